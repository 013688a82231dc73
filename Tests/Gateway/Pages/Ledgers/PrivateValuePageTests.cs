using System.Net;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Pages.Ledgers;

/// <summary>What is private in a ledger: masked for who does not keep it, opened with a reason, noted in the log.</summary>
public sealed class PrivateValuePageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Ledger = $"{LedgerSteps.School}/ledgers/l18/2026";

    [Fact]
    public async Task Officer_WithoutAndWithAReason_SeesItMaskedAndOpenAndTheLogKnows()
    {
        var chair = FormPerson.Chair(application, "chunhui");
        await chair.Add("l18/2026", ("v-helpedOn", "2026年2月9日"), ("v-helped", "欧阳春晓"), ("v-amount", "800"));
        Assert.Contains("欧阳春晓", chair.Text, StringComparison.Ordinal);

        var officer = await FormPerson.Officer(application).Open(Ledger);
        Assert.DoesNotContain("欧阳春晓", officer.Text, StringComparison.Ordinal);
        await officer.Send($"{Ledger}/opening", ("reason", " "));
        Assert.Equal(["reason.missing"], officer.Codes());

        // What is masked stays what it is when the rest is changed.
        await officer.Open($"{Ledger}/entries/1");
        Assert.Equal("", officer.Value("v-helped"));
        await officer.Send($"{Ledger}/entries", ("v-amount", "900"));
        Assert.Equal(["form.missing"], officer.Codes());
        await officer.Send($"{Ledger}/entries", ("because", "按学校来函改正金额"));
        Assert.Contains("900.00", officer.Text, StringComparison.Ordinal);

        await officer.Send($"{Ledger}/opening", ("reason", "核对春节慰问"));
        Assert.Contains("欧阳春晓", officer.Text, StringComparison.Ordinal);
        Assert.Contains("区代填", officer.Text, StringComparison.Ordinal);

        await application.Services.GetRequiredService<AuditTrail>().Flush(default);
        var auditor = await new FormPerson(application, "logAuditor/qinglan").Open("/districts/qinglan/log?kind=audit");
        Assert.Contains("核对春节慰问", auditor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳春晓", auditor.Text, StringComparison.Ordinal);
    }
}

/// <summary>A member whose post keeps other ledgers sees what is private masked, and writes nothing.</summary>
public sealed class LedgerPostTests(LedgerPostApplication application) : IClassFixture<LedgerPostApplication>
{
    private readonly PageVisitor member = new(application.CreateClient());

    [Fact]
    public async Task OtherLedgers_OfTheMember_AreReadOnly()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"{LedgerSteps.School}/ledgers/l04/2026/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"{LedgerSteps.School}/ledgers/l04/2026/paste")).Status);
        Assert.Empty((await member.Open($"{LedgerSteps.School}/ledgers/l04/2026")).QuerySelectorAll("a[href$='/new']"));
        Assert.NotNull((await member.Open($"{LedgerSteps.School}/ledgers/l12/2026/new")).QuerySelector("form[action$='/entries']"));
    }
}

/// <summary>The sample district, opened by a member of a school who keeps 校务公开 alone.</summary>
public sealed class LedgerPostApplication : SampleApplication
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IVisitors>(new Member()));
    }

    private sealed class Member : IVisitors
    {
        public ValueTask<Asking> Of(HttpContext context)
        {
            var actor = new Actor("open-member", Role.SchoolMember, new("qinglan"), new("chunhui"), PostLimits.None with { LedgerKinds = ["L12"] });
            var post = new HeldPost("one", "公开专员", actor);
            return ValueTask.FromResult(new Asking(new Visitor("open-member", "公开专员", [post], post, Stage.Ready)));
        }
    }
}

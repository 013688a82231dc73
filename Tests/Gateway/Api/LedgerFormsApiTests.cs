using System.Net;
using DistrictUnion.Tests.Gateway.Reports;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Entries as forms (Word), over HTTP and from the pages.</summary>
public sealed class LedgerFormsApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Forms_AreMaskedUnlessAnEntitledPostAsks()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "forms");
        await scene.Found("a", "b");
        (await scene.Officer.Post($"{scene.Path}/ledger-switches", new { switches = new[] { new { kind = "l15", isOn = true } } })).Ok();
        var (chair, ledgers) = (application.Chair("a", "forms"), $"{scene.School("a")}/ledgers");
        const string Name = "欧阳静宜";
        (await chair.Post($"{ledgers}/l15/2026/entries", new
        {
            entries = new[] { new { values = new { recipient = Name, type = "住院（手术）", happenedOn = "2026-01-05", relation = "本人", appliedOn = "2026-01-06", amount = "500", proofs = "住院发票" } } },
        })).Ok();

        foreach (var (client, address, isOpen) in new[]
        {
            (chair, $"{ledgers}/l15/2026/forms?entry=1", false), (chair, $"{ledgers}/l15/2026/forms?entry=1&open=true", true), (chair, $"{ledgers}/l15/2026/forms?open=true", true),
            (scene.Officer, $"{ledgers}/l15/2026/forms?open=true", false), (scene.Officer, $"{ledgers}/l15/2026/forms?reason=年终检查", true),
            (chair, "/districts/forms/schools/a/ledgers/l15/2026/forms?entry=1&open", true), (scene.Officer, "/districts/forms/schools/a/ledgers/l15/2026/forms?open", false),
        })
        {
            var reply = (await client.Get(address)).Ok();
            var forms = new WordFile(reply.Bytes);
            Assert.Equal(isOpen, forms.Whole.Contains(Name, StringComparison.Ordinal));
            Assert.Equal(isOpen, reply.ContentHeaders.ContentDisposition!.FileNameStar!.Contains("含个人信息", StringComparison.Ordinal));
            Assert.Single(forms.Tables);
        }

        (await chair.Get($"{ledgers}/l15/2026/forms?entry=2")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await chair.Get($"{ledgers}/l14/2026/forms")).Refused(HttpStatusCode.Conflict, "ledger.no-form");
        Assert.Contains("2026/forms\"", (await chair.Get("/districts/forms/schools/a/ledgers/l15/2026")).Ok().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026/forms\"", (await chair.Get("/districts/forms/schools/a/ledgers/l14/2026")).Ok().Text, StringComparison.Ordinal);
    }
}

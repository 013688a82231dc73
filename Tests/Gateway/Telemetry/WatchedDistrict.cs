using DistrictUnion.Accounts.Setup;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Tests.Gateway.Telemetry;

/// <summary>A service in which people with names, telephone numbers and illnesses do their work, while its logs are kept.</summary>
internal sealed class WatchedDistrict(params (string Key, string Value)[] settings) : GatewayApplication
{
    public const string School = "songling";

    private const string Password = "Qingxi-7kite";

    public LogLines Log { get; } = new();

    /// <summary>Who was met, what they have, and how they are known: nothing of it may be seen from outside.</summary>
    public async Task<string[]> Secrets()
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<AccountsContext>().Accounts.ToArrayAsync();
        return
        [
            .. accounts.SelectMany(a => new[] { a.Id, a.Name }), "陈静", "王秀兰", "13900005678", "13800001234", "欧阳静宜", "甲状腺手术", Password,
            "districtOfficer/qinglan", $"schoolChair/qinglan/{School}",
        ];
    }

    /// <summary>From the setup link to a report: accounts, sign-ins, a plan, a ledger with a private entry, searches; then the database goes away.</summary>
    public async Task MainJob()
    {
        Clock.Set(FakeClock.Noon(2026, 1, 10));
        var admin = await SetUp();
        var scene = new DistrictScene(this);
        await scene.RegisterOnly(School);
        await GiveChair(admin);
        await admin.Open("/districts/qinglan/accounts");
        foreach (var link in admin.Page.QuerySelectorAll("a[href^='/districts/qinglan/accounts/']").Select(a => a.GetAttribute("href")!).Distinct().ToArray()) await admin.Open(link);

        await scene.HavePlan(School, DistrictScene.Task("t1", "2026-03"));
        Clock.Set(FakeClock.Noon(2026, 4, 1));
        await scene.OpenRound("2026Q1");
        await scene.SubmitReport(School, "2026Q1", ("2026.t1", null));
        await KeepALedger(scene);
        await this.As("logAuditor/qinglan").Get($"{scene.Path}/log?text=欧阳静宜&account=schoolChair/qinglan/{School}");
        await scene.Officer.Get($"{scene.School("absent")}/quarters/2026Q1");
        await scene.Officer.Get($"{scene.Path}/comparison/2026Q1");

        foreach (var silo in Services.GetServices<IHostedService>().OfType<DistrictUnion.Embedded.EmbeddedSilo>()) await silo.StopAsync(default);
        await scene.Officer.Get($"{scene.School(School)}/quarters/2026Q1?text=欧阳静宜");
        await new FormPerson(this, $"schoolChair/qinglan/{School}").Open($"/districts/qinglan/schools/{School}/quarters/2026Q1");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Logging:LogLevel:Default", "Debug");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Information");
        builder.UseSetting("Logging:Console:LogLevel:Default", "None");
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(Log));
    }

    private async Task<FormPerson> SetUp()
    {
        var admin = new FormPerson(this);
        await using var scope = Services.CreateAsyncScope();
        var code = await scope.ServiceProvider.GetRequiredService<FirstSetup>().Begin();
        await admin.Open($"/setup?code={code}");
        await admin.Send(
            "/setup", ("district", "qinglan"), ("districtName", "青岚区教育工会"), ("name", "陈静"), ("phone", "13900005678"), ("password", Password), ("again", Password));
        return admin;
    }

    private static async Task GiveChair(FormPerson admin)
    {
        await admin.Open("/districts/qinglan/accounts/new");
        await admin.Send("/districts/qinglan/accounts/new", ("role", "SchoolChair"), ("title", "工会主席"), ("school", School), ("name", "王秀兰"), ("phone", "13800001234"));
        var first = admin.Page.QuerySelector(".slip .pw")!.TextContent;
        var chair = await admin.Another().Open("/sign-in");
        await chair.Send("/sign-in", ("organisation", School), ("name", "王秀兰"), ("password", "wrong"));
        await chair.Send("/sign-in", ("organisation", School), ("name", "王秀兰"), ("password", first));
        await chair.Send("/account/password", ("password", Password), ("again", Password));
        await chair.Send("/sign-out");
    }

    private async Task KeepALedger(DistrictScene scene)
    {
        var chair = Chair(School);
        var entry = new
        {
            visited = "欧阳静宜",
            circumstances = "甲状腺手术",
            visitedOn = "2026-03-06",
            occasion = "生病住院",
            visitors = "王秀兰、陈静",
            gift = "水果",
            money = "300",
        };
        (await chair.Post($"{scene.School(School)}/ledgers/l14/2026/entries", new { entries = new[] { new { values = entry } } })).Ok();
        (await chair.Get($"{scene.School(School)}/ledgers/l14/2026")).Ok();
        await scene.Officer.Get($"{scene.School(School)}/ledgers/l14/2026?reason=看望欧阳静宜");
    }
}

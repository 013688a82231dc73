using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DistrictUnion.Tests.Accounts;

/// <summary>What commands on the machine leave for the service.</summary>
[Collection(AccountsTests.Name)]
public sealed class WaitingEventsTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Events_ThatWait_AreToldOnceByWhicheverGateway(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await using var other = scene.Another();
        var happened = Enumerable.Range(0, 20).Select(i => Event(scene, i)).ToArray();
        foreach (var one in happened.Reverse()) await Leave(scene, one);

        foreach (var gateway in new[] { scene, other }) await Start(gateway);
        await Until(() => scene.Sent.Count + other.Sent.Count >= happened.Length);

        Assert.Equal(happened, scene.Sent.Concat(other.Sent).OrderBy(sent => sent.At));
        Assert.Equal(scene.Sent.OrderBy(sent => sent.At), scene.Sent);
        Assert.Equal(happened, scene.Kept.Concat(other.Kept).DistinctBy(one => one.Key).Select(one => one.Value).OrderBy(kept => kept.At));
    }

    /// <summary>The event is there or not there with the change: a refusal leaves none.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Command_ThatChangesAnAccount_LeavesTheEventWithTheChange(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Give(Role.SchoolChair, "工会主席", "王秀兰", AccountsScene.Songling);
        await using var command = scene.Command();

        (await command.Ask((AccountKeeping accounts) => accounts.Disable(command.Admin, chair.Must().Account, "命令行"))).Must();
        (await command.Ask((AccountKeeping accounts) => accounts.Disable(command.Admin, "nobody", "命令行"))).Refused("account.absent");

        Assert.Equal([AccountEventKinds.AccountDisabled], await Waiting(scene));
    }

    /// <summary>While the log does not answer an event stays where it is; nothing is sent on before it is kept.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Event_WhileTheLogDoesNotAnswer_StaysAndIsToldLater(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        scene.CannotKeep = true;
        await Leave(scene, Event(scene, 0));

        await Assert.ThrowsAsync<TimeoutException>(() => TellAll(scene));
        Assert.Equal([AccountEventKinds.AccountDisabled], await Waiting(scene));
        Assert.Empty(scene.Sent);

        scene.CannotKeep = false;
        await TellAll(scene);
        Assert.Empty(await Waiting(scene));
        Assert.Single(scene.Sent);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Upkeep_WhoseDatabaseDoesNotAnswer_GoesOnWhenItDoes(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await Leave(scene, Event(scene, 0));
        var schema = on is Engine.Postgres ? "accounts." : "";
        await Execute(scene, $"ALTER TABLE {schema}events RENAME TO events_away");
        var upkeep = await Start(scene);
        await Task.Delay(500);
        Assert.False(upkeep.ExecuteTask!.IsCompleted, $"{upkeep.ExecuteTask.Exception}");

        await Execute(scene, $"ALTER TABLE {schema}events_away RENAME TO events");

        await Until(() => scene.Sent.Count == 1);
    }

    private static AccountEvent Event(AccountsScene scene, int second) => new(
        AccountEventKinds.AccountDisabled, scene.Clock.GetUtcNow().AddSeconds(second), "program", null, AccountsScene.Qinglan, AccountsScene.Songling, $"u{second}", null, "命令行");

    private static Task TellAll(AccountsScene scene) => scene.Services.GetRequiredService<WaitingEvents>().TellAll(default);

    private static async Task Leave(AccountsScene scene, AccountEvent happened)
    {
        await using var context = scene.Services.GetRequiredService<AccountsDatabase>().Open();
        context.Events.Add(EventRow.Of(happened));
        await context.SaveChangesAsync();
    }

    private static async Task<string[]> Waiting(AccountsScene scene)
    {
        await using var context = scene.Services.GetRequiredService<AccountsDatabase>().Open();
        return [.. (await context.Events.AsNoTracking().ToListAsync()).Select(row => row.Event.Kind)];
    }

    private static async Task<BackgroundService> Start(AccountsScene scene)
    {
        var upkeep = scene.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();
        await upkeep.StartAsync(default);
        return upkeep;
    }

    private static async Task Execute(AccountsScene scene, string sql)
    {
        await using var context = scene.Services.GetRequiredService<AccountsDatabase>().Open();
        await context.Database.ExecuteSqlRawAsync(sql);
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (var i = 0; i < 1_500 && !isSo(); i++) await Task.Delay(20);
        Assert.True(isSo());
    }
}

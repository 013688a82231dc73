using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Store;
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
        foreach (var one in happened.Reverse()) await scene.Services.GetRequiredService<WaitingEvents>().Record(one);

        foreach (var gateway in new[] { scene, other }) await Start(gateway);
        await Until(() => scene.Told.Count + other.Told.Count >= happened.Length);

        Assert.Equal(happened, scene.Told.Concat(other.Told).OrderBy(told => told.At));
        Assert.Equal(scene.Told.OrderBy(told => told.At), scene.Told);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Upkeep_WhoseDatabaseDoesNotAnswer_GoesOnWhenItDoes(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await scene.Services.GetRequiredService<WaitingEvents>().Record(Event(scene, 0));
        var schema = on is Engine.Postgres ? "accounts." : "";
        await Execute(scene, $"ALTER TABLE {schema}events RENAME TO events_away");
        var upkeep = await Start(scene);
        await Task.Delay(500);
        Assert.False(upkeep.ExecuteTask!.IsCompleted, $"{upkeep.ExecuteTask.Exception}");

        await Execute(scene, $"ALTER TABLE {schema}events_away RENAME TO events");

        await Until(() => scene.Told.Count == 1);
    }

    private static AccountEvent Event(AccountsScene scene, int second) => new(
        AccountEventKinds.AccountDisabled, scene.Clock.GetUtcNow().AddSeconds(second), "program", null, AccountsScene.Qinglan, AccountsScene.Songling, $"u{second}", null, "命令行");

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
        for (var i = 0; i < 1_000 && !isSo(); i++) await Task.Delay(20);
        Assert.True(isSo());
    }
}

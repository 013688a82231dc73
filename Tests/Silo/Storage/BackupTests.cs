using System.Collections.Concurrent;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Copying;
using DistrictUnion.Storage.Sqlite;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;
using Npgsql;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>Copies that are made while several people write.</summary>
[Collection(StorageTests.Name)]
public sealed class BackupTests(PostgresServer server)
{
    /// <summary>Ten pages at a time, so that many groups are committed between the first and the last.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LiveCopy_UnderLoad_HoldsWhatWasConfirmedBeforeItsEnd(bool withRefusals)
    {
        await using var fixture = await StorageFixture.Started();
        var path = fixture.Path + ".backup";

        await UnderLoad(fixture.Storage, withRefusals, () => LiveCopy.Run(fixture.Storage.Writer, path, TimeProvider.System, pagesAtOnce: 10), fixture, path);

        await using var copy = new DistrictStorage(new() { Path = path }, TimeProvider.System);
        await copy.Start();
        foreach (var table in new[] { "area_sums", "occurrences", "journal_log" })
        {
            var copied = fixture.Rows(table, path);
            await copy.Maintenance.Rebuild();
            Assert.Equal(fixture.Rows(table, path), copied);
        }
    }

    [PostgresFact]
    public async Task RowCopy_UnderLoad_HoldsWhatWasConfirmedBeforeItsLastRound()
    {
        await using var fixture = await StorageFixture.Started(Engine.Postgres, server);
        var path = fixture.Path + ".backup";
        await UnderLoad(fixture.Storage, withRefusals: false, () => Task.Run(() => RowCopy(fixture, path)), fixture, path, before: 2_000);
    }

    /// <summary>What silos keep in Orleans' storage is in the copy as a service of one machine keeps it, and such a service takes it back.</summary>
    [PostgresFact]
    public async Task StatesOfSilos_AreInACopy_AndTakenBackByWhoIsAlone()
    {
        await using var fixture = await StorageFixture.Started(Engine.Postgres, server);
        string[] states = ["drafts|schoolunion/qinglan/donghe|2|{\"typed\": \"later\"}", "drafts|schoolunion/qinglan/xihu|3|{\"typed\": \"半句话\"}"];
        using (var connection = new NpgsqlConnection(PostgresServer.AsOwner(fixture.Options.PostgreSql)))
        {
            connection.Open();
            connection.Execute(
                """
                INSERT INTO cluster.grain_storage (service_id, state_name, key_n0, key_n1, key_text, payload, version, modified) VALUES
                  ('union', 'drafts/schoolunion', 0, 0, 'qinglan/xihu', convert_to('{"typed": "半句话"}', 'UTF8'), 3, '2026-03-02'),
                  ('union', 'drafts/schoolunion', 0, 0, 'qinglan/donghe', convert_to('{"typed": "earlier"}', 'UTF8'), 9, '2026-03-02'),
                  ('union', 'drafts/schoolunion', 0, 0, 'qinglan/nanshan', NULL, 4, '2026-03-02'),
                  ('trial', 'drafts/schoolunion', 0, 0, 'qinglan/xihu', convert_to('{"typed": "earlier"}', 'UTF8'), 8, '2026-03-01');
                INSERT INTO grain_state (name, key, etag, json) VALUES ('drafts', 'schoolunion/qinglan/donghe', 2, '{"typed": "later"}')
                """);
        }

        await RowCopy(fixture, fixture.Path + ".backup");

        Assert.Equal(states, fixture.Rows("grain_state", fixture.Path + ".backup"));

        await fixture.Restart();
        Assert.Equal(states, fixture.Rows("grain_state"));
        Assert.Empty(fixture.Rows("cluster.grain_storage"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Turn_IsOneProcesssAtATime_WhoeverOwnsTheDatabase(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await using (var turn = await StorageMaintenance.TakeBackupTurn(fixture.Options))
        {
            Assert.NotNull(turn);
            Assert.Null(await StorageMaintenance.TakeBackupTurn(fixture.Options));
        }

        await using var next = await StorageMaintenance.TakeBackupTurn(fixture.Options);
        Assert.NotNull(next);
    }

    private static async Task<DateTimeOffset> RowCopy(StorageFixture fixture, string path)
    {
        await using var source = fixture.Options.Open();
        await using var target = new SqliteDatabase(path);
        await target.Start();
        return DatabaseCopy.Run(source, target, TimeProvider.System, enough: TimeSpan.Zero);
    }

    /// <summary>Copies while commands are confirmed, and holds the copy against them.</summary>
    /// <param name="before">So many are confirmed first; a copy of few rows is over before another one is.</param>
    private static async Task UnderLoad(DistrictStorage storage, bool withRefusals, Func<Task<DateTimeOffset>> copy, StorageFixture fixture, string path, int before = 200)
    {
        var confirmed = new ConcurrentQueue<(string Stream, DateTimeOffset At)>();
        using var ending = new CancellationTokenSource();
        var people = Enumerable.Range(0, 4).Select(person => Task.Run(async () =>
        {
            for (var school = 0; !ending.IsCancellationRequested; school++)
            {
                var writer = storage.Journal.WritesSchool($"s{person}-{school}");
                foreach (var fact in SampleFacts.OfSchool)
                {
                    var commit = writer.Next(fact);
                    if (withRefusals && writer.Version > 0) Assert.IsType<AppendResult.VersionRace>(await storage.Journal.Append(commit with { CommandId = "late", ExpectedVersion = 0 }));
                    await writer.Commit(commit);
                    confirmed.Enqueue(($"{commit.Stream}|{commit.ExpectedVersion + 1}", TimeProvider.System.GetUtcNow()));
                }
            }
        })).ToArray();
        while (confirmed.Count < before) await Task.Delay(10);

        var began = TimeProvider.System.GetUtcNow();
        var ended = await copy();
        var then = confirmed.Count;
        while (confirmed.Count < then + 10) await Task.Delay(10);
        await ending.CancelAsync();
        await Task.WhenAll(people);

        Assert.True((await StorageMaintenance.Verify(new() { Path = path })).IsSound);
        var rows = fixture.Rows("journal", path).Select(row => string.Join('|', row.Split('|')[1..3])).ToHashSet();
        Assert.All(confirmed.Where(command => command.At < ended), command => Assert.Contains(command.Stream, rows));
        Assert.Contains(confirmed, command => command.At > began && command.At < ended);
        Assert.Contains(confirmed, command => !rows.Contains(command.Stream));
    }
}

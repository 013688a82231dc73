using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DistrictUnion.Tests.Gateway.Hosting;

/// <summary>The drill: people work, the service backs itself up meanwhile, everything is destroyed, and the backup is restored into an empty place.</summary>
public sealed class DrillTests : IAsyncLifetime
{
    private static readonly DateTimeOffset BackupTime = new(2026, 1, 10, 13, 0, 0, TimeSpan.FromHours(8));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("district-union-drill-");
    private readonly PostgresServer server = new();

    private string Backups => Path.Combine(folder.FullName, "backups");

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Restore_OfABackupMadeUnderLoad_HasEverythingConfirmedBeforeItAndNamesTheGap(Engine on)
    {
        var old = NewPlace(on, "old");
        var confirmed = await WorkAndBackUp(old);
        Destroy(old);
        var backup = Assert.Single(Directory.GetDirectories(Backups, "2026-*"));
        var summary = BackupFolder.Read(backup)!;
        var place = NewPlace(on, "new");

        var said = await Run(place, "restore", backup);
        var rows = Journal(place);
        var gap = confirmed.Where(command => !rows.ContainsKey(command.Id)).ToArray();

        Assert.Contains("与写入时一致", await Run(place, "verify"), StringComparison.Ordinal);
        Assert.Contains(confirmed, command => command.At < summary.At);
        Assert.NotEmpty(gap);
        Assert.All(gap, command => Assert.True(command.At >= summary.At, $"{command.Key} was confirmed before the backup's end and is missing."));

        // The gap has a name: the backup's end, and where the journal ends. What is missing was confirmed after both.
        var end = Micros.Moment(rows.Values.Max());
        Assert.Contains($"备份截止 {Local(summary.At)}", said, StringComparison.Ordinal);
        Assert.Contains($"日志到第 {rows.Count} 行为止", said, StringComparison.Ordinal);
        Assert.Contains($"qinglan 的最后一条：{Local(end)}", said, StringComparison.Ordinal);
        Assert.All(gap, command => Assert.True(command.At >= end));

        Assert.Contains("没有恢复", await Refused(place, "restore", backup), StringComparison.Ordinal);
        Assert.Contains("districtOfficer/qinglan", await Run(place, "user", "list"), StringComparison.Ordinal);
        await AssertFiles(place, [.. confirmed.Where(command => rows.ContainsKey(command.Id)).Select(command => command.File).OfType<string>()]);
        await AssertWorkGoesOn(place, confirmed);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <returns>What was confirmed, until some time after the backup was whole.</returns>
    private async Task<Confirmed[]> WorkAndBackUp(Place place)
    {
        const int Some = 30;
        await using var service = new Service(place, Backups);
        var scene = new DistrictScene(service);
        await scene.Found("xihu");
        await scene.StartPlan("xihu");
        var load = new Load(service, scene);
        await load.UntilConfirmed(Some);
        load.GoOnAt(BackupTime);

        Assert.True(await service.Services.GetRequiredService<DailyBackup>().MakeIfDue(default));

        Assert.Null(service.Services.GetRequiredService<BackupStanding>().Warning);
        await load.UntilConfirmed(load.Count + Some);
        return await load.End();
    }

    /// <summary>Every command may be sent again under its own key: those that were restored count once, those of the gap are made good.</summary>
    private async Task AssertWorkGoesOn(Place place, Confirmed[] confirmed)
    {
        await using (var service = new Service(place, Backups))
        {
            var scene = new DistrictScene(service);
            foreach (var command in confirmed.Where(command => command.File is null)) (await Load.SetGroup(scene, command.Key)).Ok();
        }

        var rows = Journal(place);
        Assert.All(confirmed.Where(command => command.File is null), command => Assert.Contains(command.Id, rows));
        await Run(place, "verify");
    }

    private static async Task AssertFiles(Place place, string[] files)
    {
        Assert.NotEmpty(files);
        await using var shelf = new StorageOptions { Path = place.File, PostgreSql = place.Server ?? "", FilesInDatabase = place.Server is not null }.OpenFiles();
        foreach (var file in files) Assert.NotNull(await shelf.Get(file, default));
    }

    private static string Local(DateTimeOffset moment) => moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static Task<string> Run(Place place, params string[] args) => Run(0, place, args);

    private static Task<string> Refused(Place place, params string[] args) => Run(1, place, args);

    private static async Task<string> Run(int code, Place place, string[] args)
    {
        using var said = new StringWriter();
        var ended = await MainJob.Commands.Run(args, said, said, place.Settings);
        Assert.True(ended == code, said.ToString());
        return said.ToString();
    }

    /// <summary>The moment of every row, by its command.</summary>
    private static Dictionary<string, long> Journal(Place place)
    {
        using DbConnection connection = place.Server is { } database
            ? new NpgsqlConnection(PostgresServer.AsOwner(database))
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = place.File, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection.List("SELECT command_id, at FROM journal", row => (row.GetString(0), row.GetInt64(1))).ToDictionary();
    }

    private Place NewPlace(Engine on, string name) =>
        new(Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName, name)).FullName, "union.db"), on is Engine.Postgres ? server.NewService() : null);

    private void Destroy(Place place)
    {
        if (place.Server is { } database) server.Drop(database);
        Directory.Delete(Path.GetDirectoryName(place.File)!, recursive: true);
    }

    /// <summary>Where a service has its data: in a folder, or in a database with its tables, in which the files lie, too.</summary>
    private sealed record Place(string File, string? Server)
    {
        public IEnumerable<KeyValuePair<string, string?>> Settings =>
        [
            .. GrainsUnderTest.Settings(File, Server), new("Embedded:FilesInDatabase", Server is null ? "false" : "true"),
            new("Exports:Folder", Path.Combine(Path.GetDirectoryName(File)!, "exports")),
        ];
    }

    /// <summary>A command that was answered with success.</summary>
    /// <param name="At">A moment after the answer had come.</param>
    /// <param name="File">Digest of the file that it attached, or null.</param>
    private sealed record Confirmed(string Id, string Key, DateTimeOffset At, string? File);

    private sealed class Service(Place place, string backups) : GatewayApplication
    {
        internal override IEnumerable<KeyValuePair<string, string?>> Settings => place.Settings;

        internal override string? OnServer => place.Server;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Backup:Folder", backups);
            builder.UseSetting("Backup:At", TimeOnly.FromTimeSpan(BackupTime.TimeOfDay).ToString("HH:mm", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Several people at work, each command under a key of its own; with every answer a second goes by.</summary>
    private sealed class Load
    {
        private const int Callers = 4;

        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

        private readonly Service service;
        private readonly DistrictScene scene;
        private readonly ConcurrentQueue<Confirmed> confirmed = [];
        private readonly Task working;
        private volatile bool isEnding;

        public Load(Service service, DistrictScene scene)
        {
            (this.service, this.scene) = (service, scene);
            working = Task.WhenAll([.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => SetGroups(caller))), Task.Run(AttachFiles)]);
        }

        public int Count => confirmed.Count;

        public static Task<ApiReply> SetGroup(DistrictScene scene, string key) => scene.Officer.Put($"{scene.Path}/groups/{key}", new { name = $"分组{key}", order = 3 }, key);

        public async Task UntilConfirmed(int count)
        {
            while (Count < count && !working.IsCompleted) await Task.Delay(Pause);
            if (working.IsFaulted) await working;
        }

        /// <summary>It is later now.</summary>
        public void GoOnAt(DateTimeOffset moment)
        {
            lock (confirmed) service.Clock.Set(moment);
        }

        public async Task<Confirmed[]> End()
        {
            isEnding = true;
            await working;
            return [.. confirmed];
        }

        private async Task SetGroups(int caller)
        {
            for (var i = 0; !isEnding; i++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"g{caller}-{i}");
                (await SetGroup(scene, key)).Ok();
                Confirm("districtOfficer/qinglan", key, null);
                await Task.Delay(Pause);
            }
        }

        private async Task AttachFiles()
        {
            var chair = service.Chair("xihu");
            for (var i = 0; !isEnding; i++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"file-{i}");
                var attached = (await chair.Upload($"{scene.Plan("xihu")}/files", $"{key}.pdf", TestPdf.Of(key, 100_000), key)).Ok();
                Confirm("schoolChair/qinglan/xihu", key, attached.Json.GetProperty("sha256").GetString());
                await Task.Delay(4 * Pause);
            }
        }

        private void Confirm(string account, string key, string? file)
        {
            lock (confirmed)
            {
                confirmed.Enqueue(new(CommandIds.Of(account, key), key, service.Clock.GetUtcNow(), file));
                service.Clock.Set(service.Clock.GetUtcNow().AddSeconds(1));
            }
        }
    }
}

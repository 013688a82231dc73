using System.Collections.Concurrent;
using System.Security.Cryptography;
using DistrictUnion.Gateway.Demo;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Tests.Gateway.Commands;

public sealed class BackupVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("district-union-backup-").FullName;
    private readonly StringWriter error = new();

    private string Database => Path.Combine(folder, "data", "sample.db");

    private string Backup => Path.Combine(folder, "backup");

    private string Elsewhere => Path.Combine(folder, "elsewhere", "sample.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Restore_OfABackup_BringsEverythingBackAndVerifies()
    {
        var attached = await BackUp();
        Assert.Equal(0, await Run("restore", Backup, "--database", Elsewhere));
        Assert.Matches("已恢复到 .*：1 个附件，[1-9][0-9]* 个流、[1-9][0-9]* 行日志与写入时一致", error.ToString());
        Assert.Equal(0, await Run("verify", "--database", Elsewhere));
        Assert.True(File.Exists(Path.Combine(folder, "elsewhere", "files", attached[..2], attached)));
        Assert.True(new FileInfo(Path.Combine(folder, "elsewhere", "accounts.db")).Length > 0);

        Assert.Equal(1, await Run("restore", Backup, "--database", Elsewhere));
        Assert.Contains("已经存在，没有恢复", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfADamagedBackup_TouchesNothing()
    {
        await BackUp();
        await using (var file = File.OpenWrite(Path.Combine(Backup, "sample.db")))
        {
            file.Position = 5_000;
            file.WriteByte(1);
        }

        Assert.Equal(1, await Run("restore", Backup, "--database", Elsewhere));
        Assert.Contains("sample.db 缺少或已损坏", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "elsewhere")));
        Assert.Equal(1, await Run("restore", folder, "--database", Elsewhere));
        Assert.Contains("没有备份", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_OfAnAlteredJournal_IsRefusedAndLeavesNothing()
    {
        await DemoStart.Create(new(Database));
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE journal SET facts = CAST(replace(CAST(facts AS TEXT), '初中', '高中') AS BLOB) WHERE stream = 'district:qinglan' AND version = 3";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        Assert.Equal(1, await Run("backup", Backup, "--database", Database));
        Assert.Contains("备份里的日志有 1 处问题", error.ToString(), StringComparison.Ordinal);
        Assert.Equal([Path.Combine(folder, "data")], Directory.GetFileSystemEntries(folder));
        Assert.False(Directory.Exists(Path.Combine(folder, "data", "backup.making")));
    }

    [Fact]
    public async Task Backup_WithADamagedAttachment_IsMadeAndNamesIt()
    {
        await DemoStart.Create(new(Database));
        var shelf = Directory.CreateDirectory(Path.Combine(folder, "data", "files", "ab")).FullName;
        await File.WriteAllTextAsync(Path.Combine(shelf, "ab01"), "附件");
        Assert.Equal(1, await Run("backup", Backup, "--database", Database));
        Assert.Contains("附件 ab01 已损坏", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await Run("restore", Backup, "--database", Elsewhere));
    }

    /// <summary>People work on while the verb copies; what was confirmed before the end that it names is there.</summary>
    [Fact]
    public async Task Backup_WhileTheServiceRuns_HoldsWhatWasConfirmedBefore()
    {
        await using var application = new GatewayApplication();
        var scene = new DistrictScene(application);
        await scene.Found("xihu");
        using var ending = new CancellationTokenSource();
        var confirmed = new ConcurrentQueue<DateTimeOffset>();
        var working = Task.Run(async () =>
        {
            for (var i = 0; !ending.IsCancellationRequested; i++)
            {
                (await scene.Officer.Put($"{scene.Path}/groups/g-{i}", new { name = $"第{i}组", order = 1 })).Ok();
                confirmed.Enqueue(TimeProvider.System.GetUtcNow());
            }
        });
        while (confirmed.Count < 5 && !working.IsCompleted) await Task.Delay(10);

        Assert.True(await MainJob.Commands.Run(["backup", Backup], TextWriter.Null, error, application.Settings) == 0, error.ToString());
        await ending.CancelAsync();
        await working;

        Assert.Equal(0, await Run("restore", Backup, "--database", Elsewhere));
        Assert.Contains("与写入时一致", error.ToString(), StringComparison.Ordinal);
        await using var restored = new SqliteConnection($"Data Source={Elsewhere};Pooling=False");
        restored.Open();
        var groups = restored.Scalar<long>("SELECT count(*) FROM journal WHERE instr(CAST(facts AS TEXT), '\"g-') > 0");
        Assert.InRange(groups, confirmed.Count(at => at < BackupFolder.Read(Backup)!.At), confirmed.Count - 1);
    }

    /// <summary>Before an upgrade: what the service confirms after the copy would be missing from what takes its place.</summary>
    [Fact]
    public async Task Backup_ThatMustBeAlone_IsRefusedWhileTheServiceRuns()
    {
        var application = new GatewayApplication();
        await using (application)
        {
            await new DistrictScene(application).Found("xihu");
            Assert.Equal(1, await MainJob.Commands.Run(["backup", Backup, "--alone"], TextWriter.Null, error, application.Settings));
            Assert.Contains("正被另一个进程使用", error.ToString(), StringComparison.Ordinal);
            Assert.False(Directory.Exists(Backup));
        }

        await DemoStart.Create(new(Database));
        Assert.Equal(0, await Run("backup", Backup, "--alone", "--database", Database));
        Assert.NotEmpty(BackupFolder.Read(Backup)!.Seals);
    }

    [Fact]
    public async Task Backup_BesideAnother_IsRefused()
    {
        await DemoStart.Create(new(Database));
        await using (File.Open(Path.Combine(folder, "data", "backup.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(1, await Run("backup", Backup, "--database", Database));
            Assert.Contains("另一个备份正在进行", error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await Run("backup", Backup, "--database", Database));
    }

    private async Task<string> BackUp()
    {
        await DemoStart.Create(new(Database));
        var attached = Convert.ToHexStringLower(SHA256.HashData("附件"u8));
        var shelf = Directory.CreateDirectory(Path.Combine(folder, "data", "files", attached[..2])).FullName;
        await File.WriteAllTextAsync(Path.Combine(shelf, attached), "附件");
        Assert.Equal(0, await Run("backup", Backup, "--database", Database));
        return attached;
    }

    private Task<int> Run(params string[] args)
    {
        error.GetStringBuilder().Clear();
        return MainJob.Commands.Run(args, TextWriter.Null, error);
    }
}

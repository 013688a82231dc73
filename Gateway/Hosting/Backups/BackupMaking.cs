using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>What is backed up, by the verb that owns the database or by the service that runs on it.</summary>
/// <param name="Database">Where it is, and with it the attached files.</param>
/// <param name="CopyDatabase">Seals every district and copies the database into a file; answers the seals.</param>
/// <param name="CopyAccounts">Copies the accounts into a file, where they lie in one.</param>
internal sealed record BackupSource(ServedDatabase Database, Func<string, Task<ImmutableArray<SealReceipt>>> CopyDatabase, Func<string, Task<Outcome<BackedUp>>> CopyAccounts);

/// <summary>
/// Makes a backup: copies beside the database, where locks hold; checks every chain in the copy; takes it to its folder, which may be a share;
/// reads it back; and only then gives the folder its name. So a folder without <c>.partial</c> is whole.
/// </summary>
internal static class BackupMaking
{
    /// <summary>What a folder is called until it is whole.</summary>
    public const string Partial = ".partial";

    private const string Making = "backup.making";

    /// <param name="folder">The new folder.</param>
    /// <param name="files">Where the attached files go; null: into the folder itself. Files that are there already are not copied again.</param>
    /// <returns>Refused: backup.exists, backup.unsound, backup.unreadable, accounts.*.</returns>
    /// <exception cref="IOException">A disk is full or a share is gone.</exception>
    public static async Task<Outcome<BackupSummary>> Make(BackupSource source, string folder, string? files, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (File.Exists(folder) || Directory.Exists(folder)) return new Refusal("backup.exists", RefusalKind.Conflict, $"{folder} 已经存在，没有覆盖，请换一个名字。");
        var partial = folder + Partial;
        var making = Path.Combine(Path.GetDirectoryName(source.Database.Path)!, Making);
        Remove(making);
        Remove(partial);
        try
        {
            Directory.CreateDirectory(making);
            Directory.CreateDirectory(partial);
            var (database, accounts) = (Path.Combine(making, Path.GetFileName(source.Database.Path)), Path.Combine(making, BackupFolder.Accounts));
            var seals = await source.CopyDatabase(database);
            var copied = await source.CopyAccounts(accounts);
            if (copied.Value is not { } backedUp) return Outcome<BackupSummary>.Refused(copied.Refusals);
            var check = await EmbeddedDatabase.Verify(new(database));
            if (!check.IsSound) return new Refusal("backup.unsound", RefusalKind.Conflict, $"备份里的日志有 {check.Flaws.Length} 处问题：{check.Flaws[0].Text}请运行 verify，不要删除较早的备份。");

            var digests = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var made in Directory.GetFiles(making).Where(path => path == database || path == accounts))
            {
                var name = Path.GetFileName(made);
                digests[name] = await BackupFiles.Copy(made, Path.Combine(partial, name), cancellationToken);
            }

            var (count, damaged) = await BackupFiles.CopyAll(source.Database.Files, files ?? Path.Combine(partial, BackupFolder.Files), cancellationToken);
            var summary = new BackupSummary(
                clock.GetUtcNow(), Path.GetFileName(source.Database.Path), backedUp.IsInFile, count, damaged, check.Streams, check.Rows,
                [.. seals.Select(s => new BackupSeal(s.District, s.Number, s.Digest))], digests.ToImmutable());
            BackupFolder.Write(partial, summary);
            Directory.Move(partial, folder);
            return summary;
        }
        catch (InvalidDataException exception)
        {
            return new Refusal("backup.unreadable", RefusalKind.Conflict, $"备份写下以后读回来不一样：{exception.Message}");
        }
        finally
        {
            Remove(making);
            Remove(partial);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

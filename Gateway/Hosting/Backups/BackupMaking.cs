using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Embedded;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>What is backed up, by the verb or by the service that runs on the database.</summary>
/// <param name="Database">Where it is, and with it the attached files.</param>
/// <param name="CopyDatabase">Copies the database into a file, with new seals where it can make them.</param>
/// <param name="CopyAccounts">Copies the accounts into a file; answers why not, or null.</param>
internal sealed record BackupSource(ServedDatabase Database, Func<string, Task<CopiedDatabase>> CopyDatabase, Func<string, Task<Refusal?>> CopyAccounts);

/// <summary>
/// Makes a backup: copies beside the database, where locks hold; checks every chain in the copy; takes it to its folder, which may be a share;
/// reads it back; and only then gives the folder its name. So a folder without <c>.partial</c> is whole. It holds everything that was confirmed
/// before its end, <see cref="BackupSummary.At"/>, when the database was copied; what was confirmed later may be missing.
/// </summary>
internal static class BackupMaking
{
    /// <summary>What a folder is called until it is whole.</summary>
    public const string Partial = ".partial";

    /// <summary>Code of the refusal while another backup of the same database is being made.</summary>
    public const string Busy = "backup.busy";

    private const string Making = "backup.making";

    /// <param name="folder">The new folder.</param>
    /// <param name="files">Where the attached files go; null: into the folder itself. Files that are there already are not copied again.</param>
    /// <returns>Refused: backup.exists, backup.busy, backup.unsound, backup.unreadable, accounts.*.</returns>
    /// <exception cref="IOException">A disk is full or a share is gone.</exception>
    public static async Task<Outcome<BackupSummary>> Make(BackupSource source, string folder, string? files, CancellationToken cancellationToken)
    {
        if (File.Exists(folder) || Directory.Exists(folder)) return new Refusal("backup.exists", RefusalKind.Conflict, $"{folder} 已经存在，没有覆盖，请换一个名字。");
        await using var turn = await EmbeddedDatabase.TakeBackupTurn(source.Database.Place);
        if (turn is null) return new Refusal(Busy, RefusalKind.Conflict, "另一个备份正在进行，请等它做完再试。");
        using var making = WorkFolder.Beside(source.Database, Making);
        using var partial = new WorkFolder(folder + Partial);
        try
        {
            var kept = EmbeddedFiles.In(files ?? partial.PathOf(BackupFolder.Files));
            var name = Path.GetFileName(source.Database.Path);
            var (database, accounts) = (making.PathOf(name), making.PathOf(BackupFolder.Accounts));

            // Most of the files first, because they take longest; what the database names by then comes after it.
            await source.Database.Files.CopyTo(kept, cancellationToken);
            var copied = await source.CopyDatabase(database);
            if (await source.CopyAccounts(accounts) is { } refusal) return refusal;
            var check = await EmbeddedDatabase.Verify(new(database));
            if (!check.IsSound) return new Refusal("backup.unsound", RefusalKind.Conflict, $"备份里的日志有 {check.Flaws.Length} 处问题：{check.Flaws[0].Text}请运行 verify，不要删除较早的备份。");

            var digests = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            digests[name] = await BackupFiles.Copy(database, partial.PathOf(name), cancellationToken);
            digests[BackupFolder.Accounts] = await BackupFiles.Copy(accounts, partial.PathOf(BackupFolder.Accounts), cancellationToken);
            var taken = await source.Database.Files.CopyTo(kept, cancellationToken);
            var summary = new BackupSummary(
                copied.At, name, taken.Count, taken.Damaged, check.Streams, check.Rows,
                [.. copied.Seals.Select(s => new BackupSeal(s.District, s.Number, s.Digest))], digests.ToImmutable());
            BackupFolder.Write(partial.Path, summary);
            Directory.Move(partial.Path, folder);
            return summary;
        }
        catch (InvalidDataException exception)
        {
            return new Refusal("backup.unreadable", RefusalKind.Conflict, $"备份写下以后读回来不一样：{exception.Message}");
        }
    }
}

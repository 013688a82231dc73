using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Embedded;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>What was restored, and what the check of its journal found.</summary>
/// <param name="Damaged">Attached files that the backup holds damaged; they were left out.</param>
internal sealed record Restored(JournalCheck Check, int Files, ImmutableArray<string> Damaged);

/// <summary>Puts a backup where nothing is: never over anything.</summary>
internal static class BackupRestoring
{
    /// <param name="folder">A backup; of an older program without <c>backup.json</c> as well.</param>
    /// <param name="database">Where the database goes.</param>
    /// <param name="accounts">Where the accounts go; null: they are on PostgreSQL.</param>
    /// <returns>Refused: backup.absent, backup.damaged, restore.not-empty.</returns>
    public static async Task<Outcome<Restored>> Restore(string folder, string database, string? accounts, CancellationToken cancellationToken)
    {
        if (DatabaseIn(folder, Path.GetFileName(database)) is not { } backedUp) return new Refusal("backup.absent", RefusalKind.Absent, $"{folder} 里没有备份。");
        var files = new ServedDatabase(database).Files;
        string?[] taken = [database, database + "-wal", accounts];
        if (taken.FirstOrDefault(File.Exists) is { } there) return NotEmpty(there);
        if (Directory.Exists(files) && Directory.EnumerateFileSystemEntries(files).Any()) return NotEmpty(files);

        foreach (var (name, digest) in BackupFolder.Read(folder)?.Sha256 ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || await BackupFiles.Digest(path, cancellationToken) != digest)
                return new Refusal("backup.damaged", RefusalKind.Conflict, $"备份里的 {name} 缺少或已损坏，没有恢复。请换一个备份。");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        var (count, damaged) = BackupFolder.FilesOf(folder) is { } attached ? await BackupFiles.CopyAll(attached, files, cancellationToken) : (0, []);
        if (accounts is not null && Path.Combine(folder, BackupFolder.Accounts) is var people && File.Exists(people))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(accounts)!);
            await BackupFiles.Copy(people, accounts, cancellationToken);
        }

        // The database last: without it nothing is there yet.
        await BackupFiles.Copy(backedUp, database, cancellationToken);
        return new Restored(await EmbeddedDatabase.Verify(new(database)), count, damaged);
    }

    private static Refusal NotEmpty(string path) =>
        new("restore.not-empty", RefusalKind.Conflict, $"{path} 已经存在，没有恢复。请先停止服务，把原来的数据文件夹改名留着，再恢复。");

    private static string? DatabaseIn(string folder, string usual)
    {
        if (!Directory.Exists(folder)) return null;
        var name = BackupFolder.Read(folder)?.Database ?? usual;
        var named = Path.Combine(folder, name);
        return File.Exists(named) ? named : Directory.GetFiles(folder, "*.db").Where(path => Path.GetFileName(path) != BackupFolder.Accounts).ToArray() is [var only] ? only : null;
    }
}

using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>What was restored, and what the check of its journal found.</summary>
/// <param name="At">The backup's end, UTC: everything that was confirmed before is there. Null: an older program's backup, which does not say it.</param>
/// <param name="Damaged">Attached files that the backup holds damaged; they were left out.</param>
internal sealed record Restored(DateTimeOffset? At, JournalCheck Check, int Files, ImmutableArray<string> Damaged);

/// <summary>Puts a backup where nothing is, in files or on a server: never over anything.</summary>
internal static class BackupRestoring
{
    private const string Making = "restore.making";

    /// <param name="folder">A backup; of an older program without <c>backup.json</c> as well.</param>
    /// <param name="database">Where the database and the attached files go.</param>
    /// <param name="configuration">Says where the accounts go.</param>
    /// <returns>Refused: backup.absent, backup.damaged, restore.not-empty, accounts.*.</returns>
    /// <exception cref="SiloStartException">The database on a server cannot be used.</exception>
    public static async Task<Outcome<Restored>> Restore(string folder, ServedDatabase database, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (DatabaseIn(folder, Path.GetFileName(database.Path)) is not { } backedUp) return new Refusal("backup.absent", RefusalKind.Absent, $"{folder} 里没有备份，或者运行这个命令的账户读不到它。");
        if (await Taken(database, AccountsAlone.FileOf(configuration, database), cancellationToken) is { } there)
        {
            return new Refusal("restore.not-empty", RefusalKind.Conflict, database.IsInFile
                ? $"{there} 已经存在，没有恢复。请先停止服务，把原来的数据文件夹改名留着，再恢复。"
                : $"{there} 里已有数据，没有恢复。请换一个空的位置；空的 PostgreSQL 数据库先用 upgrade 建表。");
        }

        var summary = BackupFolder.Read(folder);
        foreach (var (name, digest) in summary?.Sha256 ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || await BackupFiles.Digest(path, cancellationToken) != digest)
                return new Refusal("backup.damaged", RefusalKind.Conflict, $"备份里的 {name} 缺少或已损坏，没有恢复。请换一个备份。");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(database.Path)!);
        using var making = WorkFolder.Beside(database, Making);
        if (await TakeAccounts(Path.Combine(folder, BackupFolder.Accounts), database, configuration, making, cancellationToken) is { } refusal) return refusal;
        var files = BackupFolder.FilesOf(folder) is { } kept ? await EmbeddedFiles.In(kept).CopyTo(database.Files, cancellationToken) : FilesTaken.None;

        // The database last: without it nothing is there yet.
        return new Restored(summary?.At, await TakeDatabase(backedUp, database, making, cancellationToken), files.Count, files.Damaged);
    }

    /// <summary>What stands in the way; null: the place is empty. Accounts on a server are looked at when they are taken along.</summary>
    private static async Task<string?> Taken(ServedDatabase database, string? accounts, CancellationToken cancellationToken)
    {
        string?[] files = database.IsInFile ? [database.Path, database.Path + "-wal", accounts] : [accounts];
        if (files.FirstOrDefault(File.Exists) is { } there) return there;
        if (!database.IsInFile && !await EmbeddedDatabase.IsEmpty(database.Place)) return database.Name;
        return await database.Files.Any(cancellationToken) ? database.Files.Name : null;
    }

    private static async Task<Refusal?> TakeAccounts(
        string backedUp, ServedDatabase database, IConfiguration configuration, WorkFolder making, CancellationToken cancellationToken)
    {
        if (!File.Exists(backedUp)) return null;
        if (AccountsAlone.FileOf(configuration, database) is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await BackupFiles.Copy(backedUp, file, cancellationToken);
            return null;
        }

        var copy = making.PathOf(BackupFolder.Accounts);
        await BackupFiles.Copy(backedUp, copy, cancellationToken);
        return await AccountsAlone.Restore(configuration, database, copy, cancellationToken) is { IsRefused: true } refused ? refused.Refusals[0] : null;
    }

    private static async Task<JournalCheck> TakeDatabase(string backedUp, ServedDatabase database, WorkFolder making, CancellationToken cancellationToken)
    {
        var copy = database.IsInFile ? database.Path : making.PathOf(Path.GetFileName(backedUp));
        await BackupFiles.Copy(backedUp, copy, cancellationToken);
        return database.IsInFile ? await EmbeddedDatabase.Verify(database.Place) : await EmbeddedDatabase.Move(new(copy), database.Place);
    }

    private static string? DatabaseIn(string folder, string usual)
    {
        if (!Directory.Exists(folder)) return null;
        var name = BackupFolder.Read(folder)?.Database ?? usual;
        var named = Path.Combine(folder, name);
        return File.Exists(named) ? named : Directory.GetFiles(folder, "*.db").Where(path => Path.GetFileName(path) != BackupFolder.Accounts).ToArray() is [var only] ? only : null;
    }
}

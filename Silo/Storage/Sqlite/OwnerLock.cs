namespace DistrictUnion.Storage.Sqlite;

/// <summary>
/// The owner of a database holds its lock file, <c>NAME.lock</c>, by a lock of the operating system. The system takes the lock back
/// when the process ends, however it ends; so a file left behind by a dead process stops nobody.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream file;

    private OwnerLock(FileStream file) => this.file = file;

    /// <exception cref="StorageException">Somebody else owns the database: <c>storage.in-use</c>.</exception>
    public static OwnerLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new StorageException(
                "storage.in-use", $"数据库 {databasePath} 正被另一个进程使用。请先停止那个进程，或换一个数据库文件。（锁文件 {path}）", e);
        }
    }

    /// <summary>Gives the database free. The file stays: deleting it would race with the next owner.</summary>
    public void Dispose() => file.Dispose();
}

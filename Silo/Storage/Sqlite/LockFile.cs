namespace DistrictUnion.Storage.Sqlite;

/// <summary>
/// A file with a lock of the operating system, which takes the lock back when the process ends, however it ends; so a file left behind by a
/// dead process stops nobody. The file stays: deleting it would race with the next holder.
/// </summary>
internal sealed class LockFile : IDisposable, IAsyncDisposable
{
    // EWOULDBLOCK on Linux and on macOS; ERROR_SHARING_VIOLATION.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;

    private LockFile(FileStream file) => this.file = file;

    /// <param name="why">What the system said where somebody else holds it.</param>
    /// <returns>Null: somebody else holds it.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static LockFile? Take(string path, out IOException? why)
    {
        try
        {
            why = null;
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (Held.Contains(e.HResult))
        {
            why = e;
            return null;
        }
    }

    public void Dispose() => file.Dispose();

    public ValueTask DisposeAsync() => file.DisposeAsync();
}

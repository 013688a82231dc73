namespace DistrictUnion.Gateway.Hosting;

/// <summary>A folder for the time of one piece of work. What an earlier one that was broken off left there goes first.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder(string path)
    {
        Path = path;
        Remove(path);
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    /// <summary>One beside a database, where its locks hold.</summary>
    public static WorkFolder Beside(ServedDatabase database, string name) => new(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(database.Path)!, name));

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Remove(Path);

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

using DistrictUnion.Storage;

namespace DistrictUnion.Embedded;

/// <summary>What may be done with a database that another process owns.</summary>
public static class EmbeddedDatabase
{
    /// <summary>Checks the journal as <see cref="IEmbeddedAdministration.Verify"/> does; only reads.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="outside">A seal that was kept outside, or null.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static JournalCheck Verify(string path, PrintedSeal? outside = null) =>
        File.Exists(path)
            ? EmbeddedAdministration.From(StorageMaintenance.Verify(path, EmbeddedAdministration.To(outside)))
            : throw new FileNotFoundException($"没有数据库文件 {path}。", path);

    /// <summary>Copies a database into a file that is whole by itself; its owner goes on writing.</summary>
    /// <param name="path">The database file, which is there.</param>
    /// <param name="copy">The copy; one that is there is replaced.</param>
    public static void Copy(string path, string copy) => StorageMaintenance.Copy(path, copy);

    /// <summary>Copies the files that were attached, which lie beside a database, to beside its copy.</summary>
    /// <returns>How many there are.</returns>
    public static int CopyFiles(string path, string copy) => StorageMaintenance.CopyFiles(path, copy);
}

using DistrictUnion.Storage;

namespace DistrictUnion.Embedded;

/// <summary>Where a database and the files that were attached lie.</summary>
/// <param name="Database">Path of the SQLite file.</param>
/// <param name="PostgreSql">Connection string of a PostgreSQL database that takes its place; empty: none.</param>
/// <param name="Files">Folder of the attached files; empty: <c>files</c> beside <paramref name="Database"/>.</param>
/// <param name="FilesInDatabase">Whether the attached files lie in the PostgreSQL database instead.</param>
public sealed record EmbeddedPlace(string Database, string PostgreSql = "", string Files = "", bool FilesInDatabase = false)
{
    public bool IsInFile => PostgreSql.Length == 0;

    /// <summary>Whether there may be a database; whether a server has one is found out when it is opened.</summary>
    public bool MayBeThere => !IsInFile || File.Exists(Database);

    /// <summary>For a sentence; never with a password.</summary>
    public string Name => Options.Name;

    public static EmbeddedPlace Of(EmbeddedOptions options) => new(Path.GetFullPath(options.Database), options.PostgreSql, options.Files, options.FilesInDatabase);

    /// <summary>Has a host use it.</summary>
    public void Set(EmbeddedOptions options) =>
        (options.Database, options.PostgreSql, options.Files, options.FilesInDatabase) = (Database, PostgreSql, Files, FilesInDatabase);

    /// <summary>The role under which the service runs on PostgreSQL; empty in a file.</summary>
    public string Role => Options.Role;

    internal StorageOptions Options => new() { Path = Path.GetFullPath(Database), PostgreSql = PostgreSql, Files = Files, FilesInDatabase = FilesInDatabase };
}

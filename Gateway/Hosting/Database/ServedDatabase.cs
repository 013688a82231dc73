using DistrictUnion.Embedded;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The database that a verb is about.</summary>
internal sealed record ServedDatabase(EmbeddedPlace Place)
{
    /// <summary>A SQLite file.</summary>
    public ServedDatabase(string path)
        : this(new EmbeddedPlace(System.IO.Path.GetFullPath(path)))
    {
    }

    /// <summary>For a sentence; never with a password.</summary>
    public string Name => Place.Name;

    /// <summary>The SQLite file; on PostgreSQL the one whose place it takes. Accounts lie beside it unless the settings say otherwise.</summary>
    public string Path => Place.Database;

    /// <summary>The attached files.</summary>
    public EmbeddedFiles Files => EmbeddedFiles.Of(Place);

    public bool IsInFile => Place.IsInFile;

    public bool MayBeThere => Place.MayBeThere;

    /// <summary>Connection string of a PostgreSQL database that takes the file's place; empty: none.</summary>
    public string PostgreSql => Place.PostgreSql;

    /// <summary>The role under which the service runs on PostgreSQL.</summary>
    public string Role => Place.Role;

    /// <summary>The file that is named, else the database that the service is set up with.</summary>
    public static ServedDatabase Of(IConfiguration configuration, string? named) => named is not null ? new(named) : new(GrainHost.PlaceOf(configuration));
}

using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Embedded;

/// <summary>Settings of the host inside the process, section <c>Embedded</c>.</summary>
public sealed class EmbeddedOptions : IValidatableObject
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Embedded";

    /// <summary>Path of the SQLite file. Its folder is made when it is absent.</summary>
    /// <value>The default value is <c>data/district-union.db</c> below the working directory.</value>
    [Required]
    public string Database { get; set; } = "data/district-union.db";

    /// <summary>Connection string of a PostgreSQL database, with the role under which the program runs; empty: the SQLite file.</summary>
    [DataType("ConnectionString")]
    public string PostgreSql { get; set; } = "";

    /// <summary>Connection string with the role that owns the tables; only the verb <c>upgrade</c> needs it.</summary>
    [DataType("ConnectionString")]
    public string PostgreSqlOwner { get; set; } = "";

    /// <summary>Folder of the bytes of attached files; empty: <c>files</c> beside the SQLite file.</summary>
    public string Files { get; set; } = "";

    /// <summary>Whether the bytes of attached files lie in the PostgreSQL database instead of the folder, so that the database's own backups hold them.</summary>
    /// <value>The default value is false; true needs <see cref="PostgreSql"/>.</value>
    public bool FilesInDatabase { get; set; }

    /// <summary>Activations that are kept in memory. Above it, those that have been idle longest leave; one that is busy never does.</summary>
    /// <value>The default value is 4,000; 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MaxActivations { get; set; } = 4_000;

    /// <summary>Whether every argument and answer crosses a call as JSON, so that a contract which would break between processes breaks here.</summary>
    /// <value>The default value is false; tests and Development switch it on.</value>
    public bool CopyMessages { get; set; }

    /// <summary>Time between two seals of every district.</summary>
    /// <value>The default value is 1 day; 1 minute to 7 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan SealEvery { get; set; } = TimeSpan.FromDays(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FilesInDatabase && PostgreSql.Length == 0)
        {
            yield return new(
                $"设置 {Section}:{nameof(FilesInDatabase)} 只能与 {Section}:{nameof(PostgreSql)} 一起用：附件放在数据库里要用 PostgreSQL，SQLite 的附件放在文件夹里。",
                [nameof(FilesInDatabase)]);
        }
    }
}

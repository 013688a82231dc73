using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace DistrictUnion.Accounts.Settings;

/// <summary>Settings of accounts for the whole installation, section <c>Accounts</c>. A district may set its own within the same bounds.</summary>
public sealed class AccountsOptions : IValidatableObject
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Accounts";

    /// <summary>Shortest and longest idle time in minutes that a district may set.</summary>
    public const int FewestIdleMinutes = 5;
    public const int MostIdleMinutes = 120;

    /// <summary>Path of the SQLite file; empty in the settings: beside the grains' database. Its folder is made when it is absent. Not used when <see cref="PostgreSql"/> is set.</summary>
    /// <value>The default value is <c>data/accounts.db</c> below the working directory.</value>
    public string Database { get; set; } = "data/accounts.db";

    /// <summary>Connection string of the PostgreSQL database in whose schema <c>accounts</c> they lie; empty: SQLite.</summary>
    [DataType("ConnectionString")]
    public string? PostgreSql { get; set; }

    /// <summary>Which rules a new password follows where the district has set none.</summary>
    /// <value>The default value is <see cref="PasswordPolicy.Protection"/> (等保).</value>
    [EnumDataType(typeof(PasswordPolicy))]
    public PasswordPolicy Policy { get; set; } = PasswordPolicy.Protection;

    /// <summary>Minutes without a request after which a session ends, where the district has set none.</summary>
    /// <value>The default value is 30; 5 to 120.</value>
    [Range(FewestIdleMinutes, MostIdleMinutes)]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Time after which a session ends however busy it is.</summary>
    /// <value>The default value is 12 hours; 1 to 24 hours.</value>
    [Range(typeof(TimeSpan), "01:00:00", "1.00:00:00")]
    public TimeSpan SessionLasts { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a checked session or token is believed without asking the database: other nodes learn of its end that much later.</summary>
    /// <value>The default value is 3 seconds; 0 to 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan Believe { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Rounds of PBKDF2 (HMAC-SHA-512) for a password's hash. More make guessing and signing in slower.</summary>
    /// <value>The default value is 210,000; 1,000 (tests) to 10,000,000.</value>
    [Range(1_000, 10_000_000)]
    public int HashRounds { get; set; } = 210_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(PostgreSql) && !IsConnection(PostgreSql))
            yield return new("设置 Accounts:PostgreSql 不是 PostgreSQL 的连接字符串（Host=…;Database=…;Username=…）。", [nameof(PostgreSql)]);
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            return false;
        }
    }
}

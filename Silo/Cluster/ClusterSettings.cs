using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Which cluster a silo belongs to, section <c>Cluster</c>; gateways have the same values there.</summary>
internal sealed class ClusterSettings
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Cluster";

    /// <summary>What stands in the section for gateways.</summary>
    public static readonly string[] OfGateways = [Owner, "PostgreSqlOwnerFile", "ResponseTimeout", "Attempts"];

    /// <summary>Connection strings, which may hold a password.</summary>
    public static readonly string[] Secrets = [nameof(PostgreSql), Owner];

    private const string Owner = "PostgreSqlOwner";

    private const string Missing = "没有设置 Cluster:PostgreSql：PostgreSQL 数据库的连接字符串，请用环境变量 Cluster__PostgreSql 或文件 Cluster:PostgreSqlFile 给出。";

    /// <summary>Connection string of the PostgreSQL database, with the role under which the program runs; by environment, <c>Cluster__PostgreSql</c>.</summary>
    public string PostgreSql { get; set; } = "";

    /// <summary>File that holds that connection string, in place of the variable.</summary>
    public string PostgreSqlFile { get; set; } = "";

    /// <summary>Name of the cluster. Silos and gateways of one name find each other.</summary>
    /// <value>The default value is <c>district-union</c>.</value>
    [RegularExpression("[a-z0-9-]{1,64}", ErrorMessage = "设置 Cluster:ClusterId 只能用 1 到 64 个小写字母、数字和连字符。")]
    public string ClusterId { get; set; } = "district-union";

    /// <summary>Name under which grains' state is kept; it stays when the cluster gets another name.</summary>
    /// <value>The default value is <c>district-union</c>.</value>
    [RegularExpression("[a-z0-9-]{1,64}", ErrorMessage = "设置 Cluster:ServiceId 只能用 1 到 64 个小写字母、数字和连字符。")]
    public string ServiceId { get; set; } = "district-union";

    /// <summary>The connection string, from wherever it is given.</summary>
    /// <exception cref="SettingsException">It is given nowhere or twice, or the file cannot be read.</exception>
    public string Connection() => (PostgreSql, PostgreSqlFile) switch
    {
        ("", "") => throw new SettingsException(Missing),
        (var connection, "") => connection,
        ("", var file) => Read(file),
        _ => throw new SettingsException("设置 Cluster:PostgreSql 和 Cluster:PostgreSqlFile 只能写一个。"),
    };

    private static string Read(string file)
    {
        try
        {
            if (File.ReadAllText(file).Trim() is { Length: > 0 } connection) return connection;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Said below, as of an empty one.
        }

        throw new SettingsException("设置 Cluster:PostgreSqlFile 指的文件读不出来：要是本程序可读、不空的文本文件。");
    }
}

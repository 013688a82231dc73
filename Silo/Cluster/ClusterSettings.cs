using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Which cluster a silo belongs to, section <c>Cluster</c>; gateways have the same values there.</summary>
internal sealed class ClusterSettings
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Cluster";

    private string postgreSql = "";

    /// <summary>Connection string of the PostgreSQL database, with the role under which the program runs; by environment, <c>Cluster__PostgreSql</c>.</summary>
    [Required(ErrorMessage = "没有设置 Cluster:PostgreSql：PostgreSQL 数据库的连接字符串，请用环境变量 Cluster__PostgreSql 或文件 Cluster:PostgreSqlFile 给出。")]
    public string PostgreSql { get => postgreSql.Length > 0 || PostgreSqlFile.Length == 0 ? postgreSql : File.ReadAllText(PostgreSqlFile).Trim(); set => postgreSql = value; }

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
}

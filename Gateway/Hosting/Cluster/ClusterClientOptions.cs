using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>Settings of a gateway as a client of the cluster, section <c>Cluster</c>; silos have the first three, too.</summary>
internal sealed class ClusterClientOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Cluster";

    /// <summary>Connection string of the PostgreSQL database, with the role under which the program runs.</summary>
    [Required(ErrorMessage = "没有设置 Cluster:PostgreSql：PostgreSQL 数据库的连接字符串，请用环境变量 Cluster__PostgreSql 给出。")]
    [DataType("ConnectionString")]
    public string PostgreSql { get; set; } = "";

    /// <summary>Name of the cluster. Silos and gateways of one name find each other.</summary>
    /// <value>The default value is <c>district-union</c>.</value>
    [Required]
    public string ClusterId { get; set; } = "district-union";

    /// <summary>Name under which grains' state is kept.</summary>
    /// <value>The default value is <c>district-union</c>.</value>
    [Required]
    public string ServiceId { get; set; } = "district-union";

    /// <summary>Connection string with the role that owns the tables; only the verb <c>upgrade</c> needs it.</summary>
    [DataType("ConnectionString")]
    public string PostgreSqlOwner { get; set; } = "";

    /// <summary>Time that a silo has to answer a call in. After it the call is made again, perhaps of another silo.</summary>
    /// <value>The default value is 10 seconds; 1 second to 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a call is made in all before its caller is told that the service does not answer (503).</summary>
    /// <value>The default value is 4; 1 to 10.</value>
    [Range(1, 10)]
    public int Attempts { get; set; } = 4;
}

using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Settings of one silo, section <c>Silo</c>.</summary>
internal sealed class SiloSettings : IValidatableObject
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Silo";

    /// <summary>IP address under which gateways and other silos reach this one; empty: the first of the machine that is not its own loopback.</summary>
    public string Address { get; set; } = "";

    /// <summary>Port for other silos.</summary>
    /// <value>The default value is 11111; 1 to 65535.</value>
    [Range(1, 65_535, ErrorMessage = "设置 Silo:SiloPort 要是 1 到 65535 的整数。")]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Port for gateways.</summary>
    /// <value>The default value is 30000; 1 to 65535.</value>
    [Range(1, 65_535, ErrorMessage = "设置 Silo:GatewayPort 要是 1 到 65535 的整数。")]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>Time after which a grain that nobody calls leaves memory.</summary>
    /// <value>The default value is 15 minutes; 1 minute to 1 day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "设置 Silo:IdleAfter 要在 00:01:00 到 1.00:00:00 之间。")]
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Time between two seals of every district.</summary>
    /// <value>The default value is 1 day; 1 minute to 7 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "设置 Silo:SealEvery 要在 00:01:00 到 7.00:00:00 之间。")]
    public TimeSpan SealEvery { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Time that accepted work has to end in when the silo is told to stop.</summary>
    /// <value>The default value is 1 minute; 5 seconds to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00", ErrorMessage = "设置 Silo:DrainFor 要在 00:00:05 到 00:10:00 之间。")]
    public TimeSpan DrainFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Address of an OTLP collector (HTTP) that gets metrics and traces; empty: none.</summary>
    public string Otlp { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address.Length > 0 && !System.Net.IPAddress.TryParse(Address, out _)) yield return new("设置 Silo:Address 要是一个 IP 地址。");
        if (Otlp.Length > 0 && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https"))
            yield return new("设置 Silo:Otlp 要是 http:// 或 https:// 开头的地址，或者留空。");
        if (SiloPort == GatewayPort) yield return new("设置 Silo:SiloPort 和 Silo:GatewayPort 不能是同一个端口。");
    }
}

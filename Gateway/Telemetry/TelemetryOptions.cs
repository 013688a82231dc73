using System.ComponentModel.DataAnnotations;
using System.Net;

namespace DistrictUnion.Gateway.Telemetry;

/// <summary>Settings of what can be seen from outside, section <c>Telemetry</c>. By default nothing is made and nothing leaves the machine.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>Name of this installation in traces and metrics (<c>service.name</c>).</summary>
    /// <value>The default value is <c>district-union</c>.</value>
    [Required]
    public string Name { get; set; } = "district-union";

    /// <summary>Address of an OTLP collector that gets traces and metrics; empty: none.</summary>
    /// <value>The default value is empty.</value>
    public string Otlp { get; set; } = "";

    /// <summary>How the collector is spoken to. Not used without <see cref="Otlp"/>.</summary>
    /// <value>The default value is <see cref="OtlpProtocol.Http"/>.</value>
    [EnumDataType(typeof(OtlpProtocol))]
    public OtlpProtocol OtlpProtocol { get; set; } = OtlpProtocol.Http;

    /// <summary>Headers for the collector, <c>name=value</c> with commas between; may hold a key. Not used without <see cref="Otlp"/>.</summary>
    /// <value>The default value is empty.</value>
    [DataType(DataType.Password)]
    public string OtlpHeaders { get; set; } = "";

    /// <summary>How many of a hundred requests are traced.</summary>
    /// <value>The default value is 100; 0 to 100.</value>
    [Range(0, 100)]
    public int TracePercent { get; set; } = 100;

    /// <summary>Time between two sendings of metrics to the collector.</summary>
    /// <value>The default value is 1 minute; 5 seconds to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan MetricsEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether <c>/metrics</c> answers in the format of Prometheus.</summary>
    /// <value>The default value is false.</value>
    public bool Prometheus { get; set; }

    /// <summary>Who gets <c>/metrics</c>: addresses and networks with semicolons between. For others it is not there.</summary>
    /// <value>The default value is this machine.</value>
    [Required]
    public string PrometheusFrom { get; set; } = "127.0.0.0/8;::1";

    public bool IsOtlp => Otlp.Length > 0;

    public bool IsOn => IsOtlp || Prometheus;

    public IReadOnlyList<IPNetwork> Scrapers => [.. Parts.Select(NetworkOf).OfType<IPNetwork>()];

    private string[] Parts => PrometheusFrom.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOtlp && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return new($"设置 {Section}:{nameof(Otlp)} 的值“{Otlp}”不对：要是 http:// 或 https:// 开头的地址，或者留空。", [nameof(Otlp)]);
        foreach (var part in Parts.Where(part => NetworkOf(part) is null))
            yield return new($"设置 {Section}:{nameof(PrometheusFrom)} 里的“{part}”不对：要写成 IP 地址或网段（10.0.0.0/8），几个之间用分号隔开。", [nameof(PrometheusFrom)]);
    }

    private static IPNetwork? NetworkOf(string part) =>
        IPNetwork.TryParse(part, out var network) ? network
        : IPAddress.TryParse(part, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : null;
}

/// <summary>How an OTLP collector is spoken to.</summary>
internal enum OtlpProtocol
{
    /// <summary>Protobuf over HTTP, usually port 4318.</summary>
    Http,

    /// <summary>gRPC, usually port 4317.</summary>
    Grpc,
}

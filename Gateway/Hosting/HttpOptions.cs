namespace DistrictUnion.Gateway.Hosting;

/// <summary>Settings of how it is reached, section <c>Http</c>.</summary>
internal sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>Whether Production serves plain HTTP on addresses that other machines reach.</summary>
    /// <value>The default value is false.</value>
    public bool AllowPlain { get; set; }

    /// <summary>Path below which a proxy shows the service, as <c>/union</c>; empty: the root.</summary>
    public string PathBase { get; set; } = "";

    /// <summary>Proxies that are believed about where a request came from: addresses or networks with commas between; those on this machine always are.</summary>
    public string Proxies { get; set; } = "";
}

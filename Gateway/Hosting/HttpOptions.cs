namespace DistrictUnion.Gateway.Hosting;

/// <summary>Settings of how it is reached, section <c>Http</c>.</summary>
internal sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>Whether Production serves plain HTTP on addresses that other machines reach.</summary>
    /// <value>The default value is false.</value>
    public bool AllowPlain { get; set; }
}

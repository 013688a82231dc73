namespace DistrictUnion.Gateway.Demo;

/// <summary>Settings of the sample district, section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Whether a database that is not there yet begins with the sample district; in Development alone.</summary>
    /// <value>The default value is true.</value>
    public bool WhenEmpty { get; set; } = true;
}

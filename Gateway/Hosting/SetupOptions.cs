namespace DistrictUnion.Gateway.Hosting;

/// <summary>The first setup of a service without a console, section <c>Setup</c>.</summary>
internal sealed class SetupOptions
{
    public const string Section = "Setup";

    /// <summary>File into which the link for the first administrator is written, and which is deleted at the next start; empty: the console only.</summary>
    public string LinkFile { get; set; } = "";
}

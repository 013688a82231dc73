using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The certificate of the service's own HTTPS, section <c>Http:Certificate</c>. Without a path Kestrel's own settings hold.</summary>
public sealed class CertificateOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Http:Certificate";

    /// <summary>A PFX (.pfx, .p12), or a PEM file with the certificate first and then those above it.</summary>
    public string? Path { get; set; }

    /// <summary>The PEM file of the private key; empty: in the same file as the certificate. Not used for a PFX.</summary>
    public string? KeyPath { get; set; }

    /// <summary>What the PFX or the key is encrypted with; by an environment variable (<c>Http__Certificate__Password</c>) rather than in a file that many read.</summary>
    [DataType(DataType.Password)]
    public string? Password { get; set; }

    /// <summary>A file that holds the password as its first line; instead of it.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>The files that a certificate is made of.</summary>
    internal IEnumerable<string> Files => new[] { Path, KeyPath, PasswordFile }.OfType<string>().Where(file => file.Length > 0);

    internal string? Secret => PasswordFile is { Length: > 0 } file ? File.ReadLines(file).FirstOrDefault() : Password;
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DistrictUnion.Tests.Support;

/// <summary>An internal CA of the test's own: a root, one below it, and certificates for localhost of that one.</summary>
internal sealed class TestCertificates
{
    private static readonly DateTimeOffset From = FakeClock.Noon(2020, 1, 1);
    private static readonly DateTimeOffset To = FakeClock.Noon(2045, 1, 1);

    private byte serial;

    public TestCertificates()
    {
        using var key = RSA.Create(2048);
        Root = Authority("区内网根证书", key).CreateSelfSigned(From, To);
        using var next = RSA.Create(2048);
        Between = Authority("区内网服务证书颁发者", next).Create(Root, From, To, [++serial]).CopyWithPrivateKey(next);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Between { get; }

    public X509Certificate2 ForLocalhost()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.Create(Between, From, To, [++serial]).CopyWithPrivateKey(key);
    }

    /// <summary>A PFX with everything but the root.</summary>
    public byte[] Pfx(X509Certificate2 certificate, string? password) =>
        new X509Certificate2Collection { certificate, X509CertificateLoader.LoadCertificate(Between.RawData) }.Export(X509ContentType.Pkcs12, password)!;

    /// <summary>The certificate and the one above it.</summary>
    public string Pem(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n" + Between.ExportCertificatePem() + "\n";

    public static string Key(X509Certificate2 certificate) => certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem();

    private static CertificateRequest Authority(string name, RSA key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace DistrictUnion.Tests.Gateway.Hosting;

public sealed class CertificateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("district-union-tls-").FullName;
    private readonly TestCertificates authority = new();
    private readonly FakeClock clock = new(FakeClock.Noon(2026, 1, 10));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A browser that trusts the root alone needs the certificate between, too; the file is renewed while the service runs.</summary>
    [Fact]
    public async Task Https_OfAnInternalCa_IsTrustedByItsRootAndRenewedWithoutARestart()
    {
        var (path, key) = (Path.Combine(folder, "site.pem"), Path.Combine(folder, "site.key"));
        var (first, second) = (authority.ForLocalhost(), authority.ForLocalhost());
        await File.WriteAllTextAsync(path, authority.Pem(first));
        await File.WriteAllTextAsync(key, TestCertificates.Key(first));
        await using var application = new Application { Path = path, KeyPath = key };
        var address = new Uri(application.Serve());
        Assert.Equal("https", address.Scheme);
        Assert.Equal(first.Thumbprint, await Handshake(address));

        await File.WriteAllTextAsync(path, authority.Pem(second));
        await File.WriteAllTextAsync(key, TestCertificates.Key(second));
        application.Clock.Set(application.Clock.GetUtcNow() + ServedCertificate.Every);
        Assert.Equal(second.Thumbprint, await Handshake(address));
    }

    [Fact]
    public async Task Current_FileThatCannotBeRead_KeepsTheOldOne()
    {
        var path = Path.Combine(folder, "site.pfx");
        var (first, second) = (authority.ForLocalhost(), authority.ForLocalhost());
        await File.WriteAllBytesAsync(path, authority.Pfx(first, "secret"));
        var served = new ServedCertificate(new() { Path = path, Password = "secret" }, clock, NullLogger<ServedCertificate>.Instance);
        Assert.Equal(first.Thumbprint, served.Current.TargetCertificate.Thumbprint);

        await File.WriteAllBytesAsync(path, authority.Pfx(second, "secret").AsMemory(0, 500));
        Assert.Equal(first.Thumbprint, After(served));
        File.Delete(path);
        Assert.Equal(first.Thumbprint, After(served));
        await File.WriteAllBytesAsync(path, authority.Pfx(second, "other"));
        Assert.Equal(first.Thumbprint, After(served));
        await File.WriteAllBytesAsync(path, authority.Pfx(second, "secret"));
        Assert.Equal(first.Thumbprint, served.Current.TargetCertificate.Thumbprint);
        Assert.Equal(second.Thumbprint, After(served));
    }

    [Theory]
    [InlineData("absent.pfx", null, "absent.pfx 不存在")]
    [InlineData("site.pfx", "wrong", "密码不对")]
    [InlineData("site.pem", null, "密码不对")]
    [InlineData("site.pfx", "secret", null)]
    public async Task Problem_Certificate_IsSaidInOneSentence(string name, string? password, string? sentence)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "site.pfx"), authority.Pfx(authority.ForLocalhost(), "secret"));
        await File.WriteAllTextAsync(Path.Combine(folder, "site.pem"), authority.Pem(authority.ForLocalhost()));
        var problem = ServedCertificate.Problem(new() { Path = Path.Combine(folder, name), Password = password });
        if (sentence is null) Assert.Null(problem);
        else Assert.Contains(sentence, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_EncryptedKeyAndPasswordFile_IsNone()
    {
        var certificate = authority.ForLocalhost();
        var options = new CertificateOptions { Path = Path.Combine(folder, "site.crt"), KeyPath = Path.Combine(folder, "site.key"), PasswordFile = Path.Combine(folder, "password") };
        await File.WriteAllTextAsync(options.Path, authority.Pem(certificate));
        await File.WriteAllTextAsync(options.PasswordFile, "口令 1\n");
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000);
        await File.WriteAllTextAsync(options.KeyPath, certificate.GetRSAPrivateKey()!.ExportEncryptedPkcs8PrivateKeyPem("口令 1", parameters));
        Assert.Null(ServedCertificate.Problem(options));
    }

    private string After(ServedCertificate served)
    {
        clock.Set(clock.GetUtcNow() + ServedCertificate.Every);
        return served.Current.TargetCertificate.Thumbprint;
    }

    private async Task<string> Handshake(Uri address)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var tls = new SslStream(client.GetStream());
        var isTrusted = false;
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = (_, certificate, sent, _) =>
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(authority.Root);
                chain.ChainPolicy.ExtraStore.AddRange(sent!.ChainPolicy.ExtraStore);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                return isTrusted = chain.Build((X509Certificate2)certificate!) && chain.ChainElements.Count == 3;
            },
        });
        Assert.True(isTrusted);
        return ((X509Certificate2)tls.RemoteCertificate!).Thumbprint;
    }

    private sealed class Application : GatewayApplication
    {
        public required string Path { get; init; }

        public required string KeyPath { get; init; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting(WebHostDefaults.ServerUrlsKey, "https://127.0.0.1:0");
            builder.UseSetting("Http:Certificate:Path", Path);
            builder.UseSetting("Http:Certificate:KeyPath", KeyPath);
        }
    }
}

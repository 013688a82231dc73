using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>
/// The certificate that is served, with those above it. A file that changed is read at the next handshake, without a restart; one that cannot be
/// read (half copied, wrong password) leaves the old one in place and is said in the log.
/// </summary>
internal sealed partial class ServedCertificate(CertificateOptions options, TimeProvider clock, ILogger<ServedCertificate> logger)
{
    /// <summary>Time between two looks at the files.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    private readonly Lock gate = new();
    private SslStreamCertificateContext? context;
    private string seen = "";
    private DateTimeOffset looked = DateTimeOffset.MinValue;

    /// <summary>What handshakes use now.</summary>
    public SslStreamCertificateContext Current
    {
        get
        {
            lock (gate)
            {
                if (context is not null && clock.GetUtcNow() - looked < Every) return context;
                looked = clock.GetUtcNow();
                var stamp = Stamp();
                if (context is not null && stamp == seen) return context;
                try
                {
                    context = Read(options);
                    LogRead(context.TargetCertificate.Subject, context.TargetCertificate.NotAfter);
                    if (context.TargetCertificate.NotAfter - clock.GetLocalNow() < Soon) LogEnding(context.TargetCertificate.NotAfter);
                }
                catch (Exception exception) when (context is not null && exception is IOException or UnauthorizedAccessException or CryptographicException)
                {
                    LogKept(exception);
                }

                seen = stamp;
                return context;
            }
        }
    }

    /// <summary>Why the certificate cannot be served, for who starts the service; null when it can.</summary>
    public static string? Problem(CertificateOptions options)
    {
        if (options.Files.FirstOrDefault(file => !File.Exists(file)) is { } absent) return $"设置 {CertificateOptions.Section} 所指的文件 {absent} 不存在。";
        try
        {
            _ = Read(options);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return $"设置 {CertificateOptions.Section} 所指的证书 {options.Path} 不能用：文件、私钥或密码不对（{exception.Message}）。";
        }
    }

    private string Stamp() => string.Join('|', options.Files.Select(file => new FileInfo(file)).Select(file => file.Exists ? $"{file.LastWriteTimeUtc.Ticks}:{file.Length}" : "-"));

    private static SslStreamCertificateContext Read(CertificateOptions options)
    {
        var all = IsPfx(options.Path!) ? X509CertificateLoader.LoadPkcs12CollectionFromFile(options.Path!, options.Secret) : ReadPem(options);
        var own = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("There is no private key.");
        return SslStreamCertificateContext.Create(own, [.. all.Where(c => c != own)], offline: true);
    }

    private static bool IsPfx(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12";

    private static X509Certificate2Collection ReadPem(CertificateOptions options)
    {
        var key = options.KeyPath is { Length: > 0 } file ? file : options.Path;
        using var read = options.Secret is { Length: > 0 } secret
            ? X509Certificate2.CreateFromEncryptedPemFile(options.Path!, secret, key)
            : X509Certificate2.CreateFromPemFile(options.Path!, key);
        var above = new X509Certificate2Collection();
        above.ImportFromPemFile(options.Path!);

        // Windows serves no key that was only read from PEM: it goes through a PFX.
        return [X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null), .. above.Where(c => c.Thumbprint != read.Thumbprint)];
    }

    [LoggerMessage(LogLevel.Information, "The certificate {Subject} is served; it ends on {NotAfter:yyyy-MM-dd}.")]
    private partial void LogRead(string subject, DateTime notAfter);

    [LoggerMessage(LogLevel.Warning, "The certificate ends soon, on {NotAfter:yyyy-MM-dd}.")]
    private partial void LogEnding(DateTime notAfter);

    [LoggerMessage(LogLevel.Error, "The changed certificate cannot be read; the old one is served on.")]
    private partial void LogKept(Exception exception);
}

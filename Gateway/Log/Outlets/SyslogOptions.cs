using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>Settings of the collector that gets security events as syslog (RFC 5424), section <c>Syslog</c>. By default there is none.</summary>
internal sealed class SyslogOptions : IValidatableObject
{
    public const string Section = "Syslog";

    /// <summary>The number that RFC 5424 uses in examples; it is nobody's.</summary>
    private const int ExampleNumber = 32473;

    /// <summary>Name or address of the collector; empty: nothing is sent.</summary>
    /// <value>The default value is empty.</value>
    public string Host { get; set; } = "";

    /// <summary>Port of the collector: usually 6514 for TLS, 601 for TCP, 514 for UDP.</summary>
    /// <value>The default value is 6514; 1 to 65,535.</value>
    [Range(1, 65_535)]
    public int Port { get; set; } = 6514;

    /// <summary>How messages travel.</summary>
    /// <value>The default value is <see cref="SyslogTransport.Tls"/>.</value>
    [EnumDataType(typeof(SyslogTransport))]
    public SyslogTransport Transport { get; set; } = SyslogTransport.Tls;

    /// <summary>PEM file with the certificates of the CAs that the collector's certificate may come from; empty: those that the machine trusts. TLS alone.</summary>
    /// <value>The default value is empty.</value>
    public string CaPath { get; set; } = "";

    /// <summary>Name that the collector's certificate must have; empty: <see cref="Host"/>. TLS alone.</summary>
    /// <value>The default value is empty.</value>
    public string ServerName { get; set; } = "";

    /// <summary>PEM file of the certificate by which the collector knows this service; empty: none is shown. TLS alone.</summary>
    /// <value>The default value is empty.</value>
    public string CertificatePath { get; set; } = "";

    /// <summary>PEM file of that certificate's private key, not encrypted; empty: in the same file.</summary>
    /// <value>The default value is empty.</value>
    public string KeyPath { get; set; } = "";

    /// <summary>The facility of the messages: 10 security (authpriv), 13 audit, 16 to 23 local0 to local7.</summary>
    /// <value>The default value is 10; 0 to 23.</value>
    [Range(0, 23)]
    public int Facility { get; set; } = 10;

    /// <summary>APP-NAME: which installation speaks. Printable ASCII, at most 48.</summary>
    /// <value>The default value is <c>district-union</c>.</value>
    [Required]
    public string AppName { get; set; } = "district-union";

    /// <summary>HOSTNAME: which machine speaks. Printable ASCII, at most 255; empty: the machine's name.</summary>
    /// <value>The default value is empty.</value>
    public string HostName { get; set; } = "";

    /// <summary>
    /// The private enterprise number (IANA) of whoever runs the service: with it the fields stand as structured data <c>audit@number</c> as well.
    /// 0: in the message alone, for structured data without a registered number would pretend to be somebody's.
    /// </summary>
    /// <value>The default value is 0; 0 to 9,999,999.</value>
    [Range(0, 9_999_999)]
    public int EnterpriseNumber { get; set; }

    /// <summary>Messages that wait while the collector does not answer; above it the oldest are dropped and counted.</summary>
    /// <value>The default value is 10,000; 100 to 1,000,000.</value>
    [Range(100, 1_000_000)]
    public int Queue { get; set; } = 10_000;

    public bool IsOn => Host.Length > 0;

    public string Expected => ServerName.Length > 0 ? ServerName : Host;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsPrintable(AppName, 48)) yield return Wrong(nameof(AppName), AppName, "要是 1 到 48 个可见的 ASCII 字符，没有空格");
        if (HostName.Length > 0 && !IsPrintable(HostName, 255)) yield return Wrong(nameof(HostName), HostName, "要是 1 到 255 个可见的 ASCII 字符，没有空格；或者留空");
        if (EnterpriseNumber == ExampleNumber) yield return Wrong(nameof(EnterpriseNumber), $"{EnterpriseNumber}", "这是 RFC 里举例用的号码，要是本单位在 IANA 登记的企业号，或者 0");
        if (!IsOn) yield break;
        if (CaPath.Length > 0 && !CanRead(() => Authorities())) yield return Wrong(nameof(CaPath), CaPath, "要是一个读得出来的 PEM 文件，里面有 CA 的证书；或者留空");
        if (CertificatePath.Length > 0 && !CanRead(() => Certificate()?.Dispose())) yield return Wrong(nameof(CertificatePath), CertificatePath, "证书和私钥要是读得出来的 PEM 文件；或者留空");
    }

    /// <summary>Read anew for each connection, so that a file may be replaced.</summary>
    /// <returns>Null: those that the machine trusts.</returns>
    public X509Certificate2Collection? Authorities()
    {
        if (CaPath.Length == 0) return null;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(CaPath);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("The file holds no certificate.");
    }

    /// <returns>Null: none is shown.</returns>
    public X509Certificate2? Certificate()
    {
        if (CertificatePath.Length == 0) return null;

        // Windows uses a key in TLS only after it came from a PFX.
        using var read = X509Certificate2.CreateFromPemFile(CertificatePath, KeyPath.Length > 0 ? KeyPath : null);
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Whether RFC 5424 takes it as a word of the header.</summary>
    public static bool IsPrintable(string word, int most) => word.Length > 0 && word.Length <= most && word.All(c => c is > ' ' and < '\x7f');

    private static bool CanRead(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static ValidationResult Wrong(string name, string value, string wanted) => new($"设置 {Section}:{name} 的值“{value}”不对：{wanted}。", [name]);
}

/// <summary>How messages travel to a collector.</summary>
internal enum SyslogTransport
{
    /// <summary>A datagram each (RFC 5426): nobody says whether it arrived, and everybody on the way can read it.</summary>
    Udp,

    /// <summary>A connection, counted in octets (RFC 6587); everybody on the way can read it.</summary>
    Tcp,

    /// <summary>The same inside TLS (RFC 5425).</summary>
    Tls,
}

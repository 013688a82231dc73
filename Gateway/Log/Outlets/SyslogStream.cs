using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>
/// A collector over TCP (RFC 6587) or TLS (RFC 5425): each message begins with its length in octets. No collector answers, so what was on its
/// way when a connection broke may be missing; the messages' numbers show that.
/// </summary>
internal sealed class SyslogStream(SyslogOptions options, SyslogFormat format) : IEventSink
{
    private Socket? socket;
    private Stream? stream;
    private Task? ending;

    public async Task Write(SecurityEvent happened, int sequence, CancellationToken cancellationToken)
    {
        var message = format.Message(happened, sequence);
        stream ??= await Open(cancellationToken);

        // A write into a connection that the other side has closed succeeds once, into nothing.
        if (ending!.IsCompleted) throw new IOException("The collector closed the connection.");
        byte[] frame = [.. Encoding.ASCII.GetBytes($"{message.Length} "), .. message];
        await stream.WriteAsync(frame, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public void Dispose() => Reset();

    public void Reset()
    {
        stream?.Dispose();
        socket?.Dispose();
        (stream, socket) = (null, null);
    }

    private async Task<Stream> Open(CancellationToken cancellationToken)
    {
        socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        await socket.ConnectAsync(options.Host, options.Port, cancellationToken);
        Stream opened = new NetworkStream(socket, ownsSocket: true);
        if (options.Transport is SyslogTransport.Tls) opened = await Secure(opened, cancellationToken);
        ending = UntilItEnds(opened);
        return opened;
    }

    private async Task<SslStream> Secure(Stream plain, CancellationToken cancellationToken)
    {
        var secured = new SslStream(plain);
        try
        {
            await secured.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = options.Expected,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    CertificateChainPolicy = Trusting(options.Authorities()),
                    ClientCertificates = options.Certificate() is { } own ? [own] : [],
                },
                cancellationToken);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lists of revoked certificates are not asked for: in a network without internet nobody would answer.</summary>
    private static X509ChainPolicy Trusting(X509Certificate2Collection? authorities)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (authorities is null) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    /// <summary>Reads what a collector does not send, until the connection is closed.</summary>
    private static async Task UntilItEnds(Stream stream)
    {
        var bytes = new byte[256];
        try
        {
            while (await stream.ReadAsync(bytes) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has ended, too.
        }
    }
}

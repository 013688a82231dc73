using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Gateway.Log.Outlets;

namespace DistrictUnion.Tests.Gateway.Log;

/// <summary>A collector in this process that reads frames strictly: a datagram each, or octets counted (RFC 6587, 3.4.1), inside TLS where it has a certificate.</summary>
internal sealed class SyslogCollector : IDisposable
{
    private readonly SyslogTransport transport;
    private readonly SslStreamCertificateContext? certificate;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentBag<Socket> connections = [];
    private readonly Socket listener;
    private readonly Task listening;

    /// <param name="port">0: a free one.</param>
    public SyslogCollector(SyslogTransport transport, int port = 0, SslStreamCertificateContext? certificate = null)
    {
        (this.transport, this.certificate) = (transport, certificate);
        var isUdp = transport is SyslogTransport.Udp;
        listener = new(AddressFamily.InterNetwork, isUdp ? SocketType.Dgram : SocketType.Stream, isUdp ? ProtocolType.Udp : ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        if (!isUdp) listener.Listen();
        listening = isUdp ? Datagrams() : Connections();
    }

    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    public ConcurrentQueue<SyslogMessage> Received { get; } = new();

    /// <summary>What was against the rules.</summary>
    public ConcurrentQueue<Exception> Faults { get; } = new();

    /// <summary>SHA-256 of the certificate that the other side showed last, in hexadecimal; null: none. The certificate itself ends with its connection.</summary>
    public string? Shown { get; private set; }

    /// <summary>Settings that send here.</summary>
    public SyslogOptions Options() => new() { Host = "127.0.0.1", Port = Port, Transport = transport, HostName = "du-1" };

    /// <summary>Waits until so many messages were received, and gives them in order.</summary>
    public async Task<SyslogMessage[]> Wait(int count)
    {
        for (var wait = 0; wait < 1_000 && Received.Count < count; wait++) await Task.Delay(10);
        Assert.Empty(Faults);
        Assert.True(Received.Count >= count, $"{Received.Count} of {count}: {string.Join('\n', Received.Select(m => m.Text))}");
        return [.. Received];
    }

    /// <summary>Ends every connection and goes on listening.</summary>
    public void Cut()
    {
        while (connections.TryTake(out var connection)) connection.Dispose();
    }

    public void Dispose()
    {
        closing.Cancel();
        listener.Dispose();
        Cut();
        listening.Wait(TimeSpan.FromSeconds(5));
        closing.Dispose();
    }

    private async Task Datagrams()
    {
        var bytes = new byte[65_535];
        try
        {
            while (!closing.IsCancellationRequested) Take(bytes.AsSpan(0, await listener.ReceiveAsync(bytes, closing.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task Connections()
    {
        try
        {
            while (!closing.IsCancellationRequested)
            {
                var connection = await listener.AcceptAsync(closing.Token);
                connections.Add(connection);
                _ = Task.Run(() => Read(connection));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task Read(Socket connection)
    {
        try
        {
            Stream stream = new NetworkStream(connection, ownsSocket: true);
            if (certificate is not null) stream = await Secured(stream);
            while (await Length(stream) is { } length)
            {
                var message = new byte[length];
                await stream.ReadExactlyAsync(message);
                Take(message);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // Cut, or the other side does not trust us.
        }
        catch (Exception exception)
        {
            Faults.Enqueue(exception);
        }
    }

    private async Task<SslStream> Secured(Stream plain)
    {
        var secured = new SslStream(plain);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = certificate,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
            {
                Shown = shown?.GetCertHashString(HashAlgorithmName.SHA256);
                return shown is null || shown.GetRawCertData().Length > 0;
            },
        });
        return secured;
    }

    /// <summary>MSG-LEN SP: digits without a leading zero. Null: the connection ended where a frame may begin.</summary>
    private static async Task<int?> Length(Stream stream)
    {
        var digits = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            if (await stream.ReadAsync(one) == 0) return digits.Length == 0 ? null : throw new FormatException("The connection ended inside a length.");
            if (one[0] == ' ' && digits.Length > 0) return int.Parse(digits.ToString(), System.Globalization.CultureInfo.InvariantCulture);
            if (!char.IsAsciiDigit((char)one[0]) || (digits.Length == 0 && one[0] == '0') || digits.Length > 5) throw new FormatException($"no length: {digits}{(char)one[0]}");
            digits.Append((char)one[0]);
        }
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        try
        {
            Assert.True(message.Length <= 2048, $"{message.Length} octets");
            Received.Enqueue(SyslogMessage.Parse(message));
        }
        catch (Exception exception)
        {
            Faults.Enqueue(exception);
        }
    }
}

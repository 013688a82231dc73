using System.Net.Sockets;

namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>A collector over UDP (RFC 5426): a datagram is a message. That nobody listens is learnt from the message after, if at all.</summary>
internal sealed class SyslogDatagrams(SyslogOptions options, SyslogFormat format) : IEventSink
{
    private Socket? socket;

    public async Task Write(SecurityEvent happened, int sequence, CancellationToken cancellationToken)
    {
        if (socket is null)
        {
            socket = new(SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(options.Host, options.Port, cancellationToken);
        }

        await socket.SendAsync(format.Message(happened, sequence), cancellationToken);
    }

    public void Dispose() => Reset();

    public void Reset()
    {
        socket?.Dispose();
        socket = null;
    }
}

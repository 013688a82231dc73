using System.Collections.Concurrent;
using System.Net;
using System.Text;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Telemetry;

/// <summary>An OTLP collector that keeps what it is sent. Texts in its messages stand there as UTF-8.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task listening;

    public Collector()
    {
        Address = $"http://127.0.0.1:{Ports.Free()}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        listening = Task.Run(Listen);
    }

    public string Address { get; }

    public ConcurrentQueue<(string Path, string? Key, string Text)> Received { get; } = new();

    public string All(string path) => string.Join('\n', Received.Where(r => r.Path == path).Select(r => r.Text));

    /// <summary>Waits for words, half a minute at most.</summary>
    public async Task Heard(string path, string words)
    {
        for (var wait = 0; wait < 300 && !All(path).Contains(words, StringComparison.Ordinal); wait++) await Task.Delay(100);
    }

    public void Dispose()
    {
        listener.Close();
        listening.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task Listen()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Received.Enqueue((context.Request.Url!.AbsolutePath, context.Request.Headers["x-key"], Encoding.UTF8.GetString(body.ToArray())));
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

using System.Diagnostics;
using DistrictUnion.Accounts;
using DistrictUnion.Gateway.Hosting;

namespace DistrictUnion.Gateway.Health;

/// <summary>
/// Whether the service can do its work: it is not stopping, the grains' host takes calls and its storage writes, the database of accounts
/// answers. Asked at most once a second, however many ask.
/// </summary>
internal sealed partial class Readiness(IServiceProvider services, HostReadiness host, IHostApplicationLifetime lifetime, ILogger<Readiness> logger)
{
    /// <summary>How long an answer stands.</summary>
    public static readonly TimeSpan Stands = TimeSpan.FromSeconds(1);

    /// <summary>What takes longer does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private Task<bool> last = Task.FromResult(true);
    private long asked;
    private volatile bool wasReady = true;

    public async Task<bool> Ask() => !lifetime.ApplicationStopping.IsCancellationRequested && await Latest();

    private Task<bool> Latest()
    {
        lock (gate)
        {
            if (!last.IsCompleted || (asked != 0 && Stopwatch.GetElapsedTime(asked) < Stands)) return last;
            asked = Stopwatch.GetTimestamp();
            return last = Task.Run(Look);
        }
    }

    private async Task<bool> Look()
    {
        using var time = new CancellationTokenSource(Patience);
        var answers = await Task.WhenAll(Answers("grains", host.IsReady, time.Token), Answers("accounts", Accounts, time.Token));
        var isReady = answers.All(answered => answered);
        if (isReady && !wasReady) LogReady();
        return wasReady = isReady;
    }

    private async Task<bool> Answers(string part, Func<CancellationToken, Task<bool>> ask, CancellationToken time)
    {
        try
        {
            if (await ask(time).WaitAsync(time)) return true;
            if (wasReady) LogNotReady(null, part);
        }
        catch (Exception exception)
        {
            if (wasReady) LogNotReady(exception, part);
        }

        return false;
    }

    private async Task<bool> Accounts(CancellationToken cancellationToken)
    {
        await services.ProbeAccounts(cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "Not ready: {Part} does not answer.")]
    private partial void LogNotReady(Exception? exception, string part);

    [LoggerMessage(LogLevel.Information, "Ready again.")]
    private partial void LogReady();
}

using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Accounts;

/// <summary>
/// Opens the database of accounts when the service starts, tells what commands on the machine have done, and removes every hour what no longer
/// matters. While the database does not answer it tries again.
/// </summary>
internal sealed partial class AccountsUpkeep(
    AccountsDatabase database, IServiceScopeFactory scopes, WaitingEvents waiting, TimeProvider clock, ILogger<AccountsUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan CleanEvery = TimeSpan.FromHours(1);

    private DateTimeOffset cleaned = clock.GetUtcNow();
    private bool hasFailed;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await AccountsUpgrade.Run(database, isAskedFor: false, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        database.ClosePool();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TellEvery, clock);
        do
        {
            try
            {
                await Run(stoppingToken);
                hasFailed = false;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // An outage is one line, not one for each time that it is tried.
                if (!hasFailed) LogFailure(failure);
                hasFailed = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Run(CancellationToken stoppingToken)
    {
        await waiting.TellAll(stoppingToken);
        if (clock.GetUtcNow() - cleaned < CleanEvery) return;
        cleaned = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CleanUp>().Run(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The accounts could not be looked after; it is tried again.")]
    private partial void LogFailure(Exception failure);
}

/// <summary>Removes attempts, sessions, codes, requests and notes that no longer matter.</summary>
internal sealed class CleanUp(AccountsUnit unit, Attempts attempts)
{
    // A used or expired code stays this long, so that one can see that it was.
    private static readonly TimeSpan CodesKept = TimeSpan.FromDays(30);

    public async Task Run(CancellationToken cancellationToken)
    {
        await attempts.CleanUp(cancellationToken);
        var now = unit.Now;
        await unit.Db.Notes.Where(n => n.Until < now).ExecuteDeleteAsync(cancellationToken);
        var begun = now - unit.Options.SessionLasts;
        await unit.Db.Sessions.Where(s => s.From < begun).ExecuteDeleteAsync(cancellationToken);
        var codes = now - CodesKept;
        await unit.Db.ResetCodes.Where(c => c.ExpiresAt < codes).ExecuteDeleteAsync(cancellationToken);
        var requests = now - ResetRequests.Kept;
        var counted = now - ResetRequests.Window;
        await unit.Db.ResetRequests.Where(r => r.At < requests || (r.AccountId == null && r.At < counted)).ExecuteDeleteAsync(cancellationToken);
    }
}

using DistrictUnion.Accounts.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Accounts.Events;

/// <summary>
/// What commands on the machine did with accounts. It is committed with the change and waits in the database of accounts until a service tells it:
/// the log belongs to the service, which may be stopped just then.
/// </summary>
internal sealed class WaitingEvents(IServiceScopeFactory scopes, IAccountEvents events)
{
    /// <summary>Tells what waits, in the order in which it happened. It goes from here after it is kept; of several gateways one sends it on.</summary>
    public async Task TellAll(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsContext>();
        foreach (var row in await db.Events.AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancellationToken))
        {
            var happened = row.Event;
            await events.Keep(row.Id, happened, cancellationToken);
            if (await db.Events.Where(e => e.Id == row.Id).ExecuteDeleteAsync(cancellationToken) == 1) events.Send(happened);
        }
    }
}

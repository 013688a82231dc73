using System.Text.Json;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Accounts.Events;

/// <summary>
/// Keeps what commands on the machine do with accounts in the database of accounts until a service tells it: the log belongs to the service, which may
/// be stopped just then. Of several gateways one tells an event.
/// </summary>
public sealed class WaitingEvents(IServiceScopeFactory scopes) : IAccountEvents
{
    public async ValueTask Record(AccountEvent happened)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsContext>();
        db.Events.Add(new() { Id = Ids.New(), At = happened.At, Content = JsonSerializer.Serialize(happened, DomainJson.Options) });
        await db.SaveChangesAsync();
    }

    /// <summary>Gives what waits to whoever keeps events, in the order in which it happened.</summary>
    internal async Task TellAll(IAccountEvents keeper, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsContext>();
        foreach (var row in await db.Events.AsNoTracking().OrderBy(e => e.At).ToListAsync(cancellationToken))
        {
            if (await db.Events.Where(e => e.Id == row.Id).ExecuteDeleteAsync(cancellationToken) == 1)
                await keeper.Record(JsonSerializer.Deserialize<AccountEvent>(row.Content, DomainJson.Options)!);
        }
    }
}

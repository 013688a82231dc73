using System.Collections.Immutable;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Log.Outlets;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>Takes what is done with accounts into the audit. What belongs to no district (a name that nobody has) is noted in each.</summary>
internal sealed class AccountTrail(AuditTrail trail, HostedDistricts districts) : IAccountEvents
{
    public async ValueTask Record(AccountEvent happened)
    {
        var entry = EntryOf(happened);
        if (happened.District is { } one) trail.Note(one, entry, happened.Kind);
        else trail.NoteInEach(await districts.All(), entry, happened.Kind);
    }

    public async Task Keep(string id, AccountEvent happened, CancellationToken cancellationToken)
    {
        var concerned = happened.District is { } one ? [one] : await districts.All();
        foreach (var district in concerned) await trail.Write(district, EntryOf(happened), id, cancellationToken);
    }

    public void Send(AccountEvent happened) => trail.Tell(SecurityEvent.Of(EntryOf(happened), happened.District, happened.Kind, null));

    private static AuditEntry EntryOf(AccountEvent happened) => new(
        KindOf(happened.Kind), happened.At, happened.ByAccount ?? "-", null, happened.School, happened.Subject, happened.Address,
        happened.Post is null ? happened.Text : $"{happened.Text}（以“{happened.Post}”的岗位）");

    private static AuditKind KindOf(string kind) => kind switch
    {
        AccountEventKinds.SignedIn => AuditKind.SignIn,
        AccountEventKinds.SignInRefused or AccountEventKinds.SignInLocked => AuditKind.SignInFailed,
        AccountEventKinds.SignedOut => AuditKind.SignOut,
        AccountEventKinds.SettingsChanged => AuditKind.Settings,
        _ => AuditKind.AccountChange,
    };
}

/// <summary>Names of accounts for the log; the program itself has one too.</summary>
internal sealed class NamesForTheLog(IServiceScopeFactory scopes) : IAccountNames
{
    public async ValueTask<ImmutableDictionary<string, string>> Of(IEnumerable<string> accounts)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AccountNames>().Of(accounts)).Add(Keeper.ProgramAccount, Keeper.ProgramName);
    }

    public async ValueTask<ImmutableArray<string>> Find(DistrictCode district, string name, int most)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountNames>().Find(district, name, most);
    }
}

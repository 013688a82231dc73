using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.SignIn;

/// <summary>Which posts accounts hold, and what their districts ask of them.</summary>
public sealed class Holders(AccountsUnit unit, AccountSettingsStore settings)
{
    private readonly Dictionary<string, AccountSettings> known = [];

    internal async Task<AccountSettings> Of(string district, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(district, out var found)) return found;
        return known[district] = await settings.Of(new DistrictCode(district), cancellationToken);
    }

    internal async Task<IReadOnlyList<AccountSettings>> SettingsOf(IEnumerable<HoldingRow> holdings, CancellationToken cancellationToken)
    {
        var all = new List<AccountSettings>();
        foreach (var district in holdings.Select(h => h.Post.District).Distinct()) all.Add(await Of(district, cancellationToken));
        return all.Count > 0 ? all : [AccountSettings.Default(unit.Options)];
    }

    /// <summary>Whether a holding holds on today's day in its district.</summary>
    internal async Task<bool> IsToday(HoldingRow holding, CancellationToken cancellationToken) =>
        holding.IsOn((await Of(holding.Post.District, cancellationToken)).DayOf(unit.Now));

    internal async Task<List<HoldingRow>> Today(string account, CancellationToken cancellationToken)
    {
        var today = new List<HoldingRow>();
        foreach (var holding in await All(account, cancellationToken))
        {
            if (await IsToday(holding, cancellationToken)) today.Add(holding);
        }

        return today;
    }

    /// <summary>The holdings of today and of days to come.</summary>
    internal async Task<List<HoldingRow>> NotOver(string account, CancellationToken cancellationToken)
    {
        var open = new List<HoldingRow>();
        foreach (var holding in await All(account, cancellationToken))
        {
            if (!holding.IsOver((await Of(holding.Post.District, cancellationToken)).DayOf(unit.Now))) open.Add(holding);
        }

        return open;
    }

    /// <summary>By which posts it is decided who may keep an account: those that are not over, or, where all are, what it once held.</summary>
    internal async Task<List<HoldingRow>> ToKeepBy(string account, CancellationToken cancellationToken) =>
        await NotOver(account, cancellationToken) is { Count: > 0 } open ? open : await All(account, cancellationToken);

    internal async Task<PasswordState> PasswordStateOf(Account account, CancellationToken cancellationToken)
    {
        var held = new List<(HoldingRow, AccountSettings)>();
        foreach (var holding in await Today(account.Id, cancellationToken)) held.Add((holding, await Of(holding.Post.District, cancellationToken)));
        return PasswordStates.Of(account, held, unit.Now);
    }

    /// <summary>Where a session goes on once password and code were right.</summary>
    internal async Task<SessionStage> StageAfterCode(Account account, CancellationToken cancellationToken) =>
        await PasswordStateOf(account, cancellationToken) is not PasswordState.Good ? SessionStage.Password : await StageAfterPassword(account, cancellationToken);

    /// <summary>Where it goes on once the password was changed.</summary>
    internal async Task<SessionStage> StageAfterPassword(Account account, CancellationToken cancellationToken)
    {
        if (account.TwoFactorEnabled) return SessionStage.Open;
        foreach (var holding in await Today(account.Id, cancellationToken))
        {
            if ((await Of(holding.Post.District, cancellationToken)).CodeRequired.Contains(holding.Post.Role)) return SessionStage.Authenticator;
        }

        return SessionStage.Open;
    }

    private Task<List<HoldingRow>> All(string account, CancellationToken cancellationToken) =>
        unit.Db.Holdings.Include(h => h.Post).Where(h => h.AccountId == account).OrderBy(h => h.From).ThenBy(h => h.Id).ToListAsync(cancellationToken);
}

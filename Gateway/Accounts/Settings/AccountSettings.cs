using System.Collections.Immutable;
using System.Text.Json;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Settings;

/// <summary>Which rules a new password follows.</summary>
public enum PasswordPolicy
{
    /// <summary>等保: 8 characters, three of four classes, none of the last five, expiry by role.</summary>
    Protection,

    /// <summary>ASVS: 12 characters, no classes, no expiry unless set.</summary>
    Asvs,
}

/// <summary>A district's settings of accounts.</summary>
/// <param name="ExpiryDays">Days from the first use of a password until it must be changed, by role; a role that is absent: never.</param>
/// <param name="IdleMinutes">Minutes without a request after which a session ends; 5 to 120.</param>
/// <param name="CodeRequired">Roles that must sign in with a code of an authenticator as well.</param>
/// <param name="TimeZone">IANA name of the zone in which a post's days begin and end.</param>
public sealed record AccountSettings(
    PasswordPolicy Policy, ImmutableSortedDictionary<Role, int> ExpiryDays, int IdleMinutes, ImmutableArray<Role> CodeRequired, string TimeZone)
{
    public const int FewestExpiryDays = 7;
    public const int MostExpiryDays = 730;
    public const string UsualTimeZone = "Asia/Shanghai";

    /// <summary>What holds where nothing is set. Chairs come a few times a year, so theirs lasts longer.</summary>
    public static AccountSettings Default(AccountsOptions options) => new(options.Policy, UsualExpiry(options.Policy), options.IdleMinutes, [], UsualTimeZone);

    public static ImmutableSortedDictionary<Role, int> UsualExpiry(PasswordPolicy policy) =>
        policy is PasswordPolicy.Asvs
            ? ImmutableSortedDictionary<Role, int>.Empty
            : Enum.GetValues<Role>().ToImmutableSortedDictionary(role => role, role => role is Role.SchoolChair or Role.SchoolMember or Role.Inspector ? 180 : 90);

    public DateOnly DayOf(DateTimeOffset moment) => Zones.DayOf(moment, TimeZone);

    internal IEnumerable<Refusal> Flaws()
    {
        if (IdleMinutes is < AccountsOptions.FewestIdleMinutes or > AccountsOptions.MostIdleMinutes)
            yield return new("account.idle-out-of-range", RefusalKind.Invalid, "空闲退出时间要在 5 到 120 分钟之间。", "idleMinutes");
        foreach (var (role, days) in ExpiryDays)
        {
            if (days is < FewestExpiryDays or > MostExpiryDays)
                yield return new("account.expiry-out-of-range", RefusalKind.Invalid, "密码有效期要在 7 到 730 天之间。", $"expiryDays.{role}");
        }

        if (!Zones.Exists(TimeZone)) yield return new("account.zone-unknown", RefusalKind.Invalid, "没有这个时区。", "timeZone");
    }
}

/// <summary>Reads and changes the settings of districts.</summary>
public sealed class AccountSettingsStore(AccountsUnit unit)
{
    public async Task<AccountSettings> Of(DistrictCode district, CancellationToken cancellationToken = default)
    {
        var row = await unit.Db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.District == district.Value, cancellationToken);
        return row is null ? AccountSettings.Default(unit.Options) : JsonSerializer.Deserialize<AccountSettings>(row.Json, DomainJson.Options)!;
    }

    /// <summary>Changes the settings; only the district's own administrators may.</summary>
    /// <returns>Refused: account.not-yours, account.idle-out-of-range, account.expiry-out-of-range, account.zone-unknown.</returns>
    public Task<Outcome<AccountSettings>> Change(Keeper keeper, DistrictCode district, AccountSettings settings, CancellationToken cancellationToken = default) =>
        unit.Change<AccountSettings>(async () =>
        {
            if (!keeper.IsAdministratorOf(district)) return AccountRights.NotYours;
            if (settings.Flaws().ToArray() is { Length: > 0 } flaws) return Outcome<AccountSettings>.Refused(flaws);
            await Put(district, settings, cancellationToken);
            unit.Tell(keeper.Event(AccountEventKinds.SettingsChanged, unit.Now, null, $"修改账号设置：{Describe(settings)}"));
            return settings;
        }, cancellationToken);

    internal async Task Put(DistrictCode district, AccountSettings settings, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(settings, DomainJson.Options);
        if (await unit.Db.Settings.FindAsync([district.Value], cancellationToken) is { } row) row.Json = json;
        else unit.Db.Settings.Add(new() { District = district.Value, Json = json });
        unit.Cache.Clear();
    }

    private static string Describe(AccountSettings settings) =>
        $"{(settings.Policy is PasswordPolicy.Protection ? "等保" : "ASVS")}，空闲 {settings.IdleMinutes} 分钟，"
        + $"有效期 {string.Join('、', settings.ExpiryDays.Select(e => $"{e.Key} {e.Value} 天"))}，须验证码 {string.Join('、', settings.CodeRequired)}";
}

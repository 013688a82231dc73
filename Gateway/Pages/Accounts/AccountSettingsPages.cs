using System.Collections.Immutable;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>The district's settings of accounts.</summary>
internal static class AccountSettingsPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/accounts/settings", (KeeperCall call, IGrainFactory grains, AccountSettingsStore store) => Draw(call, grains, store, null))
            .WithName("page.account-settings");
        pages.MapPost("/districts/{district}/accounts/settings", Save).WithName("page.account-settings-form");
    }

    private static async Task<IResult> Draw(KeeperCall call, IGrainFactory grains, AccountSettingsStore store, PageForm? sent)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        var settings = await store.Of(call.District, call.Aborted);
        return sent is null
            ? PageResults.Draw<AccountSettingsPage>(new { Frame = frame, Settings = settings })
            : PageResults.DrawRefused<AccountSettingsPage>(new { Frame = frame, Settings = settings, Sent = sent });
    }

    private static async Task<IResult> Save(KeeperCall call, PageForm form, IGrainFactory grains, AccountSettingsStore store)
    {
        if (!Enum.TryParse<PasswordPolicy>(form.Typed("policy"), out var policy) || !Enum.IsDefined(policy)) policy = PasswordPolicy.Protection;
        var idle = form.Number("idleMinutes", AccountTexts.IdleMinutes, AccountsOptions.FewestIdleMinutes, AccountsOptions.MostIdleMinutes);
        var expiry = Enum.GetValues<Role>()
            .Select(role => (Role: role, Days: form.Number($"expiryDays.{role}", AccountWords.Of(role), AccountSettings.FewestExpiryDays, AccountSettings.MostExpiryDays)))
            .Where(e => e.Days is not null).ToImmutableSortedDictionary(e => e.Role, e => e.Days!.Value);
        var codes = Enum.GetValues<Role>().Where(role => form.All("codes").Contains(role.ToString())).ToImmutableArray();
        if (form.HasFlaws) return await Draw(call, grains, store, form);
        var changed = await store.Change(
            call.Keeper, call.District, new(policy, expiry, idle ?? AccountsOptions.MostIdleMinutes, codes, form.Text("timeZone") ?? AccountSettings.UsualTimeZone), call.Aborted);
        if (changed.IsRefused)
        {
            form.Flaw(changed.Refusals);
            return await Draw(call, grains, store, form);
        }

        Flash.Say(call.Http, AccountTexts.SettingsSaved);
        return PageResults.Go($"/districts/{call.District}/accounts/settings");
    }
}

using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>Draws the settings of a district, with how far setting it up has come.</summary>
internal sealed class SettingsView(TimeProvider clock, DeskPeople people)
{
    /// <param name="act">The form that was refused; empty: none.</param>
    /// <param name="sent">What was typed into it, or null.</param>
    public async Task<IResult> Draw(DistrictCall call, string act, PageForm? sent, CancellationToken cancellationToken)
    {
        if (call.Actor.UnlessOfAllGroups() is { } refusal) return PageResults.Say(Notice.Of(refusal));
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Draw<FoundingPage>(new { District = call.Code.Value });
        var model = new SettingsModel(
            district, call.Actor, Zones.DayOf(clock.GetUtcNow(), district.TimeZone), await people.SchoolsWithChairs(call.Code, cancellationToken));
        var parameters = new { Model = model, Sent = sent, Act = act };
        return sent is null ? PageResults.Draw<SettingsPage>(parameters) : PageResults.DrawRefused<SettingsPage>(parameters);
    }
}

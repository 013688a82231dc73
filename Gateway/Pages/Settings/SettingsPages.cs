using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>The district's settings: founding, name, closing of years; the lists have pages of their own.</summary>
internal static class SettingsPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var settings = pages.MapGroup("/districts/{district}/settings");
        settings.MapGet("", Show).WithName("page.settings");
        settings.MapPost("/founding", Found).WithName("page.found-district");
        settings.MapPost("/name", Rename).WithName("page.rename-district");
        settings.MapPost("/rules", SetRules).WithName("page.set-settings");
        settings.MapPost("/years", CloseYear).WithName("page.close-year");
        settings.MapPost("/years/reopening", ReopenYear).WithName("page.reopen-year");
        GroupPages.Map(settings);
        AreaPages.Map(settings);
        PointPages.Map(settings);
        CalendarPages.Map(settings);
        PlanPeriodPages.Map(settings);
    }

    private static Task<IResult> Show(DistrictCall call, SettingsView view, CancellationToken cancellationToken) => view.Draw(call, "", null, cancellationToken);

    private static Task<IResult> Found(DistrictCall call, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var name = form.Required("name", SettingsTexts.Name);
        return FormFlow.Send(
            http, form,
            () => call.District.Found(new(call.Context, call.Code, name, null), cancellationToken),
            [("name.", "name")],
            _ => (Say.It(SettingsTexts.Founded, name), $"/districts/{call.Code}/settings"),
            () => Task.FromResult<IResult>(PageResults.DrawRefused<FoundingPage>(new { District = call.Code.Value, Sent = form })));
    }

    private static Task<IResult> Rename(DistrictCall call, PageForm form, HttpContext http, SettingsView view, CancellationToken cancellationToken)
    {
        var name = form.Required("name", SettingsTexts.Name);
        return FormFlow.Send(
            http, form,
            () => call.District.Rename(new(call.Context, name), cancellationToken),
            [("name.", "name")],
            _ => (Say.It(SettingsTexts.Renamed, name), $"/districts/{call.Code}/settings"),
            () => view.Draw(call, "name", form, cancellationToken));
    }

    private static Task<IResult> SetRules(DistrictCall call, PageForm form, HttpContext http, SettingsView view, CancellationToken cancellationToken)
    {
        var settings = new DistrictSettings(
            form.Has("chairSigns"), form.Typed("publication") == nameof(Publication.OneWithApproval) ? Publication.OneWithApproval : Publication.TwoPersons,
            form.Required("regionWord", SettingsTexts.RegionWord), form.Required("unionWord", SettingsTexts.UnionWord), form.Text("contact"), form.Text("phone"),
            MonthDayOf(form, "halfYearSummaryDue", SettingsTexts.HalfYearSummaryDue), MonthDayOf(form, "yearSummaryDue", SettingsTexts.YearSummaryDue));
        return FormFlow.Send(
            http, form,
            () => call.District.SetSettings(new(call.Context, settings), cancellationToken),
            [],
            _ => (SettingsTexts.RulesSaved, $"/districts/{call.Code}/settings"),
            () => view.Draw(call, "rules", form, cancellationToken));
    }

    /// <summary>A day of every year, typed as 7月10日 or 07-10; empty: the usual one. Flaw: form.bad-month-day.</summary>
    private static MonthDay? MonthDayOf(PageForm form, string name, string label)
    {
        if (form.Text(name) is not { } text) return null;
        var parts = text.TrimEnd('日').Split('月', '-', '/', '.');
        if (parts.Length == 2 && MonthDay.TryParse($"{parts[0].Trim().PadLeft(2, '0')}-{parts[1].Trim().PadLeft(2, '0')}", out var day)) return day;
        form.Flaw("form.bad-month-day", $"{label}要写成 7月10日 这样的日期，日最大为28。", name);
        return null;
    }

    private static Task<IResult> CloseYear(DistrictCall call, PageForm form, HttpContext http, SettingsView view, CancellationToken cancellationToken)
    {
        var year = form.Number("year", SettingsTexts.Year, 2000, 2100) ?? 0;
        return FormFlow.Send(
            http, form,
            () => call.District.CloseYear(new(call.Context, year), cancellationToken),
            [],
            _ => (Say.It(SettingsTexts.Closed, year), $"/districts/{call.Code}/settings"),
            () => view.Draw(call, "years", form, cancellationToken));
    }

    private static Task<IResult> ReopenYear(DistrictCall call, PageForm form, HttpContext http, SettingsView view, CancellationToken cancellationToken)
    {
        var year = form.Number("year", SettingsTexts.Year, 2000, 2100) ?? 0;
        var reason = form.Required("reason", SettingsTexts.ReopenReason);
        return FormFlow.Send(
            http, form,
            () => call.District.ReopenYear(new(call.Context, year, reason), cancellationToken),
            [("reason.", "reason"), ("text.", "reason")],
            _ => (Say.It(SettingsTexts.Reopened, year), $"/districts/{call.Code}/settings"),
            () => view.Draw(call, "reopen", form, cancellationToken));
    }
}

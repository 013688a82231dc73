using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Register;

namespace DistrictUnion.Gateway.Pages.Rounds;

/// <summary>Exemptions (免报) and extensions (延期).</summary>
internal static class GrantPages
{
    public static void Map(RouteGroupBuilder rounds)
    {
        rounds.MapGet("/exemptions", Exemptions).WithName("page.exemptions");
        rounds.MapPost("/exemptions", Exempt).WithName("page.grant-exemption");
        rounds.MapPost("/exemptions/end", EndExemption).WithName("page.end-exemption");
        rounds.MapGet("/extensions", Extensions).WithName("page.extensions");
        rounds.MapPost("/extensions", Extend).WithName("page.grant-extension");
        rounds.MapPost("/extensions/end", EndExtension).WithName("page.end-extension");
    }

    private static Task<IResult> Exemptions(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        Draw<ExemptionsPage>(call, http, clock, null, cancellationToken);

    private static Task<IResult> Extensions(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        Draw<ExtensionsPage>(call, http, clock, null, cancellationToken);

    private static async Task<IResult> Exempt(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var school = School(form, "school");
        var (from, until) = (QuarterOf(form, "from", RoundTexts.FromQuarter), QuarterOf(form, "until", RoundTexts.UntilQuarter));
        var reason = form.Required("reason", RoundTexts.Reason);
        var name = await NameOf(call, school, cancellationToken);
        return await FormFlow.Send(
            http, form,
            () => call.District.GrantExemption(new(call.Context, school, from, until, reason), cancellationToken),
            [("school.", "school"), ("exemption.span", "until"), ("exemption.overlaps", "from"), ("round.locked", "from"), ("reason.", "reason"), ("text.", "reason")],
            _ => (Say.It(RoundTexts.Exempted, name, from.Name, until.Name), $"/districts/{call.Code}/rounds/exemptions"),
            () => Draw<ExemptionsPage>(call, http, clock, form, cancellationToken));
    }

    private static async Task<IResult> EndExemption(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var school = School(form, "end");
        var from = QuarterOf(form, "end-from", RoundTexts.AgainFrom);
        var reason = form.Required("end-reason", RoundTexts.Reason);
        var name = await NameOf(call, school, cancellationToken);
        return await FormFlow.Send(
            http, form,
            () => call.District.EndExemption(new(call.Context, school, from, reason), cancellationToken),
            [("exemption.unknown", "end-from"), ("round.locked", "end-from"), ("reason.", "end-reason"), ("text.", "end-reason")],
            _ => (Say.It(RoundTexts.ExemptionEnded, name, from.Name), $"/districts/{call.Code}/rounds/exemptions"),
            () => Draw<ExemptionsPage>(call, http, clock, form, cancellationToken));
    }

    private static async Task<IResult> Extend(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var school = School(form, "school");
        var quarter = QuarterOf(form, "quarter", RoundTexts.Round);
        var until = form.RequiredDay("until", RoundTexts.ExtendUntil);
        var reason = form.Required("reason", RoundTexts.Reason);
        var name = await NameOf(call, school, cancellationToken);
        return await FormFlow.Send(
            http, form,
            () => call.District.GrantExtension(new(call.Context, school, quarter, until, reason), cancellationToken),
            [("school.", "school"), ("extension.", "until"), ("round.", "quarter"), ("reason.", "reason"), ("text.", "reason")],
            _ => (Say.It(RoundTexts.Extended, name, quarter.Name, Words.Day(until)), $"/districts/{call.Code}/rounds/extensions"),
            () => Draw<ExtensionsPage>(call, http, clock, form, cancellationToken));
    }

    private static async Task<IResult> EndExtension(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var school = School(form, "end");
        var quarter = QuarterOf(form, "end-quarter", RoundTexts.Round);
        var until = form.RequiredDay("end-until", RoundTexts.EndsOn);
        var reason = form.Required("end-reason", RoundTexts.Reason);
        var name = await NameOf(call, school, cancellationToken);
        return await FormFlow.Send(
            http, form,
            () => call.District.EndExtension(new(call.Context, school, quarter, until, reason), cancellationToken),
            [("extension.", "end-until"), ("reason.", "end-reason"), ("text.", "end-reason")],
            _ => (Say.It(RoundTexts.ExtensionEnded, name, quarter.Name, Words.Day(until)), $"/districts/{call.Code}/rounds/extensions"),
            () => Draw<ExtensionsPage>(call, http, clock, form, cancellationToken));
    }

    /// <summary>What is said afterwards names the school as people do.</summary>
    private static async Task<string> NameOf(DistrictCall call, SchoolCode school, CancellationToken cancellationToken) =>
        school == default ? "" : (await call.District.School(school, cancellationToken))?.Name ?? school.Value;

    private static SchoolCode School(PageForm form, string field)
    {
        form.Required(field, RoundTexts.School);
        return form.Code<SchoolCode>(field, RoundTexts.School) ?? default;
    }

    private static Quarter QuarterOf(PageForm form, string field, string label)
    {
        if (Quarter.TryParse(form.Required(field, label), out var quarter)) return quarter;
        if (form.Text(field) is not null) form.Flaw("form.bad-quarter", Say.It(RoundTexts.BadQuarter, label), field);
        return default;
    }

    private static async Task<IResult> Draw<TPage>(DistrictCall call, HttpContext http, TimeProvider clock, PageForm? sent, CancellationToken cancellationToken)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        if (await call.District.ViewFor(call.Actor, cancellationToken) is not { } view) return PageResults.Go($"/districts/{call.Code}/settings");
        var schools = (await DistrictSchools.All(call, cancellationToken)).Where(s => s.Closes is null);
        var model = new GrantsModel(view, [.. schools], http.Request.Query["school"].FirstOrDefault() ?? http.Request.Query["end"].FirstOrDefault(), http.Request.Query["quarter"].FirstOrDefault(), Zones.DayOf(clock.GetUtcNow(), view.TimeZone));
        return sent is null ? PageResults.Draw<TPage>(new { Model = model }) : PageResults.DrawRefused<TPage>(new { Model = model, Sent = sent });
    }
}

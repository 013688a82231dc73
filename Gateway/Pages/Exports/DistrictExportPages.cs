using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Comparison;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Exports;

/// <summary>The district's workbook of a quarter, and the way to a chosen school's.</summary>
internal static class DistrictExportPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        const string At = "/districts/{district}/exports";
        pages.MapGet(At, Overview).WithName("page.district-exports");
        pages.MapPost(At, Start).WithName("page.start-district-export");
        pages.MapGet($"{At}/{{quarter}}/{{basis}}/{{job}}", One).WithName("page.district-export");
        pages.MapGet($"{At}/{{quarter}}/{{basis}}/{{job}}/workbook", Send).WithName("page.district-export-file");
    }

    private static async Task<IResult> Overview(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await Model(call, clock, cancellationToken) is { } model ? PageResults.Draw<DistrictExportsPage>(new { Model = model }) : PageResults.Say(Notice.NoDistrict);

    private static async Task<IResult> Start(DistrictCall call, PageForm form, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await Model(call, clock, cancellationToken) is not { } model) return PageResults.Say(Notice.NoDistrict);
        if (form.Has("school"))
        {
            if (form.Required("school", ExportTexts.School) is { Length: > 0 } && form.Code<SchoolCode>("school", ExportTexts.School) is { } school)
                return PageResults.Go($"/districts/{call.Code}/schools/{school}/exports");
        }
        else if (Quarter.TryParse(form.Required("quarter", ExportTexts.Quarter), out var quarter))
        {
            return PageResults.Go($"/districts/{call.Code}/exports/{quarter}/{(form.Text("basis") == "accepted" ? "accepted" : "reported")}/{call.Context.CommandId}");
        }

        return PageResults.DrawRefused<DistrictExportsPage>(new { Model = model, Sent = form });
    }

    private static async Task<IResult> One(
        DistrictCall call, Quarter quarter, string basis, string job, ExportDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        if (!ExportOrder.IsJob(job) || await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NotFound);
        var place = new ExportPlace(district.Name, district.TimeZone, Say.It(ExportTexts.DistrictBookOf, quarter.Name, Words.Of(BasisOf(basis))), $"/districts/{call.Code}/exports", $"/districts/{call.Code}/exports/{quarter}/{basis}/{job}/workbook");
        return await ExportProgress.Page(context, desk, Order(call, quarter, basis, job), place, cancellationToken);
    }

    private static IResult Send(DistrictCall call, Quarter quarter, string basis, string job, ExportDesk desk) =>
        ExportOrder.IsJob(job) ? ExportFile.Of(desk.Ask(Order(call, quarter, basis, job)), $"/districts/{call.Code}/exports/{quarter}/{basis}/{job}") : PageResults.Say(Notice.NotFound);

    private static WorkbookOrder Order(DistrictCall call, Quarter quarter, string basis, string job) => new(
        call.Actor.Account,
        job,
        string.Create(CultureInfo.InvariantCulture, $"district {call.Code} {quarter} {BasisOf(basis)}"),
        stopping => ComparisonWorkbook.Of(call.Comparison, call.Actor, new ComparisonQuery(quarter, quarter, BasisOf(basis)), stopping));

    private static Basis BasisOf(string text) => text == "accepted" ? Basis.Accepted : Basis.Reported;

    private static async Task<DistrictExportsModel?> Model(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return null;
        var schools = await call.District.Schools(null, 0, 1000, cancellationToken);
        var today = Zones.DayOf(clock.GetUtcNow(), district.TimeZone);
        var opened = district.Rounds.OrderByDescending(r => r.Quarter).ToArray();
        return new(
            district.Name,
            $"/districts/{district.Code}",
            [.. opened.Select(r => new Choice(r.Quarter.ToString(), r.Quarter.Name))],
            (opened.FirstOrDefault(r => r.Dates.Due < today) ?? opened.FirstOrDefault())?.Quarter.ToString(),
            [.. schools.Schools.Where(s => call.Actor.Covers(s.Group)).OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => new Choice(s.Code.Value, s.Name))],
            today.Year - 1);
    }
}

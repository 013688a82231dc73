using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.DistrictTasks;

namespace DistrictUnion.Gateway.Pages.Home;

/// <summary>The school's home: what is owed, what is to do this month, how far it is.</summary>
internal static class HomePages
{
    public static void Map(RouteGroupBuilder pages) =>
        pages.MapGet("/districts/{district}/schools/{school}", Home).WithName("page.school-home");

    private static async Task<IResult> Home(SchoolCall call, HttpContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var now = clock.GetUtcNow();
        var today = Zones.DayOf(now, district.TimeZone);
        if (await Years(call, today, cancellationToken) is not { } years) return PageResults.Say(Notice.NotFound);
        if (await call.Union.Duties(call.Actor, cancellationToken) is not { } duties) return PageResults.Say(Notice.NotFound);

        var basis = context.Request.Query["basis"] == "accepted" ? Basis.Accepted : Basis.Reported;
        var quarter = SchoolStanding.LastQuarter(years, today);
        var medians = quarter is { } asked ? (await call.District.Comparison.GroupMedians(call.Actor, call.Code, asked, basis, cancellationToken)).Value : null;
        var source = new HomeSource(district, years, duties, call.Actor, today)
        {
            TaskFiles = await TaskFile.All(call.District, cancellationToken),
            Summaries = (await call.Union.Summaries(call.Actor, cancellationToken))?.Summaries ?? [],
            Matters = (await call.Matters.List(call.Actor, cancellationToken))?.Matters ?? [],
            Inspections = (await call.District.InspectionDesk.OfSchool(call.Actor, call.Code, cancellationToken))?.Inspections ?? [],
        };
        return PageResults.Draw<HomePage>(new { Model = new HomeModel(source, await Drafts(call, years, cancellationToken), basis, medians) });
    }

    /// <summary>The calendar year, and before it last year's in its first quarter, when last year's last report is due; null: no such school.</summary>
    private static async Task<ImmutableArray<SchoolYearView>?> Years(SchoolCall call, DateOnly today, CancellationToken cancellationToken)
    {
        if (await call.Union.Year(call.Actor, today.Year, cancellationToken) is not { } year) return null;
        return today.Month <= 3 && await call.Union.Year(call.Actor, today.Year - 1, cancellationToken) is { } last ? [last, year] : [year];
    }

    /// <summary>What is being typed into the reports that are under way.</summary>
    private static async Task<ImmutableDictionary<Quarter, ReportDraft>> Drafts(
        SchoolCall call, ImmutableArray<SchoolYearView> years, CancellationToken cancellationToken)
    {
        var drafts = ImmutableDictionary.CreateBuilder<Quarter, ReportDraft>();
        foreach (var report in years.SelectMany(y => y.Quarters).Where(OwedReport.IsOpen))
        {
            if (await call.Union.ReportDraft(call.Actor, report.Quarter, cancellationToken) is { } draft) drafts.Add(report.Quarter, draft);
        }

        return drafts.ToImmutable();
    }
}

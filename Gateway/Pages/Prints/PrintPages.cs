using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.Prints;

/// <summary>What a school prints, signs and hands over on paper (报送件): plans with their versions, quarter reports.</summary>
internal static class PrintPages
{
    /// <summary>Calendar years that the list goes back, the present one included.</summary>
    private const int YearsShown = 2;

    public static void Map(RouteGroupBuilder pages) => pages.MapGet("/districts/{district}/schools/{school}/prints", Overview).WithName("page.prints");

    private static async Task<IResult> Overview(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var year = Zones.DayOf(clock.GetUtcNow(), district.TimeZone).Year;
        var years = new List<SchoolYearView>();
        for (var back = 0; back < YearsShown; back++)
        {
            if (await call.Union.Year(call.Actor, year - back, cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
            years.Add(view);
        }

        if (await call.Union.Files(call.Actor, cancellationToken) is not { } files) return PageResults.Say(Notice.NotFound);
        return PageResults.Draw<PrintsPage>(new { Model = PrintsModel.Of(years, files) });
    }
}

/// <summary>What there is to print, newest first.</summary>
/// <param name="Plans">Without the district's own tasks.</param>
/// <param name="Reports">That were handed in at least once, or are under way.</param>
/// <param name="Scans">Signed scans, the last one of each plan and quarter.</param>
public sealed record PrintsModel(
    SchoolYearView School, string At, ImmutableArray<PlanView> Plans, ImmutableArray<ReportView> Reports, ImmutableDictionary<FileSubject, AttachedFile> Scans)
{
    /// <summary>The signed scan of a plan or quarter in a few words.</summary>
    public string ScanOf(FileSubject subject) => Scans.TryGetValue(subject, out var scan)
        ? Say.It(PrintTexts.Scanned, Words.Day(Zones.DayOf(scan.At, School.TimeZone)))
        : PrintTexts.NotScanned;

    public static PrintsModel Of(IReadOnlyList<SchoolYearView> years, FileList files) => new(
        years[0],
        $"/districts/{years[0].District}/schools/{years[0].School.Code}",
        [.. years.SelectMany(y => y.Plans).DistinctBy(p => p.Id).Where(p => p.Id != PlanId.FromDistrict).OrderByDescending(p => p.Span.First).ThenBy(p => p.Id)],
        [.. years.SelectMany(y => y.Quarters).Where(q => q.State is not WorkState.NotStarted).OrderByDescending(q => q.Quarter)],
        files.Files.Where(f => f.Role is FileRole.SignedScan).GroupBy(f => f.Subject).ToImmutableDictionary(same => same.Key, same => same.MaxBy(f => f.At)!));
}

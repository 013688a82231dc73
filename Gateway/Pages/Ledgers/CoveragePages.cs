using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>台账齐全率: the district's schools and kinds.</summary>
internal static class CoveragePages
{
    /// <summary>On to the year that is now.</summary>
    public static async Task<IResult> Now(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await call.District.View(cancellationToken) is { } district
            ? PageResults.Go(AddressOf(call.Code, Zones.DayOf(clock.GetUtcNow(), district.TimeZone).Year))
            : PageResults.Say(Notice.NoDistrict);

    public static async Task<IResult> Show(DistrictCall call, int year, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var coverage = await call.LedgerShelf.Coverage(call.Actor, year, cancellationToken);
        if (coverage.Value is not { } found) return PageResults.Say(Notice.Of(coverage.Refusals[0]));
        var group = Codes.TryParse<GroupCode>(http.Request.Query["group"].FirstOrDefault(), out var asked) && district.Groups.Any(g => g.Code == asked) ? asked : (GroupCode?)null;
        return PageResults.Draw<CoveragePage>(new { Model = new CoverageModel(district, call.Actor, found.Within(group), group, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)) });
    }

    /// <summary>The same as a workbook, of all schools that the post sees.</summary>
    public static async Task<IResult> Workbook(DistrictCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        PageResults.Send(await DistrictLedgerFiles.Coverage(call, year, clock, cancellationToken));

    public static string AddressOf(DistrictCode district, int year) => $"/districts/{district}/years/{year}/ledgers";
}

/// <summary>The coverage as it is drawn.</summary>
/// <param name="Coverage">Of the schools of the group.</param>
/// <param name="Group">Null: all groups.</param>
public sealed record CoverageModel(DistrictView District, Actor Actor, LedgerCoverage Coverage, GroupCode? Group, DateOnly Today)
{
    /// <summary>In the order of the district's groups.</summary>
    public ImmutableArray<SchoolCoverage> Schools { get; } =
    [
        .. from school in Coverage.Schools
           orderby District.Groups.FirstOrDefault(g => g.Code == school.Group)?.Order ?? 0, school.School
           select school,
    ];

    public IEnumerable<SchoolGroup> Groups => District.Groups.Where(g => Actor.Covers(g.Code));

    public string At => CoveragePages.AddressOf(District.Code, Coverage.Year);

    public int Kept => Schools.Sum(s => s.Kept);

    public int Expected => Schools.Sum(s => s.Expected);

    public string ShelfOf(SchoolCoverage school) => LedgerPages.Shelf($"/districts/{District.Code}/schools/{school.School}", Coverage.Year);
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Reports.Ledgers;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>经费汇总: what the money ledgers of the district's schools add up to.</summary>
internal static class FundsPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/years/{year}/funds", Show).WithName("page.funds");
        pages.MapGet("/districts/{district}/years/{year}/funds/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("page.funds-workbook");
    }

    private static async Task<IResult> Show(DistrictCall call, int year, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var funds = await call.LedgerShelf.Funds(call.Actor, year, cancellationToken);
        if (funds.Value is not { } found) return PageResults.Say(Notice.Of(funds.Refusals[0]));
        var group = Codes.TryParse<GroupCode>(http.Request.Query["group"].FirstOrDefault(), out var asked) && district.Groups.Any(g => g.Code == asked) ? asked : (GroupCode?)null;
        return PageResults.Draw<FundsPage>(new { Model = new FundsModel(district, call.Actor, found.Within(group), group, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)) });
    }

    private static async Task<IResult> Workbook(DistrictCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        PageResults.Send(await DistrictLedgerFiles.Funds(call, year, clock, cancellationToken));
}

/// <summary>The summary as it is drawn.</summary>
/// <param name="Summary">Of the schools of the group.</param>
/// <param name="Group">Null: all groups.</param>
public sealed record FundsModel(DistrictView District, Actor Actor, FundsSummary Summary, GroupCode? Group, DateOnly Today)
{
    public ImmutableArray<FundsGroup> Shown { get; } = FundsGroup.Of(District, Summary);

    public FundsTotal Total { get; } = Summary.Total;

    public IEnumerable<SchoolGroup> Groups => District.Groups.Where(g => Actor.Covers(g.Code));

    public string At => AddressOf(Summary.Year);

    public string AddressOf(int year) => $"/districts/{District.Code}/years/{year}/funds";

    /// <summary>The ledger that a school's figures come from, or would.</summary>
    public string SourceOf(SchoolFunds school) => Ledger(school, school.Source is FundsSource.Journal ? FundsRules.Journal : FundsRules.Published);

    public string BudgetOf(SchoolFunds school) => Ledger(school, FundsRules.Budget);

    public string RosterOf(SchoolFunds school) => LedgerPages.Ledger(School(school), FundsRules.Roster, LedgerPeriod.Continuous);

    /// <summary>1,234.50; nothing: —.</summary>
    public static string Amount(decimal? yuan) => yuan is { } amount ? amount.ToString("#,##0.00", CultureInfo.InvariantCulture) : "—";

    /// <summary>98.5%; nothing: —.</summary>
    public static string Percent(FundsRatio? ratio) => ratio is null ? "—" : Figures.PercentSign(new(ratio.Millionths, Millionths.One));

    private string Ledger(SchoolFunds school, LedgerCode kind) => LedgerPages.Ledger(School(school), kind, new(LedgerPeriodKind.CalendarYear, Summary.Year));

    private string School(SchoolFunds school) => $"/districts/{District.Code}/schools/{school.School}";
}

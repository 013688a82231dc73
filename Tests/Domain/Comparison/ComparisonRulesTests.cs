using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Comparison;

public sealed class ComparisonRulesTests
{
    /// <summary>One area, one group; each school has one task of weight 1 due in Q1.</summary>
    private static ComparisonRows Rows(
        (string School, ReportRow? Report, long Earned)[] schools, string[]? exempt = null, (string School, DateOnly Until)[]? extended = null, bool hasRound = true)
    {
        ImmutableArray<SchoolRow> known = [.. schools.Select(s => new SchoolRow(new(s.School), s.School, A.Primary))];
        RoundRow round = new(
            new(A.Q1, 1, A.Dates(A.Q1), A.Noon(2026, 3, 20)),
            [.. known.Select(s => new ExpectedSchool(s.School, s.Name, s.Group))],
            [.. (exempt ?? []).Select(SchoolCode.Of)],
            (extended ?? []).ToImmutableDictionary(e => new SchoolCode(e.School), e => e.Until));
        var n = schools.Length;
        ImmutableArray<int> ones = [.. Enumerable.Repeat(1, n)];
        ImmutableArray<long> weights = [.. Enumerable.Repeat(Millionths.One, n)];
        ImmutableArray<long> earned = [.. schools.Select(s => s.Earned)];
        SumColumns sums = new(
            [.. Enumerable.Repeat(A.Q1, n)], [.. Enumerable.Range(0, n)], [.. Enumerable.Repeat(0, n)],
            weights, earned, weights, earned, ones, [.. earned.Select(e => e < Millionths.One ? 1 : 0)], [.. Enumerable.Repeat(0, n)]);
        return new(
            A.District, "青岚区教育工会", "Asia/Shanghai", 7, [new(A.Primary, "小学", 1)], [new(A.Democracy, "民主管理", "民主管理")], known,
            hasRound ? [round] : [], [.. schools.Select(s => s.Report).OfType<ReportRow>()], sums);
    }

    private static ReportRow Report(
        string school, int month = 4, int day = 1, WorkState state = WorkState.Submitted, bool isReported = true, bool isEmpty = false, bool isAccepted = false, bool kept = true) =>
        new(A.Q1, new(school), state, isReported, isEmpty, isAccepted, false, A.Noon(2026, month, day), kept);

    private static QuarterTable Compare(ComparisonRows rows, Basis basis = Basis.Reported) =>
        ComparisonRules.Compare(rows, new(A.Q1, A.Q1, basis), A.Noon(2026, 4, 20)).Tables.Single();

    private static Filing[] Filings(QuarterTable table) => [.. table.Rows.Select(r => r.Filing)];

    [Fact]
    public void Compare_CoveredGroupsOnly_TotalsAreOverTheirSchools()
    {
        var rows = Rows([("a", Report("a"), Millionths.One), ("b", null, 0), ("c", Report("c"), 0)]);
        rows = rows with
        {
            Groups = [.. rows.Groups, new(A.Middle, "中学", 2)],
            Schools = [rows.Schools[0] with { Group = A.Middle }, rows.Schools[1], rows.Schools[2] with { Group = A.Middle }],
        };

        var view = ComparisonRules.Compare(rows, new(A.Q1, A.Q1, Basis.Reported), A.Noon(2026, 4, 20), group => group == A.Middle);

        Assert.Equal(["a", "c"], view.Schools.Select(s => s.School.Value));
        Assert.Equal((2, new Rate(2, 2), new Rate(Millionths.One, 2 * Millionths.One)), (
            view.Tables[0].District.Counted, view.Tables[0].District.Reporting, view.Tables[0].District.Rates.Completion));

        // The group of the frozen list stays named, though the schools are in another one now.
        Assert.Equal([A.Primary, A.Middle], view.Groups.Select(g => g.Code));
    }

    [Fact]
    public void Compare_EveryWayOfFiling_IsTold()
    {
        var table = Compare(Rows(
            [
                ("a-on-time", Report("a-on-time", day: 10), 0),
                ("b-late", Report("b-late", day: 11), 0),
                ("c-empty", Report("c-empty", isEmpty: true), 0),
                ("d-returned", Report("d-returned", state: WorkState.Returned, isReported: false), 0),
                ("e-missing", null, 0),
                ("f-draft", Report("f-draft", state: WorkState.Draft, isReported: false), 0),
                ("g-broke-its-deadline", Report("g-broke-its-deadline", kept: false), 0),
                ("h-extended", Report("h-extended", day: 20), 0),
                ("i-exempt", null, 0),
            ],
            ["i-exempt"], [("h-extended", A.Day(4, 20))]));

        Assert.Equal(
            [Filing.OnTime, Filing.Late, Filing.Empty, Filing.Returned, Filing.Missing, Filing.Missing, Filing.Late, Filing.OnTime, Filing.NotAsked],
            Filings(table));
        Assert.Equal((new Rate(4, 8), new Rate(2, 8), 1), (table.District.Reporting, table.District.Punctuality, table.District.Empty));
        Assert.Equal((Standing.Exempt, false), (table.Rows[8].Standing, table.Rows[8].IsCounted));
    }

    [Fact]
    public void Compare_AcceptedBasis_CountsAcceptedReportsOnly()
    {
        var table = Compare(Rows([("a", Report("a"), 0), ("b", Report("b", isAccepted: true), Millionths.One)]), Basis.Accepted);

        Assert.Equal([Filing.AwaitingReview, Filing.OnTime], Filings(table));
        Assert.Equal(new Rate(1, 2), table.District.Reporting);
    }

    [Fact]
    public void Compare_Totals_ArePooledAndMediansAreOverSchools()
    {
        var table = Compare(Rows([("a", null, Millionths.One), ("b", null, 0), ("c", null, 400_000)]));

        Assert.Equal(new Rate(1_400_000, 3_000_000), table.District.Rates.Completion);
        Assert.Equal(400_000, table.District.MedianCompletion);
        Assert.Equivalent(table.District, table.Groups.Single(), strict: true);
        Assert.Equal(table.District.Rates.Completion, table.District.ByArea.Single());
    }

    [Fact]
    public void Compare_Ties_ShareARankAndTheNextSkips()
    {
        var table = Compare(Rows([("a", null, 500_000), ("b", null, 500_000), ("c", null, 0), ("d", null, Millionths.One)]));

        Assert.Equal([2, 2, 4, 1], table.Rows.Select(r => r.Rank));
    }

    [Fact]
    public void Compare_WithoutARound_IsNotEnabledAndNobodyIsMissing()
    {
        var table = Compare(Rows([("a", null, 500_000)], hasRound: false));

        Assert.Equal((Standing.NotEnabled, true, Filing.NotAsked, null), (table.Rows[0].Standing, table.Rows[0].IsCounted, table.Rows[0].Filing, table.Round));
        Assert.False(table.District.Reporting.Exists);
    }

    [Fact]
    public void Compare_MovedAfterTheRound_StaysInItsGroupOfThen()
    {
        var rows = Rows([("a", null, 0)]);
        rows = rows with { Groups = rows.Groups.Add(new(A.Middle, "中学", 2)), Schools = [new(new("a"), "a 中学", A.Middle)] };

        var view = ComparisonRules.Compare(rows, new(A.Q1, A.Q1, Basis.Reported, A.Primary), A.Noon(2026, 4, 20));

        Assert.Equal(("a", 0, 1), (view.Schools.Single().Name, view.Tables[0].Rows[0].Group, view.Tables[0].Groups[0].Counted));
        Assert.Empty(ComparisonRules.Compare(rows, new(A.Q1, A.Q1, Basis.Reported, A.Middle), A.Noon(2026, 4, 20)).Schools);
    }

    [Fact]
    public void Compare_UnknownArea_LeavesNothingDue()
    {
        var rows = Rows([("a", null, 0)]);
        rows = rows with { Areas = rows.Areas.Add(new(A.Funds, "经费", "经费")) };

        var table = ComparisonRules.Compare(rows, new(A.Q1, A.Q1, Basis.Reported, Area: A.Funds), A.Noon(2026, 4, 20)).Tables.Single();

        Assert.False(table.Rows[0].Rates.Completion.Exists);
        Assert.Null(table.Rows[0].Rank);
        Assert.Null(table.District.MedianCompletion);
        Assert.Equal([-1L], table.District.MedianByArea.AsEnumerable());
    }

    [Fact]
    public void Compare_Day_DecidesWhatIsLocked()
    {
        var rows = Rows([("a", null, 0)]);
        bool IsLocked(DateTimeOffset now) => ComparisonRules.Compare(rows, new(A.Q1, A.Q1, Basis.Reported), now).Tables[0].IsLocked;

        Assert.False(IsLocked(new(2026, 4, 30, 15, 59, 59, TimeSpan.Zero)));
        Assert.True(IsLocked(new(2026, 4, 30, 16, 0, 0, TimeSpan.Zero)));
    }
}

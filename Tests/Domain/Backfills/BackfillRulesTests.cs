using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Tests.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Backfills;

public sealed class BackfillRulesTests
{
    private const int Year = 2024;

    private static readonly Backfilling Filing = new("系统启用前的年度，依据存档台账");

    private static readonly DateTimeOffset Now = A.Noon(2026, 11, 22);

    private static readonly School Xihu = new(A.Xihu, [new(A.Day(1, 1, 2020), "溪湖小学")], [new(A.Day(1, 1, 2020), A.Primary)], [], A.Day(1, 1, 2020), null, true, null, null);

    private static readonly PlanTerms Terms = new("Asia/Shanghai", Xihu, WorkAreas.Shipped, [], [], []) { FirstRoundYear = 2026 };

    [Fact]
    public void Write_TasksOfAYear_CountByTheUsualRulesAndNothingIsLate()
    {
        var union = Taken(SchoolUnion.Empty, Task("教代会", 3, target: 2), Task("读书", 6, outcome: PastOutcome.Partly, share: 500_000), Task("疗休养", 6, outcome: PastOutcome.NotDone), Task("取消的", 9, outcome: PastOutcome.Cancelled));

        var plan = union.Plans[PlanId.Backfilled(Year)];
        Assert.Equal((WorkState.Accepted, 4, null), (plan.State, plan.TasksInForce.Length, plan.FirstSubmittedAt));
        Assert.Equal("officer", plan.Backfill!.By);
        Assert.Equal([1, 2, 3, 4], union.Reports.Keys.Select(q => q.Number));
        Assert.All(union.Reports.Values, report => Assert.Equal((WorkState.Accepted, null), (report.State, report.FiledAt)));
        var rates = Rates(union, 4);
        Assert.Equal((new Rate(1_500_000, 3_000_000), 0), (rates.Completion, rates.Overdue));
        Assert.Equal(new Rate(1_000_000, 1_000_000), Rates(union, 1).Completion);
        var view = ReportView.Of(union, RoundTermsOf(4), Now);
        Assert.NotNull(view.Backfill);
        Assert.All(view.Lines, line => Assert.False(line.IsOverdue));
        Assert.DoesNotContain(view.Lines, line => line.Light is Light.Red);
    }

    [Fact]
    public void Write_TheSameAgain_IsNothingAndAChangeIsOneOfTheTask()
    {
        var union = Taken(SchoolUnion.Empty, Task("教代会", 3), Task("读书", 6, outcome: PastOutcome.NotDone));

        Assert.Empty(BackfillRules.Write(union, Terms, Command(Task("教代会", 3), Task("读书", 6, outcome: PastOutcome.NotDone)), Now).Facts);
        var decision = BackfillRules.Write(union, Terms, Command(Task("读书", 6), Task("新的", 9)), Now);
        Assert.Equal((3, 1, 1, 0), (decision.Answer!.Tasks, decision.Answer.New, decision.Answer.Changed, decision.Answer.Unchanged));
        Assert.Equal(["t1", "t2", "t3"], Fold(union, decision.Facts).Plans[PlanId.Backfilled(Year)].TasksInForce.Select(t => t.Id.Value));
    }

    [Fact]
    public void Write_DoneInAnotherQuarter_CountsFromThere()
    {
        var union = Taken(SchoolUnion.Empty, Task("教代会", 3, doneIn: 3));

        Assert.Equal([0, 0, 1_000_000, 1_000_000], Quarter.OfYear(Year).Select(q => Rates(union, q.Number).Completion.Part));
        Assert.All(Quarter.OfYear(Year), q => Assert.Equal(0, Rates(union, q.Number).Overdue));
    }

    [Theory]
    [InlineData(2026, "backfill.year-open")]
    [InlineData(2027, "backfill.year-open")]
    [InlineData(2015, "backfill.year-open")]
    [InlineData(2019, "backfill.school-later")]
    public void Write_AYearThatMayNot_IsRefused(int year, string code) =>
        Assert.Contains(code, BackfillRules.Write(SchoolUnion.Empty, Terms, Command(Task("教代会", 3)) with { Year = year }, Now).Refusals.Select(r => r.Code));

    [Fact]
    public void Write_BehindTheFirstRound_IsRefusedAndAClosedYearIsNot()
    {
        Assert.Contains("backfill.year-open", Refusals(Terms with { FirstRoundYear = Year }, Command(Task("教代会", 3))));
        Assert.Empty(Refusals(Terms with { ClosedYears = [Year] }, Command(Task("教代会", 3))));
        Assert.Empty(Refusals(Terms, Command(Task("教代会", 3)) with { Year = 2019, Filing = Filing with { WasOpen = true } }));
        Assert.Contains("backfill.school-closed", Refusals(Terms with { School = Xihu with { Closes = A.Day(7, 1, 2023) } }, Command(Task("教代会", 3))));
    }

    [Fact]
    public void Write_EverythingThatIsWrong_IsSaidAtItsPlace()
    {
        var command = Command(
            Task("教代会", 3) with { Line = 1 },
            Task("教代会", 6) with { Line = 2 },
            Task("读书", 13) with { Line = 3 },
            Task("旅行", 6, outcome: PastOutcome.Partly) with { Line = 4 },
            Task("讲座", 6, target: 4, done: 2) with { Line = 5 },
            Task("领域", 6) with { Line = 6, Area = new("nowhere") },
            Task("讲课", 6, target: 4, outcome: PastOutcome.Partly) with { Line = 7 }) with
        {
            Score = new("考核", A.Day(1, 1), 100, 101),
        };

        Assert.Equal(
            ["backfill.amount-missing 4:share", "backfill.amount-missing 7:done", "backfill.done-short 5:done", "backfill.month 3:months", "backfill.score-above score:score", "backfill.score-day score:on",
                "backfill.task-twice 2:title", "task.unknown-area 6:area"],
            BackfillRules.Write(SchoolUnion.Empty, Terms, command, Now).Refusals.Select(r => $"{r.Code} {r.Place}").Order(StringComparer.Ordinal));
        Assert.Equal(
            [BackfillState.New, BackfillState.Wrong, BackfillState.Wrong, BackfillState.Wrong, BackfillState.Wrong, BackfillState.Wrong, BackfillState.Wrong],
            BackfillRules.Preview(SchoolUnion.Empty, Terms, command, Now).Value!.Tasks.Select(t => t.State));
    }

    [Fact]
    public void Write_WithoutAReason_IsRefused() =>
        Assert.Contains("reason.missing", Refusals(Terms, Command(Task("教代会", 3)) with { Filing = new(" ") }));

    [Fact]
    public void Amend_ABackfilledPlan_IsTheOfficesOwn()
    {
        var union = Taken(SchoolUnion.Empty, Task("教代会", 3));

        Assert.Equal(["plan.backfilled"], PlanRules.Amend(union, Terms, new(A.BySchool(), PlanId.Backfilled(Year), "想改"), Now).Refusals.Select(r => r.Code));
        Assert.Contains("plan.id-reserved", PlanRules.Start(SchoolUnion.Empty, Terms, new(A.BySchool(), PlanId.Backfilled(2025), "计划", BackfillRules.SpanOf(2025), null), Now).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Compare_ARoundOpenedLater_NeverMakesABackfilledQuarterLate()
    {
        var row = new ReportRow(new(Year, 1), A.Xihu, WorkState.Accepted, true, false, true, false, null, true) { IsBackfilled = true };
        var rows = new ComparisonRows(
            A.District, "区", "Asia/Shanghai", 1, [new(A.Primary, "小学", 1)], [new(A.Democracy, "民主管理", "民主", true)], [new(A.Xihu, "溪湖小学", A.Primary)],
            [new(new(new(Year, 1), 1, A.Dates(new(Year, 1)), Now), [new(A.Xihu, "溪湖小学", A.Primary)], [], System.Collections.Immutable.ImmutableDictionary<SchoolCode, DateOnly>.Empty)],
            [row], new([new(Year, 1)], [0], [0], [1_000_000], [0], [1_000_000], [0], [1], [1], [1]));

        var school = ComparisonRules.Compare(rows, new(new(Year, 1), new(Year, 1), Basis.Reported), Now).Tables[0].Rows[0];

        Assert.Equal((true, Filing: DistrictUnion.Domain.Comparison.Filing.NotAsked, 0, true), (school.IsBackfilled, school.Filing, school.Rates.Overdue, school.IsCounted));
    }

    [Fact]
    public void Write_LedgerOfAnEarlierYear_IsMarkedAlsoWhenItIsClosedAndWhenTheSchoolChangesIt()
    {
        var desk = new Desk(period: "2024");
        desk.Terms = desk.Terms with { FirstRoundYear = 2026, ClosedYears = [Year] };
        Decision<LedgerReceipt> Write(EntrySource source, EntryEdit edit) => LedgerRules.Write(
            Ledger.Empty, desk.Period, desk.Terms, new(A.ByDistrict(), [edit], source, "依据存档"), SealedTexts.None, OpenedValues.None, Now);
        var meeting = Desk.Meeting(("heldOn", "2024年3月5日"));

        Assert.Equal(["year.closed"], Write(EntrySource.Office, meeting).Refusals.Select(r => r.Code));
        var ledger = Write(EntrySource.Backfilled, meeting).Facts.Aggregate(Ledger.Empty, (state, fact) => state.Apply(fact, Now, "officer"));
        Assert.True(ledger.Entries[1]!.IsBackfilled);
        var changed = ledger.Apply(new EntryChanged(1, ledger.Entries[1]!.Content, EntrySource.Typed), Now, "chair");
        Assert.True(changed.Entries[1]!.IsBackfilled);
        desk.Terms = desk.Terms with { FirstRoundYear = Year };
        Assert.Equal(["backfill.year-open"], Write(EntrySource.Backfilled, meeting).Refusals.Select(r => r.Code));
        var roster = new Desk("l02", "all");
        Assert.Contains("backfill.not-by-year", LedgerRules.Write(
            Ledger.Empty, roster.Period, roster.Terms, new(A.ByDistrict(), [Desk.Edit()], EntrySource.Backfilled, "依据存档"), SealedTexts.None, OpenedValues.None, Now).Refusals.Select(r => r.Code));
    }

    private static IEnumerable<string> Refusals(PlanTerms terms, BackfillYear command) => BackfillRules.Write(SchoolUnion.Empty, terms, command, Now).Refusals.Select(r => r.Code);

    private static PastTask Task(
        string title, int month, long? target = null, long? done = null, PastOutcome outcome = PastOutcome.Done, long? share = null, int? doneIn = null) => new(
        title, A.Democracy, [month], target is { } quantity ? A.Target(quantity) : null, outcome, done * 1_000, share, doneIn);

    private static BackfillYear Command(params PastTask[] tasks) => new(A.ByDistrict(), Year, [.. tasks.Select((task, i) => task with { Line = i + 1 })], null, Filing);

    private static SchoolUnion Taken(SchoolUnion union, params PastTask[] tasks) => Fold(union, BackfillRules.Write(union, Terms, Command(tasks), Now).Facts);

    private static SchoolUnion Fold(SchoolUnion union, IEnumerable<IFact> facts) => facts.Aggregate(union, (state, fact) => state.Apply(fact, Now, "officer"));

    private static RoundTerms RoundTermsOf(int quarter) => new(new(Year, quarter), "Asia/Shanghai", null, false, false, null, false, [], A.Primary, false);

    private static SchoolRates Rates(SchoolUnion union, int quarter) => SchoolRates.Of(union, RoundTermsOf(quarter), Basis.Accepted, Now);
}

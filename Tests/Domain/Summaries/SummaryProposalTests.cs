using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Tests.Domain.Summaries;

public sealed class SummaryProposalTests
{
    private static readonly SummaryPeriod Half = new(2026, SummaryKind.HalfYear);

    [Fact]
    public void Of_AYearWithReportsAndLedgers_SaysNothingWithoutASource()
    {
        var world = World.Planned([A.Task("t1", [3], A.Target(2)), A.Task("t2", [5]), A.Task("t3", [10])], A.Q1);
        world.On(4, 5);
        Assert.True(Report(world, A.Q1, A.Content(A.Line("t1", TaskState.InProgress, 1, text: "已开一次") with { Problem = "人手不够", NextStep = "五月补开" }) with { Highlights = "提案办结率高" }));
        world.On(7, 2);
        world.Open(A.Q2);
        var shelf = new SchoolShelf(A.District, A.Xihu, "溪湖小学", 2026,
            [new(ShippedLedgers.Of(new("l04"))[^1], new(LedgerPeriodKind.CalendarYear, 2026), LedgerState.Kept, 4, A.Day(6, 20), []), new(ShippedLedgers.Of(new("l14"))[^1], new(LedgerPeriodKind.CalendarYear, 2026), LedgerState.Empty, 0, null, [])]);

        var proposal = SummaryProposal.Of(Half, Year(world), shelf);

        var sentences = proposal.Sections.SelectMany(s => s.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.Equal(sentences, proposal.Sections.SelectMany(s => s.Sources).Select(s => s.Sentence));
        Assert.Contains("召开教代会（t1）：完成1次，目标2次。已开一次。", sentences);
        Assert.Contains("召开教代会（t1）：人手不够。", sentences);
        Assert.Contains("召开教代会（t1）：五月补开。", sentences);
        Assert.Contains("提案办结率高。", sentences);
        Assert.Contains("工会会议记录2026年登记4条，最近一条是2026年6月20日。", sentences);
        Assert.Contains("2026年第二季度的报告还没有报送。", sentences);
        Assert.DoesNotContain(sentences, s => s.Contains("五必访", StringComparison.Ordinal));
        Assert.All(proposal.Sections.SelectMany(s => s.Sources), s => Assert.True(s.Task is not null || s.Quarter is not null || s.Ledger is not null, s.Sentence));
        Assert.True(world.On(7, 5).Do(SummaryRules.Submit, new SubmitSummary(A.BySchool(), Half, proposal)));
    }

    [Fact]
    public void Of_TasksInEveryArea_CanBeHandedIn()
    {
        var areas = World.Founded().District.Areas;
        var world = World.Planned([.. areas.Select((area, i) => A.Task($"t{i}", [3], area: area.Code))], A.Q1);
        var proposal = SummaryProposal.Of(Half, Year(world), null);
        Assert.True(proposal.Sections.Length > areas.Length);
        Assert.True(world.On(7, 5).Do(SummaryRules.Submit, new SubmitSummary(A.BySchool(), Half, proposal)));
    }

    [Fact]
    public void Of_ASchoolWithoutAnything_IsEmpty() =>
        Assert.True(SummaryProposal.Of(Half, Year(World.Founded().On(7, 1)), null).SaysNothing);

    private static bool Report(World world, DistrictUnion.Domain.Quarter quarter, ReportContent content) =>
        world.Do(ReportRules.Submit, new SubmitReport(A.BySchool(), quarter, content, ConfirmEmpty: false), quarter);

    private static SchoolYearView Year(World world) => new(
        A.District, "青岚区教育工会", "Asia/Shanghai", world.District.Schools[A.Xihu], 2026, world.District.Areas, [],
        [.. new[] { A.Q1, A.Q2 }.Where(q => world.District.Rounds.ContainsKey(q)).Select(q => ReportView.Of(world.Xihu, world.District.TermsFor(A.Xihu, q), world.Now))]);
}

using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Tests.Domain.Summaries;

public sealed class SummaryRulesTests
{
    private static readonly SummaryPeriod Half = new(2026, SummaryKind.HalfYear);

    private static readonly SummaryContent Written = new([new("总体情况", "完成了任务。", [])]);

    private readonly World world = World.Founded().On(7, 10);

    private WorkSummary Summary => world.Xihu.Summary(Half);

    [Fact]
    public void Submit_OnTheLastDayAndTheDayAfter_IsOnTimeAndLate()
    {
        Assert.True(Submit());
        Assert.Equal(Filing.OnTime, Summary.Filing("Asia/Shanghai"));
        Assert.True(Withdraw());
        Assert.Equal((WorkState.NotStarted, Filing.Missing), (Summary.State, Summary.Filing("Asia/Shanghai")));
        world.On(7, 11);
        Assert.True(Submit());
        Assert.Equal(Filing.Late, Summary.Filing("Asia/Shanghai"));
    }

    [Fact]
    public void Submit_AfterAReturn_StaysOnTimeWithinItsDeadlineOnly()
    {
        Assert.True(Submit());
        Assert.True(Return(A.Day(7, 20)));
        Assert.Equal(Filing.Returned, Summary.Filing("Asia/Shanghai"));
        world.On(7, 20);
        Assert.True(Submit());
        Assert.Equal(Filing.OnTime, Summary.Filing("Asia/Shanghai"));
        Assert.True(Return(A.Day(7, 25)));
        world.On(7, 26);
        Assert.True(Submit());
        Assert.Equal(Filing.Late, Summary.Filing("Asia/Shanghai"));
    }

    [Fact]
    public void Withdraw_AfterAReopening_BringsTheAcceptedContentAndItsDeadlineBack()
    {
        Assert.True(Submit());
        Assert.True(Accept());
        Assert.True(world.Do(SummaryRules.Reopen, new ReopenSummary(A.ByDistrict(), Half, "数字有误", A.Day(7, 30))));
        Assert.True(Submit(new([new("总体情况", "改过了。", [])])));
        Assert.True(Withdraw());
        Assert.Equal((WorkState.Reopened, A.Day(7, 30)), (Summary.State, Summary.Deadline));
        Assert.Same(Summary.Accepted, Summary.Submitted);
        Assert.Equal("完成了任务。", Summary.Submitted!.Sections[0].Text);
    }

    [Fact]
    public void Submit_WhatDoesNotFit_IsRefusedByName()
    {
        world.On(5, 31);
        Refused("summary.not-yet-open", () => Submit());
        world.On(7, 10);
        Refused("summary.empty", () => Submit(SummaryContent.Empty));
        Refused("summary.title-twice", () => Submit(new([Written.Sections[0], Written.Sections[0]])));
        Refused("name.blank", () => Submit(new([new(" ", "有", [])])));
        Refused("text.too-long", () => Submit(new([new("长", new('字', SummaryRules.MaxSection + 1), [])])));
        Refused("summary.too-many-sections", () => Submit(new([.. Enumerable.Range(0, SummaryRules.MostSections + 1).Select(i => new SummarySection($"第{i}", "有", []))])));
        Refused("summary.source-foreign", () => Submit(new([new("一", "甲", [new("乙", "报告", Quarter: A.Q1)])])));
        Refused("summary.source-unclear", () => Submit(new([new("一", "甲", [new("甲", "报告")])])));
        Refused("summary.source-unclear", () => Submit(new([new("一", "甲", [new("甲", "报告", new(A.PlanId, new("t1")), A.Q1)])])));
        Assert.True(Submit());
        Refused("summary.not-draft", () => Submit());
        world.Do(SettingsRules.Set, new SetSettings(A.ByDistrict(), new(ChairSigns: true)));
        Refused("summary.chair-signs", () => world.Do(SummaryRules.Withdraw, new WithdrawSummary(A.By(A.Chair() with { Role = Role.SchoolMember }), Half)));
    }

    [Fact]
    public void Review_InAnotherState_IsRefused()
    {
        Refused("summary.not-submitted", () => Accept());
        Refused("summary.not-submitted", () => Return(A.Day(7, 20)));
        Refused("summary.not-accepted", () => world.Do(SummaryRules.Reopen, new ReopenSummary(A.ByDistrict(), Half, "有误", A.Day(7, 20))));
        Assert.True(Submit());
        Refused("reason.missing", () => world.Do(SummaryRules.Return, new ReturnSummary(A.ByDistrict(), Half, [], A.Day(7, 20))));
        Refused("return.deadline-past", () => Return(A.Day(7, 9)));
        Assert.True(Accept());
        Refused("summary.not-submitted", () => Withdraw());
        Refused("summary.not-submitted", () => Return(A.Day(7, 20)));
    }

    [Fact]
    public void Due_FollowsTheSettings()
    {
        Assert.Equal((A.Day(7, 10), A.Day(1, 15, 2027)), (Half.Due(DistrictSettings.Usual), new SummaryPeriod(2026, SummaryKind.Year).Due(DistrictSettings.Usual)));
        var own = new DistrictSettings(HalfYearSummaryDue: new(8, 28), YearSummaryDue: new(2, 1));
        Assert.Equal((A.Day(8, 28), A.Day(2, 1, 2027)), (Half.Due(own), new SummaryPeriod(2026, SummaryKind.Year).Due(own)));
        Assert.False(world.Do(SettingsRules.Set, new SetSettings(A.ByDistrict(), new(YearSummaryDue: new(8, 1)))));
        Assert.Equal(["settings.summary-due"], world.Refused);
    }

    [Theory]
    [InlineData("2026H1", 2026, SummaryKind.HalfYear)]
    [InlineData("2026Y", 2026, SummaryKind.Year)]
    public void Period_Text_ReadsBack(string text, int year, SummaryKind kind)
    {
        Assert.True(SummaryPeriod.TryParse(text, out var period));
        Assert.Equal((new(year, kind), text), (period, period.ToString()));
        Assert.False(SummaryPeriod.TryParse(text + "x", out _) || SummaryPeriod.TryParse(text[..4], out _) || SummaryPeriod.TryParse("1999Y", out _));
    }

    private bool Submit(SummaryContent? content = null) => world.Do(SummaryRules.Submit, new SubmitSummary(A.BySchool(), Half, content ?? Written));

    private bool Withdraw() => world.Do(SummaryRules.Withdraw, new WithdrawSummary(A.BySchool(), Half));

    private bool Accept() => world.Do(SummaryRules.Accept, new AcceptSummary(A.ByDistrict(), Half, null));

    private bool Return(DateOnly deadline) => world.Do(SummaryRules.Return, new ReturnSummary(A.ByDistrict(), Half, [new("总体情况", "请补充")], deadline));

    private void Refused(string code, Func<bool> act)
    {
        Assert.False(act());
        Assert.Contains(code, world.Refused);
    }
}

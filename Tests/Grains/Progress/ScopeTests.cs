using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Tests.Domain;

namespace DistrictUnion.Tests.Grains.Progress;

/// <summary>Posts that are narrowed to groups or to work areas.</summary>
public sealed class ScopeTests
{
    private static readonly Actor Foreign = A.OfficerOf(A.Middle);

    private static async Task<MemoryGrains> Asked()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task(), A.Task("t2", area: A.Funds));
        await grains.District.OpenRound(new(A.ByDistrict(), A.Q1, A.Dates(A.Q1)));
        grains.On(4, 1);
        return grains;
    }

    private static Task<Outcome<ReportDraft>> Type(MemoryGrains grains, Actor actor, params DraftField[] fields) =>
        grains.Xihu.SaveReportDraft(new(A.By(actor), A.Q1), new(A.Q1, [.. fields], null, null, null));

    private static DraftField Field(string task) => new(A.Occurrence(task), ReportField.Text, "九月召开");

    private static string Code<T>(Outcome<T> outcome)
        where T : class => outcome.Refusals.Single().Code;

    [Fact]
    public async Task Act_OfficerOfAnotherGroup_FindsTheSchoolAbsent()
    {
        var grains = await Asked();
        await grains.Xihu.Submit(new(A.BySchool(), A.Q1, A.Content(A.Line()), false));

        string[] codes =
        [
            Code(await grains.Xihu.Accept(new(A.By(Foreign), A.Q1, null))),
            Code(await grains.Xihu.BeginPlanReview(new(A.By(Foreign), A.PlanId))),
            Code(await grains.Xihu.TakeDistrictTasks(new(A.By(Foreign)))),
            Code(await grains.Xihu.HandOverTasks(new(A.By(Foreign)))),
            Code(await grains.Xihu.TakeOverTasks(new(A.By(Foreign), A.Donghu))),
            Code(await grains.District.RenameSchool(new(A.By(Foreign), A.Xihu, "改名", A.Day(9, 1)))),
        ];

        Assert.All(codes, code => Assert.Equal("scope.absent", code));
        Assert.Null(await grains.Xihu.Plans(Foreign));
        Assert.Null(await grains.Xihu.Report(Foreign, A.Q1));
        Assert.Null(await grains.Xihu.Year(Foreign, 2026));
        Assert.Equal(0, (await grains.District.SchoolsFor(Foreign, null, 0, 10)).Total);
        Assert.Equal(2, (await grains.District.SchoolsFor(A.OfficerOf(A.Primary), null, 0, 10)).Total);
    }

    [Fact]
    public async Task Act_OfficerOfTheGroup_LeadsTheSchool()
    {
        var grains = await Asked();
        await grains.Xihu.Submit(new(A.BySchool(), A.Q1, A.Content(A.Line()), false));

        Assert.False((await grains.Xihu.Accept(new(A.By(A.OfficerOf(A.Primary)), A.Q1, null))).IsRefused);
        Assert.NotNull(await grains.Xihu.Report(A.OfficerOf(A.Primary), A.Q1));
        var exempted = await grains.District.GrantExemption(new(A.By(A.OfficerOf(A.Primary)), A.Donghu, A.Q2, A.Q2, "搬迁"));
        Assert.Equal(A.Donghu, exempted.Value!.Exemptions.Single().School);
    }

    [Fact]
    public async Task SaveReportDraft_PostOfAnArea_TypesItsOwnLinesOnly()
    {
        var grains = await Asked();
        var member = A.MemberOf(A.Funds);

        var mixed = await Type(grains, member, Field("t1"), Field("t2"));
        var extra = await grains.Xihu.SaveReportDraft(new(A.By(member), A.Q1), new(A.Q1, [], [new("支教", null, null)], null, null));

        Assert.Equal(("report.area-not-yours", "p2026.t1"), (Code(mixed), mixed.Refusals.Single().Place));
        Assert.Equal(("report.area-not-yours", "extra"), (Code(extra), extra.Refusals.Single().Place));
        Assert.Null(await grains.Xihu.ReportDraft(A.Chair(), A.Q1));
        Assert.Equal(WorkState.NotStarted, (await grains.Xihu.Report(A.Chair(), A.Q1))!.State);

        var own = await Type(grains, member, Field("t2"));

        Assert.Equal("member", own.Value!.SavedBy);
    }

    [Fact]
    public async Task SaveReportDraft_SameIdAgainWithForeignFields_IsRefusedAllTheSame()
    {
        var grains = await Asked();
        var context = A.By(A.MemberOf(A.Funds));
        await grains.Xihu.SaveReportDraft(new(context, A.Q1), new(A.Q1, [Field("t2")], null, null, null));

        var again = await grains.Xihu.SaveReportDraft(new(context, A.Q1), new(A.Q1, [Field("t1")], null, null, null));

        Assert.Equal("report.area-not-yours", Code(again));
    }

    [Fact]
    public async Task SaveReportDraft_TaskOfTwoAreasAndDistrictTask_BelongToTheirAreas()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task() with { SecondArea = A.Funds });
        await grains.District.OpenRound(new(A.ByDistrict(), A.Q1, A.Dates(A.Q1)));
        await grains.District.HandDownTask(new(A.ByDistrict(), A.DistrictTask(months: [3])));
        grains.On(4, 1);

        var typed = await Type(grains, A.MemberOf(A.Funds), Field("t1"), new(new("district.d1"), ReportField.Text, "已开展"));

        Assert.False(typed.IsRefused);
    }

    [Fact]
    public async Task Act_PostOfAnArea_HandsNothingWholeIn()
    {
        var grains = await Asked();
        var member = A.MemberOf(A.Funds);

        string[] codes =
        [
            Code(await grains.Xihu.Submit(new(A.By(member), A.Q1, A.Content(A.Line()), false))),
            Code(await grains.Xihu.Withdraw(new(A.By(member), A.Q1))),
            Code(await grains.Xihu.StartPlan(new(A.By(member), new("p2027"), "计划", A.Span(2027, 1, 2027, 12), null))),
            Code(await grains.Xihu.SubmitPlan(new(A.By(member), A.PlanId, "计划", []))),
            Code(await grains.Xihu.AmendPlan(new(A.By(member), A.PlanId, "调整"))),
            Code(await grains.Xihu.SavePlanDraft(new(A.PlanId, "计划", [], 0, default, ""), member)),
        ];

        Assert.All(codes, code => Assert.Equal("scope.forbidden", code));
    }
}

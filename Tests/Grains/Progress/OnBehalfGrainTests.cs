using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Tests.Domain;

namespace DistrictUnion.Tests.Grains.Progress;

public sealed class OnBehalfGrainTests
{
    private static readonly OnBehalf Filing = new("主席住院", A.Day(3, 31));

    private static async Task<MemoryGrains> Asked()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task());
        await grains.District.OpenRound(new(A.ByDistrict(), A.Q1, A.Dates(A.Q1)));
        grains.On(4, 1);
        return grains;
    }

    private static Task<Outcome<ReportDraft>> Type(MemoryGrains grains, Actor actor, string text) => grains.Xihu.SaveReportDraft(
        new(A.By(actor), A.Q1), new(A.Q1, [new(A.Occurrence(), ReportField.Text, text), new(A.Occurrence(), ReportField.State, "已完成")], null, null, null));

    [Fact]
    public async Task Drafts_OfSchoolAndOffice_AreApart()
    {
        var grains = await Asked();
        await Type(grains, A.Chair(), "学校写的");
        await Type(grains, A.Officer(), "区里写的");

        Assert.Contains((await grains.Xihu.ReportDraft(A.Chair(), A.Q1))!.Fields, f => f is { Typed: "学校写的", SavedBy: "chair" });
        Assert.Contains((await grains.Xihu.ReportDraft(A.Officer(), A.Q1))!.Fields, f => f is { Typed: "区里写的", SavedBy: "officer" });
        Assert.Null(await grains.Xihu.ReportDraft(A.OfficerOf(A.Middle), A.Q1));

        await grains.Xihu.Submit(new(A.ByDistrict(), A.Q1, null, false, Filing));

        Assert.Equal("区里写的", (await grains.Xihu.Report(A.Chair(), A.Q1))!.Content!.Lines.Single().Text);
    }

    [Fact]
    public async Task Plan_StartedTypedAndHandedInByTheOffice_IsConfirmedByTheSchool()
    {
        var grains = await Asked();
        var id = new PlanId("p2027");
        Assert.False((await grains.Xihu.StartPlan(new(A.ByDistrict(), id, "2027年计划", A.Span(2027, 1, 2027, 12), null))).IsRefused);
        await grains.Xihu.SavePlanDraft(new(id, "2027年计划", [A.Task() with { Months = [new(2027, 3)] }], 0, default, ""), A.Officer());
        Assert.Null(await grains.Xihu.PlanDraft(A.Chair(), id));

        Assert.False((await grains.Xihu.SubmitPlan(new(A.ByDistrict(), id, "", null, Filing))).IsRefused);

        Assert.Equal("2027年计划", (await grains.Xihu.Duties(A.Chair(), default))!.Unconfirmed.Single().Title);
        Assert.Equal("scope.forbidden", (await grains.Xihu.ConfirmPlan(new(A.ByDistrict(), id))).Refusals.Single().Code);
        Assert.False((await grains.Xihu.ConfirmPlan(new(A.BySchool(), id))).IsRefused);
        Assert.Empty((await grains.Xihu.Duties(A.Chair(), default))!.Unconfirmed);
        Assert.Null(await grains.Xihu.Duties(A.Chair(A.Donghu), default));
    }

    [Fact]
    public async Task Paper_IsNotedByTheOfficeOnly()
    {
        var grains = await Asked();

        Assert.Equal("scope.forbidden", (await grains.Xihu.ReceivePaper(new(A.BySchool(), A.Q1, A.Day(4, 1), null))).Refusals.Single().Code);
        Assert.False((await grains.Xihu.ReceivePaper(new(A.ByDistrict(), A.Q1, A.Day(4, 1), null))).IsRefused);
        Assert.Equal(A.Day(4, 1), (await grains.Xihu.Report(A.Chair(), A.Q1))!.Paper!.On);
    }

    [Fact]
    public async Task Notices_ByPost_ShowItsSchools()
    {
        var grains = await Asked();

        Assert.False((await grains.District.NoteNotice(new(A.ByDistrict(), A.Q1, [A.Xihu], default, null))).IsRefused);
        Assert.Equal("scope.absent", (await grains.District.NoteNotice(new(A.By(A.OfficerOf(A.Middle)), A.Q1, [A.Xihu], default, null))).Refusals.Single().Code);
        Assert.Single((await grains.District.Notices(A.Officer(), A.Q1)).Value!.Notices);
        Assert.Empty((await grains.District.Notices(A.OfficerOf(A.Middle), A.Q1)).Value!.Notices);
        Assert.Equal("scope.forbidden", (await grains.District.Notices(A.Chair(), A.Q1)).Refusals.Single().Code);
    }
}

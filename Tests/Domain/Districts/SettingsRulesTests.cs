using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Districts;

public sealed class SettingsRulesTests
{
    [Fact]
    public void Settings_NeverSet_AreTheUsualOnes()
    {
        var world = World.Founded();

        Assert.Equal(new DistrictSettings(false, Publication.TwoPersons, "区", "教育工会"), world.District.Settings);
        Assert.Empty(world.District.PlanPeriods);
    }

    [Fact]
    public void Set_Settings_StandInTheView()
    {
        var world = World.Founded();
        var settings = new DistrictSettings(true, Publication.OneWithApproval, "县", "教科文卫体工会", " 请找办公室 ", "0571-8800 0000 转 12");

        Assert.True(world.Do(SettingsRules.Set, new SetSettings(A.ByDistrict(), settings)));

        Assert.Equal(settings with { Contact = "请找办公室" }, DistrictView.Of(world.District).Settings);
    }

    [Theory]
    [InlineData("", "教育工会", null, "settings.word-invalid")]
    [InlineData("区", "一二三四五六七八九十十一", null, "settings.word-invalid")]
    [InlineData("区", "教育工会", "<script>", "settings.phone-invalid")]
    public void Set_BadWordsOrPhone_AreRefused(string region, string union, string? phone, string code)
    {
        var world = World.Founded();

        Assert.False(world.Do(SettingsRules.Set, new SetSettings(A.ByDistrict(), new(RegionWord: region, UnionWord: union, Phone: phone))));

        Assert.Equal([code], world.Refused);
    }

    [Fact]
    public void DistrictView_AnswerOfAnOlderProgram_HasTheUsualSettings()
    {
        var node = JsonSerializer.SerializeToNode(DistrictView.Of(World.Founded().District), DomainJson.Options)!.AsObject();
        node.Remove("settings");
        node.Remove("planPeriods");

        var view = node.Deserialize<DistrictView>(DomainJson.Options)!;

        Assert.Equal(DistrictSettings.Usual, view.Settings);
        Assert.Empty(view.PlanPeriods);
    }

    private static PlanPeriod Period(string name = "2026年度", PlanSpan? span = null, DateOnly? due = null, params GroupCode[] groups) =>
        new(name, span ?? A.Span(), due ?? A.Day(3, 15), [.. groups]);

    [Fact]
    public void PlanPeriods_Set_ConcernTheirGroups()
    {
        var world = World.Founded();

        Assert.True(world.Do(PlanPeriodRules.Set, new SetPlanPeriods(A.ByDistrict(), [Period("2026学年", A.Span(2026, 9, 2027, 8), A.Day(9, 30), A.Middle), Period()])));

        Assert.Equal(["2026年度", "2026学年"], world.District.PlanPeriods.Select(p => p.Name));
        Assert.Equal(["2026年度"], world.District.PeriodsOf(A.Xihu).Select(p => p.Name));
        Assert.Empty(world.District.PeriodsOf(new("nowhere")));
    }

    [Fact]
    public void PlanPeriods_BadOnes_AreNamed()
    {
        var world = World.Founded();

        world.Do(PlanPeriodRules.Set, new SetPlanPeriods(
            A.ByDistrict(),
            [Period(), Period(), Period("长", A.Span(2026, 1, 2028, 12)), Period("晚", due: A.Day(1, 1, 2027)), Period("组", groups: [new("nobody")]), Period(" ")]));

        Assert.Equal(["plan-period.span-invalid", "plan-period.due-invalid", "group.unknown", "name.blank", "plan-period.duplicate"], world.Refused);
    }

    [Fact]
    public void Duties_PlanOwedHandedInLateOrNot_AreTold()
    {
        var world = World.Founded();
        world.Do(PlanPeriodRules.Set, new SetPlanPeriods(A.ByDistrict(), [Period()]));
        OwedPlan Owed() => SchoolDuties.Of(world.Xihu, world.District.TermsFor(A.Xihu), world.Now).Plans.Single();

        Assert.Equal((null, true, false), (Owed().Plan, Owed().IsOwed, Owed().IsLate));
        Assert.True(world.On(3, 16) is not null && Owed().IsLate);
        world.Do(PlanRules.Start, new StartPlan(A.BySchool(), A.PlanId, "2026年工会工作计划", A.Span(), null));
        Assert.Equal((A.PlanId, WorkState.Draft, true), (Owed().Plan!.Value, Owed().State, Owed().IsOwed));
        world.On(3, 15).SubmitPlan([A.Task()]);
        Assert.Equal((false, false), (Owed().IsOwed, Owed().IsLate));
        world.Do(PlanRules.Return, new ReturnPlan(A.ByDistrict(), A.PlanId, [new(null, "请补充")], A.Day(4, 1)));
        Assert.True(Owed().IsOwed);
        world.SubmitPlan([A.Task()]);
        Assert.False(Owed().IsOwed);
        world.On(1, 1, 2027);
        Assert.Empty(SchoolDuties.Of(world.Xihu, world.District.TermsFor(A.Xihu), world.Now).Plans);
    }
}

using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Tests.Domain.Districts;

public sealed class SchoolImportRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 9, 1);

    [Fact]
    public void Import_NewGroupSchoolsAndChanges_IsOneDecision()
    {
        var decision = Import(
            Founded(), [new(new("g1"), "小学", 1)],
            [School("001", "g1"), School("002", "g1")],
            [new(new("002"), Today, HasUnion: false), new(new("002"), Today, Through: new("001"))]);

        Assert.Empty(decision.Refusals);
        Assert.Equal(["GroupSet", "SchoolRegistered", "SchoolRegistered", "UnionStatusSet", "ReportingPathSet"], decision.Facts.Select(f => f.GetType().Name));
        Assert.Equal(2, decision.Answer!.SchoolCount);
    }

    [Fact]
    public void Import_OneSchoolIsRefused_TakesNothing()
    {
        var decision = Import(Founded(), [], [School("001", "nowhere")], [new(new("009"), Today, Name: "新名")]);

        Assert.Equal(["group.unknown", "school.unknown"], decision.Refusals.Select(r => r.Code));
        Assert.Empty(decision.Facts);
    }

    [Fact]
    public void Import_ThroughAnEmptyCode_ReportsForItselfAgain()
    {
        var district = Applied(Founded(), Import(Founded(), [new(new("g1"), "小学", 1)], [School("001", "g1"), School("002", "g1")], [new(new("002"), Today, Through: new("001"))]));

        var decision = Import(district, [], [], [new(new("002"), Today, Through: new(""))]);

        Assert.Null(Applied(district, decision).Schools[new("002")].ReportsThrough);
    }

    [Fact]
    public void Import_OnAnOlderRevision_IsStale()
    {
        var context = A.ByDistrict(revision: 0);
        var decision = SchoolImportRules.Import(Founded(), new(context, [new(new("g1"), "小学", 1)], [], []), Now);

        Assert.Equal("revision.stale", Assert.Single(decision.Refusals).Code);
    }

    [Fact]
    public void Import_Nothing_IsRefused() => Assert.Equal("school.none", Assert.Single(Import(Founded(), [], [], []).Refusals).Code);

    private static NewSchool School(string code, string group) => new(new(code), $"学校{code}", new(group), Today, true, []);

    private static District Founded() => Applied(District.Empty, DistrictRules.Found(District.Empty, new(A.ByDistrict(), new("qinglan"), "青岚区教育工会", null), Now));

    private static DistrictUnion.Domain.Decision<DistrictView> Import(
        District district, ImmutableArray<SchoolGroup> groups, ImmutableArray<NewSchool> schools, ImmutableArray<SchoolChange> changes) =>
        SchoolImportRules.Import(district, new(A.ByDistrict(), groups, schools, changes), Now);

    private static District Applied(District district, DistrictUnion.Domain.Decision<DistrictView> decision) =>
        decision.Facts.Aggregate(district, (state, fact) => state.Apply(fact, Now, "officer"));
}

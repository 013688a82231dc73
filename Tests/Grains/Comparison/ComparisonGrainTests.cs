using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Comparison;
using DistrictUnion.Tests.Domain;
using DistrictUnion.Tests.Silo.Storage;

namespace DistrictUnion.Tests.Grains.Comparison;

/// <summary>The grain over the read model of the stories: 西湖 will be a middle school, 东湖 is one, 南湖 is a primary school.</summary>
public sealed class ComparisonGrainTests
{
    private static readonly ComparisonQuery Query = new(A.Q3, A.Q3, Basis.Reported);

    private static Actor OfficerOf(string group) => A.OfficerOf(new GroupCode(group));

    private static ComparisonGrain Grain(StorageFixture fixture) =>
        new(new("comparison/qinglan"), fixture.Storage.Comparison, new TestClock(A.Noon(2026, 10, 1)));

    [Fact]
    public async Task Compare_OfficerOfAGroup_SeesItsSchoolsOnly()
    {
        await using var fixture = await StorageFixture.Started();
        await Stories.TellAll(fixture.Storage.Journal);

        var all = (await Grain(fixture).Compare(A.Officer(), Query, default)).Value!;
        var middle = (await Grain(fixture).Compare(OfficerOf("middle"), Query, default)).Value!;
        var primary = (await Grain(fixture).Compare(OfficerOf("primary"), Query, default)).Value!;

        Assert.Equal(["donghu", "nanhu", "xihu"], all.Schools.Select(s => s.School.Value).Order(StringComparer.Ordinal));
        Assert.Equal(["donghu", "xihu"], middle.Schools.Select(s => s.School.Value).Order(StringComparer.Ordinal));
        Assert.Equal(["nanhu"], primary.Schools.Select(s => s.School.Value));
        Assert.Equal(0, primary.Tables[0].District.Counted);
    }

    [Fact]
    public async Task Compare_AnotherGroupThanThePosts_IsUnknown()
    {
        await using var fixture = await StorageFixture.Started();
        await Stories.TellAll(fixture.Storage.Journal);

        var refused = await Grain(fixture).Compare(OfficerOf("primary"), Query with { Group = new GroupCode("middle") }, default);

        Assert.Equal("comparison.unknown-group", refused.Refusals.Single().Code);
    }

    [Fact]
    public async Task KeyTasksAndPlanTexts_OfficerOfAGroup_AreOfItsSchools()
    {
        await using var fixture = await StorageFixture.Started();
        await Stories.TellAll(fixture.Storage.Journal);

        Assert.NotEmpty((await Grain(fixture).PlanTexts(OfficerOf("middle"), default)).Value!.Plans);
        Assert.Empty((await Grain(fixture).PlanTexts(OfficerOf("primary"), default)).Value!.Plans);
        Assert.Empty((await Grain(fixture).KeyTasks(OfficerOf("primary"), Query, default)).Value!.Tasks);
    }
}

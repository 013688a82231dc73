using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Tests.Domain.Districts;

public sealed class RequiredPointRulesTests
{
    private static readonly RequiredPoint Point = new(
        new("p1"), "工会信息", new("a15"), [new(["信息 报送", "简报"])], ["信息技术"], 6, "篇", PointPeriod.Year, [], null);

    [Fact]
    public void Points_NeverSet_AreTheShippedOnes()
    {
        var district = World.Founded().District;

        Assert.Null(district.OwnPoints);
        Assert.Equal(RequiredPoints.Shipped, district.RequiredPoints);
    }

    [Fact]
    public void Shipped_Points_AreWellFormed()
    {
        Assert.Empty(RequiredPointRules.Flaws(RequiredPoints.Shipped));
        Assert.InRange(RequiredPoints.Shipped.Length, 12, 16);
        Assert.Equal(RequiredPoints.Shipped.Length, RequiredPoints.Shipped.Select(p => p.Name).Distinct().Count());
        Assert.All(RequiredPoints.Shipped, p => Assert.Contains(WorkAreas.Shipped, area => area.Code == p.Area));
        Assert.All(RequiredPoints.Shipped, p => Assert.False(string.IsNullOrWhiteSpace(p.Note)));
    }

    [Fact]
    public void Set_AList_TakesThePlaceOfTheShippedOne()
    {
        var world = World.Founded();
        var before = world.District.Revision;

        var decision = Set(world, [Point with { Groups = [A.Primary] }]);

        Assert.Equal([Point.Code], decision.Answer!.Points.Select(p => p.Code));
        Assert.Equal(before + 1, decision.Answer.Revision);
        var after = world.District.Apply(Assert.Single(decision.Facts), world.Now, "officer");
        Assert.True(after.RequiredPoints[0].ConcernsGroup(A.Primary));
        Assert.False(after.RequiredPoints[0].ConcernsGroup(A.Middle));
    }

    [Fact]
    public void Set_NoPoints_AsksForNothing()
    {
        var world = World.Founded();

        var decision = Set(world, []);

        Assert.Empty(world.District.Apply(Assert.Single(decision.Facts), world.Now, "officer").RequiredPoints);
    }

    public static TheoryData<string, RequiredPoint> BadPoints => new()
    {
        { "code.malformed", Point with { Code = new("P 1") } },
        { "name.blank", Point with { Name = " " } },
        { "points.unknown-area", Point with { Area = new("z9") } },
        { "points.least-invalid", Point with { Least = 0 } },
        { "points.least-invalid", Point with { Least = 1_001 } },
        { "points.period-invalid", Point with { Per = (PointPeriod)7 } },
        { "points.unit-missing", Point with { Unit = "" } },
        { "text.too-long", Point with { Unit = new('次', 11) } },
        { "points.without-words", Point with { Works = [] } },
        { "points.without-words", Point with { Works = [new(["简报"]), new([])] } },
        { "points.word-length", Point with { Works = [new(["信息 报"])] } },
        { "points.word-length", Point with { Works = [new(["  "])] } },
        { "points.word-length", Point with { NotWords = [""] } },
        { "points.too-many-words", Point with { NotWords = [.. Enumerable.Range(0, 200).Select(n => $"信息{n}")] } },
        { "group.unknown", Point with { Groups = [new("nobody")] } },
        { "group.unknown", Point with { Groups = [default] } },
    };

    [Theory]
    [MemberData(nameof(BadPoints))]
    public void Set_BadPoint_IsRefusedAndChangesNothing(string code, RequiredPoint point)
    {
        var decision = Set(World.Founded(), [point]);

        Assert.Equal([code], decision.Refusals.Select(r => r.Code));
        Assert.Empty(decision.Facts);
    }

    [Fact]
    public void Set_TwoPointsOfOneCodeOrTooMany_IsRefused()
    {
        Assert.Equal(["points.duplicate"], Set(World.Founded(), [Point, Point]).Refusals.Select(r => r.Code));
        Assert.Equal(["points.too-many"], Set(World.Founded(), [.. Enumerable.Range(0, 61).Select(n => Point with { Code = new($"p{n}") })]).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Set_OnAnOlderRevisionOrNotFounded_IsRefused()
    {
        Assert.Equal(["revision.stale"], Set(World.Founded(), [Point], revision: 1).Refusals.Select(r => r.Code));
        Assert.Contains("district.unknown", Set(new World(), [Point]).Refusals.Select(r => r.Code));
    }

    private static Decision<RequiredPointList> Set(World world, RequiredPoint[] points, long? revision = null) =>
        RequiredPointRules.Set(world.District, new(A.ByDistrict(revision), [.. points]), world.Now);
}

using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Comparison;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Grains.Comparison;

/// <summary>What a school is told of its group, against the comparison that the district sees.</summary>
public sealed class GroupMediansTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private static readonly DistrictCode District = new("qinglan");
    private static readonly Actor Officer = new("officer", Role.DistrictOfficer, District);

    private IComparisonGrain Grain => application.Services.GetRequiredService<IGrainFactory>().Comparison(District);

    [Theory]
    [InlineData(1, Basis.Reported)]
    [InlineData(2, Basis.Reported)]
    [InlineData(2, Basis.Accepted)]
    [InlineData(3, Basis.Reported)]
    public async Task GroupMedians_EverySchool_AreThoseOfTheComparison(int number, Basis basis)
    {
        var quarter = new Quarter(2026, number);
        var view = (await Grain.Compare(Officer, new(new(2026, 1), quarter, basis))).Value!;
        var table = view.Tables[^1];
        for (var s = 0; s < view.Schools.Length; s++)
        {
            var school = view.Schools[s].School;
            var medians = (await Grain.GroupMedians(Chair(school), school, quarter, basis)).Value!;
            var group = table.Rows[s].Group;
            var counted = table.Rows.Where(r => r.IsCounted && r.Group == group).ToArray();

            Assert.Equal((quarter, basis, view.Groups[group]), (medians.Quarter, medians.Basis, medians.Group));
            if (counted.Length < GroupMedians.LeastSchools)
            {
                Assert.Equal((null, null, null, null), (medians.Schools, medians.Completion, medians.Year, medians.Punctuality));
                continue;
            }

            Assert.Equal(
                (counted.Length, table.Groups[group].MedianCompletion, Middle(counted.Select(r => r.Rates.Year))),
                (medians.Schools!.Value, medians.Completion, medians.Year));
            var asked = view.Tables.Select(t => t.Rows[s]).Where(r => r.Standing is Standing.Expected && (r.IsReported || r.DueUntil < new DateOnly(2026, 11, 21))).ToArray();
            Assert.Equal(new Rate(asked.Count(r => r.Filing is Filing.OnTime), asked.Length), medians.OwnPunctuality);
        }
    }

    [Fact]
    public async Task GroupMedians_SampleDistrict_HidesASmallGroupAndShowsALargeOne()
    {
        var quarter = new Quarter(2026, 2);
        var kindergarten = (await Grain.GroupMedians(Chair(new("lanting")), new("lanting"), quarter, Basis.Reported)).Value!;
        var primary = (await Grain.GroupMedians(Chair(new("songling")), new("songling"), quarter, Basis.Reported)).Value!;

        Assert.Null(kindergarten.Schools);
        Assert.True(primary.Schools >= GroupMedians.LeastSchools);
        Assert.NotNull(primary.Punctuality);
    }

    [Fact]
    public async Task GroupMedians_OfAnotherSchoolOrDistrict_AreAbsent()
    {
        var foreign = await Grain.GroupMedians(Chair(new("heting")), new("songling"), new(2026, 2), Basis.Reported);
        var elsewhere = await Grain.GroupMedians(Chair(new("songling")) with { District = new("hongqiao") }, new("songling"), new(2026, 2), Basis.Reported);
        var auditor = await Grain.GroupMedians(new("auditor", Role.LogAuditor, District), new("songling"), new(2026, 2), Basis.Reported);

        Assert.All([foreign, elsewhere, auditor], outcome => Assert.Equal("scope.absent", outcome.Refusals.Single().Code));
    }

    private static Actor Chair(SchoolCode school) => new("chair", Role.SchoolChair, District, school);

    private static long? Middle(IEnumerable<Rate> rates)
    {
        var sorted = rates.Where(r => r.Exists).Select(r => (decimal)r.InMillionths()!.Value).Order().ToArray();
        if (sorted.Length == 0) return null;
        return (long)decimal.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, MidpointRounding.AwayFromZero);
    }
}

/// <summary>Medians follow what is reported.</summary>
public sealed class GroupMediansNewsTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task GroupMedians_AfterAReport_AreNewAtOnce()
    {
        var scene = new DistrictScene(application);
        await scene.Found("a", "b", "c", "d", "e");
        foreach (var school in new[] { "a", "c", "e" }) await scene.HavePlan(school, DistrictScene.Task("t1", "2026-02"));
        application.Clock.Set(FakeClock.Noon(2026, 3, 25));
        await scene.OpenRound("2026Q1");
        var grain = application.Services.GetRequiredService<IGrainFactory>().Comparison(new("qinglan"));
        var actor = new Actor("chair", Role.SchoolChair, new("qinglan"), new("a"));

        async Task<GroupMedians> Medians() => (await grain.GroupMedians(actor, new("a"), new(2026, 1), Basis.Reported)).Value!;
        var before = await Medians();
        await scene.SubmitReport("a", "2026Q1", ("2026.t1", null));
        var half = await Medians();
        await scene.SubmitReport("c", "2026Q1", ("2026.t1", null));
        var after = await Medians();

        Assert.Equal((3, 0L, default(Rate)), (before.Schools!.Value, before.Completion, before.OwnPunctuality));
        Assert.Equal((0L, new Rate(1, 1)), (half.Completion, half.OwnPunctuality));
        Assert.Equal(Millionths.One, after.Completion);
    }
}

using DistrictUnion.Tests.Support;
using DistrictUnion.Tests.Support.Seeding;
using Xunit.Abstractions;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>
/// The same questions with the same bounds where nine other districts of 1,000 schools × 10 years lie in the tables, too: 2.4 million rows of tasks.
/// What an answer costs must not grow with what is not asked for. Seeding 24.8 million rows takes five minutes of two busy cores and 9 GB of disk; the log says how long it took.
/// </summary>
public sealed class CityQueryPlanTests(CityQueryPlanTests.Seeded seeded, ITestOutputHelper output) : IClassFixture<CityQueryPlanTests.Seeded>
{
    [PostgresFact, Trait("Category", "Long")]
    public async Task Ask_TenDistricts_CostsWhatOneCosts()
    {
        output.WriteLine(seeded.Told);
        var flaws = new List<string>();
        foreach (var (name, question) in StorageQuestions.All) flaws.AddRange((await seeded.Flaws(question)).Select(flaw => $"{name} {flaw}"));

        Assert.True(flaws.Count == 0, string.Join('\n', flaws));
    }

    public sealed class Seeded : SeededPostgres
    {
        internal override SeedSize Size => SeedSize.City;
    }
}

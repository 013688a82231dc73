using DistrictUnion.Tests.Support;
using DistrictUnion.Tests.Support.Seeding;

namespace DistrictUnion.Tests.Silo.Storage;

public sealed class QueryPlanTests(QueryPlanTests.Seeded seeded) : IClassFixture<QueryPlanTests.Seeded>
{
    public sealed class Seeded : SeededPostgres
    {
        internal override SeedSize Size => SeedSize.District;
    }

    [PostgresFact]
    public async Task Look()
    {
        foreach (var (name, ask) in StorageQuestions.All)
        {
            seeded.Plans.Take();
            for (var i = 0; i < 8; i++)
            {
                var c = System.Diagnostics.Stopwatch.StartNew();
                await ask(seeded.Storage);
                if (i is 0 or 7) File.AppendAllText("/tmp/plans.txt", $"##### {name} #{i} {c.Elapsed.TotalMilliseconds:0} ms\n" + string.Join("\n", seeded.Plans.Take().Select(p => p.ToString()))+"\n");
                seeded.Plans.Take();
            }
        }
    }
}

using DistrictUnion.Tests.Support;
using DistrictUnion.Tests.Support.Seeding;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>
/// How PostgreSQL answers what pages ask every day, of 1,000 schools × 10 years: the very statements of the program, as they were run. Bounds are on
/// what is read, none on time. Seeding takes some twenty seconds.
/// </summary>
public sealed class QueryPlanTests(QueryPlanTests.Seeded seeded) : IClassFixture<QueryPlanTests.Seeded>
{
    public static TheoryData<string> Questions => [.. StorageQuestions.All.Keys];

    [PostgresTheory, MemberData(nameof(Questions))]
    public async Task Ask_AThousandSchoolsTenYears_ReadsWhatTheAnswerNeeds(string question)
    {
        var flaws = await seeded.Flaws(StorageQuestions.All[question]);

        Assert.True(flaws.Count == 0, string.Join('\n', flaws.Take(1)));
    }

    [PostgresTheory]
    [InlineData("key tasks", "ix_occurrences_1", "reads all of occurrences")]
    [InlineData("waiting for review", "ix_reports_1", "reads all of reports")]
    [InlineData("coverage of ledgers", "ix_ledger_entries_2", "reads all of ledger_entries")]
    [InlineData("shared photos", "ix_files_1", "pages, more than")]
    public async Task Ask_AnIndexIsMissing_IsNoticed(string question, string index, string flaw) =>
        Assert.Contains(await seeded.FlawsWithout(index, StorageQuestions.All[question]), found => found.Contains(flaw, StringComparison.Ordinal));

    public sealed class Seeded : SeededPostgres
    {
        internal override SeedSize Size => SeedSize.District;
    }
}

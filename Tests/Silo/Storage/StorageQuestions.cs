using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Log;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using DistrictUnion.Tests.Support.Seeding;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>A question that pages ask of storage, and what it may cost.</summary>
/// <param name="Rows">Rows that the answer is made of: shown, counted or added up.</param>
/// <param name="PagesARow">Pages of 8 KB for each of them. Below one where rows that are asked for together lie together, so that a page holds several; one where they lie far apart; up to five more where each is looked up in an index.</param>
internal sealed record StorageQuestion(Func<DistrictStorage, Task> Ask, double Rows, double PagesARow)
{
    /// <summary>For what a question costs whatever it finds: who the district is, its areas, rounds and groups, the roots of indexes.</summary>
    private const int Always = 120;

    /// <summary>Rows of big tables that are read for each of them and thrown away; what an index cannot know is little unless it is said.</summary>
    public double RemovedARow { get; init; } = 0.05;

    /// <summary>What is wrong with how the question was answered; none: nothing.</summary>
    /// <param name="plans">All statements that it was asked with, once.</param>
    /// <param name="big">Tables that nobody may read as a whole.</param>
    public IEnumerable<string> Flaws(IReadOnlyList<QueryPlan> plans, IReadOnlySet<string> big)
    {
        foreach (var plan in plans)
            foreach (var node in plan.Nodes.Where(node => node.IsSequential && big.Contains(node.Relation!)))
                yield return $"reads all of {node.Relation}:\n{plan}";
        var (pages, removed) = (plans.Sum(plan => plan.Pages), plans.SelectMany(plan => plan.Nodes).Where(node => node.Relation is null || big.Contains(node.Relation)).Sum(node => node.Removed));
        if (plans.Count == 0) yield return "no statement was seen";
        if (pages > Always + (Rows * PagesARow)) yield return $"touches {pages} pages, more than {Always} and {PagesARow} for each of {Rows} rows:\n{string.Join('\n', plans)}";
        if (removed > Always + (Rows * RemovedARow)) yield return $"reads {removed} rows for nothing:\n{string.Join('\n', plans)}";
    }
}

/// <summary>The questions that pages ask of storage every day, of the district of 1,000 schools of a seed, in its last year.</summary>
internal static class StorageQuestions
{
    private const int Schools = 1_000;

    // A school of the seed has plans in 18 areas.
    private const int Areas = 18;

    // Ledgers that concern a year, and their entries in it: SeedLedgers.
    private const int Ledgers = 14;
    private const int Entries = 39;
    private const int Members = 68;
    private const int AllEntries = 465;

    private static readonly DistrictCode District = SeedSize.Asked;
    private static readonly SchoolCode School = SeedSize.School(4);
    private static readonly Quarter Q3 = new(SeedSize.LastYear, 3);
    private static readonly ComparisonQuery Year = new(new(SeedSize.LastYear, 1), new(SeedSize.LastYear, 4), Basis.Reported);
    private static readonly Quarter LongAgo = new(SeedSize.LastYear - 5, 2);

    public static IReadOnlyDictionary<string, StorageQuestion> All { get; } = new Dictionary<string, StorageQuestion>
    {
        // Some forty sums lie on a page, those of a year's four quarters together: of ten rows that are asked for at least seven or so are on pages of their own quarter.
        ["comparison"] = new(s => s.Comparison.Read(District, Year, SeedSize.Now, default), Schools * 4 * (Areas + 2), 0.1),
        ["comparison, accepted"] = new(s => s.Comparison.Read(District, Year with { Basis = Basis.Accepted }, SeedSize.Now, default), Schools * 4 * (Areas + 2), 0.1),
        ["comparison of a quarter long ago"] = new(s => s.Comparison.Read(District, new(LongAgo, LongAgo, Basis.Accepted), SeedSize.Now, default), Schools * (Areas + 2), 0.1),

        // Two tasks of each school weigh double, of a quarter of them one more; what was said of each is looked up.
        ["key tasks"] = new(s => s.Comparison.KeyTasks(District, Q3, Basis.Reported, SeedSize.Now, default), Schools * 2.25, 6),

        // A quarter of the schools waits; the lines of each are looked through twice, for problems and for what is 不适用.
        ["waiting for review"] = new(s => s.Comparison.Waiting(District, default), Schools / 4 * (2 + 10), 1) { RemovedARow = 1 },
        ["counts of what waits"] = new(s => s.Comparison.WaitingCounts(District, default), Schools / 4, 0.2),
        ["summaries"] = new(s => s.Comparison.Summaries(District, new(SeedSize.LastYear, SummaryKind.HalfYear), default), Schools, 0.1),
        ["position"] = new(s => s.Comparison.Position(District, default), 1, 1),
        ["a school's shelf"] = new(s => s.Ledgers.Counts(District, School, SeedSize.LastYear, default), Ledgers, 8),
        ["coverage of ledgers"] = new(s => s.Ledgers.Counts(District, null, SeedSize.LastYear, default), Schools * (Ledgers + Entries + 1 + 4), 0.02),
        ["coverage of ledgers long ago"] = new(s => s.Ledgers.Counts(District, null, LongAgo.Year, default), Schools * (Ledgers + Entries + 6 + 4), 0.02),
        ["entries of tasks"] = new(s => s.Ledgers.OfTasks(District, School, Q3.FirstDay, Q3.LastDay, default), 1, 5),

        // Every member is looked at, ten of whom lie on a page; of money there are thirteen entries, each on a page of its own at worst.
        ["funds"] = new(s => s.Ledgers.Funds(District, SeedSize.LastYear, default), Schools * ((Members / 10) + 1 + 13), 1),

        // Thirty photos, each with another school's, and every entry of the school for the days of them.
        ["shared photos"] = new(s => s.Ledgers.SharedPhotos(District, School, default), AllEntries + (30 * 2 * 3), 1.2),
        ["inspections of a round"] = new(s => s.Inspections.OfRound(District, SeedWork.InspectionOf(SeedSize.LastYear), default), Schools / 3, 1.1),
        ["inspections of a school"] = new(s => s.Inspections.OfSchool(District, School, default), 4, 3),
        ["entries for an inspection"] = new(s => s.Inspections.Entries(District, School, [new("l04"), new("l14"), new("l20")], new(SeedSize.LastYear, 12, 31), default), 13 * 10, 1.2),

        // One a school and year, each with all its steps.
        ["matters"] = new(s => s.Matters.OfDistrict(District, default), Schools * 10, 1.1),
        ["heads of a school's streams"] = new(s => s.Books.Heads(District, School, default), 16 + 42, 5),
        ["log, newest"] = new(s => s.Log.Search(District, LogQuery.Newest(50), default), 51, 5),
        ["log of a school"] = new(s => s.Log.Search(District, LogQuery.Newest(50) with { School = School }, default), 51, 5),
        ["log of a day"] = new(s => s.Log.Search(District, LogQuery.Newest(50) with { From = new(SeedSize.LastYear, 5, 13), Until = new(SeedSize.LastYear, 5, 13) }, default), Schools / 4 * 2, 1.2),
        ["a stream"] = new(ReadStream, 19, 1.5),
        ["a command"] = new(s => s.Journal.Find(StreamName.School(District, School), "nobody's", default), 1, 1),
    };

    private static async Task ReadStream(DistrictStorage storage)
    {
        await foreach (var _ in storage.Journal.Read(StreamName.School(District, School), 0, default))
        {
        }
    }
}

using DistrictUnion.Domain;
using DistrictUnion.Storage;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Tests.Support.Seeding;

/// <summary>A row of the read model as the school of a variant has it, and the quarter in which it came about.</summary>
internal sealed record TemplateRow(int Variant, int? Third, int Quarter, Row Row);

/// <summary>A row of the journal with its one line of the log, of the school of a variant.</summary>
/// <param name="Order">Ascending in the order of moments within the variant.</param>
internal sealed record TemplateCommit(int Variant, int? Third, int Quarter, int Order, string Stream, int Version, long At, byte[] Facts, Row Line);

/// <summary>
/// The rows of one school of each variant, from its stories by the very functions that make rows of a commit. Every other school has the
/// same with its own codes.
/// </summary>
internal sealed class SeedTemplates
{
    public const string Account = "u1";

    private readonly List<TemplateRow> rows = [];
    private readonly List<TemplateCommit> commits = [];

    private SeedTemplates()
    {
    }

    public ILookup<ReadTable, TemplateRow> Rows => rows.ToLookup(row => row.Row.Table);

    public IReadOnlyList<TemplateCommit> Commits => commits;

    public static SeedTemplates Of(SeedSize size)
    {
        var templates = new SeedTemplates();
        for (var variant = 0; variant < SeedStories.Variants; variant++)
        {
            SeedStory[] stories = [.. SeedStories.OfSchool(SeedSize.Asked, variant, size)];
            foreach (var story in stories) templates.AddRows(variant, story);
            templates.AddCommits(variant, stories);
        }

        return templates;
    }

    /// <summary>The quarter of a moment as a whole number that ascends.</summary>
    public static int QuarterOf(DateTimeOffset at) => new YearMonth(at.Year, at.Month).Quarter.Ordinal;

    /// <summary>A row lies where it first came about, and says what it says in the end.</summary>
    private void AddRows(int variant, SeedStory story)
    {
        var kind = StreamKind.Of(story.Stream);
        var (state, standing) = (kind.Empty, new Dictionary<Row, (int Quarter, Row Row)>(RowKeyComparer.Instance));
        foreach (var quarter in story.Facts.GroupBy(told => QuarterOf(told.At)))
        {
            var after = quarter.Aggregate(state, (folded, told) => kind.Fold(folded, [told.Fact], told.At, Account));
            foreach (var change in kind.Difference(story.Stream, state, after))
            {
                if (change.IsDeletion) standing.Remove(change.Row);
                else standing[change.Row] = (standing.TryGetValue(change.Row, out var before) ? before.Quarter : quarter.Key, change.Row);
            }

            state = after;
        }

        rows.AddRange(standing.Values.Select(row => new TemplateRow(variant, story.Third, row.Quarter, row.Row)));
    }

    private void AddCommits(int variant, IEnumerable<SeedStory> stories)
    {
        var told = from story in stories
                   from fact in story.Facts.Select((fact, index) => (fact.At, fact.Fact, Version: index + 1))
                   orderby fact.At
                   select (story.Stream, story.Third, fact.At, fact.Fact, fact.Version);
        commits.AddRange(told.Select((commit, order) => new TemplateCommit(
            variant, commit.Third, QuarterOf(commit.At), order, commit.Stream.Value, commit.Version, Micros.Of(commit.At), FactKinds.Write([commit.Fact]),
            LogRows.Of(commit.Stream, 0, Micros.Of(commit.At), Account, [commit.Fact]).Single())));
    }
}

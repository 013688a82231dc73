using System.Collections.Immutable;
using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;
using DistrictUnion.Documents.Plans;
using DistrictUnion.Documents.Quantities;
using DistrictUnion.Documents.Sections;
using DistrictUnion.Documents.Tasks;

namespace DistrictUnion.Documents;

/// <summary>Runs the stages of one plan and maps what they found back to the text as received.</summary>
internal static class PlanAssembly
{
    private const int LabelLength = 20;

    /// <summary>A title says at its end that it heads a schedule: …活动安排表.</summary>
    private const int TitleEnd = 24;

    public static ReadPlan Of(PlanText plan, MappedText text)
    {
        var identity = PlanIdentity.Of(plan);
        var body = LayoutTables.Unfold(BrokenHeadings.Mend(plan));
        var taken = new bool[body.Count];
        var sections = new List<Section>();
        var entries = new List<ScheduleEntry>();
        ReadTables(body, taken, sections, entries);
        var isScheduleByTitle = plan.TitleText is { } title && ScheduleFinder.IsTitle(title[Math.Max(0, title.Length - TitleEnd)..]);
        entries.AddRange(ActivityBlocks.Find(body, taken));
        entries.AddRange(ScheduleFinder.Find(body, taken, isScheduleByTitle));
        entries.AddRange(TrailingMonths.Find(body, taken));
        ScheduleFinder.TakeHeadings(body, taken);
        sections.AddRange(SectionFinder.Find(Outline.Of(body, taken)));

        var read = new ReadPlan(
            identity.Title, identity.School, identity.Year, Period(identity, entries),
            [.. sections.Select(section => ReadOf(section, text))],
            Schedule(entries, identity, text),
            [.. QuantityFinder.Find(body).Select(quantity => ReadOf(quantity, text))],
            [], [], text.ToSource(plan.Start, Math.Max(0, plan.End - plan.Start)));
        return TaskBuilder.Build(read);
    }

    private static void ReadTables(IReadOnlyList<Piece> body, bool[] taken, List<Section> sections, List<ScheduleEntry> entries)
    {
        foreach (var table in TableFinder.Find(body))
        {
            if (table.IsSchedule) entries.AddRange(TableReader.Schedule(table));
            else if (table.IsProjects) sections.AddRange(TableReader.Projects(table));
            Array.Fill(taken, true, table.First, table.Last - table.First + 1);
        }
    }

    /// <summary>A plan that does not say its period, but whose schedule is a calendar of weeks, is a semester's.</summary>
    private static PlanPeriod Period(PlanIdentity identity, List<ScheduleEntry> entries) =>
        identity.Period == PlanPeriod.Unknown && entries.Count > 0 && entries.TrueForAll(entry => entry.Week is not null) ? PlanPeriod.Semester : identity.Period;

    private static ImmutableArray<ReadScheduleItem> Schedule(List<ScheduleEntry> entries, PlanIdentity identity, MappedText text)
    {
        var years = new YearByOrder(identity.Year, identity.IsSchoolYear);
        return
        [
            .. entries.OrderBy(entry => entry.Text.Start).Select(entry => new ReadScheduleItem(
                entry.Months, years.Of(entry.Months, entry.PrintedYear), entry.Week, entry.WeekEnd, entry.Text.Tight, entry.Owner, SpanOf(entry.Text, text)!.Value, SpanOf(entry.Target, text))),
        ];
    }

    private static ReadSection ReadOf(Section section, MappedText text)
    {
        var measures = section.Measures.Select(measure => ReadOf(measure, text)).ToImmutableArray();
        var title = section.Title.IsEmpty ? "" : Owners.WithoutBracket(section.Title.Tight).Trim('【', '】').TrimEnd('。', '.', '：', ':', '；', ';', '，', ',', '、');
        var span = section.Title.IsEmpty ? measures.IsEmpty ? default : measures[0].Span : text.ToSource(section.Title.Start, section.Title.Text.Length);
        return new ReadSection(section.Number, title, measures, span);
    }

    private static ReadMeasure ReadOf(Measure measure, MappedText text)
    {
        var full = Han.Tight(text.Text.AsSpan(measure.First.Start, Math.Max(measure.First.End, measure.End) - measure.First.Start));
        var first = measure.First.Tight;
        var unreadable = first.AsSpan().IndexOfAnyInRange('\uE000', '\uF8FF') is var privateUse && privateUse >= 0 ? privateUse : first.IndexOf('\uFFFD', StringComparison.Ordinal);
        // A line that breaks off goes on in the next.
        var label = Han.First(unreadable > 0 ? first[..unreadable] : first[^1] is '，' or '、' ? full : first, LabelLength);
        var span = text.ToSource(measure.First.Start, Math.Max(measure.First.End, measure.End) - measure.First.Start);
        return new ReadMeasure(label, full, measure.Months, measure.Owner ?? Owners.In(full), span, SpanOf(measure.Target, text));
    }

    private static SourceSpan? SpanOf(Piece piece, MappedText text) => piece.IsEmpty ? null : text.ToSource(piece.Start, piece.Text.Length);

    private static ReadQuantity ReadOf(Quantity quantity, MappedText text) => new(
        quantity.Clause.Tight, quantity.Kind, quantity.Value, quantity.Unit, quantity.Comparison, quantity.Per, text.ToSource(quantity.Clause.Start, quantity.Clause.Text.Length));
}

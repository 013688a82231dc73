using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What a school's reports say of each occurrence, in the order of the quarters: laid out once, asked for every number.</summary>
public sealed class ReportedLines
{
    private static readonly List<ReportedLine> None = [];

    private readonly Dictionary<OccurrenceId, List<ReportedLine>> byOccurrence = [];

    /// <param name="reports">Reports of one school, in any order.</param>
    public ReportedLines(IEnumerable<QuarterReport> reports)
    {
        foreach (var report in reports.OrderBy(r => r.Quarter))
        {
            foreach (var line in Lines(report.Submitted)) Of(line, report.Quarter).Reported = line;
            foreach (var line in Lines(report.Accepted)) Of(line, report.Quarter).Accepted = line;
        }
    }

    /// <summary>The lines that speak of an occurrence, by quarter ascending.</summary>
    internal List<ReportedLine> Of(OccurrenceId occurrence) => byOccurrence.GetValueOrDefault(occurrence, None);

    private static ImmutableArray<TaskProgress> Lines(ReportContent? content) => content?.Lines ?? [];

    private ReportedLine Of(TaskProgress line, Quarter quarter)
    {
        if (!byOccurrence.TryGetValue(line.Occurrence, out var lines)) byOccurrence.Add(line.Occurrence, lines = []);
        if (lines.Count == 0 || lines[^1].Quarter != quarter) lines.Add(new(quarter));
        return lines[^1];
    }
}

/// <summary>What one quarter's report says of an occurrence, on each basis.</summary>
internal sealed class ReportedLine(Quarter quarter)
{
    public Quarter Quarter { get; } = quarter;

    public TaskProgress? Reported { get; set; }

    public TaskProgress? Accepted { get; set; }

    public TaskProgress? On(Basis basis) => basis is Basis.Accepted ? Accepted : Reported;
}

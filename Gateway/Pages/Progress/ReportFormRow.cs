using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>A row of the report's form: what is asked, what was typed, what is wrong with it and what is asked about.</summary>
/// <param name="Number">As people count the rows, from 1.</param>
/// <param name="AreaName">Name of its work area.</param>
/// <param name="Reasons">Why it was returned, if it was.</param>
/// <param name="Entries">What the ledgers hold of the quarter for its task.</param>
/// <param name="Flaws">What stops the report at this row.</param>
public sealed record ReportFormRow(
    int Number,
    OutlookLine Outlook,
    string AreaName,
    ImmutableDictionary<ReportField, string> Typed,
    ImmutableArray<string> Reasons,
    ImmutableArray<Refusal> Flaws,
    ImmutableArray<ReportQuery> Queries,
    ImmutableArray<TaskEntries> Entries)
{
    public ReportLine Asked => Outlook.Asked;

    public Occurrence Occurrence => Asked.Occurrence;

    public PlanTask Task => Occurrence.Task;

    /// <summary>What an earlier quarter said of the task, to begin with.</summary>
    public TaskProgress? Prior => Asked.Previous?.Line;

    /// <summary>The state that is chosen, or null.</summary>
    public TaskState? State => Outlook.Said?.State;

    /// <summary>What is asked about: queries, and what is still missing.</summary>
    public IEnumerable<string> Asks => Queries.Select(q => q.Text).Concat(MissingTexts);

    /// <summary>What is wrong however the row goes on.</summary>
    public IEnumerable<Refusal> HardFlaws => Flaws.Where(f => !ReportFields.IsMissing(f.Code));

    public bool HasNote => !Queries.IsEmpty || Typed.ContainsKey(ReportField.Note);

    private IEnumerable<string> MissingTexts => Queries.IsEmpty ? Flaws.Where(f => ReportFields.IsMissing(f.Code)).Select(f => f.Text) : [];

    /// <summary>The text in a field: as typed, else as an earlier quarter said it.</summary>
    public string? Shown(ReportField field) => Typed.GetValueOrDefault(field) ?? Prefilled(field);

    /// <summary>
    /// Problem and next step of an open task go on from the quarter before; what is counted in times begins with the entries in the ledgers.
    /// </summary>
    public string? Prefilled(ReportField field) => !Typed.IsEmpty || !Asked.Before.IsOpen ? null : field switch
    {
        ReportField.Quantity when Task.Target is { Measure: Measure.Count } && !Entries.IsEmpty => Entries.Sum(e => e.Entries.Length).ToString(CultureInfo.InvariantCulture),
        ReportField.Problem => Prior?.Problem,
        ReportField.NextStep => Prior?.NextStep,
        _ => null,
    };

    /// <summary>Whether a text of an earlier quarter stands in a field that the row, as it is typed now, does not ask for.</summary>
    /// <param name="state">The state as it was sent.</param>
    internal bool IsLeftOver(ReportField field, string typed, string state) =>
        field is not ReportField.Quantity && Prefilled(field) == typed && state != Words.Of(TaskState.InProgress) && state != Words.Of(TaskState.NotStarted);

    /// <summary>Whether a post types into the row. A task of two areas belongs to both.</summary>
    public bool IsOpenTo(Actor actor) => actor.Covers(Task.Area) || (Task.SecondArea is { } second && actor.Covers(second));
}

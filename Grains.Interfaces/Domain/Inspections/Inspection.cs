using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Domain.Inspections;

/// <summary>A mark as a person gave it.</summary>
/// <param name="Marks">Null: the item is not marked (any more).</param>
/// <param name="Note">扣分原因, or what the school points at.</param>
/// <param name="By">Account.</param>
public sealed record GivenMark(decimal? Marks, string? Note, string By, DateTimeOffset At);

/// <summary>One rater's marks.</summary>
/// <param name="Marks">By the item's number.</param>
/// <param name="Opinion">What is said about the whole.</param>
/// <param name="HandedInAt">Null: still being filled in.</param>
public sealed record MarkSheet(ImmutableSortedDictionary<int, GivenMark> Marks, string? Opinion, string? HandedInBy, DateTimeOffset? HandedInAt)
{
    public static MarkSheet Empty { get; } = new(ImmutableSortedDictionary<int, GivenMark>.Empty, null, null, null);

    [JsonIgnore]
    public bool IsHandedIn => HandedInAt is not null;

    public decimal? Of(int item) => Marks.GetValueOrDefault(item)?.Marks;

    /// <summary>The marks that are given, for <see cref="Scoring.Sum"/>.</summary>
    public ImmutableDictionary<int, decimal> Given() =>
        Marks.Where(m => m.Value.Marks is not null).ToImmutableDictionary(m => m.Key, m => m.Value.Marks!.Value);

    internal MarkSheet With(ImmutableArray<MarkSet> marks, string? opinion, DateTimeOffset at, string by) => this with
    {
        Marks = Marks.SetItems(marks.Select(m => KeyValuePair.Create(m.Item, new GivenMark(m.Marks, m.Note, by, at)))),
        Opinion = opinion ?? Opinion,
    };
}

/// <summary>A bonus that is claimed or granted, once for each time that it was reached.</summary>
/// <param name="Note">What for: the honour's name and number.</param>
public sealed record BonusClaim(string Bonus, string Level, string? Note)
{
    /// <summary>A row of a sheet that is still being filled in may say what for before it says how much.</summary>
    [JsonIgnore]
    public bool HasLevel => Level.Length > 0;
}

/// <summary>The mark that stands in the end (综评).</summary>
/// <param name="Reason">Why it is not what the raters' marks come to; null: it is.</param>
public sealed record ConcludedMark(decimal Marks, string? Reason);

/// <summary>What an inspection came to (综评).</summary>
/// <param name="Found">What the data said on that day, without the rows behind it.</param>
/// <param name="Titles">Titles that the school held already.</param>
/// <param name="By">Account.</param>
public sealed record Conclusion(
    ImmutableSortedDictionary<int, ConcludedMark> Marks,
    ImmutableArray<BonusClaim> Bonuses,
    ImmutableArray<string> Vetoes,
    ImmutableArray<string> FailedGates,
    ImmutableArray<string> Titles,
    string? Opinion,
    ImmutableArray<FoundItem> Found,
    string By,
    DateTimeOffset At)
{
    public ScoreSum Sum(Rubric rubric) => Scoring.Sum(
        rubric, Marks.ToImmutableDictionary(m => m.Key, m => m.Value.Marks), [.. Bonuses.Select(b => (b.Bonus, b.Level))], Vetoes, FailedGates, Titles);
}

/// <summary>A school does not agree with a mark (异议).</summary>
/// <param name="Answer">Null: not answered yet.</param>
public sealed record Objection(int Number, int Item, string Text, string By, DateTimeOffset At, ObjectionAnswer? Answer);

/// <param name="Was">The mark before.</param>
/// <param name="Marks">The mark after; the same: it stands.</param>
public sealed record ObjectionAnswer(decimal Was, decimal Marks, string Text, string By, DateTimeOffset At);

/// <summary>How far a finding is.</summary>
public enum FindingState
{
    /// <summary>待整改.</summary>
    Open,

    /// <summary>待复查: the school reported what it did.</summary>
    Reported,

    /// <summary>已销号.</summary>
    Settled,

    /// <summary>已撤销: it was a mistake.</summary>
    Withdrawn,
}

/// <summary>Something to put right (整改).</summary>
/// <param name="Item">The item it belongs to; null: none.</param>
/// <param name="Due">Last day for it.</param>
/// <param name="Steps">What was done about it since, oldest first.</param>
public sealed record Finding(int Number, int? Item, string Text, DateOnly Due, FindingState State, string By, DateTimeOffset At, ImmutableArray<FindingStep> Steps)
{
    public bool IsOverdueOn(DateOnly day) => State is FindingState.Open && day > Due;
}

/// <param name="State">Of the finding after the step.</param>
public sealed record FindingStep(FindingState State, string? Text, string By, DateTimeOffset At);

/// <summary>A school's part of a round of inspections: who gave which marks, what it came to, objections, findings. The fold of its facts.</summary>
/// <param name="Sheets">Of inspectors, by account; <see cref="TeamSheet"/>: the team's.</param>
/// <param name="Claims">Bonuses that the school claims, or has written down so far.</param>
/// <param name="Revision">Facts so far; what If-Match compares.</param>
public sealed record Inspection(
    MarkSheet Self,
    ImmutableArray<BonusClaim> Claims,
    ImmutableSortedDictionary<string, MarkSheet> Sheets,
    Conclusion? Conclusion,
    ImmutableArray<Objection> Objections,
    ImmutableArray<Finding> Findings,
    long Revision) : IState<Inspection>
{
    /// <summary>The key of the sheet that a team fills in together; no account is called so.</summary>
    public const string TeamSheet = "";

    public static Inspection Empty { get; } = new(MarkSheet.Empty, [], ImmutableSortedDictionary.Create<string, MarkSheet>(StringComparer.Ordinal), null, [], [], 0);

    /// <summary>Evidence of items and signed scans, oldest first.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    /// <summary>A rater's sheet; null: the school's own.</summary>
    public MarkSheet Sheet(string? rater) => rater is null ? Self : Sheets.GetValueOrDefault(rater, MarkSheet.Empty);

    public Inspection Apply(IFact fact, DateTimeOffset at, string by) => After(fact, at, by) with { Revision = Revision + 1 };

    private Inspection After(IFact fact, DateTimeOffset at, string by) => fact switch
    {
        ItemsScored f => With(f.Rater, Sheet(f.Rater).With(f.Marks, f.Opinion, at, by)) with { Claims = f.Claims ?? Claims },
        SheetHandedIn f => With(f.Rater, Sheet(f.Rater) with { HandedInAt = at, HandedInBy = by }) with { Claims = f.Rater is null ? f.Claims : Claims },
        SheetReopened f => With(f.Rater, Sheet(f.Rater) with { HandedInAt = null, HandedInBy = null }),
        InspectionConcluded f => this with
        {
            Conclusion = new(f.Marks.ToImmutableSortedDictionary(m => m.Item, m => m.Mark), f.Bonuses, f.Vetoes, f.FailedGates, f.Titles, f.Opinion, f.Found, by, at),
        },
        ConclusionReopened => this with { Conclusion = null },
        ObjectionRaised f => this with { Objections = Objections.Add(new(f.Number, f.Item, f.Text, by, at, null)) },
        ObjectionAnswered f => Answer(f, at, by),
        FindingRaised f => this with { Findings = Findings.Add(new(f.Number, f.Item, f.Text, f.Due, FindingState.Open, by, at, [])) },
        FindingReported f => Step(f.Number, FindingState.Reported, f.Text, null, at, by),
        FindingRechecked f => Step(f.Number, f.IsSettled ? FindingState.Settled : FindingState.Open, f.Text, f.Due, at, by),
        FindingWithdrawn f => Step(f.Number, FindingState.Withdrawn, f.Reason, null, at, by),
        _ when FileFold.Apply(Files, fact, at, by) is { } files => this with { Files = files },
        _ => throw new UnknownFactException(nameof(Inspection), fact),
    };

    private Inspection With(string? rater, MarkSheet sheet) => rater is null ? this with { Self = sheet } : this with { Sheets = Sheets.SetItem(rater, sheet) };

    private Inspection Answer(ObjectionAnswered f, DateTimeOffset at, string by)
    {
        var objection = Objections.First(o => o.Number == f.Number);
        var was = Conclusion!.Marks[objection.Item];
        return this with
        {
            Objections = Objections.Replace(objection, objection with { Answer = new(was.Marks, f.Marks, f.Text, by, at) }),
            Conclusion = f.Marks == was.Marks ? Conclusion : Conclusion with { Marks = Conclusion.Marks.SetItem(objection.Item, new(f.Marks, f.Text)) },
        };
    }

    private Inspection Step(int number, FindingState state, string? text, DateOnly? due, DateTimeOffset at, string by)
    {
        var finding = Findings.First(f => f.Number == number);
        return this with { Findings = Findings.Replace(finding, finding with { State = state, Due = due ?? finding.Due, Steps = finding.Steps.Add(new(state, text, by, at)) }) };
    }
}

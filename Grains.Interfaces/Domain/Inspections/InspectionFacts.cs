using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Inspections;

/// <summary>A mark that was set.</summary>
/// <param name="Marks">Null: taken away.</param>
public sealed record MarkSet(int Item, decimal? Marks, string? Note);

/// <summary>Marks were given. Each change of a mark is a fact: who changed which mark when must be told for ever.</summary>
/// <param name="Rater">Whose sheet: an account, or <see cref="Inspection.TeamSheet"/>; null: the school's own (自评).</param>
/// <param name="Opinion">Null: as it was.</param>
/// <param name="Claims">Bonuses that the school wrote down so far; null: as they were, also in facts from before they were kept.</param>
public sealed record ItemsScored(string? Rater, ImmutableArray<MarkSet> Marks, string? Opinion = null, ImmutableArray<BonusClaim>? Claims = null) : IFact;

/// <param name="Claims">Bonuses that the school claims; none of an inspector.</param>
public sealed record SheetHandedIn(string? Rater, ImmutableArray<BonusClaim> Claims) : IFact;

public sealed record SheetReopened(string? Rater, string Reason) : IFact;

public sealed record ConcludedItem(int Item, ConcludedMark Mark);

/// <summary>The office settled what the inspection came to (综评).</summary>
public sealed record InspectionConcluded(
    ImmutableArray<ConcludedItem> Marks, ImmutableArray<BonusClaim> Bonuses, ImmutableArray<string> Vetoes, ImmutableArray<string> FailedGates,
    ImmutableArray<string> Titles, string? Opinion, ImmutableArray<FoundItem> Found) : IFact;

public sealed record ConclusionReopened(string Reason) : IFact;

public sealed record ObjectionRaised(int Number, int Item, string Text) : IFact;

/// <param name="Marks">The mark that stands now.</param>
public sealed record ObjectionAnswered(int Number, decimal Marks, string Text) : IFact;

public sealed record FindingRaised(int Number, int? Item, string Text, DateOnly Due) : IFact;

/// <summary>The school says what it did.</summary>
public sealed record FindingReported(int Number, string Text) : IFact;

/// <summary>It was looked at again (复查).</summary>
/// <param name="Due">The new last day of one that is not settled; null: as it was.</param>
public sealed record FindingRechecked(int Number, bool IsSettled, string? Text, DateOnly? Due) : IFact;

public sealed record FindingWithdrawn(int Number, string Reason) : IFact;

/// <summary>Which sheet a command is about.</summary>
public enum SheetKind
{
    /// <summary>自评, by the school.</summary>
    Self,

    /// <summary>考评 and 互评, by who has a seat.</summary>
    Inspector,
}

/// <summary>A mark as it is typed.</summary>
/// <param name="Seen">What stood there when it was typed; a mark that says something else by now is left alone and told. Null: not looked at.</param>
public sealed record MarkEdit(int Item, decimal? Marks, string? Note, SeenMark? Seen = null);

public sealed record SeenMark(decimal? Marks, string? Note);

/// <summary>The bonuses of 自评 as they are typed, all of them; a row may still lack its level or what it is for.</summary>
/// <param name="Seen">What stood there when they were typed; where something else stands by now they are left alone and told. Null: not looked at.</param>
public sealed record ClaimsEdit(ImmutableArray<BonusClaim> Claims, ImmutableArray<BonusClaim>? Seen = null);

/// <summary>Gives marks, one or many; they are saved as they are typed.</summary>
/// <param name="Rater">For the office, which types a sheet in from paper: whose it is. Null: one's own, or the team's.</param>
/// <param name="Opinion">Null: as it was.</param>
/// <param name="Claims">Of 自评; null: as they were.</param>
public sealed record ScoreItems(
    CommandContext Context, SheetKind Sheet, ImmutableArray<MarkEdit> Marks, string? Opinion = null, string? Rater = null, ClaimsEdit? Claims = null) : ICommand;

/// <summary>Hands a sheet in.</summary>
/// <param name="Claims">Bonuses that the school claims; null: those that are saved.</param>
public sealed record HandInSheet(CommandContext Context, SheetKind Sheet, ImmutableArray<BonusClaim>? Claims, string? Rater = null) : ICommand;

/// <summary>Opens a sheet again that was handed in.</summary>
public sealed record ReopenSheet(CommandContext Context, SheetKind Sheet, string Reason, string? Rater = null) : ICommand;

/// <summary>Settles what the inspection comes to.</summary>
/// <param name="Changes">Marks that shall not be what the raters' marks come to, with the reason.</param>
public sealed record ConcludeInspection(
    CommandContext Context, ImmutableArray<ConcludedItem> Changes, ImmutableArray<BonusClaim> Bonuses, ImmutableArray<string> Vetoes, ImmutableArray<string> FailedGates,
    ImmutableArray<string> Titles, string? Opinion) : ICommand;

public sealed record ReopenConclusion(CommandContext Context, string Reason) : ICommand;

public sealed record RaiseObjection(CommandContext Context, int Item, string Text) : ICommand;

/// <param name="Marks">The mark that shall stand; null: the one that stands.</param>
public sealed record AnswerObjection(CommandContext Context, int Number, decimal? Marks, string Text) : ICommand;

public sealed record RaiseFinding(CommandContext Context, int? Item, string Text, DateOnly Due) : ICommand;

public sealed record ReportFinding(CommandContext Context, int Number, string Text) : ICommand;

public sealed record RecheckFinding(CommandContext Context, int Number, bool IsSettled, string? Text, DateOnly? Due) : ICommand;

public sealed record WithdrawFinding(CommandContext Context, int Number, string Reason) : ICommand;

/// <summary>What became of a command.</summary>
/// <param name="Conflicts">Items that somebody else had changed meanwhile; they were left as they are.</param>
/// <param name="Number">Of a new objection or finding.</param>
/// <param name="Claims">The bonuses as somebody else had changed them meanwhile; they were left so. Null: nobody had.</param>
public sealed record InspectionReceipt(long Revision, ImmutableArray<MarkConflict> Conflicts, int? Number = null, ImmutableArray<BonusClaim>? Claims = null);

/// <param name="Stands">What stands there now.</param>
public sealed record MarkConflict(int Item, GivenMark Stands);

using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Gateway.Inspections;

/// <param name="Rubric">Its version is counted by the service.</param>
public sealed record RubricBody(Rubric Rubric);

/// <summary>A round of inspections to open.</summary>
/// <param name="Code">Of the round, unique in the district.</param>
/// <param name="Year">The calendar year that is judged.</param>
/// <param name="Rubric">Code of the rubric; its version of now holds for the round.</param>
/// <param name="Scope">Which schools; without groups and schools all that have a union.</param>
public sealed record InspectionBody(InspectionCode Code, string Name, int Year, RubricCode Rubric, InspectionDates Dates, ScoringMode Mode, InspectionScope Scope);

public sealed record InspectionDatesBody(InspectionDates Dates, string Reason);

/// <param name="Teams">The whole list.</param>
public sealed record TeamsBody(ImmutableArray<InspectionTeam> Teams);

/// <summary>Marks, as they were typed.</summary>
/// <param name="Rater">For the office, which types in from paper: whose sheet. Absent: one's own, or the team's.</param>
/// <param name="Claims">The bonuses of 自评 so far, all of them; absent: as they were.</param>
public sealed record MarksBody(SheetKind Sheet, ImmutableArray<MarkEdit> Marks, string? Opinion = null, string? Rater = null, ClaimsEdit? Claims = null);

/// <param name="Claims">Bonuses that the school claims; absent: those that were saved.</param>
public sealed record HandInBody(SheetKind Sheet, ImmutableArray<BonusClaim>? Claims = null, string? Rater = null);

public sealed record ReopenSheetBody(SheetKind Sheet, string Reason, string? Rater = null);

/// <param name="Changes">Marks that shall not be what the raters' marks come to, with the reason.</param>
public sealed record ConclusionBody(
    ImmutableArray<ConcludedItem> Changes, ImmutableArray<BonusClaim> Bonuses, ImmutableArray<string> Vetoes, ImmutableArray<string> FailedGates, ImmutableArray<string> Titles,
    string? Opinion = null);

public sealed record ObjectionBody(int Item, string Text);

/// <param name="Marks">The mark that shall stand; absent: the one that stands.</param>
public sealed record ObjectionAnswerBody(string Text, decimal? Marks = null);

/// <param name="Due">Last day for it.</param>
/// <param name="Item">The item that it belongs to.</param>
public sealed record FindingBody(string Text, DateOnly Due, int? Item = null);

public sealed record FindingReportBody(string Text);

/// <param name="Due">The new last day of one that is not settled.</param>
public sealed record RecheckBody(bool IsSettled, string? Text = null, DateOnly? Due = null);

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Inspections;

/// <summary>Decides about the marks of a school's inspection: 自评, 考评, 综评.</summary>
public static class InspectionRules
{
    public const int MaxNote = 1_000;
    public const int MaxOpinion = 4_000;
    public const int MostBonuses = 50;

    /// <summary>
    /// Gives marks on a sheet. A mark that somebody else changed meanwhile is left alone and told in the answer; the others are taken.
    /// </summary>
    /// <returns>Refusals: inspection.unknown, inspection.cancelled, inspection.not-yet, inspection.concluded, sheet.handed-in, scope.forbidden, item.unknown,
    /// score.below-zero, score.above-marks, score.step-invalid, bonus.self-only, bonus.too-many, bonus.unknown, text.too-long; the place is the item's number, of a
    /// bonus its name.</returns>
    public static Decision<InspectionReceipt> Score(Inspection inspection, InspectionTerms terms, ScoreItems command, DateTimeOffset now)
    {
        if (Unless(inspection, terms, command.Context.Actor, command.Sheet, command.Rater, now, out var rater) is { } refusal) return refusal;
        var sheet = inspection.Sheet(rater);
        var checks = new Checks();
        checks.Free(!sheet.IsHandedIn, "sheet.handed-in", "这份评分已经提交，要改请先退回。");
        checks.Text(command.Opinion, "总体意见", "opinion", MaxOpinion);
        foreach (var edit in command.Marks) CheckMark(checks, terms.Rubric!, edit.Item, edit.Marks, edit.Note);
        var claims = command.Claims?.Claims.Select(Trimmed).Where(c => c.HasLevel || c.Note is not null).ToImmutableArray();
        checks.Valid(claims is null || rater is null, "bonus.self-only", "加分由学校在自评里填写。");
        CheckBonuses(checks, terms.Rubric!, [.. (claims ?? []).Where(c => c.HasLevel)]);
        foreach (var claim in (claims ?? []).Where(c => !c.HasLevel)) checks.Text(claim.Note, "加分说明", claim.Bonus, MaxNote);
        if (checks.HaveFailed) return checks.Refuse<InspectionReceipt>();
        var (conflicts, taken) = (new List<MarkConflict>(), new List<MarkSet>());
        foreach (var edit in command.Marks)
        {
            var (stands, note) = (sheet.Marks.GetValueOrDefault(edit.Item), Trimmed(edit.Note));
            if (stands?.Marks == edit.Marks && stands?.Note == note) continue;
            if (edit.Seen is { } seen && stands is not null && (stands.Marks != seen.Marks || stands.Note != Trimmed(seen.Note))) conflicts.Add(new(edit.Item, stands));
            else taken.Add(new(edit.Item, edit.Marks, note));
        }

        var opinion = command.Opinion?.Trim() is { } text && text != (sheet.Opinion ?? "") ? text : null;
        var changed = claims is { } typed && !typed.SequenceEqual(inspection.Claims);
        var isOvertaken = changed && command.Claims!.Seen is { } drawn && !drawn.Select(Trimmed).SequenceEqual(inspection.Claims);
        var fact = new ItemsScored(rater, [.. taken], opinion, changed && !isOvertaken ? claims : null);
        return Decide(
            inspection, command, now, taken.Count == 0 && opinion is null && fact.Claims is null ? null : fact, [.. conflicts], claims: isOvertaken ? inspection.Claims : null);
    }

    /// <returns>Refusals: those of <see cref="Score"/>, sheet.incomplete (an item has no mark), score.reason-missing (less than full marks without a reason, of
    /// inspectors), score.evidence-missing (自评 of an item that asks for a file), bonus.level-missing, bonus.note-missing, bonus.unknown, team.not-leader.</returns>
    public static Decision<InspectionReceipt> HandIn(Inspection inspection, InspectionTerms terms, HandInSheet command, DateTimeOffset now)
    {
        var actor = command.Context.Actor;
        if (Unless(inspection, terms, actor, command.Sheet, command.Rater, now, out var rater) is { } refusal) return refusal;
        if (rater is null && actor.Role is Role.SchoolMember) return new Refusal("scope.forbidden", RefusalKind.Forbidden, "自评由工会主席提交。");
        var (sheet, checks) = (inspection.Sheet(rater), new Checks());
        checks.Free(!sheet.IsHandedIn, "sheet.handed-in", "这份评分已经提交。");
        if (rater == Inspection.TeamSheet && !actor.IsDistrict)
            checks.Require(terms.Round!.SeatOf(actor.Account, terms.School!.Code)!.IsLeader, "team.not-leader", RefusalKind.Forbidden, "检查组的评分由组长提交。");
        foreach (var item in terms.Rubric!.Items)
        {
            var given = sheet.Marks.GetValueOrDefault(item.Number);
            if (!checks.Valid(given?.Marks is not null, "sheet.incomplete", $"第 {item.Number} 项“{item.Name}”还没有打分。", Place(item.Number))) continue;
            if (rater is not null)
                checks.Valid(given!.Marks == item.Marks || given.Note is not null, "score.reason-missing", $"第 {item.Number} 项“{item.Name}”没有给满分，请写明扣分原因。", Place(item.Number));
            else if (item.NeedsEvidence && given!.Marks > 0)
                checks.Valid(inspection.Files.Any(f => f.Subject.Item == item.Number), "score.evidence-missing", $"第 {item.Number} 项“{item.Name}”要附佐证材料。", Place(item.Number));
        }

        var claims = rater is null ? (command.Claims ?? inspection.Claims).Select(Trimmed).ToImmutableArray() : [];
        CheckBonuses(checks, terms.Rubric, [.. claims.Where(c => c.HasLevel)]);
        foreach (var claim in claims)
        {
            if (checks.Valid(claim.HasLevel, "bonus.level-missing", $"加分“{claim.Note}”没有选加分项和级别。", claim.Bonus))
                checks.Valid(claim.Note is not null, "bonus.note-missing", $"加分“{claim.Bonus}（{claim.Level}）”没有写事由。", claim.Bonus);
        }

        return checks.HaveFailed ? checks.Refuse<InspectionReceipt>() : Decide(inspection, command, now, new SheetHandedIn(rater, claims));
    }

    /// <summary>Opens a sheet again: the office any, others their own.</summary>
    /// <returns>Refusals: those of <see cref="Score"/>, sheet.not-handed-in, inspection.started (自评, when inspectors have begun), reason.missing.</returns>
    public static Decision<InspectionReceipt> Reopen(Inspection inspection, InspectionTerms terms, ReopenSheet command, DateTimeOffset now)
    {
        var actor = command.Context.Actor;
        var (rater, checks) = ((string?)null, new Checks());
        if (!(command.Sheet is SheetKind.Self && actor.IsDistrict) && Unless(inspection, terms, actor, command.Sheet, command.Rater, now, out rater) is { } refusal) return refusal;
        if (UnlessRunning(terms) is { } over) return over;
        checks.Free(inspection.Conclusion is null, "inspection.concluded", "综评已经完成，请先退回综评。");
        checks.Free(inspection.Sheet(rater).IsHandedIn, "sheet.not-handed-in", "这份评分还没有提交。");
        checks.Free(
            rater is not null || actor.IsDistrict || inspection.Sheets.Values.All(s => s.Marks.IsEmpty), "inspection.started", "考评已经开始，自评要改请联系区教育工会退回。");
        checks.Reason(command.Reason, "退回理由");
        return checks.HaveFailed ? checks.Refuse<InspectionReceipt>() : Decide(inspection, command, now, new SheetReopened(rater, command.Reason));
    }

    /// <summary>Settles the marks: what the raters' marks come to (<see cref="RaterMarks"/>), but for the changes.</summary>
    /// <param name="found">What the data say on this day; kept with the conclusion.</param>
    /// <returns>Refusals: inspection.unknown, inspection.cancelled, inspection.published, inspection.concluded, sheet.none (no inspector handed in), score.*,
    /// score.missing (an item has no mark at all), score.reason-missing, bonus.unknown, veto.unknown, gate.unknown, text.too-long.</returns>
    public static Decision<InspectionReceipt> Conclude(Inspection inspection, InspectionTerms terms, ConcludeInspection command, FoundItems found, DateTimeOffset now)
    {
        if (UnlessRunning(terms) is { } over) return over;
        var (rubric, checks) = (terms.Rubric!, new Checks());
        checks.Free(inspection.Conclusion is null, "inspection.concluded", "综评已经完成。");
        checks.Free(inspection.Sheets.Values.Any(s => s.IsHandedIn), "sheet.none", "还没有检查人员提交评分。");
        checks.Text(command.Opinion, "综合意见", "opinion", MaxOpinion);
        var raters = new RaterMarks(rubric, terms.Round!, inspection);
        var changes = command.Changes.GroupBy(c => c.Item).ToDictionary(g => g.Key, g => g.Last().Mark);
        foreach (var (item, mark) in changes) CheckMark(checks, rubric, item, mark.Marks, mark.Reason);
        var marks = ImmutableArray.CreateBuilder<ConcludedItem>();
        foreach (var item in rubric.Items)
        {
            var (usual, place) = (raters.Of(item), Place(item.Number));
            if (!changes.TryGetValue(item.Number, out var change) || change.Marks == usual)
            {
                if (checks.Valid(usual is not null, "score.missing", $"第 {item.Number} 项“{item.Name}”没有人打分。", place)) marks.Add(new(item.Number, new(usual!.Value, null)));
                continue;
            }

            checks.Reason(change.Reason, $"第 {item.Number} 项改分的理由", place);
            marks.Add(new(item.Number, change with { Reason = Trimmed(change.Reason) }));
        }

        CheckBonuses(checks, rubric, command.Bonuses);
        foreach (var veto in command.Vetoes.Where(v => rubric.Vetoes.All(known => known.Name != v))) checks.Valid(false, "veto.unknown", "细则里没有这个否决事项。", veto);
        foreach (var gate in command.FailedGates.Where(g => !rubric.Gates.Contains(g))) checks.Valid(false, "gate.unknown", "细则里没有这个基本条件。", gate);
        return checks.HaveFailed
            ? checks.Refuse<InspectionReceipt>()
            : Decide(inspection, command, now, new InspectionConcluded(
                marks.ToImmutable(), command.Bonuses, [.. command.Vetoes.Distinct()], [.. command.FailedGates.Distinct()], [.. command.Titles.Distinct()], Trimmed(command.Opinion),
                [.. found.Items.Select(f => f.WithoutRows())]));
    }

    /// <returns>Refusals: inspection.unknown, inspection.cancelled, inspection.published, inspection.not-concluded, reason.missing.</returns>
    public static Decision<InspectionReceipt> ReopenConclusion(Inspection inspection, InspectionTerms terms, ReopenConclusion command, DateTimeOffset now)
    {
        if (UnlessRunning(terms) is { } over) return over;
        var checks = new Checks();
        checks.Free(inspection.Conclusion is not null, "inspection.not-concluded", "还没有综评。");
        checks.Reason(command.Reason, "退回理由");
        return checks.HaveFailed ? checks.Refuse<InspectionReceipt>() : Decide(inspection, command, now, new ConclusionReopened(command.Reason));
    }

    /// <summary>The refusal where there is no such inspection of the school; null when there is.</summary>
    public static Refusal? UnlessInspected(InspectionTerms terms) =>
        terms.Round is not { } round || terms.Rubric is null || terms.School is not { } school || !round.Inspects(school.Code)
            ? new("inspection.unknown", RefusalKind.Absent, "没有对这所学校的这次检查。")
            : null;

    /// <summary>The refusal where the results cannot change any more; null while they can.</summary>
    internal static Refusal? UnlessRunning(InspectionTerms terms) =>
        UnlessInspected(terms) is { } unknown ? unknown
        : terms.Round!.CancelledBecause is not null ? new Refusal("inspection.cancelled", RefusalKind.Conflict, "这次检查已经取消。")
        : terms.Round.Publication.IsPublished ? new Refusal("inspection.published", RefusalKind.Conflict, "结果已经公布，不能再改。")
        : null;

    internal static Decision<InspectionReceipt> Decide(
        Inspection inspection, ICommand command, DateTimeOffset now, IFact? fact, ImmutableArray<MarkConflict> conflicts = default, int? number = null,
        ImmutableArray<BonusClaim>? claims = null)
    {
        if (command.Context.WhenStale(inspection.Revision) is { } stale) return stale;
        var told = conflicts.IsDefault ? [] : conflicts;
        return fact is null
            ? Decision<InspectionReceipt>.Nothing(new(inspection.Revision, told, number, claims))
            : Decision<InspectionReceipt>.Accept(new(inspection.Apply(fact, now, command.Context.Actor.Account).Revision, told, number, claims), fact);
    }

    internal static void CheckMark(Checks checks, Rubric rubric, int number, decimal? marks, string? note)
    {
        var place = Place(number);
        checks.Text(note, "说明", place, MaxNote);
        var item = rubric.Items.FirstOrDefault(i => i.Number == number);
        if (!checks.Require(item is not null, "item.unknown", RefusalKind.Absent, $"细则里没有第 {number} 项。", place) || marks is not { } value) return;
        checks.Valid(value >= 0, "score.below-zero", $"第 {number} 项的分数不能小于 0。", place);
        checks.Valid(value <= item!.Marks, "score.above-marks", $"第 {number} 项最多 {item.Marks:0.##} 分，写的是 {value:0.##} 分。", place);
        checks.Valid(value % rubric.Step == 0, "score.step-invalid", $"第 {number} 项的分数要是 {rubric.Step:0.#} 分的整倍数。", place);
    }

    private static void CheckBonuses(Checks checks, Rubric rubric, ImmutableArray<BonusClaim> claims)
    {
        checks.Require(claims.Length <= MostBonuses, "bonus.too-many", RefusalKind.TooLarge, $"加分最多 {MostBonuses} 条。");
        foreach (var claim in claims)
        {
            checks.Valid(
                rubric.Bonuses.FirstOrDefault(b => b.Name == claim.Bonus)?.Levels.Any(l => l.Name == claim.Level) is true, "bonus.unknown", "细则里没有这个加分项或级别。", claim.Bonus);
            checks.Text(claim.Note, "加分说明", claim.Bonus, MaxNote);
        }
    }

    /// <summary>The refusal of an actor that may not fill in this sheet now; null: it may, and <paramref name="rater"/> says whose sheet it is.</summary>
    private static Refusal? Unless(
        Inspection inspection, InspectionTerms terms, Actor actor, SheetKind sheet, string? named, DateTimeOffset now, out string? rater)
    {
        rater = null;
        if (UnlessRunning(terms) is { } over) return over;
        var (round, school) = (terms.Round!, terms.School!.Code);
        if (sheet is SheetKind.Self)
        {
            if (!actor.IsSchool(actor.District, school)) return Forbidden("自评由学校填写。");
        }
        else if (actor.IsDistrict && round.SeatOf(actor.Account, school) is null)
        {
            // The office types in what a team brought back on paper.
            var seat = named is null ? null : round.SeatOf(named, school);
            if (named is not null && seat is null) return new Refusal("team.no-seat", RefusalKind.Invalid, "这个人不在检查这所学校的组里。", named);
            if (seat is null && round.Mode is ScoringMode.Individual) return new Refusal("team.no-rater", RefusalKind.Invalid, "请选择录入谁的评分。");
            rater = seat is null ? Inspection.TeamSheet : RaterMarks.SheetOf(round, seat);
        }
        else if (actor.School is null && round.SeatOf(actor.Account, school) is { } own)
        {
            rater = RaterMarks.SheetOf(round, own);
        }
        else
        {
            return Forbidden("只有检查这所学校的人员可以打分。");
        }

        var from = sheet is SheetKind.Self ? round.Dates.SelfFrom : round.Dates.VisitFrom;
        return terms.DayOf(now) < from ? new("inspection.not-yet", RefusalKind.Conflict, $"{Words.Day(from)}开始。")
            : inspection.Conclusion is not null ? new("inspection.concluded", RefusalKind.Conflict, "综评已经完成，不能再改分。")
            : null;
    }

    private static Refusal Forbidden(string text) => new("scope.forbidden", RefusalKind.Forbidden, text);

    private static string Place(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static BonusClaim Trimmed(BonusClaim claim) => claim with { Note = Trimmed(claim.Note) };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

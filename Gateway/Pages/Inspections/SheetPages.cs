using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Inspections.Files;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>The score sheet of a school: read, filled in as 自评 or 考评, handed in. The script saves item by item; without it the whole form is sent.</summary>
internal static class SheetPages
{
    public static async Task<IResult> List(SchoolCall call, CancellationToken cancellationToken) =>
        await call.District.InspectionDesk.OfSchool(call.Actor, call.Code, cancellationToken) is { } found
        && await call.District.District.View(cancellationToken) is { } district && await call.District.District.School(call.Code, cancellationToken) is { } school
            ? PageResults.Draw<SchoolInspectionsPage>(new { Inspections = found.Inspections, Past = (await call.Union.PastScores(call.Actor, cancellationToken))?.Scores ?? [], District = district, School = school })
            : PageResults.Say(Notice.NotFound);

    public static Task<IResult> Show(InspectionCall call, IAccountNames names, CancellationToken cancellationToken) => Draw(call, names, "", null, cancellationToken);

    /// <summary>Saves what the form says and its marks did not; what somebody else changed meanwhile is shown.</summary>
    public static async Task<IResult> Save(InspectionCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var saved = await Send(call, form, call.Context, cancellationToken);
        if (saved.Value is not { } receipt)
        {
            if (saved.IsRefused) form.Flaw(Placed(form, saved.Refusals));
            return await Draw(call, names, "", form, cancellationToken);
        }

        Flash.Say(http, IsOvertaken(receipt) ? Conflicted(receipt) : InspectionTexts.Saved);
        return PageResults.Go(InspectionPages.Of(call));
    }

    /// <summary>One item, for the script.</summary>
    public static async Task<Results<JsonHttpResult<ScoreAnswer>, Refused>> AutoSave(InspectionCall call, PageForm form, IAccountNames names, TimeProvider clock, CancellationToken cancellationToken)
    {
        var saved = await Send(call, form, call.Context, cancellationToken);
        if (saved.Value is not { } receipt) return Refused.With(saved.IsRefused ? [.. Placed(form, saved.Refusals)] : [.. form.Flaws]);
        if (await call.Inspection.View(call.Actor, cancellationToken) is not { } view) return Refused.Absent();
        var model = await SheetModel.Of(call, view, names, cancellationToken);
        return TypedResults.Json(
            new ScoreAnswer(
                Figures.Moment(clock.GetUtcNow(), model.District.TimeZone)[^5..], InspectionWords.Marks(model.OwnSum), model.Unmarked,
                [.. receipt.Conflicts.Select(c => new ScoreConflict(c.Item, InspectionWords.Typed(c.Stands.Marks), c.Stands.Note ?? "", model.NameOf(c.Stands.By)))],
                receipt.Claims is { } claims ? [.. claims.Select(BonusFields.Row)] : null),
            ApiJson.Options);
    }

    /// <summary>Saves and hands in.</summary>
    public static async Task<IResult> HandIn(InspectionCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var sheet = KindOf(call);
        var saved = await Send(call, form, call.Context with { CommandId = CommandIds.Derive(call.Context.CommandId, "marks"), ExpectedRevision = null }, cancellationToken);
        if (saved.IsRefused) form.Flaw(Placed(form, saved.Refusals));
        else if (saved.Value is { } told && IsOvertaken(told)) form.Flaw("score.changed-meanwhile", Conflicted(told), "marks");
        return await FormFlow.Send(
            http, form,
            async () =>
            {
                var handed = await call.Inspection.HandIn(new(call.Context with { ExpectedRevision = null }, sheet, null, form.Text("rater")), cancellationToken);
                return handed.IsRefused ? Outcome<InspectionReceipt>.Refused(Placed(form, handed.Refusals)) : handed;
            },
            [],
            _ => (sheet is SheetKind.Self ? InspectionTexts.SelfHandedIn : InspectionTexts.MarksHandedIn, InspectionPages.Of(call)),
            () => Draw(call, names, "", form, cancellationToken));
    }

    public static Task<IResult> Reopen(InspectionCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var (reason, sheet) = (form.Required("reason", InspectionTexts.Reason), form.Typed("sheet") == nameof(SheetKind.Self) ? SheetKind.Self : SheetKind.Inspector);
        return FormFlow.Send(
            http, form,
            () => call.Inspection.Reopen(new(call.Context, sheet, reason, form.Text("rater")), cancellationToken),
            [("reason.", "reason"), ("text.", "reason")],
            _ => (InspectionTexts.Reopened, InspectionPages.Of(call)),
            () => Draw(call, names, "reopen", form, cancellationToken));
    }

    /// <summary>Draws the sheet again after something on it was refused.</summary>
    /// <param name="act">The form that was refused; empty: the marks.</param>
    public static async Task<IResult> Draw(InspectionCall call, IAccountNames names, string act, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await call.Inspection.View(call.Actor, cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        var parameters = new { Model = await SheetModel.Of(call, view, names, cancellationToken), Act = act, Sent = sent };
        return sent is null ? PageResults.Draw<SheetPage>(parameters) : PageResults.DrawRefused<SheetPage>(parameters);
    }

    private static SheetKind KindOf(InspectionCall call) => call.Actor.School is null ? SheetKind.Inspector : SheetKind.Self;

    /// <returns>Neither answer nor refusal: a field could not be read, and the form says so.</returns>
    private static async Task<Outcome<InspectionReceipt>> Send(InspectionCall call, PageForm form, CommandContext context, CancellationToken cancellationToken)
    {
        if (await call.Inspection.View(call.Actor, cancellationToken) is not { } view) return new Refusal("scope.absent", RefusalKind.Absent, "没有对这所学校的这次检查。");
        var edits = MarkFields.Read(form, view.Rubric);
        return form.HasFlaws
            ? new Outcome<InspectionReceipt>(null, [])
            : await call.Inspection.Score(
                new(context with { ExpectedRevision = null }, KindOf(call), edits, form.Has("opinion") ? form.Typed("opinion") : null, form.Text("rater"), BonusFields.Edit(form)), cancellationToken);
    }

    private static bool IsOvertaken(InspectionReceipt receipt) => !receipt.Conflicts.IsEmpty || receipt.Claims is not null;

    private static string Conflicted(InspectionReceipt receipt) => Say.It(
        InspectionTexts.ChangedMeanwhile,
        string.Join("、", receipt.Conflicts.Select(c => Say.It(InspectionTexts.ItemNumber, c.Item)).Concat(receipt.Claims is null ? [] : [InspectionTexts.BonusClaims])));

    private static IEnumerable<Refusal> Placed(PageForm form, ImmutableArray<Refusal> refusals) => refusals.Select(r =>
        BonusFields.IsAbout(form, r) ? r with { Place = BonusFields.PlaceOf(form, r) }
        : r.Place is { } place && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var item) ? r with { Place = r.Code.StartsWith("score.reason", StringComparison.Ordinal) ? MarkFields.Note(item) : MarkFields.Marks(item) } : r);
}

/// <summary>The answer to the script.</summary>
/// <param name="At">Hour and minute.</param>
/// <param name="Sum">Of the sheet.</param>
/// <param name="Unmarked">Items without a mark.</param>
/// <param name="Claims">The rows of bonuses as somebody else left them; null: nobody changed them meanwhile.</param>
public sealed record ScoreAnswer(string At, string Sum, int Unmarked, ImmutableArray<ScoreConflict> Conflicts, ImmutableArray<string>? Claims);

/// <summary>What somebody else wrote meanwhile.</summary>
public sealed record ScoreConflict(int Item, string Marks, string Note, string By);

/// <summary>The fields of a mark: <c>m-7</c>, <c>n-7</c>, and beside them what was drawn there.</summary>
internal static class MarkFields
{
    public static string Marks(int item) => Name("m", item);

    public static string Note(int item) => Name("n", item);

    public static string MarksSeen(int item) => Name("m-was", item);

    public static string NoteSeen(int item) => Name("n-was", item);

    /// <summary>The items that say something else than was drawn. A mark that is no number is a flaw of its field.</summary>
    public static ImmutableArray<MarkEdit> Read(PageForm form, Rubric rubric)
    {
        var edits = ImmutableArray.CreateBuilder<MarkEdit>();
        foreach (var item in rubric.Items.Select(i => i.Number).Where(n => form.Has(Marks(n))))
        {
            var (marks, note) = (form.Typed(Marks(item)).Trim(), form.Typed(Note(item)).Trim());
            if (marks == form.Typed(MarksSeen(item)) && note == form.Typed(NoteSeen(item)).Trim()) continue;
            if (!TryMark(marks, out var given)) form.Flaw("score.not-number", Say.It(InspectionTexts.NotNumber, item), Marks(item));
            else edits.Add(new(item, given, note, TryMark(form.Typed(MarksSeen(item)), out var seen) ? new(seen, form.Typed(NoteSeen(item))) : null));
        }

        return edits.ToImmutable();
    }

    /// <summary>A mark as <see cref="ScoringTable.TryMark"/> reads it; nothing is no mark.</summary>
    internal static bool TryMark(string text, out decimal? marks)
    {
        marks = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (!ScoringTable.TryMark(text, out var number)) return false;
        marks = number;
        return true;
    }

    private static string Name(string field, int item) => string.Create(CultureInfo.InvariantCulture, $"{field}-{item}");
}

/// <summary>The fields of bonuses: <c>b-0-level</c>, <c>b-0-note</c> …, and beside them the row that was drawn there; a level is “bonus|level”, a row “bonus|level|note”.</summary>
internal static class BonusFields
{
    public const int Places = InspectionRules.MostBonuses;

    public static string Level(int place) => string.Create(CultureInfo.InvariantCulture, $"b-{place}-level");

    public static string Note(int place) => string.Create(CultureInfo.InvariantCulture, $"b-{place}-note");

    public static string Seen(int place) => string.Create(CultureInfo.InvariantCulture, $"b-{place}-was");

    public static string Value(string bonus, string level) => $"{bonus}|{level}";

    public static string Row(BonusClaim claim) => $"{Value(claim.Bonus, claim.Level)}|{claim.Note}";

    /// <summary>The bonuses whose level was chosen.</summary>
    public static ImmutableArray<BonusClaim> Read(PageForm form) => [.. Rows(form).Where(c => c.HasLevel)];

    /// <summary>Every row that says something.</summary>
    public static ImmutableArray<BonusClaim> Rows(PageForm form) =>
    [
        .. from place in Enumerable.Range(0, Places)
           let row = At(form, place)
           where row.HasLevel || row.Note is not null
           select row,
    ];

    /// <summary>The rows where they say something else than was drawn; null: they do not, or were not sent.</summary>
    public static ClaimsEdit? Edit(PageForm form)
    {
        if (!form.Has(Seen(0))) return null;
        var (rows, seen) = (Rows(form), Enumerable.Range(0, Places).Select(place => form.Typed(Seen(place)).Split('|', 3)).Where(p => p.Length == 3).Select(p => Claim(p[0], p[1], p[2])).ToImmutableArray());
        return rows.SequenceEqual(seen) ? null : new(rows, seen);
    }

    /// <summary>Whether a refusal names a bonus.</summary>
    public static bool IsAbout(PageForm form, Refusal refusal) =>
        refusal.Code.StartsWith("bonus.", StringComparison.Ordinal) || Rows(form).Any(row => row.Bonus == refusal.Place);

    /// <summary>The field of a refused bonus: the first row of this name that has the flaw.</summary>
    public static string PlaceOf(PageForm form, Refusal refusal) => Note(Enumerable.Range(0, Places).FirstOrDefault(place =>
        At(form, place) is var row && row.Bonus == refusal.Place && (row.HasLevel || row.Note is not null) && (refusal.Code != "bonus.note-missing" || row.Note is null)));

    private static BonusClaim At(PageForm form, int place) =>
        form.Typed(Level(place)).Split('|') is [var bonus, var level] ? Claim(bonus, level, form.Typed(Note(place))) : Claim("", "", form.Typed(Note(place)));

    private static BonusClaim Claim(string bonus, string level, string note) => new(bonus, level, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
}

/// <summary>A school's score sheet as a post sees it.</summary>
/// <param name="People">Names of accounts.</param>
public sealed record SheetModel(DistrictView District, InspectionView View, Actor Actor, ImmutableDictionary<string, string> People)
{
    public string At => InspectionPages.Of(View.District, View.School, View.Round.Code);

    public bool IsSchool => Actor.School is not null;

    public SheetKind Kind => IsSchool ? SheetKind.Self : SheetKind.Inspector;

    /// <summary>The sheet that the reader fills in; null: none.</summary>
    public MarkSheet? Own => IsSchool ? View.Self : View.Own;

    /// <summary>Whether the reader may give marks now.</summary>
    public bool MayScore =>
        Own is { IsHandedIn: false } && View.Conclusion is null && View.State < InspectionState.Concluded && PolicyTable.Allows("page.score-items", Actor)
        && View.Today >= (IsSchool ? View.Round.Dates.SelfFrom : View.Round.Dates.VisitFrom);

    /// <summary>Whether the reader hands the sheet in: of a team its leader.</summary>
    public bool MayHandIn => MayScore && (IsSchool ? Actor.Role is Role.SchoolChair : Actor.IsDistrict || View.MySheet != Inspection.TeamSheet || View.Round.SeatOf(Actor.Account, View.School)?.IsLeader is true);

    public decimal? OwnSum => Own is { } own ? own.Given().Values.Sum() : null;

    public int Unmarked => Own is { } own ? View.Items.Count(i => own.Of(i.Item.Number) is null) : 0;

    public bool MayJudgeFindings => View.Round.CancelledBecause is null && (Actor.IsDistrict || (!IsSchool && View.Round.SeatOf(Actor.Account, View.School) is not null));

    public bool MayObject => Actor.Role is Role.SchoolChair && View.State is InspectionState.Published && View.Today <= View.Round.Publication.ObjectionsUntil;

    public string NameOf(string account) => People.GetValueOrDefault(account, account);

    public string Moment(DateTimeOffset at) => Figures.Moment(at, District.TimeZone);

    /// <summary>The mark that the reader's sheet has for an item.</summary>
    public GivenMark? OwnOf(ItemView item) => IsSchool ? item.Self : item.Own;

    internal static async Task<SheetModel> Of(InspectionCall call, InspectionView view, IAccountNames names, CancellationToken cancellationToken)
    {
        var accounts = view.Items.SelectMany(i => i.Raters.Select(r => r.Mark.By)).Concat(view.Items.Select(i => i.Own?.By).OfType<string>()).Concat(view.Sheets.Select(s => s.Rater))
            .Concat(view.Round.TeamOf(view.School)?.Seats.Select(s => s.Account) ?? []).Concat(view.Findings.Select(f => f.By)).Concat(view.Objections.Select(o => o.By))
            .Append(view.Conclusion?.By).OfType<string>().Where(a => a.Length > 0);
        return new((await call.District.District.View(cancellationToken))!, view, call.Actor, await names.Of(accounts));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>One ledger: its entries, what a keeper does with several of them at once, and how private values are opened.</summary>
internal static class LedgerViewPages
{
    /// <summary>Entries of one page.</summary>
    public const int PageSize = 200;

    /// <summary>Letters of what was typed that are said again.</summary>
    private const int MostQuoted = 20;

    public static Task<IResult> Show(LedgerCall call, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken) =>
        Draw(call, http, opening, "", null, cancellationToken);

    /// <summary>Takes the ticked entries out of the count.</summary>
    public static Task<IResult> Void(LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        ImmutableArray<int> numbers = [.. form.All("number").Select(n => NumberOf(form, n)).OfType<int>()];
        return FormFlow.Send(
            http, form,
            () => call.Ledger.Void(new(call.Context, numbers, form.Text("reason")), cancellationToken),
            [("reason.", "reason"), ("text.", "reason")],
            _ => (Say.It(LedgerTexts.Voided, numbers.Length), AddressOf(call)),
            () => Draw(call, http, opening, "void", form, cancellationToken));
    }

    /// <summary>Numbers are ticked, so that what is none was not typed here. Flaw: form.bad-number.</summary>
    private static int? NumberOf(PageForm form, string typed)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        form.Flaw("form.bad-number", Say.It(LedgerTexts.BadNumber, typed.Length <= MostQuoted ? typed : typed[..MostQuoted] + "…"), "number");
        return null;
    }

    /// <summary>Says 无此情况, or takes it back.</summary>
    public static Task<IResult> Declare(LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        var isSo = form.Typed("so") == "yes";
        return FormFlow.Send(
            http, form,
            () => call.Ledger.Declare(new(call.Context, isSo, form.Text("remark")), cancellationToken),
            [("text.", "remark")],
            _ => (isSo ? LedgerTexts.NothingSaid : LedgerTexts.NothingTakenBack, AddressOf(call)),
            () => Draw(call, http, opening, "nothing", form, cancellationToken));
    }

    /// <summary>Opens what is private for who does not keep the ledger, with a reason that is noted.</summary>
    public static async Task<IResult> Open(LedgerCall call, PageForm form, HttpContext http, PrivateOpening opening, CancellationToken cancellationToken)
    {
        if (await opening.Open(http, call.School, form.Text("reason")) is { } refusal)
        {
            form.Flaw([refusal]);
            return await Draw(call, http, opening, "opening", form, cancellationToken);
        }

        Flash.Say(http, LedgerTexts.Opened);
        return PageResults.Go(AddressOf(call));
    }

    public static string AddressOf(LedgerCall call) => LedgerPages.Ledger(LedgerPages.Of(call.School), call.Kind, call.Period);

    /// <summary>Draws the ledger again after something on it was refused.</summary>
    /// <param name="act">The form that was refused.</param>
    public static async Task<IResult> Draw(LedgerCall call, HttpContext http, PrivateOpening opening, string act, PageForm? sent, CancellationToken cancellationToken)
    {
        var text = http.Request.Query["q"].FirstOrDefault()?.Trim() ?? "";
        var page = int.TryParse(http.Request.Query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 0 and < 1_000 ? asked : 1;
        var isOpen = await opening.IsOpen(http, call.School);
        var query = new LedgerQuery(isOpen, null, text, (page - 1) * PageSize, PageSize);
        if (await LedgerFrame.Of(call, query, cancellationToken) is not { } frame) return PageResults.Say(Notice.NotFound);
        var shelf = await call.District.LedgerShelf.Shelf(call.Actor, call.School.Code, frame.Ledger.Today.Year, cancellationToken);
        var parameters = new { Model = new LedgerModel(frame, shelf?.Ledgers.FirstOrDefault(l => l.Kind.Code == call.Kind), text, page), Act = act, Sent = sent };
        return sent is null ? PageResults.Draw<LedgerPage>(parameters) : PageResults.DrawRefused<LedgerPage>(parameters);
    }
}

/// <summary>A page of one ledger.</summary>
/// <param name="OnShelf">How the kind stands this year; null: the school does not keep it.</param>
/// <param name="Page">From 1.</param>
public sealed record LedgerModel(LedgerFrame Frame, ShelfLedger? OnShelf, string Text, int Page)
{
    private const int FirstYear = 2000;

    public LedgerView Ledger => Frame.Ledger;

    /// <summary>Columns that are shown, from left to right.</summary>
    public ImmutableArray<LedgerColumn> Columns { get; } = [.. Frame.Ledger.Kind.Columns.Where(c => !c.IsOff)];

    public int Pages => Math.Max(1, (Ledger.Found + LedgerViewPages.PageSize - 1) / LedgerViewPages.PageSize);

    /// <summary>Values of this page stand there masked, and the post may open them with a reason.</summary>
    public bool MayOpen => Frame.Actor.School is null && Ledger.Entries.Any(e => !e.Masked.IsEmpty);

    public bool HasMasked => Ledger.Entries.Any(e => !e.Masked.IsEmpty);

    /// <summary>The ledgers of this kind that one may go to, oldest first.</summary>
    public ImmutableArray<LedgerPeriod> Periods { get; } = PeriodsOf(Frame.Ledger, OnShelf);

    public string Address(int page) => $"{Frame.At}?q={Uri.EscapeDataString(Text)}&page={page}";

    /// <summary>What stands in a column of an entry; null: nothing.</summary>
    public string? Shown(EntryView entry, LedgerColumn column) =>
        entry.Erased.Contains(column.Key) ? LedgerTexts.Erased
        : entry.Values.GetValueOrDefault(column.Key) is not { } value ? null
        : entry.Masked.Contains(column.Key) ? value
        : ColumnValue.Show(Ledger.KindOf(entry).Column(column.Key) ?? column, value);

    private static ImmutableArray<LedgerPeriod> PeriodsOf(LedgerView ledger, ShelfLedger? onShelf)
    {
        var (at, known) = (ledger.Period, new HashSet<LedgerPeriod>(onShelf?.Periods ?? []) { ledger.Period });
        if (onShelf is not null) known.Add(onShelf.Current);
        var isYearly = at.Kind is LedgerPeriodKind.CalendarYear or LedgerPeriodKind.SchoolYear or LedgerPeriodKind.MutualAidYear;
        if (isYearly && at.Year > FirstYear) known.Add(at with { Year = at.Year - 1 });
        if (isYearly && at.Year < (onShelf?.Current.Year ?? ledger.Today.Year)) known.Add(at with { Year = at.Year + 1 });
        if (at.Kind is LedgerPeriodKind.Term) known.Add(at with { Year = ledger.Today.Year });
        return [.. known.OrderBy(p => p.Year)];
    }
}

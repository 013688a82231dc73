using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>Several entries at once from a block that was copied in Excel: looked at first, then the good rows are written.</summary>
internal static class PastePages
{
    /// <summary>Rows of one block; larger lists come as workbooks.</summary>
    public const int MostRows = 500;

    /// <summary>Bytes of the form; a block holds what 500 rows can.</summary>
    public const long MaxForm = 8 * 1024 * 1024;

    private static readonly LedgerQuery NoEntries = new(Take: 1, Number: 0);

    public static async Task<IResult> Show(LedgerCall call, CancellationToken cancellationToken) =>
        await LedgerFrame.Of(call, NoEntries, cancellationToken) is not { } frame ? PageResults.Say(Notice.NotFound)
        : frame.MayWrite ? PageResults.Draw<PastePage>(new { Model = new PasteModel(frame) })
        : PageResults.Say(Notice.Of(Forbidden));

    /// <summary>Looks at the block, or writes its good rows; the wrong ones come back.</summary>
    public static async Task<IResult> Send(LedgerCall call, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        if (await LedgerFrame.Of(call, NoEntries, cancellationToken) is not { } frame) return PageResults.Say(Notice.NotFound);
        if (!frame.MayWrite) return PageResults.Say(Notice.Of(Forbidden));
        var (kind, because) = (frame.Ledger.Kind, call.Actor.IsDistrict ? form.Required("because", LedgerTexts.Because) : null);
        var table = PasteTable.Of(kind, form.Typed("text"));
        if (table.Rows.IsEmpty) form.Flaw("form.missing", LedgerTexts.PasteMissing, "text");
        if (table.Rows.Length > MostRows) form.Flaw("paste.too-many", Say.It(LedgerTexts.PasteTooMany, MostRows, table.Rows.Length), "text");
        foreach (var unknown in table.Unknown) form.Flaw("paste.heading-unknown", Say.It(LedgerTexts.PasteUnknown, unknown), "text");
        if (form.HasFlaws) return Refused(new(frame), form);
        var preview = await Look(call, kind, table, table.Rows, because, cancellationToken);
        if (preview.Value is not { } looked)
        {
            form.Flaw(preview.Refusals);
            return Refused(new(frame), form);
        }

        var model = PasteModel.Of(frame, table, looked);
        ImmutableArray<PastedRow> good = [.. model.Rows.Where(r => r.IsGood).Select(r => r.Row)];
        if (form.Typed("act") != "take" || good.IsEmpty) return PageResults.Draw<PastePage>(new { Model = model, Sent = form });
        var written = await call.Ledger.Write(new(call.Context, table.Edits(kind, good), EntrySource.Typed, because), cancellationToken);
        if (written.Value is null)
        {
            form.Flaw(written.Refusals);
            return Refused(model, form);
        }

        if (good.Length < model.Rows.Length) return PageResults.Draw<PastePage>(new { Model = model.WithoutGood(because), Sent = (PageForm?)null });
        Flash.Say(http, Say.It(LedgerTexts.PasteTaken, good.Length));
        return PageResults.Go(LedgerViewPages.AddressOf(call));
    }

    private static Task<Outcome<LedgerPreview>> Look(
        LedgerCall call, LedgerKind kind, PasteTable table, IEnumerable<PastedRow> rows, string? because, CancellationToken cancellationToken) =>
        call.Ledger.Preview(new(call.Context, table.Edits(kind, rows), EntrySource.Typed, because), cancellationToken);

    private static RazorComponentResult Refused(PasteModel model, PageForm form) => PageResults.DrawRefused<PastePage>(new { Model = model, Sent = form });

    private static Refusal Forbidden => new("scope.forbidden", RefusalKind.Forbidden, LedgerTexts.NotKeeper);
}

/// <summary>A row of the block with what would become of it.</summary>
/// <param name="Flaws">Why it cannot be written; none: it is good.</param>
internal sealed record LookedRow(PastedRow Row, ImmutableArray<Refusal> Flaws)
{
    public bool IsGood => Flaws.IsEmpty;
}

/// <summary>The page where a block is pasted and looked at.</summary>
public sealed record PasteModel
{
    internal PasteModel(LedgerFrame frame) => Frame = frame;

    public LedgerFrame Frame { get; }

    internal PasteTable? Table { get; private init; }

    internal ImmutableArray<LookedRow> Rows { get; private init; } = [];

    /// <summary>How many rows were just written, of which the rest came back.</summary>
    public int Taken { get; private init; }

    /// <summary>What stands in the field when it is not what was just typed.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Why the office filled in the rows that were written; it holds for the rest, too.</summary>
    public string? Because { get; private init; }

    internal static PasteModel Of(LedgerFrame frame, PasteTable table, LedgerPreview preview) => new(frame)
    {
        Table = table,
        Rows = [.. table.Rows.Zip(preview.Lines, (row, line) => new LookedRow(row, line.Flaws))],
    };

    /// <summary>The same once its good rows were written.</summary>
    internal PasteModel WithoutGood(string? because)
    {
        var wrong = Rows.Where(r => !r.IsGood).ToImmutableArray();
        return this with
        {
            Rows = wrong,
            Taken = Rows.Length - wrong.Length,
            Because = because,
            Text = string.Join('\n', wrong.Select(r => r.Row.Source).Prepend(Table!.HeadSource).Where(line => line.Length > 0)),
        };
    }
}

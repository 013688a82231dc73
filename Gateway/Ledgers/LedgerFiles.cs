using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Grains.Interfaces.Ledgers;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>Whole ledgers, as workbooks and templates need them.</summary>
internal static class LedgerFiles
{
    private const int Tries = 3;

    /// <summary>The ledger with all its entries; null: absent.</summary>
    /// <remarks>More than one page of them is read page by page; when somebody writes between two pages it begins anew.</remarks>
    public static Task<LedgerView?> Whole(LedgerCall call, bool withPrivate, CancellationToken cancellationToken) =>
        Whole(call.Ledger, call.Actor, new(withPrivate), cancellationToken);

    /// <inheritdoc cref="Whole(LedgerCall, bool, CancellationToken)"/>
    public static async Task<LedgerView?> Whole(ILedgerGrain ledger, Actor actor, LedgerQuery query, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await ledger.View(actor, query, cancellationToken) is not { } first) return null;
            var (all, files, isSame) = (first.Entries.ToBuilder(), first.Files.ToBuilder(), true);
            while (isSame && all.Count < first.Found)
            {
                if (await ledger.View(actor, query with { Skip = all.Count }, cancellationToken) is not { } next) return null;
                isSame = next.Revision == first.Revision && !next.Entries.IsEmpty;
                all.AddRange(next.Entries);
                files.AddRange(next.Files);
            }

            if (isSame || attempt == Tries) return first with { Entries = all.ToImmutable(), Files = files.ToImmutable() };
        }
    }

    /// <summary>The workbook of a ledger. One with private values says so in its name, which the audit keeps.</summary>
    public static async Task<WorkbookDownload> Workbook(LedgerCall call, LedgerView view, bool isOpen, TimeProvider clock, CancellationToken cancellationToken)
    {
        return new(
            LedgerWorkbook.Shape(view, await Now(call, clock, cancellationToken)),
            isOpen && HasPrivate(view) ? LedgerWorkbook.FileName(view, "（含个人信息）", "-open") : LedgerWorkbook.FileName(view));
    }

    /// <summary>Entries as forms, a page each; masked and named as the workbook is.</summary>
    /// <param name="entry">Number of one entry; null: all that count, or a blank form when there is none.</param>
    /// <returns>Null: absent. Refused: ledger.no-form, ledger.too-many-forms.</returns>
    public static async Task<Outcome<LetterDownload>?> Forms(LedgerCall call, int? entry, bool isOpen, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.Ledger.View(call.Actor, new(isOpen, Take: LedgerForms.Most, Number: entry, WithVoid: entry is not null), cancellationToken) is not { } view) return null;
        if (entry is not null && view.Entries.IsEmpty) return null;
        if (view.Kind is not { Layout: LedgerLayout.Form, Source: LedgerSource.Entries })
            return new Refusal("ledger.no-form", RefusalKind.Conflict, $"“{view.Kind.Name}”是一览表，没有一事一页的登记表；请下载工作簿。");
        if (view.Found > LedgerForms.Most)
            return new Refusal("ledger.too-many-forms", RefusalKind.TooLarge, $"这本台账有 {view.Found} 条，一次最多印 {LedgerForms.Most} 页；请逐条下载。");
        return new LetterDownload(
            LedgerForms.Shape(view, view.Entries, await Now(call, clock, cancellationToken)),
            LedgerForms.FileName(view, entry, isOpen && HasPrivate(view)));
    }

    private static bool HasPrivate(LedgerView view) => view.Kind.Columns.Any(c => c is { IsPrivate: true, IsOff: false });

    private static async Task<DateTimeOffset> Now(LedgerCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        var district = await call.District.District.View(cancellationToken);
        return TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zones.Find(district?.TimeZone ?? "Asia/Shanghai"));
    }

    /// <summary>The template of a ledger. Refusal: ledger.made-from-plans.</summary>
    public static Outcome<TableDownload> Template(LedgerView view, bool isFilled, TimeProvider clock) => view.Kind.Source is LedgerSource.Entries
        ? new TableDownload(LedgerTemplate.Of(view, isFilled), LedgerWorkbook.FileName(view, "填报模板", "-template"), clock.GetUtcNow())
        : new Refusal("ledger.made-from-plans", RefusalKind.Conflict, $"“{view.Kind.Name}”由计划和季度报告自动生成，不用另外填写。");
}

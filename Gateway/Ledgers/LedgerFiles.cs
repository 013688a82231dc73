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
        var tellsPrivate = isOpen && view.Kind.Columns.Any(c => c is { IsPrivate: true, IsOff: false });
        var district = await call.District.District.View(cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(district?.TimeZone ?? "Asia/Shanghai");
        return new(LedgerWorkbook.Shape(view, TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone)), tellsPrivate ? LedgerWorkbook.FileName(view, "（含个人信息）", "-open") : LedgerWorkbook.FileName(view));
    }

    /// <summary>The template of a ledger. Refusal: ledger.made-from-plans.</summary>
    public static Outcome<TableDownload> Template(LedgerView view, bool isFilled, TimeProvider clock) => view.Kind.Source is LedgerSource.Entries
        ? new TableDownload(LedgerTemplate.Of(view, isFilled), LedgerWorkbook.FileName(view, "填报模板", "-template"), clock.GetUtcNow())
        : new Refusal("ledger.made-from-plans", RefusalKind.Conflict, $"“{view.Kind.Name}”由计划和季度报告自动生成，不用另外填写。");
}

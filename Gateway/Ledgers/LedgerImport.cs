using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>Entries from a workbook: first what each row would do, then the good ones are written. The same workbook twice changes nothing.</summary>
internal static class LedgerImport
{
    /// <param name="mayShow">What is private may stand in words about a row.</param>
    /// <param name="because">Of the office, for a school: why, and from what.</param>
    /// <returns>Refused where nothing could be written at all: see <see cref="LedgerRules.Preview"/>, scope.absent, scope.forbidden.</returns>
    public static async Task<Outcome<ImportPlan>> Preview(LedgerCall call, SourceFile file, bool mayShow, string? because, CancellationToken cancellationToken)
    {
        // Private values are opened to compare them with the file's, and leave this place in no word unless they may be shown.
        if (await LedgerFiles.Whole(call, true, cancellationToken) is not { } view) return new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");
        var mappings = (await call.District.District.Ledgers(cancellationToken))?.Mappings ?? [];
        var plan = await Task.Run(() => ImportPlan.Of(file, view, mayShow, mappings), cancellationToken);
        if (plan.Edits.IsEmpty) return plan;
        var preview = await call.Ledger.Preview(new(call.Context with { ExpectedRevision = null }, plan.Edits, EntrySource.Imported, because), cancellationToken);
        return preview.Value is { } judged ? plan.Judged(judged) : Outcome<ImportPlan>.Refused(preview.Refusals);
    }

    /// <summary>Writes the good rows, all of them or none.</summary>
    public static Task<Outcome<LedgerReceipt>> Take(LedgerCall call, ImportPlan plan, string? because, CancellationToken cancellationToken) =>
        call.Ledger.Write(new(call.Context with { ExpectedRevision = null }, plan.Good, EntrySource.Imported, because), cancellationToken);
}

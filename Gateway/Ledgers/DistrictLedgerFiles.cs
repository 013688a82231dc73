using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>What a district's schools keep, as workbooks; of all schools that the post sees. Refused: scope.absent, scope.forbidden, district.unknown.</summary>
internal static class DistrictLedgerFiles
{
    private static Refusal Unknown { get; } = new("district.unknown", RefusalKind.Absent, "没有这个区。");

    /// <summary>台账齐全率.</summary>
    public static async Task<Outcome<WorkbookDownload>> Coverage(DistrictCall call, int year, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return Unknown;
        var coverage = await call.LedgerShelf.Coverage(call.Actor, year, cancellationToken);
        return coverage.Value is { } found
            ? new WorkbookDownload(CoverageWorkbook.Shape(district, found, clock.GetUtcNow()), CoverageWorkbook.FileName(district, found))
            : Outcome<WorkbookDownload>.Refused(coverage.Refusals);
    }

    /// <summary>经费汇总.</summary>
    public static async Task<Outcome<WorkbookDownload>> Funds(DistrictCall call, int year, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return Unknown;
        var funds = await call.LedgerShelf.Funds(call.Actor, year, cancellationToken);
        return funds.Value is { } found
            ? new WorkbookDownload(FundsWorkbook.Shape(district, found, clock.GetUtcNow()), FundsWorkbook.FileName(district, found))
            : Outcome<WorkbookDownload>.Refused(funds.Refusals);
    }
}

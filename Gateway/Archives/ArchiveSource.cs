using DistrictUnion.Domain.Archives;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Archives;

/// <summary>A school's archive, put together from what the grains say.</summary>
internal static class ArchiveSource
{
    /// <returns>Null: absent.</returns>
    public static async Task<SchoolArchive?> Of(SchoolCall call, int year, CancellationToken cancellationToken) =>
        await call.Union.Year(call.Actor, year, cancellationToken) is { } union
        && await call.District.LedgerShelf.Shelf(call.Actor, call.Code, year, cancellationToken) is { } shelf
        && await call.District.InspectionDesk.OfSchool(call.Actor, call.Code, cancellationToken) is { } inspections
        && await call.Union.Summaries(call.Actor, cancellationToken) is { } summaries
        && await call.District.District.View(cancellationToken) is { } district
            ? ArchiveRules.Of(union, shelf, inspections.Inspections, summaries.Summaries, district.ClosedYears)
            : null;
}

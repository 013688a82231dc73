using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Grains.Inspections;

/// <summary>A school's part of a round.</summary>
public sealed record RecordedRound(InspectionCode Inspection, RecordedInspection Of);

/// <summary>Reads across inspections. Storage implements it; every answer is from one snapshot of the read model.</summary>
public interface IInspectionReader
{
    /// <summary>Of the schools of a round, as far as anything happened, by school.</summary>
    Task<ImmutableArray<RecordedInspection>> OfRound(DistrictCode district, InspectionCode inspection, CancellationToken cancellationToken);

    /// <summary>Of a school, in all rounds.</summary>
    Task<ImmutableArray<RecordedRound>> OfSchool(DistrictCode district, SchoolCode school, CancellationToken cancellationToken);

    /// <summary>Scores of a year that the office entered afterwards (补录), by school.</summary>
    Task<ImmutableDictionary<SchoolCode, PastScore>> PastScores(DistrictCode district, int year, CancellationToken cancellationToken);

    /// <summary>Entries of a school's ledgers that count, up to a day, by day and number.</summary>
    Task<ImmutableArray<RecordedEntry>> Entries(DistrictCode district, SchoolCode school, IReadOnlyCollection<LedgerCode> kinds, DateOnly until, CancellationToken cancellationToken);
}

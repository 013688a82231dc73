using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Ledgers;

/// <summary>Which ledgers schools keep, how complete they are, and which photos several schools handed in. Key: "ledgers/district". Asks the read model; changes nothing.</summary>
public interface ILedgerShelfGrain : IGrainWithStringKey
{
    /// <summary>A school's ledgers in a calendar year; null: absent.</summary>
    [ReadOnly]
    Task<SchoolShelf?> Shelf(Actor actor, SchoolCode school, int year, CancellationToken cancellationToken = default);

    /// <summary>The entries of a quarter that count towards tasks; null: absent.</summary>
    [ReadOnly]
    Task<TaskEntryList?> EntriesOfTasks(Actor actor, SchoolCode school, Quarter quarter, CancellationToken cancellationToken = default);

    /// <summary>台账齐全率 of the schools that a post of the office sees. Refusals: scope.absent, scope.forbidden, district.unknown.</summary>
    [ReadOnly]
    Task<Outcome<LedgerCoverage>> Coverage(Actor actor, int year, CancellationToken cancellationToken = default);

    /// <summary>经费汇总 of the schools that a post of the office sees. Refusals: scope.absent, scope.forbidden, district.unknown.</summary>
    [ReadOnly]
    Task<Outcome<FundsSummary>> Funds(Actor actor, int year, CancellationToken cancellationToken = default);

    /// <summary>Photos of a school's entries and reports that other schools handed in, too; for the office and inspectors, null for all others: absent.</summary>
    [ReadOnly]
    Task<SharedPhotoList?> SharedPhotos(Actor actor, SchoolCode school, CancellationToken cancellationToken = default);
}

using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Grains.Ledgers;

/// <summary>An entry that counts towards a task.</summary>
public sealed record TaskEntry(PlanId Plan, TaskId Task, LedgerCode Kind, DatedEntry Entry);

/// <summary>A photo of a school, and another school that handed it in.</summary>
/// <param name="On">The day of the entry that it belongs to; null: it belongs to no entry.</param>
public sealed record PhotoElsewhere(string Sha256, string Name, string Subject, DateOnly? On, SchoolCode Other, string OtherName, GroupCode OtherGroup);

/// <summary>Reads across ledgers. Storage implements it; every answer is from one snapshot of the read model.</summary>
public interface ILedgerReader
{
    /// <summary>What there is of the ledgers that concern a calendar year, of plans and of reports.</summary>
    /// <param name="school">Null: of all schools.</param>
    Task<LedgerCounts> Counts(DistrictCode district, SchoolCode? school, int year, CancellationToken cancellationToken);

    /// <summary>Entries of a school from one day to another that count towards a task, by day. Kinds are not named here.</summary>
    Task<ImmutableArray<TaskEntry>> OfTasks(DistrictCode district, SchoolCode school, DateOnly from, DateOnly until, CancellationToken cancellationToken);

    /// <summary>What the money ledgers of all schools say about a calendar year.</summary>
    Task<FundsRows> Funds(DistrictCode district, int year, CancellationToken cancellationToken);

    /// <summary>Photos that are attached to something of a school and of others: a row for each of the others, by subject, photo and school.</summary>
    Task<ImmutableArray<PhotoElsewhere>> SharedPhotos(DistrictCode district, SchoolCode school, CancellationToken cancellationToken);
}

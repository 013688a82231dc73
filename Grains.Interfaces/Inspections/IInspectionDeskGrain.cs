using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Inspections;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Inspections;

/// <summary>Rounds of inspections over all schools. Key: "inspections/district". Asks the read model; changes nothing.</summary>
public interface IInspectionDeskGrain : IGrainWithStringKey
{
    /// <summary>All schools of a round that a post sees; inspectors see those of their team. Refusals: scope.absent, scope.forbidden, inspection.unknown.</summary>
    [ReadOnly]
    Task<Outcome<InspectionBoard>> Board(Actor actor, InspectionCode inspection, CancellationToken cancellationToken = default);

    /// <summary>What is to be put right (整改) in all schools of a round that a post sees, by school. Refusals: those of <see cref="Board"/>.</summary>
    [ReadOnly]
    Task<Outcome<RoundFindings>> Findings(Actor actor, InspectionCode inspection, CancellationToken cancellationToken = default);

    /// <summary>The rounds that inspect a school, newest first, with how far each is; null: absent. Marks of inspectors are left out until they are published.</summary>
    [ReadOnly]
    Task<SchoolInspections?> OfSchool(Actor actor, SchoolCode school, CancellationToken cancellationToken = default);

    /// <summary>What the data say about the items of a rubric, of a school in a calendar year; null: absent.</summary>
    [ReadOnly]
    Task<FoundItems?> Found(Actor actor, SchoolCode school, int year, RubricVersion rubric, CancellationToken cancellationToken = default);
}

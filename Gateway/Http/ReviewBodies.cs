using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Http;

public sealed record ReasonBody(string Reason);

public sealed record NoteBody(string? Note);

/// <summary>A return (退回) of a plan or a report.</summary>
/// <param name="Reasons">At least one; each may name the task or occurrence that it concerns.</param>
/// <param name="Deadline">Last day for handing in again, also after the lock; not before today.</param>
public sealed record ReturnBody(ImmutableArray<ReturnReason> Reasons, DateOnly Deadline);

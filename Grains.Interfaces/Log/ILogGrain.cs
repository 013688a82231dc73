using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Log;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Log;

/// <summary>The journal of a district as its log auditor reads it. Key: "log/district". For log auditors alone: scope.absent, scope.forbidden.</summary>
public interface ILogGrain : IGrainWithStringKey
{
    /// <summary>A page of the log, newest first. Refusals: log.take-invalid, log.text-too-long, district.unknown.</summary>
    [ReadOnly]
    Task<Outcome<LogPage>> Search(Actor actor, LogQuery query, CancellationToken cancellationToken = default);

    /// <summary>Recomputes all chains and compares them with the seals; writes go on meanwhile. The result is noted in the audit.</summary>
    /// <param name="context">Its command id is that of the audit's entry.</param>
    /// <param name="outside">A seal that was kept outside, or null. Refusal: log.seal-invalid.</param>
    /// <remarks>Read-only for this grain, so that searches go on beside it.</remarks>
    [ReadOnly]
    Task<Outcome<LogVerification>> Verify(CommandContext context, SealMark? outside, CancellationToken cancellationToken = default);
}

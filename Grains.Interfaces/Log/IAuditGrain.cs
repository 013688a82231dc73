using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Grains.Interfaces.Log;

/// <summary>
/// What was done in a district on a day without changing a stream of its own: sign-ins, refused access, openings of private values,
/// exports, account changes. Key: "district/day". Entries are read by <see cref="ILogGrain"/>.
/// </summary>
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>Notes entries. The actor is the gateway itself, in any post of the district; refusals: scope.absent, audit.none, audit.too-many.</summary>
    Task<Outcome<AuditReceipt>> Note(NoteAudit command, CancellationToken cancellationToken = default);
}

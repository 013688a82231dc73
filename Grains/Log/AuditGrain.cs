using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Grains.Interfaces.Log;
using DistrictUnion.Grains.Journal;
using Orleans.Core;

namespace DistrictUnion.Grains.Log;

/// <summary>One day of a district's audit.</summary>
public sealed class AuditGrain : IAuditGrain
{
    /// <summary>Shape of <see cref="AuditDay"/> in checkpoints.</summary>
    private const int Schema = 1;

    private readonly DistrictCode district;
    private readonly Journaled<AuditDay> day;

    public AuditGrain(GrainKey key, IJournal journal, IStorage<Checkpoint<AuditDay>> checkpoint, TimeProvider clock)
    {
        (district, var date) = key.DistrictAndDay();
        day = new(StreamName.Audit(district, date), journal, checkpoint, Schema, clock);
    }

    public Task<Outcome<AuditReceipt>> Note(NoteAudit command, CancellationToken cancellationToken) =>
        command.Context.Actor.District == district
            ? day.Commit(command, (state, _) => AuditRules.Note(state, command), cancellationToken)
            : Task.FromResult<Outcome<AuditReceipt>>(new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。"));
}

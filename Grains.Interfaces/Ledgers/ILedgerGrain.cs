using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Ledgers;

/// <summary>
/// One ledger (台账): a school's, of one kind, for one period. Key: "district/school/kind/period". Written by the school's posts that keep the
/// kind, and by the office for it. Another school's ledger is absent: scope.absent.
/// </summary>
public interface ILedgerGrain : IGrainWithStringKey
{
    /// <summary>Writes and changes entries, all or none. Refusals: <see cref="LedgerRules.Write"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<LedgerReceipt>> Write(WriteEntries command, CancellationToken cancellationToken = default);

    /// <summary>What <see cref="Write"/> would do with each entry. Refusals: those that concern the whole.</summary>
    [ReadOnly]
    Task<Outcome<LedgerPreview>> Preview(WriteEntries command, CancellationToken cancellationToken = default);

    /// <summary>Takes entries out of the count. Refusals: <see cref="LedgerRules.Void"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<LedgerReceipt>> Void(VoidEntries command, CancellationToken cancellationToken = default);

    /// <summary>Says 无此情况, or takes it back. Refusals: <see cref="LedgerRules.Declare"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<LedgerReceipt>> Declare(DeclareNothing command, CancellationToken cancellationToken = default);

    /// <summary>Says that it is kept in another system, or here again. Refusals: <see cref="LedgerRules.Keep"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<LedgerReceipt>> Keep(KeepElsewhere command, CancellationToken cancellationToken = default);

    /// <summary>Erases a private value and its key. For the school's chair and the office; refusals: <see cref="LedgerRules.Erase"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<LedgerReceipt>> Erase(EraseValue command, CancellationToken cancellationToken = default);

    /// <summary>Keeps a file and attaches it to an entry that counts, or to the ledger as a whole when it is kept in another system. Refusals of <see cref="FileRules"/>, year.closed, scope.absent, scope.forbidden.</summary>
    Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken = default);

    Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken = default);

    /// <summary>A file of an entry with its bytes; null: absent.</summary>
    /// <param name="withPrivate">As in <see cref="LedgerQuery"/>; without it the evidence of sensitive kinds is absent.</param>
    [ReadOnly]
    Task<OpenedFile?> File(Actor actor, string sha256, bool withPrivate, CancellationToken cancellationToken = default);

    /// <summary>A part of a file, as <see cref="File"/> gives the whole: at most <see cref="FileContent.PartLength"/> bytes, none behind its end; null: absent.</summary>
    /// <param name="from">Where the part begins, from 0.</param>
    [ReadOnly]
    Task<FileContent?> FilePart(Actor actor, string sha256, bool withPrivate, long from, CancellationToken cancellationToken = default);

    /// <summary>What is attached to the entries of a calendar year, and which of them came late; null: absent.</summary>
    /// <param name="withPrivate">As in <see cref="File"/>.</param>
    [ReadOnly]
    Task<LedgerEvidence?> Evidence(Actor actor, int year, bool withPrivate, CancellationToken cancellationToken = default);

    /// <summary>
    /// The ledger as the post may see it; null: absent. What is private is open for who asks for it: the gateway takes a reason from who does
    /// not keep the ledger, and notes that it was opened. Posts that neither keep nor inspect it never see it open.
    /// </summary>
    [ReadOnly]
    Task<LedgerView?> View(Actor actor, LedgerQuery query, CancellationToken cancellationToken = default);
}

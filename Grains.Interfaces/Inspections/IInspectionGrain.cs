using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Inspections;

/// <summary>
/// A school's part of a round of inspections (检查): 自评, 考评, 综评, objections, findings. Key: "district/inspection/school". Inspectors are
/// those with a seat in the team that has the school. What is another school's is absent: scope.absent.
/// </summary>
public interface IInspectionGrain : IGrainWithStringKey
{
    /// <summary>Gives marks. Refusals: <see cref="InspectionRules.Score"/>, scope.absent.</summary>
    Task<Outcome<InspectionReceipt>> Score(ScoreItems command, CancellationToken cancellationToken = default);

    /// <summary>What giving these marks would come to; nothing is kept. Refusals: those of <see cref="Score"/>.</summary>
    [ReadOnly]
    Task<Outcome<InspectionReceipt>> Preview(ScoreItems command, CancellationToken cancellationToken = default);

    /// <summary>Hands a sheet in. Refusals: <see cref="InspectionRules.HandIn"/>, scope.absent.</summary>
    Task<Outcome<InspectionReceipt>> HandIn(HandInSheet command, CancellationToken cancellationToken = default);

    /// <summary>Opens a sheet again. Refusals: <see cref="InspectionRules.Reopen"/>, scope.absent.</summary>
    Task<Outcome<InspectionReceipt>> Reopen(ReopenSheet command, CancellationToken cancellationToken = default);

    /// <summary>Settles 综评; for the office. Refusals: <see cref="InspectionRules.Conclude"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<InspectionReceipt>> Conclude(ConcludeInspection command, CancellationToken cancellationToken = default);

    /// <summary>For the office. Refusals: <see cref="InspectionRules.ReopenConclusion"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<InspectionReceipt>> ReopenConclusion(ReopenConclusion command, CancellationToken cancellationToken = default);

    /// <summary>For the school. Refusals: <see cref="FindingRules.RaiseObjection"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<InspectionReceipt>> RaiseObjection(RaiseObjection command, CancellationToken cancellationToken = default);

    /// <summary>For the office. Refusals: <see cref="FindingRules.AnswerObjection"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<InspectionReceipt>> AnswerObjection(AnswerObjection command, CancellationToken cancellationToken = default);

    /// <summary>Refusals: <see cref="FindingRules.Raise"/>, scope.absent.</summary>
    Task<Outcome<InspectionReceipt>> RaiseFinding(RaiseFinding command, CancellationToken cancellationToken = default);

    /// <summary>For the school. Refusals: <see cref="FindingRules.Report"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<InspectionReceipt>> ReportFinding(ReportFinding command, CancellationToken cancellationToken = default);

    /// <summary>Refusals: <see cref="FindingRules.Recheck"/>, scope.absent.</summary>
    Task<Outcome<InspectionReceipt>> RecheckFinding(RecheckFinding command, CancellationToken cancellationToken = default);

    /// <summary>Refusals: <see cref="FindingRules.Withdraw"/>, scope.absent.</summary>
    Task<Outcome<InspectionReceipt>> WithdrawFinding(WithdrawFinding command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps a file and attaches it to an item (evidence), or to the whole (signed scans). For the school, who has a seat, and the office.
    /// Refusals of <see cref="FileRules"/>, inspection.*, scope.absent, scope.forbidden.
    /// </summary>
    Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken = default);

    Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken = default);

    /// <summary>A file with its bytes; null: absent.</summary>
    [ReadOnly]
    Task<OpenedFile?> File(Actor actor, string sha256, CancellationToken cancellationToken = default);

    /// <summary>A part of a file, as <see cref="File"/> gives the whole: at most <see cref="FileContent.PartLength"/> bytes, none behind its end; null: absent.</summary>
    /// <param name="from">Where the part begins, from 0.</param>
    [ReadOnly]
    Task<FileContent?> FilePart(Actor actor, string sha256, long from, CancellationToken cancellationToken = default);

    /// <summary>The inspection as a post may see it; null: absent.</summary>
    [ReadOnly]
    Task<InspectionView?> View(Actor actor, CancellationToken cancellationToken = default);
}

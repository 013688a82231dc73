using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Matters;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Matters;

/// <summary>
/// The matters (请示事项) of a school: 请示 → 批复 → 实施 → 结果报告. Key: "district/school". Asked for by the school's posts of all areas, decided by
/// the office. Another school's are absent: scope.absent.
/// </summary>
public interface IMatterGrain : IGrainWithStringKey
{
    /// <summary>For the school. Refusals: <see cref="MatterRules.Request"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<MatterReceipt>> Request(RequestMatter command, CancellationToken cancellationToken = default);

    /// <summary>For the school. Refusals: <see cref="MatterRules.Withdraw"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<MatterReceipt>> Withdraw(WithdrawMatter command, CancellationToken cancellationToken = default);

    /// <summary>For the office. Refusals: <see cref="MatterRules.TakeUp"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<MatterReceipt>> TakeUp(TakeUpMatter command, CancellationToken cancellationToken = default);

    /// <summary>For the office. Refusals: <see cref="MatterRules.Approve"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<MatterReceipt>> Approve(ApproveMatter command, CancellationToken cancellationToken = default);

    /// <summary>For the office. Refusals: <see cref="MatterRules.Return"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<MatterReceipt>> Return(ReturnMatter command, CancellationToken cancellationToken = default);

    /// <summary>For the school. Refusals: <see cref="MatterRules.CarryOut"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<MatterReceipt>> CarryOut(CarryOutMatter command, CancellationToken cancellationToken = default);

    /// <summary>For the school. Refusals: <see cref="MatterRules.Report"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<MatterReceipt>> Report(ReportMatterResult command, CancellationToken cancellationToken = default);

    /// <summary>
    /// For the office. The result is accepted, then written into its ledger; what hindered that stands in the receipt, and
    /// <see cref="FillLedger"/> tries again. Refusals: <see cref="MatterRules.AcceptResult"/>, scope.absent, scope.forbidden.
    /// </summary>
    Task<Outcome<MatterReceipt>> AcceptResult(AcceptMatterResult command, CancellationToken cancellationToken = default);

    /// <summary>For the office. Written twice, a result stands there once. Refusals: matter.unknown, matter.state, those of the ledger, scope.absent, scope.forbidden.</summary>
    Task<Outcome<MatterReceipt>> FillLedger(FillMatterLedger command, CancellationToken cancellationToken = default);

    /// <summary>For the school and the office. Refusals: <see cref="MatterRules.Cancel"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<MatterReceipt>> Cancel(CancelMatter command, CancellationToken cancellationToken = default);

    /// <summary>Keeps a file and attaches it to a step: the signed scan, what belongs to it. Refusals of <see cref="FileRules"/>, scope.absent, scope.forbidden.</summary>
    Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken = default);

    Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken = default);

    /// <summary>A file with its bytes; null: absent.</summary>
    [ReadOnly]
    Task<OpenedFile?> File(Actor actor, string sha256, CancellationToken cancellationToken = default);

    /// <summary>All matters of the school; null: absent.</summary>
    [ReadOnly]
    Task<SchoolMatterList?> List(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>One matter; null: absent.</summary>
    [ReadOnly]
    Task<MatterView?> View(Actor actor, int number, CancellationToken cancellationToken = default);

    /// <summary>The last matter whose accepted result says who was elected; null: there is none, or it is absent.</summary>
    [ReadOnly]
    Task<MatterView?> LastElection(Actor actor, CancellationToken cancellationToken = default);
}

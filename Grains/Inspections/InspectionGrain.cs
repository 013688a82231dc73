using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Grains.Files;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Inspections;
using DistrictUnion.Grains.Journal;
using Orleans.Core;

namespace DistrictUnion.Grains.Inspections;

/// <summary>A school's part of a round of inspections. Every command: ask the district, decide, commit, answer.</summary>
public sealed class InspectionGrain : IInspectionGrain
{
    /// <summary>Shape of <see cref="Inspection"/> in checkpoints; another number is ignored and the stream is folded anew.</summary>
    private const int Schema = 1;

    private readonly DistrictCode district;
    private readonly InspectionCode code;
    private readonly SchoolCode school;
    private readonly Journaled<Inspection> inspection;
    private readonly IGrainFactory grains;
    private readonly IFileStore files;
    private readonly TimeProvider clock;

    public InspectionGrain(GrainKey key, IJournal journal, IStorage<Checkpoint<Inspection>> checkpoint, IGrainFactory grains, IFileStore files, TimeProvider clock)
    {
        (district, code, school) = key.Inspection();
        (this.grains, this.files, this.clock) = (grains, files, clock);
        inspection = new(StreamName.Inspection(district, code, school), journal, checkpoint, Schema, clock);
    }

    public Task<Outcome<InspectionReceipt>> Score(ScoreItems command, CancellationToken cancellationToken) =>
        Commit(command, Unrestricted, InspectionRules.Score, cancellationToken);

    public async Task<Outcome<InspectionReceipt>> Preview(ScoreItems command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        if (UnlessSees(command.Context.Actor, terms) is { } refusal) return refusal;
        var decision = InspectionRules.Score(await inspection.Read(cancellationToken), terms, command, clock.GetUtcNow());
        return decision.Answer is { } answer ? answer : Outcome<InspectionReceipt>.Refused(decision.Refusals);
    }

    public Task<Outcome<InspectionReceipt>> HandIn(HandInSheet command, CancellationToken cancellationToken) =>
        Commit(command, Unrestricted, InspectionRules.HandIn, cancellationToken);

    public Task<Outcome<InspectionReceipt>> Reopen(ReopenSheet command, CancellationToken cancellationToken) =>
        Commit(command, Unrestricted, InspectionRules.Reopen, cancellationToken);

    public async Task<Outcome<InspectionReceipt>> Conclude(ConcludeInspection command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        if ((UnlessSees(command.Context.Actor, terms) ?? UnlessOffice(command.Context.Actor)) is { } refusal) return refusal;
        var found = await Found(command.Context.Actor, terms, cancellationToken);
        return await inspection.Commit(command, (state, now) => InspectionRules.Conclude(state, terms, command, found, now), cancellationToken);
    }

    public Task<Outcome<InspectionReceipt>> ReopenConclusion(ReopenConclusion command, CancellationToken cancellationToken) =>
        Commit(command, UnlessOffice, InspectionRules.ReopenConclusion, cancellationToken);

    public Task<Outcome<InspectionReceipt>> RaiseObjection(RaiseObjection command, CancellationToken cancellationToken) =>
        Commit(command, UnlessSchool, FindingRules.RaiseObjection, cancellationToken);

    public Task<Outcome<InspectionReceipt>> AnswerObjection(AnswerObjection command, CancellationToken cancellationToken) =>
        Commit(command, UnlessOffice, FindingRules.AnswerObjection, cancellationToken);

    public Task<Outcome<InspectionReceipt>> RaiseFinding(RaiseFinding command, CancellationToken cancellationToken) =>
        Commit(command, Unrestricted, FindingRules.Raise, cancellationToken);

    public Task<Outcome<InspectionReceipt>> ReportFinding(ReportFinding command, CancellationToken cancellationToken) =>
        Commit(command, UnlessSchool, FindingRules.Report, cancellationToken);

    public Task<Outcome<InspectionReceipt>> RecheckFinding(RecheckFinding command, CancellationToken cancellationToken) =>
        Commit(command, Unrestricted, FindingRules.Recheck, cancellationToken);

    public Task<Outcome<InspectionReceipt>> WithdrawFinding(WithdrawFinding command, CancellationToken cancellationToken) =>
        Commit(command, Unrestricted, FindingRules.Withdraw, cancellationToken);

    public async Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        if (UnlessMayAttach(command.Context.Actor, terms, command.Role) is { } refusal) return refusal;
        if (FileRules.Flaws(command, content) is { IsEmpty: false } flaws) return Outcome<AttachedFile>.Refused(flaws);

        // The bytes first: a fact never names what is not kept. Bytes without a fact do no harm.
        var exists = Exists(terms, command.Subject);
        if (exists) await files.Put(command.Sha256, content.Bytes, cancellationToken);
        return await inspection.Commit(command, (state, now) => FileRules.Attach(state.Files, command, content, exists, now), cancellationToken);
    }

    public async Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken) =>
        UnlessMayAttach(command.Context.Actor, await Terms(cancellationToken), FileRole.Attachment) is { } refusal
            ? refusal
            : await inspection.Commit(command, (state, _) => FileRules.Detach(state.Files, command), cancellationToken);

    public async Task<OpenedFile?> File(Actor actor, string sha256, CancellationToken cancellationToken) =>
        UnlessSees(actor, await Terms(cancellationToken)) is null
        && (await inspection.Read(cancellationToken)).Files.LastOrDefault(f => f.Sha256 == sha256) is { } file
        && await files.Get(sha256, cancellationToken) is { } bytes
            ? new(file, new(bytes))
            : null;

    public async Task<FileContent?> FilePart(Actor actor, string sha256, long from, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return UnlessSees(actor, await Terms(cancellationToken)) is null
            && (await inspection.Read(cancellationToken)).Files.Any(f => f.Sha256 == sha256)
            && await files.Part(sha256, from, cancellationToken) is { } part
                ? new(part)
                : null;
    }

    public async Task<InspectionView?> View(Actor actor, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        if (UnlessSees(actor, terms) is not null || InspectionRules.UnlessInspected(terms) is not null) return null;
        var found = await Found(actor, terms, cancellationToken);
        return InspectionView.Of(await inspection.Read(cancellationToken), district, terms, found, actor, clock.GetUtcNow());
    }

    private async Task<Outcome<InspectionReceipt>> Commit<TCommand>(
        TCommand command, Func<Actor, Refusal?> unless, Func<Inspection, InspectionTerms, TCommand, DateTimeOffset, Decision<InspectionReceipt>> decide,
        CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var terms = await Terms(cancellationToken);
        return (UnlessSees(command.Context.Actor, terms) ?? unless(command.Context.Actor)) is { } refusal
            ? refusal
            : await inspection.Commit(command, (state, now) => decide(state, terms, command, now), cancellationToken);
    }

    private Task<InspectionTerms> Terms(CancellationToken cancellationToken) => grains.District(district).InspectionTerms(school, code, cancellationToken);

    private async Task<FoundItems> Found(Actor actor, InspectionTerms terms, CancellationToken cancellationToken) =>
        terms.Round is { } round ? await grains.InspectionDesk(district).Found(actor, school, round.Year, round.Rubric, cancellationToken) ?? new([]) : new([]);

    /// <summary>The school's own posts, the office, and inspectors: those of the post's schools who have a seat for this one.</summary>
    private Refusal? UnlessSees(Actor actor, InspectionTerms terms) =>
        !actor.MaySee(district, school) || actor.UnlessCovers(terms.School?.Group) is not null
        || (actor.Role is Role.Inspector && terms.Round?.SeatOf(actor.Account, school) is null)
            ? new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。")
            : null;

    private static Refusal? Unrestricted(Actor actor) => null;

    private Refusal? UnlessOffice(Actor actor) => actor.UnlessDistrict(district, school);

    private Refusal? UnlessSchool(Actor actor) => actor.UnlessSchool(district, school);

    private Refusal? UnlessMayAttach(Actor actor, InspectionTerms terms, FileRole role) =>
        UnlessSees(actor, terms) ?? InspectionRules.UnlessInspected(terms)
        ?? (role is FileRole.Attachment or FileRole.SignedScan ? null : new Refusal("file.role-invalid", RefusalKind.Invalid, "检查的文件只能是附件或签字盖章扫描件。", "role"));

    private bool Exists(InspectionTerms terms, FileSubject subject) =>
        subject.Inspection == code && (subject.Item is not { } item || terms.Rubric!.Items.Any(i => i.Number == item));
}

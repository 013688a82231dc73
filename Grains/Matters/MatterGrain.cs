using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Grains.Files;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Matters;
using DistrictUnion.Grains.Journal;
using Orleans.Core;

namespace DistrictUnion.Grains.Matters;

/// <summary>The matters of a school. Every command: ask the district, decide, commit, answer. An accepted result goes on to its ledger.</summary>
public sealed class MatterGrain : IMatterGrain
{
    /// <summary>Shape of <see cref="SchoolMatters"/> in checkpoints; another number is ignored and the stream is folded anew.</summary>
    private const int Schema = 1;

    private readonly DistrictCode district;
    private readonly SchoolCode school;
    private readonly Journaled<SchoolMatters> matters;
    private readonly IGrainFactory grains;
    private readonly IFileStore files;
    private readonly TimeProvider clock;

    public MatterGrain(GrainKey key, IJournal journal, IStorage<Checkpoint<SchoolMatters>> checkpoint, IGrainFactory grains, IFileStore files, TimeProvider clock)
    {
        (district, school) = key.DistrictAndSchool();
        (this.grains, this.files, this.clock) = (grains, files, clock);
        matters = new(StreamName.Matters(district, school), journal, checkpoint, Schema, clock);
    }

    public Task<Outcome<MatterReceipt>> Request(RequestMatter command, CancellationToken cancellationToken) => Commit(command, UnlessSchool, MatterRules.Request, cancellationToken);

    public Task<Outcome<MatterReceipt>> Withdraw(WithdrawMatter command, CancellationToken cancellationToken) => Commit(command, UnlessSchool, MatterRules.Withdraw, cancellationToken);

    public Task<Outcome<MatterReceipt>> TakeUp(TakeUpMatter command, CancellationToken cancellationToken) => Commit(command, UnlessOffice, MatterRules.TakeUp, cancellationToken);

    public Task<Outcome<MatterReceipt>> Approve(ApproveMatter command, CancellationToken cancellationToken) => Commit(command, UnlessOffice, MatterRules.Approve, cancellationToken);

    public Task<Outcome<MatterReceipt>> Return(ReturnMatter command, CancellationToken cancellationToken) => Commit(command, UnlessOffice, MatterRules.Return, cancellationToken);

    public Task<Outcome<MatterReceipt>> CarryOut(CarryOutMatter command, CancellationToken cancellationToken) => Commit(command, UnlessSchool, MatterRules.CarryOut, cancellationToken);

    public Task<Outcome<MatterReceipt>> Report(ReportMatterResult command, CancellationToken cancellationToken) => Commit(command, UnlessSchool, MatterRules.Report, cancellationToken);

    public async Task<Outcome<MatterReceipt>> AcceptResult(AcceptMatterResult command, CancellationToken cancellationToken)
    {
        var accepted = await Commit(command, UnlessOffice, MatterRules.AcceptResult, cancellationToken);
        if (accepted.Value is not { } receipt) return accepted;

        // The acceptance stands whatever becomes of the ledger: what hinders that is told, and it can be tried again.
        var filled = await Fill(new(command.Context with { CommandId = Derived(command.Context.CommandId, "filled"), ExpectedRevision = null }, command.Number), cancellationToken);
        return filled.Value ?? receipt with { NotInLedger = filled.Refusals };
    }

    public async Task<Outcome<MatterReceipt>> FillLedger(FillMatterLedger command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        return (UnlessSees(command.Context.Actor, terms) ?? UnlessOffice(command.Context.Actor)) is { } refusal ? refusal : await Fill(command, cancellationToken);
    }

    public Task<Outcome<MatterReceipt>> Cancel(CancelMatter command, CancellationToken cancellationToken) =>
        Commit(command, actor => actor.IsDistrict ? null : UnlessSchool(actor), MatterRules.Cancel, cancellationToken);

    public async Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken)
    {
        var (actor, terms) = (command.Context.Actor, await Terms(cancellationToken));
        if ((UnlessSees(actor, terms) ?? UnlessParty(actor)) is { } refusal) return refusal;
        if (FileRules.Flaws(command, content) is { IsEmpty: false } flaws) return Outcome<AttachedFile>.Refused(flaws);

        // The bytes first: a fact never names what is not kept. Bytes without a fact do no harm.
        var exists = (await matters.Read(cancellationToken)) is var state && Exists(state, command.Subject);
        if (exists) await files.Put(command.Sha256, content.Bytes, cancellationToken);
        return await matters.Commit(command, (now, at) => FileRules.Attach(now.Files, command, content, exists, at), cancellationToken);
    }

    public async Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken)
    {
        var (actor, terms) = (command.Context.Actor, await Terms(cancellationToken));
        return (UnlessSees(actor, terms) ?? UnlessParty(actor)) is { } refusal
            ? refusal
            : await matters.Commit(command, (state, _) => FileRules.Detach(state.Files, command), cancellationToken);
    }

    public async Task<OpenedFile?> File(Actor actor, string sha256, CancellationToken cancellationToken) =>
        UnlessSees(actor, await Terms(cancellationToken)) is null
        && (await matters.Read(cancellationToken)).Files.LastOrDefault(f => f.Sha256 == sha256) is { } file
        && await files.Get(sha256, cancellationToken) is { } bytes
            ? new(file, new(bytes))
            : null;

    public async Task<SchoolMatterList?> List(Actor actor, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        if (UnlessSees(actor, terms) is not null) return null;
        var (state, today) = (await matters.Read(cancellationToken), terms.DayOf(clock.GetUtcNow()));
        return new(
            district, school, terms.School!.NameOn(today), terms.Catalogue.Kinds,
            [.. state.Matters.Values.Reverse().Select(m => MatterLine.Of(terms.School, m, ShippedMatters.Of(m.Kind, m.Version), today))], today);
    }

    public async Task<MatterView?> View(Actor actor, int number, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        if (UnlessSees(actor, terms) is not null) return null;
        var state = await matters.Read(cancellationToken);
        return state[number] is { } matter ? MatterView.Of(state, matter, district, terms, clock.GetUtcNow()) : null;
    }

    public async Task<MatterView?> LastElection(Actor actor, CancellationToken cancellationToken)
    {
        var last = (await matters.Read(cancellationToken)).Matters.Values
            .Where(m => m.State is MatterState.Closed && ShippedMatters.Of(m.Kind, m.Version).ElectsPosts).MaxBy(m => m.History[^1].At);
        return last is null ? null : await View(actor, last.Number, cancellationToken);
    }

    /// <summary>Writes an accepted result into its ledger and notes where it stands; refused, nothing is noted.</summary>
    private async Task<Outcome<MatterReceipt>> Fill(FillMatterLedger command, CancellationToken cancellationToken)
    {
        if ((await matters.Read(cancellationToken))[command.Number] is not { } matter) return new Refusal("matter.unknown", RefusalKind.Absent, "没有这件请示事项。");
        if (matter.State is not MatterState.Closed) return new Refusal("matter.state", RefusalKind.Conflict, "结果报告审核通过以后才能记入台账。");
        var terms = await Terms(cancellationToken);
        var kind = ShippedMatters.Of(matter.Kind, matter.Version);
        if (kind.Filling is not { } filling || matter.Filled is not null) return MatterRules.ReceiptOf(matter);
        var ledgerTerms = await grains.District(district).LedgerTerms(school, filling.Ledger, cancellationToken);
        var period = MatterLedger.PeriodOf(kind, matter, ledgerTerms.Kind, terms);
        var ledger = grains.Ledger(district, school, filling.Ledger, period);
        var there = await ledger.View(command.Context.Actor, new(), cancellationToken);
        var context = command.Context with { CommandId = Derived(command.Context.CommandId, "ledger"), ExpectedRevision = null };
        var edits = MatterLedger.Edits(kind, matter, ledgerTerms.Kind, there?.Entries ?? []);
        var written = await ledger.Write(new(context, edits, EntrySource.Office, MatterLedger.Reference(kind, matter)), cancellationToken);
        return written.Value is { } receipt
            ? await matters.Commit(
                command, (state, now) => MatterRules.Filled(state, command, new(filling.Ledger, period, [.. receipt.Entries.Select(e => e.Number).Distinct()]), now), cancellationToken)
            : Outcome<MatterReceipt>.Refused(written.Refusals);
    }

    private async Task<Outcome<MatterReceipt>> Commit<TCommand>(
        TCommand command, Func<Actor, Refusal?> unless, Func<SchoolMatters, MatterTerms, TCommand, DateTimeOffset, Decision<MatterReceipt>> decide, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var terms = await Terms(cancellationToken);
        return (UnlessSees(command.Context.Actor, terms) ?? unless(command.Context.Actor)) is { } refusal
            ? refusal
            : await matters.Commit(command, (state, now) => decide(state, terms, command, now), cancellationToken);
    }

    private Task<MatterTerms> Terms(CancellationToken cancellationToken) => grains.District(district).MatterTerms(school, cancellationToken);

    private Refusal? UnlessSees(Actor actor, MatterTerms terms) =>
        terms.School is null || !actor.MaySee(district, school) || actor.UnlessCovers(terms.School.Group) is not null
            ? new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。")
            : null;

    private Refusal? UnlessOffice(Actor actor) => actor.UnlessDistrict(district, school);

    private Refusal? UnlessSchool(Actor actor) => actor.UnlessSchool(district, school) ?? actor.UnlessOfAllAreas();

    /// <summary>Files come from the school and the office.</summary>
    private Refusal? UnlessParty(Actor actor) => actor.IsDistrict ? null : UnlessSchool(actor);

    private static bool Exists(SchoolMatters state, FileSubject subject) => subject is { Matter: { } number, Step: not null } && state[number] is not null;

    private static string Derived(string commandId, string use) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{commandId}/{use}")));
}

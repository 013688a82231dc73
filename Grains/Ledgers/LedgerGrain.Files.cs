using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Grains.Ledgers;

/// <summary>Evidence (佐证材料) of the ledger's entries.</summary>
public sealed partial class LedgerGrain
{
    public async Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        if (UnlessMayWrite(command.Context.Actor, terms) is { } refusal) return refusal;
        if (command.Role is not FileRole.Attachment and not FileRole.SignedScan)
            return new Refusal("file.role-invalid", RefusalKind.Invalid, "台账的文件只能是附件或签字盖章扫描件。", "role");
        if (FileRules.Flaws(command, content) is { IsEmpty: false } flaws) return Outcome<AttachedFile>.Refused(flaws);
        var state = await ledger.Read(cancellationToken);

        // The bytes first: a fact never names what is not kept. Bytes without a fact do no harm.
        if (Exists(state, command.Subject)) await files.Put(command.Sha256, content.Bytes, cancellationToken);
        return await ledger.Commit(command, (now, at) => FileRules.Attach(now.Files, command, content, Exists(now, command.Subject), at, ClosedYear(now, terms, command.Subject)), cancellationToken);
    }

    public async Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        return UnlessMayWrite(command.Context.Actor, terms) is { } refusal
            ? refusal
            : await ledger.Commit(command, (state, _) => FileRules.Detach(state.Files, command, ClosedYear(state, terms, command.Subject)), cancellationToken);
    }

    public async Task<OpenedFile?> File(Actor actor, string sha256, bool withPrivate, CancellationToken cancellationToken) =>
        await Seen(actor, sha256, withPrivate, cancellationToken) is { } file && await files.Get(sha256, cancellationToken) is { } bytes ? new(file, new(bytes)) : null;

    public async Task<FileContent?> FilePart(Actor actor, string sha256, bool withPrivate, long from, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return await Seen(actor, sha256, withPrivate, cancellationToken) is not null && await files.Part(sha256, from, cancellationToken) is { } part ? new(part) : null;
    }

    public async Task<LedgerEvidence?> Evidence(Actor actor, int year, bool withPrivate, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(district, school)) return null;
        var terms = await Terms(cancellationToken);
        return terms.Versions.IsEmpty || terms.Kind.Period != period.Kind || actor.UnlessCovers(terms.School?.Group) is not null
            ? null
            : LedgerEvidence.Of(await ledger.Read(cancellationToken), kind, period, terms, year, withPrivate && MayOpen(actor, terms));
    }

    /// <summary>A file of the ledger; null: there is none that the post may see.</summary>
    private async Task<AttachedFile?> Seen(Actor actor, string sha256, bool withPrivate, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(district, school)) return null;
        var terms = await Terms(cancellationToken);
        if (actor.UnlessCovers(terms.School?.Group) is not null) return null;
        var state = await ledger.Read(cancellationToken);
        if (state.Files.LastOrDefault(f => f.Sha256 == sha256) is not { } file) return null;
        return (withPrivate && MayOpen(actor, terms)) || !LedgerView.IsSensitive(state, terms, file) ? file : null;
    }

    private bool Exists(Ledger state, FileSubject subject) =>
        subject is { Entry: { } entry, Plan: null, Quarter: null, Task: null } && entry.Ledger == kind && entry.Period == period
        && (entry.IsWhole ? state.Elsewhere is not null : state.Entries[entry.Number] is { Counts: true });

    /// <summary>The year of the entry, when it is closed.</summary>
    private int? ClosedYear(Ledger state, LedgerTerms terms, FileSubject subject) =>
        subject.Entry is { } entry && state.Entries[entry.Number] is { } found && period.IsClosed(found.Content.On, terms.ClosedYears) ? found.Content.On.Year : null;
}

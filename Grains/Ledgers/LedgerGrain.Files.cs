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
        if (UnlessOpen(state, terms, command.Subject) is { } closed) return closed;

        // The bytes first: a fact never names what is not kept. Bytes without a fact do no harm.
        if (Exists(state, command.Subject)) await files.Put(command.Sha256, content.Bytes, cancellationToken);
        return await ledger.Commit(command, (now, at) => FileRules.Attach(now.Files, command, content, Exists(now, command.Subject), at), cancellationToken);
    }

    public async Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        return (UnlessMayWrite(command.Context.Actor, terms) ?? UnlessOpen(await ledger.Read(cancellationToken), terms, command.Subject)) is { } refusal
            ? refusal
            : await ledger.Commit(command, (state, _) => FileRules.Detach(state.Files, command), cancellationToken);
    }

    public async Task<OpenedFile?> File(Actor actor, string sha256, bool withPrivate, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(district, school)) return null;
        var terms = await Terms(cancellationToken);
        if (actor.UnlessCovers(terms.School?.Group) is not null) return null;
        var state = await ledger.Read(cancellationToken);
        if (state.Files.LastOrDefault(f => f.Sha256 == sha256) is not { } file) return null;
        if (!(withPrivate && MayOpen(actor, terms)) && LedgerView.IsSensitive(state, terms, file)) return null;
        return await files.Get(sha256, cancellationToken) is { } bytes ? new(file, new(bytes)) : null;
    }

    private bool Exists(Ledger state, FileSubject subject) =>
        subject is { Entry: { } entry, Plan: null, Quarter: null, Task: null } && entry.Ledger == kind && entry.Period == period
        && (entry.IsWhole ? state.Elsewhere is not null : state.Entries[entry.Number] is { Counts: true });

    private Refusal? UnlessOpen(Ledger state, LedgerTerms terms, FileSubject subject) =>
        subject.Entry is { } entry && state.Entries[entry.Number] is { } found && period.IsClosed(found.Content.On, terms.ClosedYears)
            ? new("year.closed", RefusalKind.Conflict, $"{found.Content.On.Year}年已归档。")
            : null;
}

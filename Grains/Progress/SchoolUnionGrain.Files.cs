using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Grains.Progress;

/// <summary>The files of a school's plans and quarters.</summary>
public sealed partial class SchoolUnionGrain
{
    public async Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken)
    {
        var actor = command.Context.Actor;
        if ((UnlessFillsInWhole(command) ?? await UnlessCovers(actor, cancellationToken)) is { } refusal) return refusal;
        if (command.Role is FileRole.Approval) return new Refusal("file.role-invalid", RefusalKind.Invalid, "领导签批件附在区的批次或任务上。", "role");
        if (FileRules.Flaws(command, content) is { IsEmpty: false } flaws) return Outcome<AttachedFile>.Refused(flaws);
        var terms = command.Subject.Quarter is { } quarter ? await District.RoundTerms(schoolCode, quarter, cancellationToken) : null;
        bool Exists(SchoolUnion state) =>
            command.Subject switch
            {
                { Plan: { } plan, Quarter: null, Task: null, Summary: null } => state.Plans.ContainsKey(plan),
                { Plan: null, Quarter: not null, Task: null, Summary: null } => terms?.Round is not null,
                { Summary: not null, Plan: null, Quarter: null, Task: null, Entry: null } => true,
                _ => false,
            };

        // The bytes first: a fact never names what is not kept. Bytes without a fact do no harm.
        if (Exists(await union.Read(cancellationToken))) await files.Put(command.Sha256, content.Bytes, cancellationToken);
        return await union.Commit(
            command, (state, now) => FileRules.Attach(state.Files, command, content, Exists(state), now), cancellationToken);
    }

    public async Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken) =>
        (UnlessFillsInWhole(command) ?? await UnlessCovers(command.Context.Actor, cancellationToken)) is { } refusal
            ? refusal
            : await union.Commit(command, (state, _) => FileRules.Detach(state.Files, command), cancellationToken);

    public async Task<FileList?> Files(Actor actor, CancellationToken cancellationToken) =>
        MaySee(actor, await District.School(schoolCode, cancellationToken)) ? new((await union.Read(cancellationToken)).Files) : null;

    public async Task<OpenedFile?> File(Actor actor, string sha256, CancellationToken cancellationToken) =>
        (await Files(actor, cancellationToken))?.Files.LastOrDefault(f => f.Sha256 == sha256) is { } file
        && await files.Get(sha256, cancellationToken) is { } bytes
            ? new(file, new(bytes))
            : null;
}

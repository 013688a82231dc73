using System.Collections.Immutable;
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
        var closed = (await District.PlanTerms(schoolCode, cancellationToken)).ClosedYears;
        return await union.Commit(
            command, (state, now) => FileRules.Attach(state.Files, command, content, Exists(state), now, ClosedYear(state, closed, command.Subject)), cancellationToken);
    }

    public async Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken)
    {
        if ((UnlessFillsInWhole(command) ?? await UnlessCovers(command.Context.Actor, cancellationToken)) is { } refusal) return refusal;
        var closed = (await District.PlanTerms(schoolCode, cancellationToken)).ClosedYears;
        return await union.Commit(command, (state, _) => FileRules.Detach(state.Files, command, ClosedYear(state, closed, command.Subject)), cancellationToken);
    }

    public async Task<FileList?> Files(Actor actor, CancellationToken cancellationToken) =>
        MaySee(actor, await District.School(schoolCode, cancellationToken)) ? new((await union.Read(cancellationToken)).Files) : null;

    public async Task<OpenedFile?> File(Actor actor, string sha256, CancellationToken cancellationToken) =>
        (await Files(actor, cancellationToken))?.Files.LastOrDefault(f => f.Sha256 == sha256) is { } file
        && await files.Get(sha256, cancellationToken) is { } bytes
            ? new(file, new(bytes))
            : null;

    public async Task<FileContent?> FilePart(Actor actor, string sha256, long from, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return (await Files(actor, cancellationToken))?.Files.Any(f => f.Sha256 == sha256) is true && await files.Part(sha256, from, cancellationToken) is { } part ? new(part) : null;
    }

    /// <summary>The year that a plan, a quarter or a summary is archived with, when it is closed; a plan's is the last of its span.</summary>
    private static int? ClosedYear(SchoolUnion state, ImmutableArray<int> closed, FileSubject subject)
    {
        var year = subject switch
        {
            { Plan: { } plan } => state.Plans.GetValueOrDefault(plan)?.Span.Last.Year,
            { Quarter: { } quarter } => quarter.Year,
            { Summary: { } summary } => summary.Year,
            _ => null,
        };
        return year is { } found && closed.Contains(found) ? found : null;
    }
}

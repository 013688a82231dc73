using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Files;
using DistrictUnion.Grains.Interfaces.Districts;
using DistrictUnion.Grains.Journal;
using Orleans.Core;

namespace DistrictUnion.Grains.Districts;

/// <summary>One district. It asks nobody: schools and comparisons ask it.</summary>
public sealed class DistrictGrain : IDistrictGrain
{
    /// <summary>Shape of <see cref="District"/> in checkpoints; another number is ignored and the stream is folded anew.</summary>
    private const int Schema = 3;

    private readonly DistrictCode code;
    private readonly Journaled<District> district;
    private readonly IFileStore files;

    public DistrictGrain(GrainKey key, IJournal journal, IStorage<Checkpoint<District>> checkpoint, IFileStore files, TimeProvider clock)
    {
        this.files = files;
        code = key.District();
        district = new(StreamName.District(code), journal, checkpoint, Schema, clock);
    }

    public Task<Outcome<DistrictView>> Found(FoundDistrict command, CancellationToken cancellationToken) =>
        command.District == code
            ? Commit(command, DistrictRules.Found, cancellationToken)
            : Task.FromResult<Outcome<DistrictView>>(new Refusal("scope.absent", RefusalKind.Absent, "没有这个区。"));

    public Task<Outcome<DistrictView>> Rename(RenameDistrict command, CancellationToken cancellationToken) => Commit(command, DistrictRules.Rename, cancellationToken);

    public Task<Outcome<DistrictView>> SetAreas(SetAreas command, CancellationToken cancellationToken) => Commit(command, DistrictRules.SetAreas, cancellationToken);

    public Task<Outcome<RequiredPointList>> SetRequiredPoints(SetRequiredPoints command, CancellationToken cancellationToken) => Commit(command, RequiredPointRules.Set, cancellationToken);

    public Task<Outcome<DistrictView>> SetSettings(SetSettings command, CancellationToken cancellationToken) => Commit(command, SettingsRules.Set, cancellationToken);

    public Task<Outcome<DistrictView>> SetPlanPeriods(SetPlanPeriods command, CancellationToken cancellationToken) => Commit(command, PlanPeriodRules.Set, cancellationToken);

    public Task<Outcome<DistrictView>> SetGroup(SetGroup command, CancellationToken cancellationToken) => Commit(command, DistrictRules.SetGroup, cancellationToken);

    public Task<Outcome<DistrictView>> RemoveGroup(RemoveGroup command, CancellationToken cancellationToken) => Commit(command, GroupRules.Remove, cancellationToken);

    public Task<Outcome<DistrictView>> RegisterSchools(RegisterSchools command, CancellationToken cancellationToken) => Commit(command, SchoolRules.Register, cancellationToken);

    public Task<Outcome<DistrictView>> ImportSchools(ImportSchools command, CancellationToken cancellationToken) => Commit(command, SchoolImportRules.Import, cancellationToken);

    public Task<Outcome<DistrictView>> RenameSchool(RenameSchool command, CancellationToken cancellationToken) => Commit(command, SchoolRules.Rename, cancellationToken);

    public Task<Outcome<DistrictView>> MoveSchool(MoveSchool command, CancellationToken cancellationToken) => Commit(command, SchoolRules.Move, cancellationToken);

    public Task<Outcome<DistrictView>> SetCampuses(SetCampuses command, CancellationToken cancellationToken) => Commit(command, SchoolRules.SetCampuses, cancellationToken);

    public Task<Outcome<DistrictView>> SetUnionStatus(SetUnionStatus command, CancellationToken cancellationToken) => Commit(command, SchoolRules.SetUnionStatus, cancellationToken);

    public Task<Outcome<DistrictView>> SetReportingPath(SetReportingPath command, CancellationToken cancellationToken) => Commit(command, SchoolRules.SetReportingPath, cancellationToken);

    public Task<Outcome<DistrictView>> CloseSchool(CloseSchool command, CancellationToken cancellationToken) => Commit(command, SchoolRules.Close, cancellationToken);

    public Task<Outcome<DistrictView>> MergeSchool(MergeSchool command, CancellationToken cancellationToken) => Commit(command, SchoolRules.Merge, cancellationToken);

    public Task<Outcome<DistrictView>> SetCalendar(SetCalendar command, CancellationToken cancellationToken) => Commit(command, DistrictRules.SetCalendar, cancellationToken);

    public Task<Outcome<DistrictView>> OpenRound(OpenRound command, CancellationToken cancellationToken) => Commit(command, RoundRules.Open, cancellationToken);

    public Task<Outcome<DistrictView>> RescheduleRound(RescheduleRound command, CancellationToken cancellationToken) => Commit(command, RoundRules.Reschedule, cancellationToken);

    public Task<Outcome<DistrictView>> GrantExemption(GrantExemption command, CancellationToken cancellationToken) => Commit(command, RoundRules.Exempt, cancellationToken);

    public Task<Outcome<DistrictView>> EndExemption(EndExemption command, CancellationToken cancellationToken) => Commit(command, RoundRules.EndExemption, cancellationToken);

    public Task<Outcome<DistrictView>> GrantExtension(GrantExtension command, CancellationToken cancellationToken) => Commit(command, RoundRules.Extend, cancellationToken);

    public Task<Outcome<DistrictView>> EndExtension(EndExtension command, CancellationToken cancellationToken) => Commit(command, RoundRules.EndExtension, cancellationToken);

    public Task<Outcome<NoticeReceipt>> NoteNotice(NoteNotice command, CancellationToken cancellationToken) => Commit(command, NoticeRules.Note, cancellationToken);

    public Task<Outcome<DistrictView>> HandDownTask(HandDownTask command, CancellationToken cancellationToken) => Commit(command, DistrictRules.HandDown, cancellationToken);

    public Task<Outcome<DistrictView>> ChangeTask(ChangeDistrictTask command, CancellationToken cancellationToken) => Commit(command, TaskChangeRules.Change, cancellationToken);

    public Task<Outcome<DistrictView>> CancelTask(CancelDistrictTask command, CancellationToken cancellationToken) => Commit(command, DistrictRules.CancelTask, cancellationToken);

    public Task<Outcome<DistrictView>> CloseYear(CloseYear command, CancellationToken cancellationToken) => Commit(command, DistrictRules.CloseYear, cancellationToken);

    public Task<Outcome<DistrictView>> ReopenYear(ReopenYear command, CancellationToken cancellationToken) => Commit(command, DistrictRules.ReopenYear, cancellationToken);

    public Task<Outcome<LedgerCatalogue>> SwitchLedgers(SwitchLedgers command, CancellationToken cancellationToken) => Commit(command, LedgerKindRules.Switch, cancellationToken);

    public Task<Outcome<LedgerCatalogue>> SetLedgerKind(SetLedgerKind command, CancellationToken cancellationToken) => Commit(command, LedgerKindRules.Set, cancellationToken);

    public Task<Outcome<LedgerCatalogue>> SetLedgerLimits(SetLedgerLimits command, CancellationToken cancellationToken) => Commit(command, LedgerKindRules.SetLimits, cancellationToken);

    public async Task<Outcome<LedgerCatalogue>> RememberLedgerMapping(RememberLedgerMapping command, CancellationToken cancellationToken)
    {
        var actor = command.Context.Actor;
        var versions = (await district.Read(cancellationToken)).Ledgers.VersionsOf(command.Mapping.Kind);
        if (actor.School is null || actor.District != code || (!versions.IsEmpty && !actor.Keeps(versions[^1])))
            if (actor.UnlessDistrict(code) is { } refusal) return refusal;
        return await district.Commit(command, (state, now) => LedgerMappingRules.Remember(state, command, now), cancellationToken);
    }

    public async Task<LedgerCatalogue?> Ledgers(CancellationToken cancellationToken)
    {
        var state = await district.Read(cancellationToken);
        return state.IsFounded ? LedgerCatalogue.Of(state) : null;
    }

    public async Task<LedgerTerms> LedgerTerms(SchoolCode school, LedgerCode kind, CancellationToken cancellationToken) =>
        (await district.Read(cancellationToken)).TermsFor(school, kind);

    public Task<Outcome<MatterCatalogue>> SetMatters(SetMatters command, CancellationToken cancellationToken) => Commit(command, MatterKindRules.Set, cancellationToken);

    public async Task<MatterCatalogue?> Matters(CancellationToken cancellationToken)
    {
        var state = await district.Read(cancellationToken);
        return state.IsFounded ? MatterCatalogue.Of(state) : null;
    }

    public async Task<MatterTerms> MatterTerms(SchoolCode school, CancellationToken cancellationToken) => (await district.Read(cancellationToken)).MatterTermsFor(school);

    public Task<Outcome<InspectionCatalogue>> SetRubric(SetRubric command, CancellationToken cancellationToken) => Commit(command, InspectionRoundRules.SetRubric, cancellationToken);

    public Task<Outcome<InspectionCatalogue>> OpenInspection(OpenInspection command, CancellationToken cancellationToken) => Commit(command, InspectionRoundRules.Open, cancellationToken);

    public Task<Outcome<InspectionCatalogue>> RescheduleInspection(RescheduleInspection command, CancellationToken cancellationToken) =>
        Commit(command, InspectionRoundRules.Reschedule, cancellationToken);

    public Task<Outcome<InspectionCatalogue>> SetInspectionTeams(SetInspectionTeams command, CancellationToken cancellationToken) =>
        Commit(command, InspectionRoundRules.SetTeams, cancellationToken);

    public Task<Outcome<InspectionCatalogue>> CancelInspection(CancelInspection command, CancellationToken cancellationToken) =>
        Commit(command, InspectionRoundRules.Cancel, cancellationToken);

    public Task<Outcome<InspectionCatalogue>> ProposePublication(ProposePublication command, CancellationToken cancellationToken) =>
        Commit(command, InspectionRoundRules.Propose, cancellationToken);

    public Task<Outcome<InspectionCatalogue>> PublishResults(PublishResults command, CancellationToken cancellationToken) =>
        Commit(command, InspectionRoundRules.Publish, cancellationToken);

    public async Task<InspectionCatalogue?> Inspections(CancellationToken cancellationToken)
    {
        var state = await district.Read(cancellationToken);
        return state.IsFounded ? InspectionCatalogue.Of(state) : null;
    }

    public async Task<Rubric?> Rubric(RubricVersion version, CancellationToken cancellationToken) => (await district.Read(cancellationToken)).Inspections.Find(version);

    public async Task<InspectionTerms> InspectionTerms(SchoolCode school, InspectionCode inspection, CancellationToken cancellationToken) =>
        (await district.Read(cancellationToken)).TermsFor(school, inspection);

    public async Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken)
    {
        if (command.Context.Actor.UnlessDistrict(code) is { } refusal) return refusal;
        if (FileRules.Flaws(command, content) is { IsEmpty: false } flaws) return Outcome<AttachedFile>.Refused(flaws);
        var state = await district.Read(cancellationToken);
        if (DistrictScope.Refuse(state, command) is { } outside) return outside;

        // The bytes first: a fact never names what is not kept. Bytes without a fact do no harm.
        if (Exists(state, command.Subject)) await files.Put(command.Sha256, content.Bytes, cancellationToken);
        return await Commit(command, (now, c, at) => FileRules.Attach(now.Files, c, content, Exists(now, c.Subject), at), cancellationToken);
    }

    public Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken) =>
        Commit(command, (state, c, _) => FileRules.Detach(state.Files, c), cancellationToken);

    public async Task<FileList> Files(Actor actor, CancellationToken cancellationToken) => DistrictScope.Files(await district.Read(cancellationToken), actor);

    public async Task<OpenedFile?> File(Actor actor, string sha256, CancellationToken cancellationToken) =>
        (await Files(actor, cancellationToken)).Files.LastOrDefault(f => f.Sha256 == sha256) is { } file
        && await files.Get(sha256, cancellationToken) is { } bytes
            ? new(file, new(bytes))
            : null;

    private static bool Exists(District state, FileSubject subject) => subject switch
    {
        { Task: { } task, Plan: null, Quarter: null } => state.Tasks.ContainsKey(task),
        { Quarter: { } quarter, Plan: null, Task: null } => state.Rounds.ContainsKey(quarter),
        { Inspection: { } inspection, Item: null, Plan: null, Task: null } => state.Inspections.Rounds.ContainsKey(inspection),
        _ => false,
    };

    public async Task<DistrictView?> View(CancellationToken cancellationToken)
    {
        var state = await district.Read(cancellationToken);
        return state.IsFounded ? DistrictView.Of(state) : null;
    }

    public async Task<DistrictView?> ViewFor(Actor actor, CancellationToken cancellationToken)
    {
        var state = await district.Read(cancellationToken);
        return state.IsFounded ? DistrictScope.Cut(DistrictView.Of(state), state, actor) : null;
    }

    public async Task<RequiredPointList?> RequiredPoints(CancellationToken cancellationToken)
    {
        var state = await district.Read(cancellationToken);
        return state.IsFounded ? RequiredPointList.Of(state) : null;
    }

    public async Task<Outcome<NoticeList>> Notices(Actor actor, Quarter quarter, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(code) is { } refusal) return refusal;
        var state = await district.Read(cancellationToken);
        return NoticeList.Of(state, quarter, school => DistrictScope.Sees(state, actor, school));
    }

    public Task<SchoolPage> Schools(GroupCode? group, int skip, int take, CancellationToken cancellationToken) =>
        Page(group, skip, take, (_, _) => true, cancellationToken);

    public Task<SchoolPage> SchoolsFor(Actor actor, GroupCode? group, int skip, int take, CancellationToken cancellationToken) =>
        Page(group, skip, take, (state, school) => DistrictScope.Lists(state, actor, school.Code), cancellationToken);

    public async Task<School?> School(SchoolCode school, CancellationToken cancellationToken) =>
        (await district.Read(cancellationToken)).Schools.GetValueOrDefault(school);

    public async Task<RoundTerms> RoundTerms(SchoolCode school, Quarter quarter, CancellationToken cancellationToken) =>
        (await district.Read(cancellationToken)).TermsFor(school, quarter);

    public async Task<PlanTerms> PlanTerms(SchoolCode school, CancellationToken cancellationToken) =>
        (await district.Read(cancellationToken)).TermsFor(school);

    public async Task<SchoolTerms?> SchoolTerms(SchoolCode school, int year, CancellationToken cancellationToken)
    {
        var state = await district.Read(cancellationToken);
        return state.Schools.GetValueOrDefault(school) is not { } found
            ? null
            : new(code, state.Name, found, state.Areas, state.ClosedYears, [.. Quarter.OfYear(year).Select(q => state.TermsFor(school, q))]);
    }

    private async Task<SchoolPage> Page(
        GroupCode? group, int skip, int take, Func<District, School, bool> isShown, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 1_000);
        var state = await district.Read(cancellationToken);
        var schools = state.Schools.Values.Where(s => (group is null || s.Group == group) && isShown(state, s)).ToArray();
        return new([.. schools.Skip(skip).Take(take)], schools.Length);
    }

    private async Task<Outcome<TAnswer>> Commit<TCommand, TAnswer>(
        TCommand command, Func<District, TCommand, DateTimeOffset, Decision<TAnswer>> decide, CancellationToken cancellationToken)
        where TCommand : ICommand
        where TAnswer : class
    {
        var actor = command.Context.Actor;
        if (actor.UnlessDistrict(code) is { } refusal) return refusal;
        var outcome = await district.Commit(
            command, (state, now) => DistrictScope.Refuse(state, command) is { } outside ? outside : decide(state, command, now), cancellationToken);

        // The answer that is stored is whole; who leads some groups is shown his part of it.
        return !actor.IsOfAllGroups && outcome.Value is DistrictView view
            ? (TAnswer)(object)DistrictScope.Cut(view, await district.Read(cancellationToken), actor)
            : outcome;
    }
}

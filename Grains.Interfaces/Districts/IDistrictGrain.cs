using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Interfaces.Progress;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Districts;

/// <summary>
/// The district: schools, groups, calendar, rounds with their frozen lists, areas, district tasks. Key: "district/code". It asks nobody.
/// Commands are for the district's own office, for a post of some groups within <see cref="DistrictScope"/>; every refusal of <see cref="DistrictRules"/>, <see cref="RequiredPointRules"/>,
/// <see cref="SchoolRules"/>, <see cref="RoundRules"/>, <see cref="SettingsRules"/>, <see cref="PlanPeriodRules"/> and
/// <see cref="NoticeRules"/> may come back, and scope.absent, scope.forbidden, revision.stale, command.id-reused, conflict.
/// The same command id twice counts once and answers the same.
/// </summary>
public interface IDistrictGrain : IGrainWithStringKey
{
    Task<Outcome<DistrictView>> Found(FoundDistrict command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> Rename(RenameDistrict command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> SetAreas(SetAreas command, CancellationToken cancellationToken = default);

    Task<Outcome<RequiredPointList>> SetRequiredPoints(SetRequiredPoints command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> SetSettings(SetSettings command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> SetPlanPeriods(SetPlanPeriods command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> SetGroup(SetGroup command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> RemoveGroup(RemoveGroup command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> RegisterSchools(RegisterSchools command, CancellationToken cancellationToken = default);

    /// <summary>Takes a whole list over, all or nothing (<see cref="SchoolImportRules"/>).</summary>
    Task<Outcome<DistrictView>> ImportSchools(ImportSchools command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> RenameSchool(RenameSchool command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> MoveSchool(MoveSchool command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> SetCampuses(SetCampuses command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> SetUnionStatus(SetUnionStatus command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> SetReportingPath(SetReportingPath command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> CloseSchool(CloseSchool command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> MergeSchool(MergeSchool command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> SetCalendar(SetCalendar command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> OpenRound(OpenRound command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> RescheduleRound(RescheduleRound command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> GrantExemption(GrantExemption command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> EndExemption(EndExemption command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> GrantExtension(GrantExtension command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> EndExtension(EndExtension command, CancellationToken cancellationToken = default);

    /// <summary>Notes that schools were reminded of a quarter (催报); it sends nothing.</summary>
    Task<Outcome<NoticeReceipt>> NoteNotice(NoteNotice command, CancellationToken cancellationToken = default);

    /// <summary>Hands a task down. The schools' grains are asked to take it one by one, by whoever calls this (see <see cref="ISchoolUnionGrain.TakeDistrictTasks"/>).</summary>
    Task<Outcome<DistrictView>> HandDownTask(HandDownTask command, CancellationToken cancellationToken = default);

    /// <summary>Changes a task; the schools take the change as they took the task.</summary>
    Task<Outcome<DistrictView>> ChangeTask(ChangeDistrictTask command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> CancelTask(CancelDistrictTask command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> CloseYear(CloseYear command, CancellationToken cancellationToken = default);

    Task<Outcome<DistrictView>> ReopenYear(ReopenYear command, CancellationToken cancellationToken = default);

    /// <summary>Keeps a file and attaches it to a district task or, an approval, to a quarter's round. Refusals of <see cref="FileRules"/>.</summary>
    Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken = default);

    Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken = default);

    /// <summary>The district's files that a post may see, oldest first.</summary>
    [ReadOnly]
    Task<FileList> Files(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>One of them with its bytes, or null.</summary>
    [ReadOnly]
    Task<OpenedFile?> File(Actor actor, string sha256, CancellationToken cancellationToken = default);

    /// <summary>The district; null while it is not founded.</summary>
    [ReadOnly]
    Task<DistrictView?> View(CancellationToken cancellationToken = default);

    /// <summary>The district as a post may see it (<see cref="DistrictScope.Cut"/>); null while it is not founded.</summary>
    [ReadOnly]
    Task<DistrictView?> ViewFor(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>What it asks of every plan: its own list, or the shipped one. Null while it is not founded.</summary>
    [ReadOnly]
    Task<RequiredPointList?> RequiredPoints(CancellationToken cancellationToken = default);

    /// <summary>The reminders of a quarter, as a post of the office may see them; refusals: scope.absent, scope.forbidden.</summary>
    [ReadOnly]
    Task<Outcome<NoticeList>> Notices(Actor actor, Quarter quarter, CancellationToken cancellationToken = default);

    /// <summary>A page of its schools, by code.</summary>
    /// <param name="group">Only this group's, or null.</param>
    /// <param name="skip">Zero or more.</param>
    /// <param name="take">1 to 1,000.</param>
    [ReadOnly]
    Task<SchoolPage> Schools(GroupCode? group, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The same page of the schools that a post may see.</summary>
    [ReadOnly]
    Task<SchoolPage> SchoolsFor(Actor actor, GroupCode? group, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>A school, or null.</summary>
    [ReadOnly]
    Task<School?> School(SchoolCode school, CancellationToken cancellationToken = default);

    /// <summary>What a school union needs to decide about a quarter.</summary>
    [ReadOnly]
    Task<RoundTerms> RoundTerms(SchoolCode school, Quarter quarter, CancellationToken cancellationToken = default);

    /// <summary>What a school union needs to decide about a plan.</summary>
    [ReadOnly]
    Task<PlanTerms> PlanTerms(SchoolCode school, CancellationToken cancellationToken = default);

    /// <summary>Says which kinds of ledgers schools keep. Refusals: <see cref="LedgerKindRules.Switch"/>.</summary>
    Task<Outcome<LedgerCatalogue>> SwitchLedgers(SwitchLedgers command, CancellationToken cancellationToken = default);

    /// <summary>Sets a kind of its own, or its version of a shipped one. Refusals: <see cref="LedgerKindRules.Set"/>.</summary>
    Task<Outcome<LedgerCatalogue>> SetLedgerKind(SetLedgerKind command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Remembers how exports of another system are read. For the office, and for schools' posts that keep the kind: it says nothing about any ledger.
    /// Refusals: <see cref="LedgerMappingRules.Remember"/>.
    /// </summary>
    Task<Outcome<LedgerCatalogue>> RememberLedgerMapping(RememberLedgerMapping command, CancellationToken cancellationToken = default);

    /// <summary>Sets what may be spent. Refusals: <see cref="LedgerKindRules.SetLimits"/>.</summary>
    Task<Outcome<LedgerCatalogue>> SetLedgerLimits(SetLedgerLimits command, CancellationToken cancellationToken = default);

    /// <summary>The kinds of ledgers and what it settled about them; null while it is not founded.</summary>
    [ReadOnly]
    Task<LedgerCatalogue?> Ledgers(CancellationToken cancellationToken = default);

    /// <summary>What a ledger of a school needs to decide.</summary>
    [ReadOnly]
    Task<LedgerTerms> LedgerTerms(SchoolCode school, LedgerCode kind, CancellationToken cancellationToken = default);

    /// <summary>What a school's views need of a calendar year; null when the district does not know the school.</summary>
    [ReadOnly]
    Task<SchoolTerms?> SchoolTerms(SchoolCode school, int year, CancellationToken cancellationToken = default);

    /// <summary>Switches kinds of matters (请示事项) on and off and sets their last days. Refusals: <see cref="MatterKindRules.Set"/>.</summary>
    Task<Outcome<MatterCatalogue>> SetMatters(SetMatters command, CancellationToken cancellationToken = default);

    /// <summary>The kinds of matters and what it settled about them; null while it is not founded.</summary>
    [ReadOnly]
    Task<MatterCatalogue?> Matters(CancellationToken cancellationToken = default);

    /// <summary>What the matters of a school need to decide.</summary>
    [ReadOnly]
    Task<MatterTerms> MatterTerms(SchoolCode school, CancellationToken cancellationToken = default);

    /// <summary>Sets a rubric (考核细则), its own or its version of a shipped one. Refusals: <see cref="InspectionRoundRules.SetRubric"/>.</summary>
    Task<Outcome<InspectionCatalogue>> SetRubric(SetRubric command, CancellationToken cancellationToken = default);

    /// <summary>Opens a round of inspections (检查批次). Refusals: <see cref="InspectionRoundRules.Open"/>.</summary>
    Task<Outcome<InspectionCatalogue>> OpenInspection(OpenInspection command, CancellationToken cancellationToken = default);

    /// <summary>Refusals: <see cref="InspectionRoundRules.Reschedule"/>.</summary>
    Task<Outcome<InspectionCatalogue>> RescheduleInspection(RescheduleInspection command, CancellationToken cancellationToken = default);

    /// <summary>Settles who inspects which schools. Refusals: <see cref="InspectionRoundRules.SetTeams"/>.</summary>
    Task<Outcome<InspectionCatalogue>> SetInspectionTeams(SetInspectionTeams command, CancellationToken cancellationToken = default);

    /// <summary>Refusals: <see cref="InspectionRoundRules.Cancel"/>.</summary>
    Task<Outcome<InspectionCatalogue>> CancelInspection(CancelInspection command, CancellationToken cancellationToken = default);

    /// <summary>Proposes to publish the results (拟公布). Refusals: <see cref="InspectionRoundRules.Propose"/>.</summary>
    Task<Outcome<InspectionCatalogue>> ProposePublication(ProposePublication command, CancellationToken cancellationToken = default);

    /// <summary>Publishes the results. Refusals: <see cref="InspectionRoundRules.Publish"/>.</summary>
    Task<Outcome<InspectionCatalogue>> PublishResults(PublishResults command, CancellationToken cancellationToken = default);

    /// <summary>Its rubrics and rounds of inspections; null while it is not founded.</summary>
    [ReadOnly]
    Task<InspectionCatalogue?> Inspections(CancellationToken cancellationToken = default);

    /// <summary>A rubric in one version; null: there is none.</summary>
    [ReadOnly]
    Task<Rubric?> Rubric(RubricVersion version, CancellationToken cancellationToken = default);

    /// <summary>What the inspection of a school needs to decide.</summary>
    [ReadOnly]
    Task<InspectionTerms> InspectionTerms(SchoolCode school, InspectionCode inspection, CancellationToken cancellationToken = default);
}

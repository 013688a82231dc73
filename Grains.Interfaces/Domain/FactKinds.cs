using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Domain;

/// <summary>
/// The fixed names under which facts are stored. A kind is never removed and never means something else: another meaning gets the
/// next number, and an upcaster turns the old one into the new. New properties are optional with a stated default.
/// </summary>
public static class FactKinds
{
    private static readonly FrozenDictionary<string, Type> TypeOf = new Dictionary<string, Type>
    {
        ["district.founded/1"] = typeof(DistrictFounded),
        ["district.renamed/1"] = typeof(DistrictRenamed),
        ["areas.set/1"] = typeof(AreasSet),
        ["required-points.set/1"] = typeof(RequiredPointsSet),
        ["settings.set/1"] = typeof(SettingsSet),
        ["plan-periods.set/1"] = typeof(PlanPeriodsSet),
        ["group.set/1"] = typeof(GroupSet),
        ["group.removed/1"] = typeof(GroupRemoved),
        ["school.registered/1"] = typeof(SchoolRegistered),
        ["school.renamed/1"] = typeof(SchoolRenamed),
        ["school.moved/1"] = typeof(SchoolMoved),
        ["school.campuses-set/1"] = typeof(CampusesSet),
        ["school.union-status-set/1"] = typeof(UnionStatusSet),
        ["school.reporting-path-set/1"] = typeof(ReportingPathSet),
        ["school.closed/1"] = typeof(SchoolClosed),
        ["school.merged/1"] = typeof(SchoolMerged),
        ["calendar.set/1"] = typeof(CalendarSet),
        ["round.opened/1"] = typeof(RoundOpened),
        ["round.rescheduled/1"] = typeof(RoundRescheduled),
        ["exemption.granted/1"] = typeof(ExemptionGranted),
        ["exemption.ended/1"] = typeof(ExemptionEnded),
        ["extension.granted/1"] = typeof(ExtensionGranted),
        ["extension.ended/1"] = typeof(ExtensionEnded),
        ["notice.sent/1"] = typeof(NoticeSent),
        ["district-task.handed-down/1"] = typeof(DistrictTaskHandedDown),
        ["district-task.changed/1"] = typeof(DistrictTaskChanged),
        ["district-task.cancelled/1"] = typeof(DistrictTaskCancelled),
        ["year.closed/1"] = typeof(YearClosed),
        ["year.reopened/1"] = typeof(YearReopened),
        ["ledgers.switched/1"] = typeof(LedgersSwitched),
        ["ledger-kind.set/1"] = typeof(LedgerKindSet),
        ["ledger-limits.set/1"] = typeof(LedgerLimitsSet),
        ["ledger-mapping.remembered/1"] = typeof(LedgerMappingRemembered),
        ["plan.started/1"] = typeof(PlanStarted),
        ["plan.submitted/1"] = typeof(PlanSubmitted),
        ["plan.confirmed/1"] = typeof(PlanConfirmed),
        ["plan.withdrawn/1"] = typeof(PlanWithdrawn),
        ["plan.review-started/1"] = typeof(PlanReviewStarted),
        ["plan.accepted/1"] = typeof(PlanAccepted),
        ["plan.returned/1"] = typeof(PlanReturned),
        ["plan.amendment-started/1"] = typeof(PlanAmendmentStarted),
        ["plan.amendment-dropped/1"] = typeof(PlanAmendmentDropped),
        ["plan.district-tasks-taken/1"] = typeof(DistrictTasksTaken),
        ["plan.tasks-handed-over/1"] = typeof(TasksHandedOver),
        ["plan.tasks-taken-over/1"] = typeof(TasksTakenOver),
        ["report.started/1"] = typeof(ReportStarted),
        ["report.submitted/1"] = typeof(ReportSubmitted),
        ["report.confirmed/1"] = typeof(ReportConfirmed),
        ["report.paper-received/1"] = typeof(ReportPaperReceived),
        ["report.paper-undone/1"] = typeof(ReportPaperUndone),
        ["report.withdrawn/1"] = typeof(ReportWithdrawn),
        ["report.review-started/1"] = typeof(ReportReviewStarted),
        ["report.accepted/1"] = typeof(ReportAccepted),
        ["report.returned/1"] = typeof(ReportReturned),
        ["report.reopened/1"] = typeof(ReportReopened),
        ["plan.backfilled/1"] = typeof(PlanBackfilled),
        ["score.backfilled/1"] = typeof(ScoreBackfilled),
        ["summary.submitted/1"] = typeof(SummarySubmitted),
        ["summary.withdrawn/1"] = typeof(SummaryWithdrawn),
        ["summary.accepted/1"] = typeof(SummaryAccepted),
        ["summary.returned/1"] = typeof(SummaryReturned),
        ["summary.reopened/1"] = typeof(SummaryReopened),
        ["entry.added/1"] = typeof(EntryAdded),
        ["entry.changed/1"] = typeof(EntryChanged),
        ["entry.voided/1"] = typeof(EntryVoided),
        ["value.erased/1"] = typeof(ValueErased),
        ["ledger.nothing-declared/1"] = typeof(NothingToRecord),
        ["ledger.nothing-withdrawn/1"] = typeof(NothingWithdrawn),
        ["ledger.kept-elsewhere/1"] = typeof(LedgerKeptElsewhere),
        ["ledger.kept-here/1"] = typeof(LedgerKeptHere),
        ["rubric.set/1"] = typeof(RubricSet),
        ["inspection.opened/1"] = typeof(InspectionOpened),
        ["inspection.rescheduled/1"] = typeof(InspectionRescheduled),
        ["inspection.teams-set/1"] = typeof(InspectionTeamsSet),
        ["inspection.cancelled/1"] = typeof(InspectionCancelled),
        ["inspection.publication-proposed/1"] = typeof(PublicationProposed),
        ["inspection.published/1"] = typeof(ResultsPublished),
        ["inspection.scored/1"] = typeof(ItemsScored),
        ["inspection.sheet-handed-in/1"] = typeof(SheetHandedIn),
        ["inspection.sheet-reopened/1"] = typeof(SheetReopened),
        ["inspection.concluded/1"] = typeof(InspectionConcluded),
        ["inspection.conclusion-reopened/1"] = typeof(ConclusionReopened),
        ["objection.raised/1"] = typeof(ObjectionRaised),
        ["objection.answered/1"] = typeof(ObjectionAnswered),
        ["finding.raised/1"] = typeof(FindingRaised),
        ["finding.reported/1"] = typeof(FindingReported),
        ["finding.rechecked/1"] = typeof(FindingRechecked),
        ["finding.withdrawn/1"] = typeof(FindingWithdrawn),
        ["matters.set/1"] = typeof(MattersSet),
        ["matter.requested/1"] = typeof(MatterRequested),
        ["matter.withdrawn/1"] = typeof(MatterWithdrawn),
        ["matter.taken-up/1"] = typeof(MatterTakenUp),
        ["matter.approved/1"] = typeof(MatterApproved),
        ["matter.returned/1"] = typeof(MatterReturned),
        ["matter.carried-out/1"] = typeof(MatterCarriedOut),
        ["matter.result-reported/1"] = typeof(MatterResultReported),
        ["matter.result-accepted/1"] = typeof(MatterResultAccepted),
        ["matter.ledger-filled/1"] = typeof(MatterLedgerFilled),
        ["matter.cancelled/1"] = typeof(MatterCancelled),
        ["file.attached/1"] = typeof(FileAttached),
        ["file.detached/1"] = typeof(FileDetached),
        ["book.issued/1"] = typeof(BookIssued),
        ["audit.noted/1"] = typeof(AuditNoted),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> KindOf = TypeOf.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every kind with its record, for tests that hold each one fast.</summary>
    public static IReadOnlyDictionary<string, Type> All => TypeOf;

    public static string Of(IFact fact) => KindOf[fact.GetType()];

    /// <summary>Writes facts as they are stored: a JSON array of <c>{"kind":…,"data":…}</c>, UTF-8.</summary>
    public static byte[] Write(ImmutableArray<IFact> facts)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, DomainJson.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var fact in facts)
            {
                writer.WriteStartObject();
                writer.WriteString("kind"u8, Of(fact));
                writer.WritePropertyName("data"u8);
                JsonSerializer.Serialize(writer, fact, fact.GetType(), DomainJson.Options);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote, in this or an earlier version of the program.</summary>
    /// <exception cref="UnknownFactException">A kind is not known.</exception>
    /// <exception cref="JsonException">The bytes are not facts.</exception>
    public static ImmutableArray<IFact> Read(ReadOnlySpan<byte> bytes)
    {
        var stored = JsonSerializer.Deserialize<StoredFact[]>(bytes, DomainJson.Options) ?? throw new JsonException("The bytes are not facts.");
        return [.. stored.Select(Read)];
    }

    private static IFact Read(StoredFact stored) =>
        stored is not { Kind: { } kind, Data: { ValueKind: JsonValueKind.Object } data } ? throw new JsonException("A fact has no kind or no data.")
        : TypeOf.TryGetValue(kind, out var type) ? (IFact)data.Deserialize(type, DomainJson.Options)!
        : throw new UnknownFactException(kind);

    private sealed record StoredFact(string? Kind, JsonElement Data);
}

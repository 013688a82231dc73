using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Http;

/// <summary>Turns what grains answer into results.</summary>
internal static class Answer
{
    public static Results<Tagged<DistrictView>, Refused> Of(Outcome<DistrictView> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<RequiredPointList>, Refused> Of(Outcome<RequiredPointList> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<LedgerCatalogue>, Refused> Of(Outcome<LedgerCatalogue> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<LedgerReceipt>, Refused> Of(Outcome<LedgerReceipt> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<InspectionCatalogue>, Refused> Of(Outcome<InspectionCatalogue> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<InspectionReceipt>, Refused> Of(Outcome<InspectionReceipt> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<MatterCatalogue>, Refused> Of(Outcome<MatterCatalogue> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<MatterReceipt>, Refused> Of(Outcome<MatterReceipt> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<PlanView>, Refused> Of(Outcome<PlanView> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<ReportReceipt>, Refused> Of(Outcome<ReportReceipt> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<PlanDraft>, Refused> Of(Outcome<PlanDraft> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<ReportDraft>, Refused> Of(Outcome<ReportDraft> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<SummaryReceipt>, Refused> Of(Outcome<SummaryReceipt> outcome) => Of(outcome, v => v.Revision);

    public static Results<Tagged<SummaryDraft>, Refused> Of(Outcome<SummaryDraft> outcome) => Of(outcome, v => v.Revision);

    /// <summary>A thing that was made: 201 with its address.</summary>
    public static Results<Made<T>, Refused> Made<T>(Outcome<T> outcome, string location, Func<T, long> revision)
        where T : class =>
        outcome.Value is { } value ? new Made<T>(value, revision(value), location) : Refused.With(outcome.Refusals);

    /// <summary>A view that may not be there.</summary>
    public static Results<Tagged<T>, Refused> OrAbsent<T>(T? view, Func<T, long> revision, Func<Refused> absent)
        where T : class =>
        view is null ? absent() : new Tagged<T>(view, revision(view));

    private static Results<Tagged<T>, Refused> Of<T>(Outcome<T> outcome, Func<T, long> revision)
        where T : class =>
        outcome.Value is { } value ? new Tagged<T>(value, revision(value)) : Refused.With(outcome.Refusals);
}

using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Grains.Progress;

/// <summary>What people of a school are still typing, kept in Orleans' <c>IStorage&lt;SchoolDrafts&gt;</c> under <see cref="StorageName"/>.</summary>
public sealed class SchoolDrafts
{
    public const string StorageName = "drafts";

    public Dictionary<PlanId, PlanDraft> Plans { get; set; } = [];

    public Dictionary<Quarter, ReportDraft> Reports { get; set; } = [];

    /// <summary>Work summaries: the school writes them itself.</summary>
    public Dictionary<SummaryPeriod, SummaryDraft> Summaries { get; set; } = [];

    /// <summary>What the office types on the school's behalf (区代填): neither sees what the other has not handed in.</summary>
    public Dictionary<PlanId, PlanDraft> OfficePlans { get; set; } = [];

    public Dictionary<Quarter, ReportDraft> OfficeReports { get; set; } = [];

    internal Dictionary<PlanId, PlanDraft> PlansOf(Actor actor) => actor.IsDistrict ? OfficePlans : Plans;

    internal Dictionary<Quarter, ReportDraft> ReportsOf(Actor actor) => actor.IsDistrict ? OfficeReports : Reports;
}

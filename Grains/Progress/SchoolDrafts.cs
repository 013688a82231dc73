using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Grains.Progress;

/// <summary>What people of a school are still typing, kept in Orleans' <c>IStorage&lt;SchoolDrafts&gt;</c> under <see cref="StorageName"/>.</summary>
public sealed class SchoolDrafts
{
    public const string StorageName = "drafts";

    public Dictionary<PlanId, PlanDraft> Plans { get; set; } = [];

    public Dictionary<Quarter, ReportDraft> Reports { get; set; } = [];
}

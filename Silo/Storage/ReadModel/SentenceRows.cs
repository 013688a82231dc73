using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>
/// What a plan says: for each task of the version that was handed in last, the sentence that it came from, or its title. Plans that
/// came from outside (the district's tasks, those of a merged school) say nothing of the school's own, and a first submission that was
/// withdrawn counts as never made.
/// </summary>
internal static class SentenceRows
{
    public static IEnumerable<Row> Of(DistrictCode district, SchoolCode school, Plan plan) =>
        plan.Id == PlanId.FromDistrict || plan.TakenFrom is not null || plan.FirstSubmittedAt is null
            ? []
            : plan.LatestTasks.Select(task => ReadTables.PlanSentences.Row(
                district.Value, school.Value, plan.Id.Value, task.Id.Value,
                task.Source is { } source && !string.IsNullOrWhiteSpace(source.Sentence) ? source.Sentence : task.Title));
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>A plan as it goes on paper (报送件).</summary>
/// <param name="Number">编号; null for a draft, which is no 报送件.</param>
/// <param name="FiledOn">Day it was handed in, in the district's zone, or null.</param>
/// <param name="OnBehalf">Why and from what the office handed it in; null: the school did.</param>
public sealed record PlanSheet(PlanFrame Frame, PlanId Plan, string Title, PlanSpan Span, ImmutableArray<PlanTask> Tasks, string? Number, DateOnly? FiledOn, string Version, WorkState State,
    OnBehalf? OnBehalf = null)
{
    private const int DigestLength = 12;

    public string Back => Number is null ? Frame.Page(Plan, "/edit") : Frame.Page(Plan);

    /// <summary>Areas that have tasks, in the district's order, with their tasks by month.</summary>
    public IEnumerable<IGrouping<AreaCode, PlanTask>> ByArea =>
        Tasks.GroupBy(t => t.Area).OrderBy(g => Frame.PlaceOf(g.Key));

    /// <summary>The first digits of a SHA-256 over the tasks: two papers with the same ones say the same.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Tasks, DomainJson.Options)))[..DigestLength];

    public static PlanSheet OfDraft(PlanFrame frame, PlanWork work) =>
        new(frame, work.Plan.Id, work.Draft.Title, work.Plan.Span, work.Draft.Tasks, null, null, PlansTexts.DraftOnly, work.Plan.State);

    public static PlanSheet Of(PlanModel model, ShownVersion? version) => new(
        model.Frame, model.Plan.Id, version?.Title ?? model.Plan.Title, model.Plan.Span, version?.Tasks ?? [],
        version is null ? null : NumberOf(model, version),
        version?.FiledAt is { } filed ? Zones.DayOf(filed, model.Frame.District.TimeZone) : null, version?.Name ?? PlansTexts.DraftOnly, model.Plan.State,
        version?.OnBehalf);

    /// <summary>
    /// qinglan计-2026-songling-v1: district, plan, school, version, all by codes that never change, so that the number stays when names do.
    /// It is the same before and after the review; what is handed in again after a return is v1.2, v1.3 …
    /// </summary>
    private static string NumberOf(PlanModel model, ShownVersion version)
    {
        var again = version.Filing > 1 ? string.Create(CultureInfo.InvariantCulture, $".{version.Filing}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{model.Frame.District.Code}{PlansTexts.NumberMark}-{model.Plan.Id}-{model.Frame.School.Code}-v{version.Number}{again}");
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistrictUnion.Documents.Alike;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Plans;

/// <summary>Two plans of different schools that share much text.</summary>
/// <param name="Couple">How much; its first is <paramref name="Here"/>.</param>
public sealed record AlikeSchools(PlanText Here, PlanText There, AlikeCouple Couple)
{
    public bool Holds(SchoolCode school, PlanId plan) => (Here.School == school && Here.Plan == plan) || (There.School == school && There.Plan == plan);
}

/// <param name="Pairs">The most alike first.</param>
public sealed record AlikeDistrict(ImmutableArray<AlikeSchools> Pairs);

/// <summary>
/// All alike plans of the schools that a post leads (雷同). What was found is kept for as long as the plans say the same: the answer is
/// asked for with every look at the review queue, and all against all is work.
/// </summary>
internal sealed class AlikeDesk
{
    private readonly ConcurrentDictionary<(DistrictCode District, string Groups), Found> kept = new();

    /// <summary>Pairs of plans of different schools whose spans meet, the most alike first. Refusals of the comparison's grain.</summary>
    public async Task<Outcome<AlikeDistrict>> Of(DistrictCall call, CancellationToken cancellationToken)
    {
        var groups = (call.Actor.Limits ?? PostLimits.None).Groups;
        var key = (call.Code, string.Join(',', groups.Select(g => g.Value).Order(StringComparer.Ordinal)));
        var version = await call.Comparison.Version(call.Actor, cancellationToken);
        if (version.Value is not { } now) return Outcome<AlikeDistrict>.Refused(version.Refusals);
        var before = kept.GetValueOrDefault(key);
        if (before?.Position == now.Position) return before.Answer;
        var outcome = await call.Comparison.PlanTexts(call.Actor, cancellationToken);
        if (outcome.Value is not { } texts) return Outcome<AlikeDistrict>.Refused(outcome.Refusals);
        var answer = before is not null && AreSame(before.Texts, texts) ? before.Answer : await Task.Run(() => Find(texts), cancellationToken);
        kept[key] = new(now.Position, texts, answer);
        return answer;
    }

    private static AlikeDistrict Find(PlanTexts texts) => new(
    [
        .. AlikePlans.FindAll(
            [.. texts.Plans.Select(p => new PlanWording(p.School.Value, p.Sentences))], texts.DistrictTasks, texts.SchoolNames,
            (here, there) => texts.Plans[here].School != texts.Plans[there].School && Meet(texts.Plans[here], texts.Plans[there]))
            .Select(couple => new AlikeSchools(texts.Plans[couple.Here], texts.Plans[couple.There], couple)),
    ]);

    private static bool Meet(PlanText one, PlanText other) => one.Span.First <= other.Span.Last && other.Span.First <= one.Span.Last;

    private static bool AreSame(PlanTexts one, PlanTexts other) =>
        one.DistrictTasks.SequenceEqual(other.DistrictTasks) && one.SchoolNames.SequenceEqual(other.SchoolNames) && one.Plans.Length == other.Plans.Length
        && one.Plans.Zip(other.Plans).All(p => p.First with { Sentences = [] } == p.Second with { Sentences = [] } && p.First.Sentences.SequenceEqual(p.Second.Sentences));

    private sealed record Found(long Position, PlanTexts Texts, AlikeDistrict Answer);
}

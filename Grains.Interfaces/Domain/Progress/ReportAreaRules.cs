using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What a post of some work areas may type into a report: the lines of its areas, nothing else.</summary>
public static class ReportAreaRules
{
    /// <summary>The places of what belongs to the whole report.</summary>
    public const string Extra = "extra", Highlights = "highlights", NothingDue = "nothingDue";

    /// <returns>For every field outside the post's areas report.area-not-yours, at its occurrence; none for a post of all areas. A task
    /// of two areas belongs to both.</returns>
    public static IEnumerable<Refusal> Refuse(SchoolUnion union, RoundTerms terms, ReportDraftEdit edit, Actor actor)
    {
        if (actor.IsOfAllAreas) return [];
        var taken = DistrictTaskRules.Missing(union, terms.Tasks) is { } missing ? union.Apply(missing, default, actor.Account) : union;
        var own = taken.OccurrencesBefore(null).Where(o => Covers(actor, o.Task)).Select(o => o.Id).ToHashSet();
        var foreign = edit.Fields.Select(f => f.Occurrence).Distinct().Where(o => !own.Contains(o)).Select(o => o.Value);
        string?[] whole = [edit.TouchesExtra ? Extra : null, edit.Highlights is null ? null : Highlights, edit.NothingDue is null ? null : NothingDue];
        return foreign.Concat(whole.OfType<string>())
            .Select(place => new Refusal("report.area-not-yours", RefusalKind.Forbidden, "这一项不属于您负责的工作领域，没有保存。", place));
    }

    private static bool Covers(Actor actor, PlanTask task) => actor.Covers(task.Area) || (task.SecondArea is { } second && actor.Covers(second));
}

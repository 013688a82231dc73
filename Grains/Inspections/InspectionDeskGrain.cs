using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Districts;
using DistrictUnion.Grains.Interfaces.Inspections;

namespace DistrictUnion.Grains.Inspections;

/// <summary>Asks the read model for all schools of a round, and ledgers and reports for what they say about a rubric; holds nothing.</summary>
public sealed class InspectionDeskGrain(GrainKey key, IGrainFactory grains, IInspectionReader reader, TimeProvider clock) : IInspectionDeskGrain
{
    private readonly DistrictCode district = key.District();

    public async Task<Outcome<InspectionBoard>> Board(Actor actor, InspectionCode inspection, CancellationToken cancellationToken)
    {
        if (UnlessInspects(actor) is { } refusal) return refusal;
        var grain = grains.District(district);
        if (await grain.Inspections(cancellationToken) is not { } catalogue || await grain.View(cancellationToken) is not { } view
            || catalogue.Rounds.FirstOrDefault(r => r.Code == inspection) is not { } round || await grain.Rubric(round.Rubric, cancellationToken) is not { } rubric)
            return Unknown(inspection);
        var recorded = await reader.OfRound(district, inspection, cancellationToken);
        var board = BoardRules.Board(
            district, view.Name, view.Groups, round, rubric, recorded, await Before(grain, catalogue, round, rubric, cancellationToken), Zones.DayOf(clock.GetUtcNow(), view.TimeZone));
        return board with { Rows = board.Rows.RemoveAll(r => !Sees(actor, round, r.School)) };
    }

    public async Task<Outcome<RoundFindings>> Findings(Actor actor, InspectionCode inspection, CancellationToken cancellationToken)
    {
        if (UnlessInspects(actor) is { } refusal) return refusal;
        if (await grains.District(district).Inspections(cancellationToken) is not { } catalogue || catalogue.Rounds.FirstOrDefault(r => r.Code == inspection) is not { } round)
            return Unknown(inspection);
        var recorded = (await reader.OfRound(district, inspection, cancellationToken)).ToDictionary(r => r.School, r => r.State.Findings);
        return new RoundFindings(
            [.. from school in round.Schools where Sees(actor, round, school) && recorded.GetValueOrDefault(school.School, []) is { IsEmpty: false } select new SchoolFindings(school, recorded[school.School])],
            Zones.DayOf(clock.GetUtcNow(), catalogue.TimeZone));
    }

    public async Task<SchoolInspections?> OfSchool(Actor actor, SchoolCode school, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(district, school)) return null;
        var grain = grains.District(district);
        if (await grain.School(school, cancellationToken) is not { } found || actor.UnlessCovers(found.Group) is not null) return null;
        if (await grain.Inspections(cancellationToken) is not { } catalogue) return null;
        var today = Zones.DayOf(clock.GetUtcNow(), catalogue.TimeZone);
        var recorded = (await reader.OfSchool(district, school, cancellationToken)).ToDictionary(r => r.Inspection, r => r.Of.State);
        var inspections = ImmutableArray.CreateBuilder<SchoolInspection>();
        foreach (var round in catalogue.Rounds.Where(r => r.Inspects(school)))
        {
            if (actor.Role is Role.Inspector && round.SeatOf(actor.Account, school) is null) continue;
            if (await grain.Rubric(round.Rubric, cancellationToken) is not { } rubric) continue;
            var state = recorded.GetValueOrDefault(round.Code, Inspection.Empty);
            var sum = actor.IsDistrict || round.Publication.IsPublished ? state.Conclusion?.Sum(rubric.For(round.GroupOf(school)!.Value)) : null;
            var open = state.Findings.Where(f => f.State is FindingState.Open).ToArray();
            inspections.Add(new(
                round, rubric.Name, InspectionView.StateOf(state, round, today), sum?.Total, sum?.Grade, open.Length, open.Length == 0 ? null : open.Min(f => f.Due)));
        }

        return new(inspections.ToImmutable());
    }

    public async Task<FoundItems?> Found(Actor actor, SchoolCode school, int year, RubricVersion rubric, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(district, school)) return null;
        var grain = grains.District(district);
        if (await grain.Rubric(rubric, cancellationToken) is not { } version || await grain.Ledgers(cancellationToken) is not { } catalogue) return null;
        if (await grains.LedgerShelf(district).Shelf(actor, school, year, cancellationToken) is not { } shelf) return null;
        if (await grains.SchoolUnion(district, school).Year(actor, year, cancellationToken) is not { } union || await grain.View(cancellationToken) is not { } view) return null;
        LedgerCode[] kinds = [.. version.Items.Where(i => i.Source is not null).SelectMany(i => i.Ledgers).Distinct()];
        var entries = await reader.Entries(district, school, kinds, new(year, 12, 31), cancellationToken);
        var today = Zones.DayOf(clock.GetUtcNow(), view.TimeZone);
        return new ItemMeasures(version, catalogue, RecordRules.Of(union, view.PlanPeriods, shelf, catalogue, entries, today), today).All();
    }

    /// <summary>By school what the year before came to: 综评 of the latest round by the same rubric; for schools without, the score that was entered afterwards (补录).</summary>
    private async Task<IReadOnlyDictionary<SchoolCode, YearBefore>> Before(
        IDistrictGrain grain, InspectionCatalogue catalogue, InspectionRound round, Rubric rubric, CancellationToken cancellationToken)
    {
        var entered = await reader.PastScores(district, round.Year - 1, cancellationToken);
        var found = entered.ToDictionary(score => score.Key, score => YearBefore.Of(score.Value, rubric));
        var before = catalogue.Rounds.FirstOrDefault(r => r.Year == round.Year - 1 && r.Rubric.Code == round.Rubric.Code && r.CancelledBecause is null);
        if (before is null || await grain.Rubric(before.Rubric, cancellationToken) is not { } then) return found;
        foreach (var (school, total) in YearBefore.Of(before, then, await reader.OfRound(district, before.Code, cancellationToken))) found[school] = total;
        return found;
    }

    private Refusal? UnlessInspects(Actor actor) => actor.District == district && actor.School is null && (actor.IsDistrict || actor.Role is Role.Inspector)
        ? null
        : new Refusal("scope.forbidden", RefusalKind.Forbidden, "检查考核汇总由区教育工会和检查人员查看。");

    private static Refusal Unknown(InspectionCode inspection) => new("inspection.unknown", RefusalKind.Absent, "没有这次检查。", inspection.Value);

    private bool Sees(Actor actor, InspectionRound round, ExpectedSchool school) =>
        actor.MaySee(district, school.School) && actor.Covers(school.Group) && (actor.IsDistrict || round.SeatOf(actor.Account, school.School) is not null);
}

using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Files;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Districts;
using DistrictUnion.Grains.Interfaces.Progress;
using DistrictUnion.Grains.Journal;
using Orleans.Core;

namespace DistrictUnion.Grains.Progress;

/// <summary>One school's union. Every command: ask the district, decide, commit, answer.</summary>
public sealed partial class SchoolUnionGrain : ISchoolUnionGrain
{
    /// <summary>Shape of <see cref="SchoolUnion"/> in checkpoints; another number is ignored and the stream is folded anew.</summary>
    private const int Schema = 6;

    private readonly DistrictCode districtCode;
    private readonly SchoolCode schoolCode;
    private readonly IGrainFactory grains;
    private readonly IStorage<SchoolDrafts> drafts;
    private readonly IFileStore files;
    private readonly TimeProvider clock;
    private readonly Journaled<SchoolUnion> union;

    public SchoolUnionGrain(
        GrainKey key, IGrainFactory grains, IJournal journal, IStorage<Checkpoint<SchoolUnion>> checkpoint, IStorage<SchoolDrafts> drafts,
        IFileStore files, TimeProvider clock)
    {
        (districtCode, schoolCode) = key.DistrictAndSchool();
        this.grains = grains;
        this.drafts = drafts;
        this.files = files;
        this.clock = clock;
        union = new(StreamName.School(districtCode, schoolCode), journal, checkpoint, Schema, clock);
    }

    private IDistrictGrain District => grains.District(districtCode);

    /// <summary>A command about a plan: by the school or by the district, on the plan's revision that the actor saw.</summary>
    private async Task<Outcome<PlanView>> CommitPlan(
        ICommand command, PlanId plan, Refusal? scope, Func<SchoolUnion, PlanTerms, DateTimeOffset, Decision<PlanView>> decide, CancellationToken cancellationToken)
    {
        if (scope is not null) return scope;
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        if (command.Context.Actor.UnlessCovers(terms.School?.Group) is { } absent) return absent;
        return await union.Commit(
            command,
            (state, now) => state.Plans.TryGetValue(plan, out var found) && command.Context.WhenStale(found.Revision) is { } stale
                ? stale
                : decide(state, terms, now),
            cancellationToken);
    }

    /// <summary>A command about a quarter's report: as <see cref="CommitPlan"/>.</summary>
    private async Task<Outcome<ReportReceipt>> CommitReport(
        ICommand command, Quarter quarter, Refusal? scope, Func<SchoolUnion, RoundTerms, DateTimeOffset, Decision<ReportReceipt>> decide, CancellationToken cancellationToken)
    {
        if (scope is not null) return scope;
        var terms = await District.RoundTerms(schoolCode, quarter, cancellationToken);
        if (command.Context.Actor.UnlessCovers(terms.Group) is { } absent) return absent;
        return await union.Commit(
            command,
            (state, now) => command.Context.WhenStale(state.Report(quarter).Revision) is { } stale ? stale : decide(state, terms, now),
            cancellationToken);
    }

    private Refusal? UnlessSchool(ICommand command) => command.Context.Actor.UnlessSchool(districtCode, schoolCode);

    /// <summary>Another district's or school's post is told nothing; this school's own is told that it may not.</summary>
    private Refusal? UnlessDistrict(ICommand command) => command.Context.Actor.UnlessDistrict(districtCode, schoolCode);

    /// <summary>The same for what a school hands in as a whole: a post of some areas does not.</summary>
    private Refusal? UnlessWholeSchool(ICommand command) => UnlessSchool(command) ?? command.Context.Actor.UnlessOfAllAreas();

    /// <summary>The refusal for a post that neither fills in for the school nor, as the office, on its behalf (区代填).</summary>
    private Refusal? UnlessFillsIn(Actor actor) =>
        actor.IsDistrict ? actor.UnlessDistrict(districtCode, schoolCode) : actor.UnlessSchool(districtCode, schoolCode);

    private Refusal? UnlessFillsInWhole(Actor actor) => UnlessFillsIn(actor) ?? actor.UnlessOfAllAreas();

    private Refusal? UnlessFillsInWhole(ICommand command) => UnlessFillsInWhole(command.Context.Actor);

    /// <summary>The refusal for an officer of other groups, where no terms are asked for anyway.</summary>
    private async Task<Refusal?> UnlessCovers(Actor actor, CancellationToken cancellationToken) =>
        actor.IsOfAllGroups ? null : actor.UnlessCovers((await District.School(schoolCode, cancellationToken))?.Group);

    private async Task<bool> MayFillIn(Actor actor, CancellationToken cancellationToken) =>
        UnlessFillsIn(actor) is null && await UnlessCovers(actor, cancellationToken) is null;

    /// <summary>Whether the post may see the school and the district knows it.</summary>
    private bool MaySee(Actor actor, School? school) =>
        school is not null && actor.MaySee(districtCode, schoolCode) && actor.UnlessCovers(school.Group) is null;

    private static ImmutableArray<PlanView> PlanViews(SchoolUnion state, ImmutableArray<int> closedYears) =>
        [.. state.Plans.Values.Select(p => PlanView.Of(p).ArchivedBy(closedYears))];
}

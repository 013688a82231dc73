using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Grains.Progress;

/// <summary>Earlier years of a school's union that the office enters afterwards (补录).</summary>
public sealed partial class SchoolUnionGrain
{
    public async Task<Outcome<BackfillReceipt>> Backfill(BackfillYear command, CancellationToken cancellationToken)
    {
        var (terms, refusal) = await BackfillTerms(command.Context.Actor, cancellationToken);
        return refusal is null
            ? await union.Commit(command, (state, now) => BackfillRules.Write(state, terms!, command, now), cancellationToken)
            : refusal;
    }

    public async Task<Outcome<BackfillPreview>> PreviewBackfill(BackfillYear command, CancellationToken cancellationToken)
    {
        var (terms, refusal) = await BackfillTerms(command.Context.Actor, cancellationToken);
        return refusal is null ? BackfillRules.Preview(await union.Read(cancellationToken), terms!, command, clock.GetUtcNow()) : refusal;
    }

    public async Task<PastScores?> PastScores(Actor actor, CancellationToken cancellationToken) =>
        MaySee(actor, await District.School(schoolCode, cancellationToken)) ? new([.. (await union.Read(cancellationToken)).PastScores.Values]) : null;

    /// <summary>What the district says, or why the post may not enter earlier years.</summary>
    private async Task<(PlanTerms? Terms, Refusal? Refusal)> BackfillTerms(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(districtCode, schoolCode) is { } foreign) return (null, foreign);
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        return actor.UnlessCovers(terms.School?.Group) is { } absent ? (null, absent) : (terms, null);
    }
}

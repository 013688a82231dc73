using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Matters;

namespace DistrictUnion.Grains.Matters;

/// <summary>Asks the read model for the matters of all schools; holds nothing.</summary>
public sealed class MatterDeskGrain(GrainKey key, IGrainFactory grains, IMatterReader reader, TimeProvider clock) : IMatterDeskGrain
{
    private const int SchoolsAtOnce = 1_000;

    private readonly DistrictCode district = key.District();

    public async Task<Outcome<DistrictMatterList>> List(Actor actor, MatterFilter filter, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(district) is { } refusal) return refusal;
        var grain = grains.District(district);
        if (await grain.View(cancellationToken) is not { } view || await grain.Matters(cancellationToken) is not { } catalogue)
            return new Refusal("district.unknown", RefusalKind.Absent, "没有这个区。");
        var schools = (await grain.SchoolsFor(actor, null, 0, SchoolsAtOnce, cancellationToken)).Schools;
        var recorded = await reader.OfDistrict(district, cancellationToken);
        return MatterListRules.List(view, schools, catalogue, recorded, filter, Zones.DayOf(clock.GetUtcNow(), view.TimeZone));
    }
}

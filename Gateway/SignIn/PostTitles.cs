using System.Collections.Concurrent;
using DistrictUnion.Domain;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>What posts are called with their school: 松岭小学 · 工会主席. Names of schools are remembered for a minute, since every page shows one.</summary>
internal sealed class PostTitles(IGrainFactory grains, TimeProvider clock)
{
    private const int MostKept = 5_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(DistrictCode, SchoolCode), (string Name, DateTimeOffset Until)> names = new();

    private readonly ConcurrentDictionary<DistrictCode, (string Name, DateTimeOffset Until)> districts = new();

    public async ValueTask<string> Of(DistrictCode district, SchoolCode? school, string title, CancellationToken cancellationToken) =>
        school is { } of ? $"{await NameOf(district, of, cancellationToken)} · {title}" : title;

    /// <summary>The district's name; its code where nobody founded it yet.</summary>
    public async ValueTask<string> NameOf(DistrictCode district, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (districts.TryGetValue(district, out var kept) && kept.Until > now) return kept.Name;
        var name = (await grains.District(district).View(cancellationToken))?.Name ?? district.Value;
        districts[district] = (name, now + Kept);
        return name;
    }

    /// <summary>The school's name today; its code where the district does not know it.</summary>
    public async ValueTask<string> NameOf(DistrictCode district, SchoolCode school, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (names.TryGetValue((district, school), out var kept) && kept.Until > now) return kept.Name;
        var name = (await grains.District(district).School(school, cancellationToken))?.Name ?? school.Value;
        if (names.Count >= MostKept) names.Clear();
        names[(district, school)] = (name, now + Kept);
        return name;
    }
}

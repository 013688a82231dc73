using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Grains.Interfaces.Districts;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>All schools of a district, asked page by page.</summary>
internal static class AllSchools
{
    private const int AtATime = 1_000;

    public static async Task<ImmutableArray<School>> Of(IDistrictGrain district, CancellationToken cancellationToken)
    {
        var schools = ImmutableArray.CreateBuilder<School>();
        while (true)
        {
            var page = await district.Schools(null, schools.Count, AtATime, cancellationToken);
            schools.AddRange(page.Schools);
            if (schools.Count >= page.Total || page.Schools.IsEmpty) return schools.ToImmutable();
        }
    }
}

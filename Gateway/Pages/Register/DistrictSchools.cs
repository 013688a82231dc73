using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.Register;

/// <summary>All schools that a post may see, and the search among them.</summary>
internal static class DistrictSchools
{
    private const int PageSize = 1_000;

    public static async Task<List<School>> All(DistrictCall call, CancellationToken cancellationToken)
    {
        var all = new List<School>();
        SchoolPage page;
        do
        {
            page = await call.District.SchoolsFor(call.Actor, null, all.Count, PageSize, cancellationToken);
            all.AddRange(page.Schools);
        }
        while (all.Count < page.Total && !page.Schools.IsEmpty);
        return all;
    }

    /// <summary>
    /// Whether a school is meant by what somebody typed: part of its code, of a name it has or had, or of a campus; or the characters of
    /// its name with some left out, as people shorten names (实小 for 实验小学).
    /// </summary>
    public static bool Answers(School school, string asked) =>
        school.Code.Value.Contains(asked, StringComparison.OrdinalIgnoreCase)
        || school.Names.Any(n => n.Name.Contains(asked, StringComparison.OrdinalIgnoreCase) || (asked.Length > 1 && IsShort(n.Name, asked)))
        || school.Campuses.Any(c => c.Contains(asked, StringComparison.OrdinalIgnoreCase));

    private static bool IsShort(string name, string asked)
    {
        var at = 0;
        foreach (var letter in name)
            if (at < asked.Length && letter == asked[at]) at++;
        return at == asked.Length;
    }
}

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
    /// The schools that are meant by what somebody typed: part of a code, of a name they have or had, or of a campus; where there are none,
    /// those of whose name it is a short form, some characters left out (实小 for 实验小学).
    /// </summary>
    public static IReadOnlyCollection<School> Find(IReadOnlyCollection<School> schools, string asked)
    {
        if (asked.Length == 0) return schools;
        var found = schools.Where(s => Holds(s, asked)).ToArray();
        return found.Length > 0 || asked.Length == 1 ? found : [.. schools.Where(s => s.Names.Any(n => IsShort(n.Name, asked)))];
    }

    private static bool Holds(School school, string asked) =>
        school.Names.Select(n => n.Name).Concat(school.Campuses).Append(school.Code.Value).Any(text => text.Contains(asked, StringComparison.OrdinalIgnoreCase));

    private static bool IsShort(string name, string asked)
    {
        var at = 0;
        foreach (var letter in name)
            if (at < asked.Length && letter == asked[at]) at++;
        return at == asked.Length;
    }
}

using System.Collections;

namespace DistrictUnion.Gateway.Telemetry;

/// <summary>
/// What spans and logs say of a request: the route's template, district, school and year of the address. Never the address itself nor its query,
/// which may hold an account's id or a name that somebody searched for.
/// </summary>
internal sealed class RequestPlace : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] values;

    private RequestPlace(string route, string? district, string? school, string? year)
    {
        (Route, District, School, Year) = (route, district, school, year);
        values = [.. new KeyValuePair<string, object?>[] { new("Route", route), new("District", district), new("School", school), new("Year", year) }.Where(v => v.Value is not null)];
    }

    /// <summary>The route's template: <c>/districts/{district}</c>; <c>-</c> where no route was found.</summary>
    public string Route { get; }

    public string? District { get; }

    public string? School { get; }

    public string? Year { get; }

    public int Count => values.Length;

    public KeyValuePair<string, object?> this[int index] => values[index];

    public static RequestPlace Of(Endpoint? endpoint, RouteValueDictionary? of)
    {
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText;
        return route is null || of is null ? new("-", null, null, null) : new(route.Length > 1 ? route.TrimEnd('/') : route, Code(of, "district"), Code(of, "school"), YearOf(of));
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)values).GetEnumerator();

    public override string ToString() => string.Join(' ', values.Select(v => v.Value));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A stranger may write anything into an address; what is no code is left out.</summary>
    private static string? Code(RouteValueDictionary of, string name) => of[name] is string text && Domain.Codes.IsCode(text) ? text : null;

    /// <summary>Of a year, or of a period that begins with one: 2026, 2026Q3, 2026H1, 2026-2027.</summary>
    private static string? YearOf(RouteValueDictionary of) =>
        (from name in (string[])["year", "quarter", "summary", "period"]
         let text = of[name] as string
         where text is { Length: >= 4 } && text[..4].All(char.IsAsciiDigit)
         select text[..4]).FirstOrDefault();
}

using System.Collections.Immutable;
using DistrictUnion.Domain.Log;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Log;

/// <summary>A page of the log.</summary>
/// <param name="Schools">Names of all schools, for the filter and the lines.</param>
/// <param name="People">Names of the accounts on the page, as far as they are known.</param>
public sealed record LogModel(
    string DistrictName, string TimeZone, string At, LogAsk Ask, LogPage Page, ImmutableDictionary<string, string> Schools, ImmutableDictionary<string, string> People)
{
    public string SchoolOf(LogLine line) => line.School is { } school ? Schools.GetValueOrDefault(school.Value, school.Value) : "";

    public string PersonOf(LogLine line) => People.GetValueOrDefault(line.Account, line.Account);

    public IEnumerable<Choice> SchoolChoices => Schools.OrderBy(s => s.Value, StringComparer.Ordinal).Select(s => new Choice(s.Key, s.Value)).Prepend(new("", LogTexts.AllSchools));
}

using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Progress;

/// <summary>The rows of the report's form.</summary>
internal static class ReportRows
{
    /// <summary>The occurrence of the row whose task bears this title.</summary>
    public static string Row(this FormPerson person, string title) =>
        person.Page.QuerySelectorAll("tr[data-row]").First(r => r.QuerySelector(".tt")!.TextContent == title).GetAttribute("data-row")!;

    /// <summary>The occurrences of all rows, in order.</summary>
    public static string[] Rows(this FormPerson person) => [.. person.Page.QuerySelectorAll("tr[data-row]").Select(r => r.GetAttribute("data-row")!)];
}

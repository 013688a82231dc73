using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http.Policies;

namespace DistrictUnion.Gateway.Pages.Frame;

/// <summary>An entry of the navigation.</summary>
/// <param name="BeginsPart">A line stands before it.</param>
internal sealed record NavigationItem(string Name, string Address, bool IsHere, bool BeginsPart);

/// <summary>The navigation of a post: of each part the pages that the policy table lets it open.</summary>
internal static class Navigation
{
    /// <param name="path">Where one is: the entry with the longest address that it begins with is the current one.</param>
    public static ImmutableArray<NavigationItem> Of(Actor actor, string path)
    {
        var parts = (actor.School is { } school ? OfSchool($"/districts/{actor.District}/schools/{school}") : OfDistrict($"/districts/{actor.District}"))
            .Select(part => part.Where(e => PolicyTable.Named(e.Route)?.Allows(actor) is true).ToArray())
            .Where(part => part.Length > 0).ToArray();
        var here = parts.SelectMany(p => p).Where(e => IsWithin(path, e.Address) || e.Parts.Any(part => $"{path}/".Contains(part, StringComparison.Ordinal))).MaxBy(e => e.Address.Length);
        return
        [
            .. parts.SelectMany((part, number) => part.Select((entry, place) =>
                new NavigationItem(entry.Name, entry.Address, ReferenceEquals(entry, here), number > 0 && place == 0))),
        ];
    }

    private static Entry[][] OfSchool(string at) =>
    [
        [
            new("page.school-home", Texts.NavHome, at),
            new("page.plans", Texts.NavPlans, $"{at}/plans"),
            new("page.reports", Texts.NavReports, $"{at}/quarters"),
            new("page.ledgers-now", LedgerTexts.Ledgers, $"{at}/ledgers", "/ledgers/"),
            new("page.summaries", SummaryTexts.Title, $"{at}/summaries"),
            new("page.matters", MatterTexts.Title, $"{at}/matters"),
            new("page.school-inspections", InspectionTexts.Rounds, $"{at}/inspections"),
        ],
        [
            new("page.prints", Texts.NavPrints, $"{at}/prints"),
            new("page.exports", Texts.NavExports, $"{at}/exports"),
            new("page.school-accounts", Texts.NavSchoolAccounts, $"{at}/accounts"),
        ],
    ];

    private static Entry[][] OfDistrict(string at) =>
    [
        [
            new("page.matrix", Texts.NavMatrix, $"{at}/matrix"),
            new("page.review", Texts.NavReview, $"{at}/review"),
            new("page.comparison", Texts.Comparison, $"{at}/comparison"),
            new("page.ledger-coverage-now", LedgerTexts.Ledgers, $"{at}/ledgers", "/ledgers/"),
            new("page.district-summaries", SummaryTexts.Title, $"{at}/summaries", "/summaries/"),
            new("page.district-matters", MatterTexts.Title, $"{at}/matters", "/matters/"),
            new("page.inspections", InspectionTexts.Rounds, $"{at}/inspections", "/inspections/", "/rubrics/", "/rubric-import/"),
            new("page.inspector-home", Texts.NavInspection, $"{at}/inspection"),
            new("page.log", Texts.NavLog, $"{at}/log"),
        ],
        [
            new("page.schools", Texts.NavSchools, $"{at}/schools"),
            new("page.rounds", Texts.NavRounds, $"{at}/rounds"),
            new("page.district-tasks", Texts.NavDistrictTasks, $"{at}/district-tasks"),
            new("page.district-exports", Texts.NavExports, $"{at}/exports"),
            new("page.settings", Texts.NavSettings, $"{at}/settings"),
            new("page.accounts", Texts.NavAccounts, $"{at}/accounts"),
        ],
    ];

    private static bool IsWithin(string path, string address) =>
        path.StartsWith(address, StringComparison.Ordinal) && (path.Length == address.Length || path[address.Length] == '/');

    /// <param name="Parts">Pages whose address holds one of these are the entry's, too.</param>
    private sealed record Entry(string Route, string Name, string Address, params string[] Parts);
}

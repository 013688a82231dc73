using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using Microsoft.AspNetCore.WebUtilities;

namespace DistrictUnion.Gateway.Pages.Review;

/// <summary>What of the queue was asked for; every filter is part of the address, also of an opened report.</summary>
/// <param name="Flagged">True: only with something worth a look, false: only without; null: both.</param>
/// <param name="Page">Of the reports, from 1.</param>
public sealed record ReviewAsk(DistrictCode District, Quarter? Quarter, GroupCode? Group, bool? Flagged, int Page = 1)
{
    /// <summary>Reports on a page, and so the most that are ticked at once.</summary>
    public const int PageSize = 50;

    private const int MaxPage = 1_000;

    public static ReviewAsk Of(DistrictCode district, IQueryCollection query) => new(
        district,
        Domain.Quarter.TryParse(query["quarter"], out var quarter) ? quarter : null,
        Codes.TryParse<GroupCode>(query["group"], out var group) ? group : null,
        query["flags"].ToString() switch { "yes" => true, "no" => false, _ => null },
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= MaxPage ? page : 1);

    public string Address => With($"/districts/{District}/review");

    public string AcceptManyAddress => With($"/districts/{District}/review/accept");

    /// <param name="items">What was ticked.</param>
    public string ResultAddress(string items) => QueryHelpers.AddQueryString(With($"/districts/{District}/review/result"), "items", items);

    public bool Shows(WaitingReport report) =>
        (Quarter is not { } quarter || report.Quarter == quarter)
        && (Group is not { } group || report.School.Group == group)
        && (Flagged is not { } flagged || !report.Flags.IsEmpty == flagged);

    public bool Shows(WaitingPlan plan) => Quarter is null && Flagged is null && (Group is not { } group || plan.School.Group == group);

    public string AddressOf(WaitingReport report) => AddressOf(report.School.School, report.Quarter);

    public string AddressOf(SchoolCode school, Quarter quarter) => With($"/districts/{District}/review/{school}/quarters/{quarter}");

    public string ActAddress(SchoolCode school, Quarter quarter, string act) => With($"/districts/{District}/review/{school}/quarters/{quarter}/{act}");

    private string With(string path) => QueryHelpers.AddQueryString(
        path,
        new Dictionary<string, string?>
        {
            ["quarter"] = Quarter?.ToString(),
            ["group"] = Group?.Value,
            ["flags"] = Flagged switch { true => "yes", false => "no", null => null },
            ["page"] = Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture),
        });
}

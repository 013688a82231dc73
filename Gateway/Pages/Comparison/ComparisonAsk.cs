using DistrictUnion.Domain;
using DistrictUnion.Domain.Progress;
using Microsoft.AspNetCore.WebUtilities;

namespace DistrictUnion.Gateway.Pages.Comparison;

/// <summary>Which rate the heat table shows.</summary>
public enum Shown
{
    /// <summary>完成率.</summary>
    Completion,

    /// <summary>全年进度.</summary>
    Year,
}

/// <summary>The order of the schools.</summary>
public enum Ordering
{
    LowFirst,
    HighFirst,

    /// <summary>By group and name, as on the sheets.</summary>
    AsListed,
}

/// <summary>What the comparison page was asked for; every filter is part of the address.</summary>
/// <param name="ShowsRank">The rank within the group as a column: nothing is ranked unless somebody asks.</param>
public sealed record ComparisonAsk(
    DistrictCode District, Quarter Quarter, Basis Basis, GroupCode? Group, AreaCode? Area, Shown Shown, Ordering Order, bool ShowsRank)
{
    /// <summary>Reads the filters of an address. What is absent or not understood is as usual: 上报数, all groups, 完成率, lowest first.</summary>
    public static ComparisonAsk Of(DistrictCode district, Quarter quarter, IQueryCollection query) => new(
        district,
        quarter,
        query["basis"] == "accepted" ? Basis.Accepted : Basis.Reported,
        Codes.TryParse<GroupCode>(query["group"], out var group) ? group : null,
        Codes.TryParse<AreaCode>(query["area"], out var area) ? area : null,
        query["show"] == "year" ? Shown.Year : Shown.Completion,
        query["sort"].ToString() switch { "high" => Ordering.HighFirst, "listed" => Ordering.AsListed, _ => Ordering.LowFirst },
        query["rank"] == "yes");

    public string BasisName => Basis is Basis.Accepted ? "accepted" : "reported";

    /// <summary>Where this page is.</summary>
    public string Address => With($"/districts/{District}/comparison/{Quarter}", all: true);

    /// <summary>A school's lines behind a number, on the same basis.</summary>
    public string SchoolAddress(SchoolCode school, AreaCode? area = null) =>
        With($"/districts/{District}/schools/{school}/quarters/{Quarter}", all: false, area ?? Area);

    /// <summary>The district workbook of the same quarter, basis, group and area.</summary>
    public string WorkbookAddress => With($"/districts/{District}/comparison/{Quarter}/workbook", all: false, Area, Group);

    /// <summary>The letter (通报) of the same quarter and basis, over all groups and areas.</summary>
    public string LetterAddress => With($"/districts/{District}/comparison/{Quarter}/letter", all: false);

    private string With(string path, bool all, AreaCode? area = null, GroupCode? group = null) => QueryHelpers.AddQueryString(
        path,
        new Dictionary<string, string?>
        {
            ["basis"] = BasisName,
            ["group"] = (all ? Group : group)?.Value,
            ["area"] = (all ? Area : area)?.Value,
            ["show"] = all && Shown is Shown.Year ? "year" : null,
            ["sort"] = all ? Order switch { Ordering.HighFirst => "high", Ordering.AsListed => "listed", _ => null } : null,
            ["rank"] = all && ShowsRank ? "yes" : null,
        });
}

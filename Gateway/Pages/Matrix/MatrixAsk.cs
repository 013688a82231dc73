using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using Microsoft.AspNetCore.WebUtilities;

namespace DistrictUnion.Gateway.Pages.Matrix;

/// <summary>What 报送情况 was asked for; every filter is part of the address.</summary>
/// <param name="Page">From 1; 0: all rows on one page, for printing.</param>
public sealed record MatrixAsk(DistrictCode District, Quarter Quarter, Basis Basis, GroupCode? Group, MatrixFilter Filter, int Page)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 200;

    private const int MaxPage = 1_000;

    /// <summary>Reads the filters of an address. What is absent or not understood is as usual: 上报数, all groups, all states, first page.</summary>
    public static MatrixAsk Of(DistrictCode district, Quarter quarter, IQueryCollection query) => new(
        district,
        quarter,
        query["basis"] == "accepted" ? Basis.Accepted : Basis.Reported,
        Codes.TryParse<GroupCode>(query["group"], out var group) ? group : null,
        new(Named<WorkState>(query["state"]), Named<Light>(query["light"]), query["only"] == "yes"),
        query["page"] == "all" ? 0 : int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= MaxPage ? page : 1);

    public string BasisName => Basis is Basis.Accepted ? "accepted" : "reported";

    public string Address => With($"/districts/{District}/matrix");

    /// <summary>The workbook of the same quarter and filters.</summary>
    public string WorkbookAddress => With($"/districts/{District}/matrix/workbook");

    /// <summary>Where a form of this page is sent; its answer comes back to the same filters.</summary>
    public string ActAddress(string act) => With($"/districts/{District}/matrix/{act}");

    /// <summary>The question to the comparison: the quarters of the year up to the asked one.</summary>
    public ComparisonQuery Query => new(new(Quarter.Year, 1), Quarter, Basis, Group);

    public string SchoolAddress(SchoolCode school, Quarter quarter) =>
        QueryHelpers.AddQueryString($"/districts/{District}/schools/{school}/quarters/{quarter}", "basis", BasisName);

    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static TEnum? Named<TEnum>(string? text)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Cast<TEnum?>().FirstOrDefault(value => NameOf(value!.Value) == text);

    private string With(string path) => QueryHelpers.AddQueryString(
        path,
        new Dictionary<string, string?>
        {
            ["quarter"] = Quarter.ToString(),
            ["basis"] = Basis is Basis.Accepted ? BasisName : null,
            ["group"] = Group?.Value,
            ["state"] = Filter.State is { } state ? NameOf(state) : null,
            ["light"] = Filter.Light is { } light ? NameOf(light) : null,
            ["only"] = Filter.OnlyNotOnTime ? "yes" : null,
            ["page"] = Page == 1 ? null : Page == 0 ? "all" : Page.ToString(CultureInfo.InvariantCulture),
        });
}

using System.Globalization;

namespace DistrictUnion.Reports.Sheets;

/// <summary>Marks from 0 to the most in steps: what a cell takes, and what it says to who types something else.</summary>
/// <param name="Most">Full marks, above zero.</param>
/// <param name="Step">Above zero.</param>
public sealed record MarkRule(decimal Most, decimal Step)
{
    /// <summary>Excel takes no longer list into a cell's rule.</summary>
    const int MostListed = 255;

    public const string Title = "分数";

    public string Words => string.Create(CultureInfo.InvariantCulture, $"填 0 到 {Most:0.##} 分，{Step:0.##} 分的整倍数。");

    /// <summary>All marks, to choose from; null where there are too many: then only the bounds hold.</summary>
    public string? List
    {
        get
        {
            var marks = new List<string>();
            for (var mark = 0m; mark <= Most; mark += Step) marks.Add(mark.ToString("0.##", CultureInfo.InvariantCulture));
            var list = string.Join(',', marks);
            return list.Length <= MostListed ? list : null;
        }
    }
}

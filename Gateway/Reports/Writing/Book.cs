using System.Collections.Immutable;
using DistrictUnion.Reports.Layout;

namespace DistrictUnion.Reports.Writing;

/// <summary>What both writers are given; the links lead from the name that a shaper gave a sheet to the name on its tab.</summary>
internal sealed record Book(WorkbookData Data, ImmutableArray<SheetLayout> Sheets, IReadOnlyDictionary<string, string> Links)
{
    /// <summary>Address that a link opens; null when the workbook has no such sheet.</summary>
    public string? Address(string sheet) => Links.TryGetValue(sheet, out var name) ? $"{Quoted(name)}!A1" : null;

    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Text at the foot of every page; "&amp;" begins a code there and is doubled.</summary>
    public string FooterLeft => (Data.Mark is null ? Data.Author : $"{Data.Author}　{Data.Mark}").Replace("&", "&&", StringComparison.Ordinal);

    public string FooterRight => $"{Data.MadeAt.Year}年{Data.MadeAt.Month}月{Data.MadeAt.Day}日";
}

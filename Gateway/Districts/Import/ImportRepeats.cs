namespace DistrictUnion.Gateway.Districts.Import;

/// <summary>Schools that stand in a list twice.</summary>
internal static class ImportRepeats
{
    public static IEnumerable<ImportRow> Mark(IReadOnlyList<ImportRow> rows)
    {
        var codes = rows.Where(r => r.Code.Length > 0).ToLookup(r => r.Code);
        var names = rows.Where(r => r.Name.Length > 0).ToLookup(r => r.Name);
        foreach (var row in rows)
        {
            if (row.Code.Length > 0 && codes[row.Code].First() is var first && first != row)
                yield return Wrong(row, SchoolTable.Code, "school.duplicate", $"编号 {row.Code} 与{At(first)}重复。");
            else if (row.Name.Length > 0 && names[row.Name].First() is var same && same != row)
                yield return Wrong(row, SchoolTable.Name, "school.duplicate-name", $"“{row.Name}”与{At(same)}重复。");
            else yield return row;
        }
    }

    internal static ImportRow Wrong(ImportRow row, string column, string code, string text) =>
        row with { Kind = ImportKind.Wrong, School = null, Change = null, Changes = [], Flaws = row.Flaws.Add(row.Row.Flaw(code, text, column)) };

    private static string At(ImportRow row) => $"“{row.Row.Sheet.Name}”第 {row.Row.Number} 行";
}

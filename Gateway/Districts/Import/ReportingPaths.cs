using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Districts.Import;

/// <summary>Finds the schools through which others of a list report, by code or by name.</summary>
internal static class ReportingPaths
{
    public static IEnumerable<ImportRow> Resolve(IEnumerable<ImportRow> rows, IReadOnlyDictionary<string, School> known)
    {
        var list = rows.ToArray();
        var good = list.Where(r => r.Kind is not ImportKind.Wrong).ToArray();
        var codes = good.ToDictionary(r => r.Code);
        var names = good.ToDictionary(r => r.Name, r => r.Code);
        foreach (var school in known.Values.Where(s => s.Closes is null)) names.TryAdd(school.Name, school.Code.Value);
        string? HeadOf(ImportRow row) => row.Row.Text(SchoolTable.Through) is not { } text || IsItself(text) ? null
            : codes.ContainsKey(text) || known.ContainsKey(text) ? text
            : names.GetValueOrDefault(text);
        bool ReportsForItself(string code) =>
            codes.TryGetValue(code, out var row) && row.Row.Text(SchoolTable.Through) is { } through ? IsItself(through)
            : !known.TryGetValue(code, out var school) || school.ReportsThrough is null;

        foreach (var row in list)
        {
            if (row.Kind is ImportKind.Wrong || row.Row.Text(SchoolTable.Through) is not { } through)
            {
                yield return row;
                continue;
            }

            var now = known.GetValueOrDefault(row.Code)?.ReportsThrough;
            var head = HeadOf(row);
            if (IsItself(through)) yield return now is null ? row : With(row, new(""), "改为自己填报");
            else if (head is null) yield return ImportRepeats.Wrong(row, SchoolTable.Through, "school.unknown", $"没有“{through}”这所牵头学校（编号或名称要与名单里的一致）。");
            else if (head == row.Code || !ReportsForItself(head))
                yield return ImportRepeats.Wrong(row, SchoolTable.Through, "school.path-circular", $"“{through}”要自己填报，才能替别的学校填报。");
            else yield return now?.Value == head ? row : With(row, new(head), $"通过“{codes.GetValueOrDefault(head)?.Name ?? known[head].Name}”填报");
        }
    }

    private static bool IsItself(string text) => text is SchoolTable.Itself or "自己" or "独立" or "无" or "否" or "—" or "-" or "/";

    private static ImportRow With(ImportRow row, SchoolCode through, string words) => row with
    {
        Kind = row.Kind is ImportKind.Unchanged ? ImportKind.Changed : row.Kind,
        Change = (row.Change ?? new SchoolChange(new(row.Code), default)) with { Through = through },
        Changes = row.Changes.Add(words),
    };
}

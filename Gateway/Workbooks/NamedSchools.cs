using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Workbooks;

/// <summary>Schools as people name them in a row: by name, or by code where several have one name.</summary>
internal static class NamedSchools
{
    /// <returns>Null: none of the schools, or several.</returns>
    public static School? Find(IEnumerable<School> schools, string? typed) =>
        typed is not null && schools.Where(s => TableColumn.Bare(s.Name) == TableColumn.Bare(typed) || s.Code.Value == typed.Trim()).Take(2).ToArray() is [var one] ? one : null;

    /// <summary>Why a row names none: …-missing, …-twice, …-unknown.</summary>
    /// <param name="code">Beginning of the codes.</param>
    /// <param name="unknown">What is said of a name that no school has.</param>
    public static TableFlaw Flaw(TableRow row, string key, IReadOnlyCollection<School> schools, string code, string unknown) =>
        row.Text(key) is not { } typed ? row.Flaw($"{code}-missing", "没有写是哪所学校的。", key)
        : schools.Count(s => TableColumn.Bare(s.Name) == TableColumn.Bare(typed)) > 1 ? row.Flaw($"{code}-twice", $"有几所学校叫“{typed}”，请改写学校的编号。", key)
        : row.Flaw($"{code}-unknown", unknown, key);
}

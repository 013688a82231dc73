using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Workbooks;

/// <summary>Schools as people name them in a row: by name, or by code where several have one name.</summary>
internal sealed class NamedSchools(ImmutableArray<School> schools)
{
    private readonly ILookup<string, School> byName = schools.ToLookup(s => TableColumn.Bare(s.Name));
    private readonly Dictionary<string, School> byCode = schools.ToDictionary(s => s.Code.Value);

    /// <returns>Null: none of the schools, or several.</returns>
    public School? Find(string? typed) =>
        typed is null ? null
        : byCode.GetValueOrDefault(typed.Trim()) is { } coded ? coded
        : byName[TableColumn.Bare(typed)].Take(2).ToArray() is [var one] ? one
        : null;

    /// <summary>Why a row names none: …-missing, …-twice, …-unknown.</summary>
    /// <param name="code">Beginning of the codes.</param>
    /// <param name="unknown">What is said of a name that no school has.</param>
    public TableFlaw Flaw(TableRow row, string key, string code, string unknown) =>
        row.Text(key) is not { } typed ? row.Flaw($"{code}-missing", "没有写是哪所学校的。", key)
        : byName[TableColumn.Bare(typed)].Count() > 1 ? row.Flaw($"{code}-twice", $"有几所学校叫“{typed}”，请改写学校的编号。", key)
        : row.Flaw($"{code}-unknown", unknown, key);
}

using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Workbooks;

/// <summary>Finds the rows of a template again by the id that stands in them.</summary>
/// <param name="column">Key of the column with the ids.</param>
/// <param name="code">Beginning of the codes: …-unknown, …-twice.</param>
/// <param name="name">What an id is called: 条目编号.</param>
/// <param name="otherwise">What to do with a row that is new.</param>
internal sealed class TemplateRows(ImmutableDictionary<string, RememberedRow> remembered, string column, string code, string name, string otherwise)
{
    private readonly Dictionary<string, TableRow> seen = [];

    /// <returns>Nothing: no id stands in the row. A flaw: none of the template, or one that an earlier row had.</returns>
    public (string? Id, RememberedRow? Before, TableFlaw? Flaw) Find(TableRow row)
    {
        if (row.Text(column) is not { } typed) return default;
        var id = typed.FormKC().Trim();
        if (!remembered.TryGetValue(id, out var before)) return (null, null, row.Flaw($"{code}-unknown", $"“{typed}”不是这份模板里的{name}；{otherwise}", column));
        return seen.TryAdd(id, row)
            ? (id, before, null)
            : (id, null, row.Flaw($"{code}-twice", $"{name} {id} 在第 {seen[id].Number} 行已经有了；{otherwise}", column));
    }
}

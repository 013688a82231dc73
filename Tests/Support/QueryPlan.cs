using System.Globalization;
using System.Text.Json;

namespace DistrictUnion.Tests.Support;

/// <summary>How PostgreSQL ran a statement: the tree of its nodes, with what each did in fact.</summary>
/// <param name="Sql">As the program sent it.</param>
internal sealed record QueryPlan(string Sql, PlanNode Top)
{
    /// <summary>Pages (8 KB) that were touched, in the cache or not.</summary>
    public long Pages => Top.Pages;

    public IEnumerable<PlanNode> Nodes => Top.All;

    /// <param name="json">What auto_explain writes.</param>
    public static QueryPlan Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement.GetProperty("Query Text").GetString()!, PlanNode.Of(document.RootElement.GetProperty("Plan")));
    }

    /// <summary>The tree, a line a node.</summary>
    public override string ToString() => $"{Sql}\n{Top.Tell(0)}";
}

/// <summary>A node of a plan.</summary>
/// <param name="Relation">The table that it reads; null: none.</param>
/// <param name="Rows">That it gave, over all its loops.</param>
/// <param name="Removed">That it read and threw away, over all its loops.</param>
/// <param name="Pages">That it and those below it touched.</param>
internal sealed record PlanNode(string Kind, string? Relation, string? Index, long Rows, long Loops, long Removed, long Pages, IReadOnlyList<PlanNode> Below)
{
    /// <summary>It reads the whole table.</summary>
    public bool IsSequential => Kind is "Seq Scan";

    public IEnumerable<PlanNode> All => Below.SelectMany(node => node.All).Prepend(this);

    public static PlanNode Of(JsonElement node)
    {
        var loops = Number(node, "Actual Loops");
        return new(
            node.GetProperty("Node Type").GetString()!,
            Text(node, "Relation Name"),
            Text(node, "Index Name"),
            Number(node, "Actual Rows") * loops,
            loops,
            (Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck") + Number(node, "Rows Removed by Join Filter")) * loops,
            Number(node, "Shared Hit Blocks") + Number(node, "Shared Read Blocks"),
            node.TryGetProperty("Plans", out var plans) ? [.. plans.EnumerateArray().Select(Of)] : []);
    }

    public string Tell(int depth) => string.Create(
        CultureInfo.InvariantCulture,
        $"{new string(' ', 2 * depth)}{Kind}{(Relation is null ? "" : $" on {Relation}")}{(Index is null ? "" : $" by {Index}")}: {Rows} rows, {Removed} removed, {Pages} pages, {Loops} loops\n")
        + string.Concat(Below.Select(node => node.Tell(depth + 1)));

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static long Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? (long)value.GetDouble() : 0;
}

namespace DistrictUnion.Tests.Support;

/// <summary>
/// What the server wrote about the statements of one database since it was asked last: <c>auto_explain</c> writes each plan as it was run,
/// also one that the server keeps for a prepared statement, before the answer is complete.
/// </summary>
internal sealed class PlanLog(string path, string database)
{
    private long read = new FileInfo(path).Length;

    /// <summary>The plans since the last time, in the order in which they ended.</summary>
    public IReadOnlyList<QueryPlan> Take()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(read, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        read = file.Position;

        // The lines of an entry after its first begin with a tabulator.
        return [.. text.Replace("\n\t", "\n ").Split('\n' + database + ':').Select(PlanOf).OfType<QueryPlan>()];
    }

    private static QueryPlan? PlanOf(string entry)
    {
        var (begin, end) = (entry.IndexOf('{', StringComparison.Ordinal), entry.LastIndexOf("\n }", StringComparison.Ordinal));
        return entry.Contains(" plan:\n", StringComparison.Ordinal) ? QueryPlan.Parse(entry[begin..(end + 3)]) : null;
    }
}

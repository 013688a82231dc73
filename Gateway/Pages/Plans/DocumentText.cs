using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Pages.Plans;

public enum PartKind
{
    /// <summary>No task came from it.</summary>
    Nothing,

    /// <summary>仅作表述.</summary>
    Statement,

    Task,

    /// <summary>Something is asked about its task.</summary>
    Asked,
}

/// <summary>A stretch of a line that is drawn in one way.</summary>
/// <param name="Ends">Tasks whose sentence ends with this stretch: their numbers stand here.</param>
public sealed record DocumentPart(string Text, PartKind Kind, ImmutableArray<TaskId> Ends);

/// <param name="IsHeading">Heading of a section.</param>
public sealed record DocumentLine(bool IsHeading, ImmutableArray<DocumentPart> Parts);

/// <summary>A sentence that became nothing.</summary>
/// <param name="Place">What an address names it by: offset and length in the document as received.</param>
public sealed record UnusedSentence(string Text, string Place);

/// <summary>The document beside the tasks: its lines, cut where sentences of tasks begin and end.</summary>
public sealed class DocumentText
{
    private const int LeastSentence = 6;
    private readonly DraftDocument document;
    private readonly List<(int From, int To, PartKind Kind, TaskId Task)> marks = [];

    private DocumentText(DraftDocument document, DraftNotes notes, IEnumerable<PlanTask> tasks)
    {
        this.document = document;
        var asked = notes.Questions.Select(q => q.Task).OfType<TaskId>().ToHashSet();
        Mark(tasks, task => asked.Contains(task.Id) ? PartKind.Asked : PartKind.Task);
        Mark(notes.SetAside, _ => PartKind.Statement);
        Lines = [.. Draw()];
        Unused = [.. Unmarked()];
    }

    public ImmutableArray<DocumentLine> Lines { get; }

    public ImmutableArray<UnusedSentence> Unused { get; }

    /// <summary>How many stretches became something: tasks, asked tasks, statements.</summary>
    public int Count(PartKind kind) => marks.Where(m => m.Kind == kind).Select(m => (m.From, m.To)).Distinct().Count();

    /// <summary>The document as it is drawn; null when none is kept.</summary>
    public static DocumentText? Of(DraftNotes notes, IEnumerable<PlanTask> tasks) =>
        notes.Document is { Text: not null } document ? new(document, notes, tasks) : null;

    /// <summary>The sentence that an address names (offset-length), or null.</summary>
    public static SourceSpan? Sentence(DraftDocument? document, string place)
    {
        if (document is not { Text: { } text } || place.Split('-') is not [var at, var size]) return null;
        if (!int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var start) || !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length)) return null;
        var from = (long)start - document.Start;
        return from >= 0 && length is > 0 and <= PlanTask.MaxTitle && from + length <= text.Length ? new(start, length, text.Substring((int)from, length)) : null;
    }

    /// <summary>Only sources that stand in this very text: a task may come from another document.</summary>
    private void Mark(IEnumerable<PlanTask> tasks, Func<PlanTask, PartKind> kind)
    {
        foreach (var task in tasks)
        {
            if (task.Source is not { Length: > 0 } source) continue;
            var from = source.Start - document.Start;
            if (from < 0 || from + source.Length > document.Text!.Length) continue;
            if (!document.Text.AsSpan(from, source.Length).SequenceEqual(source.Sentence)) continue;
            marks.Add((from, from + source.Length, kind(task), task.Id));
        }
    }

    private IEnumerable<DocumentLine> Draw()
    {
        var text = document.Text!;
        var cuts = marks.SelectMany(m => new[] { m.From, m.To }).Distinct().Order().ToArray();
        var headings = document.Headings.ToHashSet();
        foreach (var (start, end) in LinesOf(text))
        {
            if (text.AsSpan(start, end - start).IsWhiteSpace()) continue;
            int[] within = [start, .. cuts.Where(c => c > start && c < end), end];
            yield return new(
                headings.Contains(start + document.Start),
                [.. within.Zip(within.Skip(1), (from, to) => new DocumentPart(text[from..to], KindOf(from, to), [.. marks.Where(m => m.To == to && m.Kind is not PartKind.Statement).Select(m => m.Task)]))]);
        }
    }

    private IEnumerable<UnusedSentence> Unmarked()
    {
        var text = document.Text!;
        var headings = document.Headings.ToHashSet();
        foreach (var (start, end) in LinesOf(text).Skip(1))
        {
            if (headings.Contains(start + document.Start)) continue;
            var from = start;
            for (var at = start; at < end; at++)
            {
                if (at + 1 < end && !"。；！".Contains(text[at], StringComparison.Ordinal)) continue;
                if (at + 1 - from >= LeastSentence && KindOf(from, at + 1) is PartKind.Nothing && !marks.Exists(m => m.From < at + 1 && m.To > from))
                    yield return new(text[from..(at + 1)].Trim(), string.Create(CultureInfo.InvariantCulture, $"{from + document.Start}-{at + 1 - from}"));
                from = at + 1;
            }
        }
    }

    private static IEnumerable<(int Start, int End)> LinesOf(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            yield return (start, end);
            start = end + 1;
        }
    }

    private PartKind KindOf(int from, int to) =>
        marks.Where(m => m.From <= from && m.To >= to).Select(m => m.Kind).DefaultIfEmpty().Max();
}

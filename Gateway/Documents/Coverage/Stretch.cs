using System.Text;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Coverage;

/// <summary>A stretch of a plan, simplified and without spaces, that knows where its characters stand in the text as received.</summary>
internal sealed class Stretch
{
    private readonly MappedText _mapped;
    private readonly int[] _places;
    private readonly int? _start;

    private Stretch(MappedText mapped, string text, int[] places, int? start)
    {
        (_mapped, Text, _places, _start) = (mapped, text, places, start);
    }

    /// <summary>Lines stay apart by line feeds, all other white space is gone.</summary>
    public string Text { get; }

    /// <param name="received">As received.</param>
    /// <param name="start">Its offset there; null when it does not come from a document.</param>
    public static Stretch Of(string received, int? start)
    {
        var mapped = Normaliser.Normalise(received);
        var text = new StringBuilder(mapped.Text.Length);
        var places = new List<int>(mapped.Text.Length);
        for (var i = 0; i < mapped.Text.Length; i++)
        {
            var isBreak = mapped.Text[i] is '\n' or '\v';
            if (!isBreak && char.IsWhiteSpace(mapped.Text[i])) continue;
            text.Append(isBreak ? '\n' : mapped.Text[i]);
            places.Add(i);
        }

        return new(mapped, text.ToString(), [.. places], start);
    }

    /// <summary>The place of a part in the text as received, or null.</summary>
    public SourceSpan? SpanOf(int from, int to)
    {
        if (_start is not { } start || from >= to) return null;
        var local = _mapped.ToSource(_places[from], _places[to - 1] + 1 - _places[from]);
        return local with { Start = start + local.Start };
    }
}

using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Sections;

/// <summary>A numbered line with what stands below it.</summary>
/// <param name="Mark">Its numbering; none for the root and for headings without a number.</param>
/// <param name="Text">The line behind the mark.</param>
internal sealed record Node(Mark Mark, Piece Text)
{
    public List<Node> Children { get; } = [];

    /// <summary>Unnumbered lines directly below it, before or between its children.</summary>
    public List<Piece> Paragraphs { get; } = [];

    /// <summary>A line without a number that heads a list.</summary>
    public bool IsPlainHeading { get; init; }

    /// <summary>The heading: up to the first 。 or ：, or the whole line.</summary>
    public Piece Heading => Text.Cut(0, HeadingEnd);

    /// <summary>What stands in the same line behind the heading.</summary>
    public Piece Rest => HeadingEnd < Text.Text.Length ? Text.From(HeadingEnd + 1) : default;

    private int HeadingEnd
    {
        get
        {
            var depth = 0;
            for (var i = 0; i < Text.Text.Length; i++)
            {
                var c = Text.Text[i];
                if (c is '“' or '《' or '（' or '(') depth++;
                else if (c is '”' or '》' or '）' or ')') depth--;
                else if (depth <= 0 && c is '。' or '：' or ':' or '！' or '？') return i;
            }

            return Text.Text.Length;
        }
    }
}

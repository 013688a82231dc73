using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;

namespace DistrictUnion.Documents.Sections;

/// <summary>Work areas and their measures from the outline of a plan.</summary>
internal static class SectionFinder
{
    /// <summary>An item with a list of its own is a measure too if it says more than a heading; that is longer than this, or two sentences.</summary>
    private const int LongHeading = 40;
    private const int SubHeading = 40;
    private const int ShortHeading = 20;
    private const int LeastRunIn = 3;

    public static List<Section> Find(Node root)
    {
        var sections = new List<Section>();
        Collect(root, sections, isTop: true);
        return sections;
    }

    private static void Collect(Node parent, List<Section> sections, bool isTop)
    {
        if (isTop && IsOneList(parent))
        {
            sections.Add(new Section(null, default, [.. Leaves(parent)]));
            return;
        }

        var hasHeadings = parent.Children.Exists(node => node.Children.Count > 0);
        foreach (var node in parent.Children)
        {
            // A bulleted sentence between headings that have lists is an introduction.
            if (hasHeadings && node is { Mark.Kind: MarkKind.Bullet, Children.Count: 0, Paragraphs.Count: 0 }) continue;
            var hasSubAreas = HasSubAreas(node) || HasRunInAreas(node);
            var hasContent = node.Children.Count > 0 || node.Paragraphs.Count > 0 || !node.Rest.IsEmpty;
            switch (HeadingWords.KindOf(node.Heading.Tight.Trim('【', '】'), hasSubAreas, hasContent))
            {
                case HeadingKind.Container when hasSubAreas:
                    Collect(node, sections, isTop: false);
                    break;
                case HeadingKind.Container when !hasContent:
                    break;
                case HeadingKind.Area or HeadingKind.Container:
                    sections.Add(new Section(node.Mark.Printed, node.Heading, [.. MeasuresOf(node)]));
                    break;
            }
        }
    }

    /// <summary>本部：老校有新意 above a list: behind the colon stands no prose, but the rest of the heading.</summary>
    private static bool IsHeadingToTheEnd(Node node) =>
        node.Children.Count > 0 && node.Rest is { IsEmpty: false, Text: var rest } && rest.Length <= ShortHeading && !rest.AsSpan().ContainsAny("。；：:".AsSpan());

    /// <summary>A plan of nothing but one list of sentences has one work area without a heading.</summary>
    private static bool IsOneList(Node root) =>
        root.Children.Count > 0 && root.Children.TrueForAll(node => node.Children.Count == 0 && !node.IsPlainHeading && node.Paragraphs.Count == 0
            && node.Mark.Kind is MarkKind.Arabic or MarkKind.ArabicParen or MarkKind.Circled or MarkKind.Bullet)
        && root.Children.Count(node => !node.Rest.IsEmpty && node.Heading.Text.Length <= SubHeading) * 2 <= root.Children.Count;

    private static bool HasSubAreas(Node node) =>
        node.Children.Exists(child => child.Children.Count > 0) || node.Children.Count >= 2 && node.Children.Count(IsHeadedProse) * 2 > node.Children.Count;

    /// <summary>（一）抓阵地。按照…（二）抓匠心。推荐…: every item is a short heading with its text in the same line.</summary>
    private static bool HasRunInAreas(Node node) =>
        node.Children.Count >= LeastRunIn && node.Children.TrueForAll(child => child.Mark.Kind == MarkKind.ChineseParen && child.Heading.Text.Length <= ShortHeading && child.Rest.Text is { Length: > ShortHeading });

    /// <summary>A short heading of its own with prose below it.</summary>
    private static bool IsHeadedProse(Node node) =>
        node.Paragraphs.Count > 0 && node.Mark.Kind == MarkKind.Arabic && node.Text.Text.Length <= ShortHeading && node.Text.Text is [.., not ('。' or '；')]
        || node.Paragraphs.Count > 0 && node.Text.Text.Length <= SubHeading && node.Mark.Kind is MarkKind.ChineseParen or MarkKind.ChineseComma or MarkKind.Chapter or MarkKind.Named or MarkKind.Dotted or MarkKind.None;

    private static IEnumerable<Measure> MeasuresOf(Node section)
    {
        if (section.Children.Count > 0) return Leaves(section);
        var prose = section.Paragraphs.Where(paragraph => !PlanEnd.IsNote(paragraph.Text)).Select(paragraph => new Measure(paragraph, paragraph.End));
        return section.Rest is { IsEmpty: false } rest ? prose.Prepend(new Measure(rest, rest.End)) : prose;
    }

    private static IEnumerable<Measure> Leaves(Node parent)
    {
        foreach (var node in parent.Children)
        {
            var isMeasure = node.Children.Count == 0 ? !node.IsPlainHeading : HasOwnProse(node);
            if (isMeasure && First(node) is { IsEmpty: false } first) yield return new Measure(first, EndOf(node));
            foreach (var leaf in Leaves(node)) yield return leaf;
            if (node.IsPlainHeading && node.Children.Count == 0)
                foreach (var paragraph in node.Paragraphs) yield return new Measure(paragraph, paragraph.End);
        }
    }

    private static Piece First(Node node) => !node.Text.IsEmpty ? node.Text : node.Paragraphs.Count > 0 ? node.Paragraphs[0] : default;

    private static int EndOf(Node node) => node.Children.Count > 0 || node.Paragraphs.Count == 0 ? node.Text.End : Math.Max(node.Text.End, node.Paragraphs[^1].End);

    private static bool HasOwnProse(Node node) => node.Paragraphs.Count > 0 || node.Text.Text.Length > LongHeading || node.Rest.Text is { Length: > 1 } && !IsHeadingToTheEnd(node);
}

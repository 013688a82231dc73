using System.Collections.Immutable;

namespace DistrictUnion.Documents.Sources.Word97;

/// <param name="Anchor">The position in the text that it hangs on; null when that is unknown.</param>
/// <param name="From">Its first character, counted from where the text boxes begin.</param>
/// <param name="To">Behind its last character.</param>
internal readonly record struct TextBox(int? Anchor, int From, int To);

/// <summary>The text boxes: their texts stand in a row behind everything else, and a drawn shape says where each belongs.</summary>
internal static class TextBoxes
{
    private const int BoxSize = 22, AnchorSize = 26, HeadSize = 8;
    private const int Group = 0xF003, Shape = 0xF004, ShapeNumber = 0xF00A;
    private const int DeepestGroup = 16;

    /// <returns>In the order of their anchors, those without one last.</returns>
    public static ImmutableArray<TextBox> Read(Bytes boxes, Bytes anchors, Bytes drawings)
    {
        var places = new Dictionary<int, int>();
        var anchorList = new PositionList(anchors, AnchorSize);
        for (var i = 0; i < anchorList.Count; i++) places[anchorList.Item(i).I32(0)] = anchorList.Position(i);
        var groups = Groups(drawings);
        var list = new PositionList(boxes, BoxSize);
        var found = new List<TextBox>();
        var end = 0;
        for (var i = 0; i < list.Count; i++)
        {
            var shape = list.Item(i).I32(14);
            int? anchor = places.TryGetValue(shape, out var place) || groups.TryGetValue(shape, out var group) && places.TryGetValue(group, out place) ? place : null;
            // Boxes do not overlap: thousands on the same text would be read thousands of times.
            if (list.Position(i) < end || list.Position(i + 1) <= list.Position(i)) continue;
            end = list.Position(i + 1);
            found.Add(new TextBox(anchor, list.Position(i), end));
        }

        return [.. found.OrderBy(box => box.Anchor ?? int.MaxValue)];
    }

    /// <summary>Shape → the outermost group it belongs to: only that one has an anchor.</summary>
    private static Dictionary<int, int> Groups(Bytes drawings)
    {
        var groups = new Dictionary<int, int>();
        // The first record describes all drawings; each drawing follows behind one byte.
        for (var at = Size(drawings, 0); at + 1 < drawings.Length; at += 1 + Size(drawings, at + 1))
            Walk(drawings.Slice(at + 1 + HeadSize, Size(drawings, at + 1) - HeadSize), 0, null, groups);
        return groups;
    }

    /// <param name="depth">Groups around; the outermost holds all shapes of the page and is no group to anyone.</param>
    private static void Walk(Bytes records, int depth, int? outermost, Dictionary<int, int> groups)
    {
        for (var at = 0L; at + HeadSize <= records.Length; at += Size(records, at))
        {
            var (type, inner) = (records.U16(at + 2), records.Slice(at + HeadSize, Size(records, at) - HeadSize));
            if (type == Group && depth < DeepestGroup) Walk(inner, depth + 1, outermost, groups);
            if (type != Shape || depth < 2 || NumberOf(inner) is not { } number) continue;
            outermost ??= number;
            groups[number] = outermost.Value;
        }
    }

    private static int? NumberOf(Bytes shape)
    {
        for (var at = 0L; at + HeadSize <= shape.Length; at += Size(shape, at))
            if (shape.U16(at + 2) == ShapeNumber) return shape.I32(at + HeadSize);
        return null;
    }

    private static long Size(Bytes records, long at) => HeadSize + (long)unchecked((uint)records.I32(at + 4));
}

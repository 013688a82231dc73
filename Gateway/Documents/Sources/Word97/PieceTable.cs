using System.Collections.Immutable;

namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>A stretch of the text that lies in one piece in the file.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Offset">Of its first byte in the stream WordDocument.</param>
/// <param name="Width">Bytes a character: 2 for UTF-16, 1 for compressed text.</param>
/// <param name="Properties">Formatting that was put over the whole piece when the document was fast-saved.</param>
internal sealed record TextPiece(int Start, int End, long Offset, int Width, Bytes Properties)
{
    public long OffsetOf(int character) => Offset + (character - Start) * (long)Width;
}

/// <summary>The order of the text: after fast saves its pieces lie all over the file, and deleted ones are no longer named.</summary>
internal static class PieceTable
{
    private const int PieceSize = 8;
    private const int CompressedBit = 0x4000_0000;

    /// <returns>The pieces without gap or overlap from character 0; null when the table is damaged or points outside the file.</returns>
    public static ImmutableArray<TextPiece>? Read(Bytes table, Bytes document)
    {
        var changes = new List<Bytes>();
        var at = 0L;
        for (; table.U8(at) == 1; at += 3 + table.U16(at + 1)) changes.Add(table.Slice(at + 3, table.U16(at + 1)));
        if (table.U8(at) != 2) return null;
        var list = new PositionList(table.Slice(at + 5, table.I32(at + 1)), PieceSize);
        var pieces = ImmutableArray.CreateBuilder<TextPiece>();
        var end = 0;
        for (var i = 0; i < list.Count; i++)
        {
            var item = list.Item(i);
            var place = item.I32(2);
            var isCompressed = (place & CompressedBit) != 0;
            long offset = place & ~CompressedBit & int.MaxValue;
            var piece = new TextPiece(list.Position(i), list.Position(i + 1), isCompressed ? offset / 2 : offset, isCompressed ? 1 : 2, Changes(item.U16(6), changes));
            // No text is longer than its file: many pieces on the same bytes would make a small file fill the memory.
            if (piece.Start != end || piece.End < end || piece.End > document.Length || piece.OffsetOf(piece.End) > document.Length) return null;
            if (piece.End > end) pieces.Add(piece);
            end = piece.End;
        }

        return pieces.Count == 0 ? null : pieces.ToImmutable();
    }

    /// <summary>Formatting of a whole piece: one of the shared runs, or a single property in short form.</summary>
    private static Bytes Changes(int change, List<Bytes> shared)
    {
        if ((change & 1) != 0) return change >> 1 < shared.Count ? shared[change >> 1] : default;
        var code = (change >> 1 & 0x7F) switch
        {
            0x18 => Property.InTable,
            0x19 => Property.RowEnd,
            0x41 => Property.IsDeleted,
            0x5C => Property.IsHidden,
            _ => 0,
        };
        return code == 0 ? default : new Bytes(new[] { (byte)(code & 0xFF), (byte)(code >> 8), (byte)(change >> 8) });
    }
}

using System.Buffers.Binary;
using System.Text;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>A stretch of text: one piece, one run of characters, and the paragraph whose mark it holds.</summary>
internal sealed record WordRun(string Text)
{
    /// <summary>The encoding of a compressed piece; null for UTF-16.</summary>
    public Encoding? Compressed { get; init; }

    public int Style { get; init; }

    /// <summary>Properties of the paragraph.</summary>
    public byte[] Paragraph { get; init; } = [];

    /// <summary>Properties of the characters.</summary>
    public byte[] Character { get; init; } = [];

    /// <summary>What a fast save put over the piece: the PRM of its descriptor.</summary>
    public int Change { get; init; }

    public byte[] Bytes => (Compressed ?? Encoding.Unicode).GetBytes(Text);

    /// <summary>Positions that it takes: one a byte where it is compressed.</summary>
    public int Length => Compressed is null ? Text.Length : Bytes.Length;
}

/// <summary>Writes documents as Word 97 to 2003 stores them, byte by byte, for cases that today's programs no longer produce.</summary>
internal sealed class Word97Builder
{
    private const int TextStart = 1_024, Page = 512, TablePairs = 93;
    private readonly SortedDictionary<int, byte[]> _tables = [];

    public int Version { get; init; } = 0xC1;

    public int Language { get; init; } = 0x0804;

    /// <summary>Flags of the file information block besides that of the table stream.</summary>
    public int Flags { get; init; }

    /// <summary>Property runs that pieces share.</summary>
    public byte[][] SharedChanges { get; init; } = [];

    /// <summary>How many positions at the end of the text are text boxes.</summary>
    public int TextBoxLength { get; init; }

    public byte[] Data { get; init; } = [];

    public (string Name, byte[] Content)[] MoreStreams { get; init; } = [];

    /// <param name="index">Its place among the pairs of the file information block.</param>
    public Word97Builder With(int index, byte[] table)
    {
        _tables[index] = table;
        return this;
    }

    public byte[] Document(params WordRun[] text) => Document(text, text);

    /// <param name="inFile">All runs in the order of the file; those that the text does not name were deleted.</param>
    public byte[] Document(WordRun[] text, WordRun[] inFile)
    {
        var document = new List<byte>(new byte[TextStart]);
        var offsets = new Dictionary<WordRun, int>(ReferenceEqualityComparer.Instance);
        foreach (var run in inFile)
        {
            offsets[run] = document.Count;
            document.AddRange(run.Bytes);
        }

        Fill(document);
        With(12, Pages(document, inFile, offsets, run => (1, 16, [(byte)run.Character.Length, .. run.Character])));
        With(13, Pages(document, inFile, offsets, run => (13, 24, ParagraphBytes([.. Bytes16(run.Style), .. run.Paragraph]))));
        With(33, Pieces(text, offsets));
        var tables = new List<byte>();
        var head = Head(text.Sum(run => run.Length), tables);
        for (var i = 0; i < head.Length; i++) document[i] = head[i];
        return CompoundBuilder.File([("WordDocument", [.. document]), ("1Table", [.. tables]), ("Data", Data), .. MoreStreams]);
    }

    /// <summary>A property as it is stored.</summary>
    public static byte[] Property(int code, params byte[] operand) => [.. Bytes16(code), .. operand];

    /// <summary>A PLC: positions, then items.</summary>
    public static byte[] Positions(int[] positions, params byte[][] items) => [.. positions.SelectMany(Bytes32), .. items.SelectMany(item => item)];

    public static byte[] Bytes16(int value) => [(byte)(value & 0xFF), (byte)(value >> 8 & 0xFF)];

    public static byte[] Bytes32(int value) => [.. Bytes16(value & 0xFFFF), .. Bytes16(value >> 16 & 0xFFFF)];

    private static void Fill(List<byte> document) => document.AddRange(new byte[(Page - document.Count % Page) % Page]);

    /// <summary>One page for each run: its offsets, its entry, the formatting, and the count of runs in the last byte.</summary>
    private static byte[] Pages(List<byte> document, WordRun[] runs, Dictionary<WordRun, int> offsets, Func<WordRun, (int EntrySize, int At, byte[] Formatting)> of)
    {
        var numbers = new List<byte[]>();
        foreach (var run in runs)
        {
            var page = new byte[Page];
            var (entrySize, at, formatting) = of(run);
            Bytes32(offsets[run]).CopyTo(page, 0);
            Bytes32(offsets[run] + run.Bytes.Length).CopyTo(page, 4);
            Assert.True(at >= 8 + entrySize && at + formatting.Length < Page);
            page[8] = (byte)(at / 2);
            formatting.CopyTo(page, at);
            page[^1] = 1;
            numbers.Add(Bytes32(document.Count / Page));
            document.AddRange(page);
        }

        return Positions([.. runs.Select(run => offsets[run]), offsets[runs[^1]] + runs[^1].Bytes.Length], [.. numbers]);
    }

    /// <summary>The length counts words: odd lengths in the first byte, even ones in the second.</summary>
    private static byte[] ParagraphBytes(byte[] formatting) =>
        formatting.Length % 2 == 1 ? [(byte)((formatting.Length + 1) / 2), .. formatting] : [0, (byte)(formatting.Length / 2), .. formatting];

    private byte[] Pieces(WordRun[] text, Dictionary<WordRun, int> offsets)
    {
        var positions = new List<int> { 0 };
        foreach (var run in text) positions.Add(positions[^1] + run.Length);
        var list = Positions([.. positions], [.. text.Select(run => (byte[])[0, 0, .. Bytes32(run.Compressed is null ? offsets[run] : offsets[run] * 2 | 0x4000_0000), .. Bytes16(run.Change)])]);
        return [.. SharedChanges.SelectMany(change => (byte[])[1, .. Bytes16(change.Length), .. change]), 2, .. Bytes32(list.Length), .. list];
    }

    private byte[] Head(int length, List<byte> tables)
    {
        var head = new byte[TextStart];
        foreach (var (at, value) in new[] { (0, 0xA5EC), (2, Version), (6, Language), (10, 0x200 | Flags), (32, 14), (62, 22), (152, TablePairs) }) BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(at), (ushort)value);
        Bytes32(length - TextBoxLength).CopyTo(head, 64 + 12);
        Bytes32(TextBoxLength).CopyTo(head, 64 + 36);
        foreach (var (index, table) in _tables)
        {
            Bytes32(tables.Count).CopyTo(head, 154 + index * 8);
            Bytes32(table.Length).CopyTo(head, 158 + index * 8);
            tables.AddRange(table);
        }

        return head;
    }
}

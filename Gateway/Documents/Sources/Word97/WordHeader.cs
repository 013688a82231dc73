namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>Tables that the file information block points to, by their place in it.</summary>
internal enum WordTable { Styles = 1, Sections = 6, CharacterPages = 12, ParagraphPages = 13, Pieces = 33, Shapes = 40, Drawings = 50, TextBoxes = 56, Lists = 73, ListUses = 74 }

/// <summary>The file information block (FIB) at the beginning of the stream WordDocument.</summary>
internal sealed class WordHeader
{
    private const int FirstWord97 = 0xC0;
    private const int LengthsSize = 44;
    private readonly Bytes _lengths;
    private readonly Bytes _tables;

    public WordHeader(Bytes document)
    {
        var flags = document.U16(10);
        IsWord = document.U16(0) is 0xA5EC or 0xA5DC or 0xA697 or 0xA698 or 0xA699;
        IsWord97 = document.U16(0) == 0xA5EC && document.U16(2) >= FirstWord97;
        IsEncrypted = (flags & 0x100) != 0;
        TableStream = (flags & 0x200) != 0 ? "1Table" : "0Table";
        Language = document.U16(6);
        var longs = 34 + document.U16(32) * 2L;
        _lengths = document.Slice(longs + 2, document.U16(longs) * 4L);
        var tables = longs + 2 + document.U16(longs) * 4L;
        _tables = document.Slice(tables + 2, document.U16(tables) * 8L);
    }

    public bool IsWord { get; }

    /// <summary>Whether it is of Word 97 or later: those of Word 6 and 95 look alike, but are laid out otherwise.</summary>
    public bool IsWord97 { get; }

    public bool IsEncrypted { get; }

    public string TableStream { get; }

    /// <summary>The language that the program was installed in, as Windows numbers it.</summary>
    public int Language { get; }

    /// <summary>Whether lengths and tables are there at all.</summary>
    public bool IsWhole => _lengths.Length >= LengthsSize && _tables.Length > (int)WordTable.Pieces * 8;

    /// <summary>Characters of the text proper; the text begins with them.</summary>
    public int MainLength => Math.Max(0, _lengths.I32(12));

    /// <summary>Where the text boxes begin: behind text, footnotes, headers, comments and endnotes.</summary>
    public long TextBoxStart => (long)MainLength + Math.Max(0, _lengths.I32(16)) + Math.Max(0, _lengths.I32(20)) + Math.Max(0, _lengths.I32(28)) + Math.Max(0, _lengths.I32(32));

    public int TextBoxLength => Math.Max(0, _lengths.I32(36));

    /// <summary>A table's bytes; empty when the document has none.</summary>
    public Bytes Table(Bytes tables, WordTable table) => tables.Slice(Offset(table), unchecked((uint)_tables.I32((int)table * 8L + 4)));

    /// <summary>A table that does not count all of its bytes as its own: from its beginning to the end of the stream.</summary>
    public Bytes OpenTable(Bytes tables, WordTable table) => _tables.I32((int)table * 8L + 4) == 0 ? default : tables.From(Offset(table));

    private long Offset(WordTable table) => unchecked((uint)_tables.I32((int)table * 8L));
}

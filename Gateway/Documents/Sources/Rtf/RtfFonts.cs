using System.Text;

namespace DistrictUnion.Documents.Sources.Rtf;

/// <summary>Which encoding the bytes of a font are in: by the font's character set, else by the document's code page.</summary>
internal sealed class RtfFonts
{
    private const int Symbol = 2;
    private const int Gb2312 = 936;
    private const int Gb18030 = 54936;
    private readonly Dictionary<int, int> _charsets = [];
    private readonly Dictionary<int, Encoding> _encodings = [];
    private int _defined;

    /// <summary>The document's code page; a document that names none comes from a Chinese Windows.</summary>
    public int DocumentPage { get; set; } = Gb2312;

    /// <summary>Font of text that names none.</summary>
    public int Default { get; set; }

    /// <summary>Takes a word of the font table: \f begins a font, \fcharset says what its bytes are in.</summary>
    public void Define(string word, int parameter)
    {
        if (word == "f") _defined = parameter;
        else if (word == "fcharset") _charsets[_defined] = parameter;
    }

    /// <summary>Fonts of pictures (Symbol, Wingdings): their characters are bullets.</summary>
    public bool IsSymbol(int font) => _charsets.GetValueOrDefault(font) == Symbol;

    public Encoding Of(int font)
    {
        var page = PageOf(_charsets.GetValueOrDefault(font));
        if (!_encodings.TryGetValue(page, out var encoding)) _encodings[page] = encoding = Page(page) ?? Page(Gb18030)!;
        return encoding;
    }

    private int PageOf(int charset) => charset switch
    {
        128 => 932,
        129 => 949,
        130 => 1361,
        134 => Gb18030,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => DocumentPage == Gb2312 ? Gb18030 : DocumentPage,
    };

    private static Encoding? Page(int page) =>
        page is 65001 or 1200 or 28591 or 20127 ? Encoding.GetEncoding(page) : CodePagesEncodingProvider.Instance.GetEncoding(page);
}

namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>The formatting of a stretch of bytes.</summary>
/// <param name="From">Offset of its first byte in the stream WordDocument.</param>
/// <param name="To">Behind its last byte.</param>
internal readonly record struct FormattedRun(long From, long To, Bytes Formatting)
{
    public bool Holds(long offset) => offset >= From && offset < To;
}

/// <summary>Pages of 512 bytes (FKP) that say how the bytes of the text are formatted, either by paragraph or by run of characters.</summary>
internal sealed class FormattedPages(Bytes document, Bytes table, bool areParagraphs)
{
    private const int PageSize = 512;
    private const int PageNumberMask = 0x3F_FFFF;
    private readonly PositionList _pages = new(table, 4);
    private readonly int _entrySize = areParagraphs ? 13 : 1;
    private FormattedRun _last;

    /// <summary>The run that holds an offset; without formatting, and for this offset alone, where there is none.</summary>
    public FormattedRun Find(long offset)
    {
        if (!_last.Holds(offset)) _last = Look(offset);
        return _last;
    }

    private FormattedRun Look(long offset)
    {
        var nothing = new FormattedRun(offset, offset + 1, default);
        if (_pages.Find(offset) is var index && index < 0) return nothing;
        var page = document.Slice((_pages.Item(index).I32(0) & PageNumberMask) * (long)PageSize, PageSize);
        var count = Math.Min(page.U8(PageSize - 1), (PageSize - 5) / (4 + _entrySize));
        var runs = new PositionList(page.Slice(0, count * (4L + _entrySize) + 4), _entrySize);
        if (runs.Find(offset) is var run && run < 0) return nothing;
        var at = runs.Item(run).U8(0) * 2;
        return new FormattedRun(runs.Position(run), runs.Position(run + 1), at == 0 ? default : areParagraphs ? Paragraph(page, at) : page.Slice(at + 1, page.U8(at)));
    }

    /// <summary>Style number and properties; their length counts words, in one of two ways.</summary>
    private static Bytes Paragraph(Bytes page, int at) => page.U8(at) == 0 ? page.Slice(at + 2, page.U8(at + 1) * 2L) : page.Slice(at + 1, page.U8(at) * 2L - 1);
}

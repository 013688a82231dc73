namespace DistrictUnion.Documents;

/// <summary>A file as it was handed in.</summary>
/// <param name="Name">Its name; shown in flaws. What the file is, its content says, not its name.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>How much a reading may cost. Beyond a limit the file is refused with a flaw.</summary>
public sealed record ReadingLimits
{
    public static ReadingLimits Default { get; } = new();

    /// <summary>Largest file in bytes.</summary>
    public long MaxFileBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>Largest sum in bytes of what a packed file (.docx) unpacks to; declared and really read sizes both count.</summary>
    public long MaxUnpackedBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Most entries in a packed file.</summary>
    public int MaxEntries { get; init; } = 5_000;

    /// <summary>Most rows that are read of a workbook, over all its sheets; what follows is left out with a flaw.</summary>
    public int MaxSheetRows { get; init; } = 20_000;

    /// <summary>Where poppler's pdftotext lies, for PDF; null where it is looked for in the path. A PDF is refused where there is none.</summary>
    public string? PdfToText { get; init; }

    /// <summary>How long another program may work at a file, and how long at drawing its pages; it is ended with all its children then.</summary>
    public TimeSpan MaxToolTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Most bytes that are taken from another program.</summary>
    public int MaxToolOutput { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most pages of a PDF that are read.</summary>
    public int MaxPages { get; init; } = 100;

    /// <summary>Most characters of text that are read; what follows is left out with a flaw. A plan has a few thousand.</summary>
    public int MaxCharacters { get; init; } = 10_000_000;
}

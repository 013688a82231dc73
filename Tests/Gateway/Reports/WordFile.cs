using DistrictUnion.Reports;
using DistrictUnion.Reports.Letters;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>A written letter, read back with the SDK.</summary>
internal sealed class WordFile(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;

    /// <summary>Paragraphs outside tables, in order.</summary>
    public IReadOnlyList<string> Paragraphs { get; } = Read(bytes, body => body.Elements<Paragraph>().Select(Text).Where(t => t.Length > 0).ToList());

    /// <summary>Tables as rows of the texts of their cells; a cell that a cell above covers is empty.</summary>
    public IReadOnlyList<List<List<string>>> Tables { get; } = Read(bytes, body =>
        body.Elements<Table>().Select(t => t.Elements<TableRow>().Select(r => r.Elements<TableCell>().Select(c => string.Join('\n', c.Elements<Paragraph>().Select(Text))).ToList()).ToList()).ToList());

    public string Whole => string.Join('\n', Paragraphs.Concat(Tables.SelectMany(t => t.Select(r => string.Join('\t', r)))));

    public static WordFile Of(LetterData letter)
    {
        using var written = new MemoryStream();
        LetterWriter.Write(letter, written);
        return new(written.ToArray());
    }

    /// <summary>What Office would find wrong in the file.</summary>
    public IReadOnlyList<string> Flaws()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Bytes), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    /// <summary>The sections' pages: width, height and margins in twentieths of a point.</summary>
    public IReadOnlyList<(uint Width, uint Height, int Top, int Bottom, uint Left, uint Right)> Pages() => Read(Bytes, body => body.Descendants<SectionProperties>()
        .Select(s => (Size: s.GetFirstChild<PageSize>()!, Margin: s.GetFirstChild<PageMargin>()!))
        .Select(s => (s.Size.Width!.Value, s.Size.Height!.Value, s.Margin.Top!.Value, s.Margin.Bottom!.Value, s.Margin.Left!.Value, s.Margin.Right!.Value)).ToList());

    /// <summary>A style's font, size in half points and fixed height of lines.</summary>
    public (string? Font, string? Size, string? Line) Style(string name)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Bytes), isEditable: false);
        var style = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleName!.Val == name);
        return (style.StyleRunProperties?.RunFonts?.EastAsia, style.StyleRunProperties?.FontSize?.Val, style.StyleParagraphProperties?.SpacingBetweenLines?.Line);
    }

    private static T Read<T>(byte[] bytes, Func<Body, T> read)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return read(document.MainDocumentPart!.Document.Body!);
    }

    private static string Text(Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(e => e switch { Text t => t.Text, Break => "\n", TabChar => "\t", _ => "" }));
}

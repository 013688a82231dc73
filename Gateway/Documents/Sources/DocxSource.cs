using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Documents.Sources;

/// <summary>
/// The text of a Word document: paragraphs with their automatic numbers, tables as rows, text boxes behind their paragraph; insertions
/// are taken, deletions are not; hidden text, field codes and tables of contents stay out.
/// </summary>
internal static class DocxSource
{
    private const long MaxCharactersInPart = 200_000_000;

    public static Received Read(Stream stream, string name)
    {
        try
        {
            using var document = WordprocessingDocument.Open(stream, false, new OpenSettings { MaxCharactersInPart = MaxCharactersInPart });
            if (document.MainDocumentPart is not { } main || main.Document?.Body is not { } body) return Received.Refused(SourceKind.Word, SourceFlaws.Broken(name));
            if (main.VbaProjectPart is not null) return Received.Refused(SourceKind.Word, SourceFlaws.HasMacros("vbaProject"));
            var text = new DocxWriter(new DocxNumbering(main)).Write(body);
            return string.IsNullOrWhiteSpace(text)
                ? Received.Refused(SourceKind.Word, SourceFlaws.NoText(main.ImageParts.Any(), name))
                : new Received(new SourceInfo(SourceKind.Word, null), text, []);
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or XmlException or FileFormatException or InvalidDataException or IOException
            or InvalidOperationException or ArgumentException or FormatException or OverflowException or NotSupportedException or KeyNotFoundException)
        {
            return Received.Refused(SourceKind.Word, SourceFlaws.Broken(name));
        }
    }
}

/// <summary>Writes the body's blocks in order.</summary>
internal sealed class DocxWriter(DocxNumbering numbering)
{
    private const int DeepestTable = 16;
    private readonly StringBuilder _text = new();

    public string Write(OpenXmlElement body)
    {
        Blocks(body, 0);
        return _text.ToString().TrimEnd('\n');
    }

    private void Blocks(OpenXmlElement parent, int depth)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Paragraph paragraph:
                    if (numbering.IsContents(paragraph)) break;
                    _text.Append(LineOf(paragraph)).Append('\n');
                    foreach (var box in Boxes(paragraph)) Blocks(box, depth);
                    break;
                case Table table when depth < DeepestTable:
                    Write(table);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun:
                    Blocks(element, depth);
                    break;
            }
        }
    }

    private void Write(Table table)
    {
        var text = new TableText();
        foreach (var row in table.Descendants<TableRow>().Where(row => row.Ancestors<Table>().First() == table && row.TableRowProperties?.GetFirstChild<Deleted>() is null)) text.Add(CellsOf(row));
        text.AppendTo(_text);
    }

    private List<CellText> CellsOf(TableRow row)
    {
        var cells = new List<CellText>();
        if (row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value is > 0 and var before) cells.Add(new CellText("", Math.Min(before, TableText.MostColumns)));
        foreach (var cell in row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row))
        {
            // A cell that goes on from the row above is empty, whatever it still holds.
            var goesOn = cell.TableCellProperties?.VerticalMerge is { } merge && merge.Val?.Value != MergedCellValues.Restart;
            var text = goesOn ? "" : TableText.Clean(string.Join('\v', cell.Descendants<Paragraph>().Select(LineOf)));
            cells.Add(new CellText(text, Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, TableText.MostColumns)));
        }

        return cells;
    }

    private string LineOf(Paragraph paragraph)
    {
        var line = new StringBuilder();
        Runs(paragraph, line);
        if (!line.ToString().AsSpan().IsWhiteSpace()) line.Insert(0, numbering.NumberOf(paragraph));
        return line.ToString();
    }

    private static void Runs(OpenXmlElement parent, StringBuilder line)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Run run:
                    if (run.RunProperties?.Vanish is { } vanish && vanish.Val?.Value != false) break;
                    RunText(run, line);
                    break;
                case InsertedRun or MoveToRun or Hyperlink or SdtRun or SdtContentRun or SimpleField or CustomXmlRun or Ruby or RubyBase or BidirectionalOverride or BidirectionalEmbedding:
                    Runs(element, line);
                    break;
            }
        }
    }

    private static void RunText(Run run, StringBuilder line)
    {
        foreach (var element in run.ChildElements)
        {
            switch (element)
            {
                case Text text:
                    line.Append(text.Text.Replace('\t', ' ').Replace('\n', ' '));
                    break;
                case TabChar:
                    line.Append("  ");
                    break;
                case Break or CarriageReturn:
                    line.Append('\n');
                    break;
                case NoBreakHyphen:
                    line.Append('-');
                    break;
                case SymbolChar:
                    line.Append('●');
                    break;
                case Ruby:
                    Runs(element, line);
                    break;
            }
        }
    }

    /// <summary>Text boxes of a paragraph; where a drawing is kept in two forms, only one of them.</summary>
    private static IEnumerable<TextBoxContent> Boxes(Paragraph paragraph) =>
        paragraph.Descendants<TextBoxContent>().Where(box => !box.Ancestors<AlternateContentFallback>().Any() && box.Ancestors<Paragraph>().First() == paragraph);
}

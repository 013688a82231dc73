using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;

namespace DistrictUnion.Documents.Sources.Pdf;

/// <summary>
/// PDF, by poppler's programs where the machine has them: pdftotext tells the words and their places, pdftocairo the lines of the pages
/// that may have a table. Broken lines become paragraphs again, what lies between lines a table's cells.
/// </summary>
internal static class PdfSource
{
    private const int NoPermission = 3;
    private const double FootOfPage = 0.1;

    public static Received Read(SourceFile file, ReadingLimits limits)
    {
        if ((limits.PdfToText ?? PdfTool.Find("pdftotext")) is not { Length: > 0 } program || !File.Exists(program))
            return Received.Refused(SourceKind.Pdf, SourceFlaws.Unsupported("PDF", "这台服务器没有安装 PDF 阅读程序，请另存为 Word 文档（.docx），或直接粘贴文字。"));
        var folder = Directory.CreateTempSubdirectory("plan-");
        try
        {
            var path = Path.Combine(folder.FullName, "plan.pdf");
            using (var copy = File.Create(path)) copy.Write(file.Content.Span);
            return Read(path, program, file.Name, limits);
        }
        catch (XmlException)
        {
            return Received.Refused(SourceKind.Pdf, SourceFlaws.BrokenPdf(file.Name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Received Read(string path, string program, string name, ReadingLimits limits)
    {
        var last = limits.MaxPages.ToString(CultureInfo.InvariantCulture);
        var listed = PdfTool.Run(program, limits, "-q", "-enc", "UTF-8", "-bbox-layout", "-l", last, path, "-");
        if (listed.ExitCode == NoPermission) return Received.Refused(SourceKind.Pdf, SourceFlaws.Encrypted with { Place = name });
        if (listed.ExitCode != 0) return Received.Refused(SourceKind.Pdf, IsEncrypted(path) ? SourceFlaws.Encrypted with { Place = name } : SourceFlaws.BrokenPdf(name));
        var pages = PdfPage.Of(listed.Output);
        if (pages.TrueForAll(page => page.Words.Count == 0)) return Received.Refused(SourceKind.Pdf, SourceFlaws.Picture(name));
        var writer = new PdfWriter();
        var time = Stopwatch.StartNew();
        for (var i = 0; i < pages.Count && writer.Length < limits.MaxCharacters; i++)
            writer.Write(pages[i], time.Elapsed < limits.MaxToolTime ? Grids(pages[i], i + 1, path, program, limits) : []);
        return new Received(new SourceInfo(SourceKind.Pdf, null), writer.Finish(), pages.Count >= limits.MaxPages ? [SourceFlaws.TooManyPages(limits.MaxPages)] : []);
    }

    /// <summary>pdftotext has one exit code for a broken file and for one whose password it does not know.</summary>
    private static bool IsEncrypted(string path) => File.ReadAllBytes(path).AsSpan().IndexOf("/Encrypt"u8) >= 0;

    /// <summary>The page is drawn only where words stand apart as in a table, as drawing takes its time.</summary>
    private static List<PdfGrid> Grids(PdfPage page, int number, string path, string program, ReadingLimits limits)
    {
        var painter = Path.Combine(Path.GetDirectoryName(program)!, Path.GetFileName(program).Replace("pdftotext", "pdftocairo", StringComparison.Ordinal));
        if (!File.Exists(painter) || !PdfLines.Of(page.Words).Exists(line => line.Text.Contains("  ", StringComparison.Ordinal))) return [];
        var which = number.ToString(CultureInfo.InvariantCulture);
        var drawn = PdfTool.Run(painter, limits, "-q", "-svg", "-f", which, "-l", which, path, "-");
        return drawn.ExitCode == 0 ? PdfGrid.Of(PdfRules.Of(drawn.Output)) : [];
    }

    /// <summary>Puts pages together; a table or a paragraph may go on over the page's end.</summary>
    private sealed class PdfWriter
    {
        private readonly StringBuilder _text = new();
        private readonly List<PdfLine> _lines = [];
        private TableText? _table;
        private double _margin = double.MaxValue;
        private double _edge;

        public int Length => _text.Length;

        public void Write(PdfPage page, List<PdfGrid> grids)
        {
            var free = page.Words.Where(word => !grids.Exists(grid => grid.Takes(word))).ToList();
            var lines = PdfLines.Of(free).Where(line => !IsPageNumber(line, page.Height)).ToList();
            foreach (var grid in grids.OrderBy(grid => grid.Top))
            {
                var above = lines.FindAll(line => line.Middle < grid.Top);
                lines.RemoveRange(0, above.Count);
                Add(above);
                EndLines();
                grid.AddTo(_table ??= new TableText());
            }

            Add(lines);
        }

        public string Finish()
        {
            EndLines();
            EndTable();
            return _text.ToString().TrimEnd('\n');
        }

        private void Add(List<PdfLine> lines)
        {
            if (lines.Count == 0) return;
            EndTable();
            _lines.AddRange(lines);
            (_margin, _edge) = (Math.Min(_margin, lines.Min(line => line.Left)), Math.Max(_edge, PdfLines.Edge(lines)));
        }

        private void EndLines()
        {
            if (_lines.Count == 0) return;
            _text.Append(PdfLines.Paragraphs(_lines, _margin, _edge)).Append('\n');
            _lines.Clear();
        }

        private void EndTable()
        {
            EndLines();
            _table?.AppendTo(_text);
            _table = null;
        }

        /// <summary>- 3 -, 第3页 共5页, at the head or the foot.</summary>
        private static bool IsPageNumber(PdfLine line, double height) =>
            (line.Middle > height * (1 - FootOfPage) || line.Middle < height * FootOfPage) && line.Text.AsSpan().Trim("0123456789第页共/-—－·. ").IsEmpty;
    }
}

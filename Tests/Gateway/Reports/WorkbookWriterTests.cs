using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace DistrictUnion.Tests.Gateway.Reports;

public sealed class WorkbookWriterTests
{
    static WorkbookWriterTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // ExcelDataReader asks for it

    static readonly XNamespace Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    [Fact]
    public void Write_EitherWriter_SaysTheSame()
    {
        foreach (var workbook in new[] { SampleBooks.Everything(), SampleBooks.WithCharts() })
        {
            var designed = RawWorkbook.Open(SampleBooks.Written(workbook, isStreamed: false)).Lines().ToList();
            var streamed = RawWorkbook.Open(SampleBooks.Written(workbook, isStreamed: true)).Lines().ToList();
            var differences = designed.Except(streamed).Select(line => $"only ClosedXML: {line}").Concat(streamed.Except(designed)).Take(40).ToList();
            Assert.True(differences.Count == 0, string.Join('\n', differences));
            Assert.Equal(designed.Count, streamed.Count);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_SameData_SameBytes(bool isStreamed) =>
        Assert.Equal(SampleBooks.Written(SampleBooks.WithCharts(), isStreamed), SampleBooks.Written(SampleBooks.WithCharts(), isStreamed));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_AnyWorkbook_IsValidForExcel2010(bool isStreamed)
    {
        foreach (var workbook in new[] { SampleBooks.Everything(), SampleBooks.WithCharts() })
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(SampleBooks.Written(workbook, isStreamed)), isEditable: false);
            var errors = new OpenXmlValidator(FileFormatVersions.Office2010).Validate(document);
            Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_HostileTexts_StayTextsAndCanBeReadBack(bool isStreamed)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(SampleBooks.Written(SampleBooks.Everything(), isStreamed)));
        var texts = Column(reader, 1).Skip(4).Take(SampleBooks.Hostile.Length).ToList();
        Assert.Equal(SampleBooks.Hostile.Length, texts.Count);
        Assert.All(texts, text => Assert.IsType<string>(text));
        Assert.All(texts.Cast<string>(), text => Assert.DoesNotContain(text.TrimStart()[0], "=+-@＝"));
        Assert.Equal(["=1+1", "+86 138", "-3", "@SUM(A1)"], texts.Skip(10).Take(4).Select(text => CellText.Unguarded((string)text!)));
    }

    [Fact]
    public void Write_Numbers_AreValuesWithFormats()
    {
        var sheet = RawWorkbook.Open(SampleBooks.Written(SampleBooks.Everything(), isStreamed: true)).Sheets[1];
        var rate = sheet.Cells.Values.Single(cell => cell.Value == "0.456789");
        Assert.Equal("n", rate.Type);
        Assert.StartsWith("\"■ \"0.0%", rate.Style, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_Charts_NameTheirCellsAndCarryTheirValues(bool isStreamed)
    {
        var workbook = RawWorkbook.Open(SampleBooks.Written(SampleBooks.WithCharts(), isStreamed));
        var sheet = workbook.Sheets[1];
        var charts = workbook.Charts().ToList();
        Assert.Equal(3, charts.Count);
        foreach (var reference in charts.SelectMany(chart => chart.Descendants(Chart + "f")).Select(f => f.Parent!))
        {
            var kept = reference.Descendants(Chart + "pt").ToDictionary(p => (int)p.Attribute("idx")!, p => p.Value);
            var cells = Addresses(reference.Element(Chart + "f")!.Value).Select(a => sheet.Cells[a]).ToList();
            Assert.Equal(cells.Select(c => c.Value == "—" ? null : c.Value), cells.Select((_, i) => kept.GetValueOrDefault(i)));
        }
    }

    [Fact]
    public void Write_RowsThatBreakTheirPromise_Throws()
    {
        var sheet = SampleBooks.TooWideForA4(TooWide.SplitColumns) with { Rows = new(3, Enumerable.Empty<SheetRow>().Append(SheetRow.Data())) };
        Assert.Throws<InvalidOperationException>(() => SampleBooks.Written(SampleBooks.Book(sheet), isStreamed: true));
    }

    [Fact]
    public void Write_MoreThanFiftyThousandCells_IsStreamed()
    {
        using var file = new MemoryStream();
        WorkbookWriter.Write(SampleBooks.Book(SampleBooks.Long(25_001)), file);
        Assert.Null(new System.IO.Compression.ZipArchive(file).GetEntry("xl/sharedStrings.xml"));
    }

    static IEnumerable<object?> Column(IExcelDataReader reader, int column)
    {
        while (reader.Read())
        {
            yield return reader.GetValue(column);
        }
    }

    static ImmutableArray<string> Addresses(string reference)
    {
        var ends = reference[(reference.IndexOf('!', StringComparison.Ordinal) + 1)..].Replace("$", "", StringComparison.Ordinal).Split(':');
        var (first, last) = (int.Parse(ends[0][1..], null), int.Parse(ends[^1][1..], null));
        return [.. Enumerable.Range(first, last - first + 1).Select(row => $"{ends[0][0]}{row}")];
    }
}

using System.IO.Compression;
using DistrictUnion.Documents.Books;
using DistrictUnion.Domain.Books;
using DistrictUnion.Reports.Books;
using DistrictUnion.Tests.Gateway.Reports;

namespace DistrictUnion.Tests.Gateway.Books;

/// <summary>The digests that are taken of the layout are those of the file, whoever wrote it.</summary>
public sealed class BookMarksTests
{
    private const string Salt = "00112233445566778899aabbccddeeff";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_HostileTextsNumbersAndDays_AreThoseOfTheWrittenFile(bool isStreamed)
    {
        var workbook = SampleBooks.Everything();

        Assert.Equal(BookMarks.Of(workbook, Salt), OfFile(SampleBooks.Written(workbook, isStreamed)));
    }

    [LibreOfficeFact]
    public void Of_HostileTexts_OutliveLibreOffice()
    {
        var folder = Directory.CreateTempSubdirectory("marks-").FullName;
        try
        {
            var (path, saved) = (Path.Combine(folder, "all.xlsx"), Path.Combine(folder, "again"));
            var workbook = SampleBooks.Everything();
            File.WriteAllBytes(path, SampleBooks.Written(workbook, isStreamed: true));
            Directory.CreateDirectory(saved);
            LibreOffice.Convert(saved, "xlsx:Calc MS Excel 2007 XML", [path]);

            Assert.Equal(BookMarks.Of(workbook, Salt), OfFile(File.ReadAllBytes(Path.Combine(saved, "all.xlsx"))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<SheetMark> OfFile(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var package = BookPackage.Open(zip);
        foreach (var sheet in package.Sheets)
        {
            using var digest = new SheetDigest(Salt, sheet.Name);
            foreach (var cell in package.Cells(sheet))
            {
                Assert.Null(cell.Formula);
                if (cell.Number is { } number) digest.Number(cell.Row, cell.Column, number);
                else digest.Text(cell.Row, cell.Column, cell.Text);
            }

            yield return new(sheet.Name, digest.Close());
        }
    }
}

using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Gateway.Reports;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Books;

/// <summary>The book of a school of the sample district, held against the API, and what becomes of it.</summary>
public sealed partial class BookApiTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string School = "/api/v1/districts/qinglan/schools/songling";

    private readonly ApiClient chair = application.Chair("songling");

    [Fact]
    public async Task Issue_ABook_SaysCellByCellWhatTheApiSays()
    {
        var book = await Issue();
        var sheets = SheetReader.Open(book);
        var shelf = (await chair.Get($"{School}/years/2026/ledgers")).Ok().Json.GetProperty("ledgers").EnumerateArray().ToArray();
        var compared = 0;
        foreach (var onShelf in shelf)
        {
            var (code, name) = (onShelf.GetProperty("kind").GetProperty("code").GetString()!, onShelf.GetProperty("kind").GetProperty("name").GetString()!);
            var tab = $"{code.ToUpperInvariant()} {name}";
            if (onShelf.GetProperty("kind").GetProperty("source").GetString() is not "entries") continue;
            var entries = onShelf.GetProperty("entries").GetInt32();
            Assert.Equal(entries, (int)SheetReader.Number(InContents(sheets, tab)[2])!.Value);
            Assert.Equal(entries > 0, sheets.Names.Contains(tab));
            if (entries == 0) continue;
            var views = new List<LedgerView>();
            foreach (var period in onShelf.GetProperty("periods").EnumerateArray())
                views.Add(JsonSerializer.Deserialize<LedgerView>((await application.Officer().Get($"{School}/ledgers/{code}/{period.GetString()}")).Ok().Text, DomainJson.Options)!);
            compared += LedgerSheetCells.Compare(sheets.Rows(tab), views);
        }

        Assert.InRange(compared, 150, int.MaxValue);
        var quarter = (await chair.Get($"{School}/quarters/2026Q2")).Ok().Json;
        var lines = sheets.Rows("第二季度进度表");
        Assert.All(quarter.GetProperty("lines").EnumerateArray(), line =>
            Assert.Contains(lines, row => row.Contains(line.GetProperty("occurrence").GetProperty("task").GetProperty("title").GetString())));
        var tasks = (await chair.Get($"{School}/plans/2026")).Ok().Json.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("title").GetString()).ToArray();
        Assert.All(tasks, task => Assert.Contains(sheets.Rows("任务分解表"), row => row.Contains(task)));
    }

    [Fact]
    public async Task Issue_TheSameRequestTwice_CountsOnce()
    {
        var before = await Issued();
        var first = (await chair.Post($"{School}/years/2026/book", new { }, key: "twice")).Ok();
        var again = (await chair.Post($"{School}/years/2026/book", new { }, key: "twice")).Ok();
        var other = (await chair.Post($"{School}/years/2026/book", new { }, key: "thrice")).Ok();

        Assert.Equal(before + 2, await Issued());
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.NotEqual(BookFiles.Check(first.Bytes).Number, BookFiles.Check(other.Bytes).Number);
    }

    [Fact]
    public async Task Issue_PrivateValues_AreMaskedUnlessWhoMaySeeThemAsks()
    {
        const string Name = "阑尾手术";
        var masked = await chair.Post($"{School}/years/2026/book", new { });
        var open = await chair.Post($"{School}/years/2026/book", new { withPrivate = true });
        var office = await application.Officer().Post($"{School}/years/2026/book", new { withPrivate = true });
        var reasoned = await application.Officer().Post($"{School}/years/2026/book", new { withPrivate = true, reason = "困难帮扶复核" });

        Assert.DoesNotContain(Texts(masked), text => text.Contains(Name, StringComparison.Ordinal));
        Assert.Contains(Texts(open), text => text.Contains(Name, StringComparison.Ordinal));
        Assert.Contains("songling_2026_book.xlsx", masked.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Contains("songling_2026_book-open.xlsx", open.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
        office.Refused(HttpStatusCode.BadRequest, "reason.missing");
        Assert.Contains(Texts(reasoned), text => text.Contains(Name, StringComparison.Ordinal));
        Assert.True(BookFiles.Check(open.Bytes).IsWhole);
    }

    [Fact]
    public async Task Issue_EmptyLedgers_HaveNoSheetUnlessAskedFor()
    {
        var without = SheetReader.Open(await Issue());
        var with = SheetReader.Open((await chair.Post($"{School}/years/2026/book", new { withEmpty = true })).Ok().Bytes);
        var empty = without.Rows("目录").Where(row => row[3] is string remark && (remark == "无" || remark.StartsWith("无此情况（2026年", StringComparison.Ordinal))).Select(row => (string)row[1]!).ToArray();

        Assert.NotEmpty(empty);
        Assert.All(empty, name => Assert.DoesNotContain(name, without.Names));
        Assert.All(empty.Where(name => name.StartsWith('L')), name => Assert.Contains(name, with.Names));
    }

    [Fact]
    public async Task List_OfTheSchool_AndNoOthersSeeIt()
    {
        await Issue();
        var list = (await chair.Get($"{School}/books")).Ok().Json.GetProperty("books");

        Assert.Equal("QINGLAN.2026.SONGLING.1", list[0].GetProperty("number").GetString());
        (await application.Chair("heting").Get($"{School}/books")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.Chair("heting").Post($"{School}/years/2026/book", new { })).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.As("inspector/qinglan").Post($"{School}/years/2026/book", new { })).Refused(HttpStatusCode.NotFound, "scope.absent");
    }

    [Fact]
    public async Task Check_AlteredBooks_NamesTheSheets()
    {
        var book = await Issue();
        var meetings = BookFiles.PartOf(book, "L04 工会会议记录");
        var later = BookFiles.Edited(book, meetings, xml => AnyDay().Replace(xml, "${1}45000$2"));
        var renamed = BookFiles.Edited(book, "xl/workbook.xml", xml => xml.Replace("name=\"目录\"", "name=\"目次\"", StringComparison.Ordinal));

        Assert.True(BookFiles.Check(book).IsWhole);
        Assert.Equal("L04 工会会议记录", Assert.Single(BookFiles.Check(later).Altered));
        Assert.Equal("目录", Assert.Single(BookFiles.Check(renamed).Missing));
        Assert.Equal("目次", Assert.Single(BookFiles.Check(renamed).Added));
        Assert.Equal("book.broken", BookFiles.Refused([1, 2, 3]));
    }

    [Fact]
    public async Task Check_BooksThatHideOrShowOtherNumbers_NamesTheSheets()
    {
        const string Meetings = "L04 工会会议记录";
        var book = await Issue();
        var part = BookFiles.PartOf(book, Meetings);
        var sheet = BookFiles.Check(BookFiles.Edited(book, "xl/workbook.xml", xml => xml.Replace($"name=\"{Meetings}\"", $"name=\"{Meetings}\" state=\"hidden\"", StringComparison.Ordinal)));
        var row = BookFiles.Check(BookFiles.Edited(book, part, xml => AnyRow().Replace(xml, "${1} hidden=\"1\"", 1)));
        var column = BookFiles.Check(BookFiles.Edited(book, part, xml => AnyColumn().Replace(xml, "${1} hidden=\"true\"", 1)));
        var low = BookFiles.Check(BookFiles.Edited(book, part, xml => AnyHeight().Replace(xml, "${1}0$2", 1)));
        var shown = BookFiles.Check(BookFiles.Edited(book, "xl/styles.xml", xml => xml.Replace("formatCode=\"#,##0\"", "formatCode=\"&quot;99&quot;\"", StringComparison.Ordinal)));

        Assert.Equal((Meetings, false), (Assert.Single(sheet.HiddenSheets), sheet.IsWhole));
        Assert.All([row, column, low], check => Assert.Equal((Meetings, false), (Assert.Single(check.HidingSheets), check.IsWhole)));
        Assert.Contains(Meetings, shown.Reformatted);
        Assert.All([sheet, row, column, low, shown], check => Assert.Equal((0, 0, 0), (check.Altered.Length, check.Missing.Length, check.Added.Length)));
    }

    [Fact]
    public async Task Check_WhatIsNoBook_IsRefused()
    {
        var book = await Issue();
        Assert.Equal("book.broken", BookFiles.Refused([1, 2, 3]));
        Assert.Equal("book.broken", BookFiles.Refused(book[..(book.Length / 2)]));
        Assert.Equal("book.no-check", BookFiles.Refused((await chair.Get($"{School}/ledgers/l04/2026/workbook")).Ok().Bytes));
        Assert.Equal("document.unpacks-too-large", BookFiles.Refused(Bomb()));
    }

    [Fact]
    public async Task VerifyBook_OnTheCommandLine_WithoutAndWithTheData()
    {
        var folder = Directory.CreateTempSubdirectory("verify-book-").FullName;
        try
        {
            var (whole, altered) = (Path.Combine(folder, "whole.xlsx"), Path.Combine(folder, "altered.xlsx"));
            var book = await Issue();
            await File.WriteAllBytesAsync(whole, book);
            await File.WriteAllBytesAsync(altered, BookFiles.Edited(book, BookFiles.PartOf(book, "L04 工会会议记录"), xml => AnyDay().Replace(xml, "${1}45000$2")));

            Assert.Equal((0, true), await Verify("一致", "verify-book", whole, "--database", Path.Combine(folder, "none.db")));
            Assert.Equal((1, true), await Verify("L04 工会会议记录", "verify-book", altered));
            await File.WriteAllBytesAsync(altered, BookFiles.Edited(book, BookFiles.PartOf(book, "L04 工会会议记录"), xml => AnyRow().Replace(xml, "${1} hidden=\"1\"", 1)));
            Assert.Equal((1, true), await Verify("有内容的行或列被隐藏的表：L04 工会会议记录", "verify-book", altered));
            Assert.Equal((1, true), await Verify("原册，不是这份被改动的文件", "verify-book", altered, "--data"));
            Assert.Equal((0, true), await Verify("自签发以来没有变化", "verify-book", whole, "--data"));
            Assert.Equal((1, true), await Verify("没有这个文件", "verify-book", Path.Combine(folder, "nothing.xlsx")));
            Assert.Equal((2, true), await Verify("用法", "verify-book"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [LibreOfficeFact]
    public async Task Check_ABookThatLibreOfficeSavedAgain_IsWhole()
    {
        var folder = Directory.CreateTempSubdirectory("book-").FullName;
        try
        {
            var saved = Path.Combine(folder, "again");
            Directory.CreateDirectory(saved);
            var path = Path.Combine(folder, "book.xlsx");
            await File.WriteAllBytesAsync(path, await Issue());
            var said = LibreOffice.Convert(saved, "xlsx:Calc MS Excel 2007 XML", [path]);
            var again = await File.ReadAllBytesAsync(Path.Combine(saved, "book.xlsx"));

            Assert.True(BookFiles.Check(again) is { IsWhole: true }, $"{JsonSerializer.Serialize(BookFiles.Check(again), DomainJson.Options)} {said}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Issue_ABook_NamesASealThatVerifies()
    {
        var book = await Issue();
        var sheets = SheetReader.Open(book);
        var cover = sheets.Rows("封面").Single(row => Equals(row[0], "封存"));
        var (number, digest) = Sealed(book);
        using var error = new StringWriter();
        var code = await MainJob.Commands.Run(["verify", "--seal", $"{number}:{digest}"], TextWriter.Null, error, application.Settings);

        Assert.Equal($"第{number}号{digest}", ((string)cover[1]!).Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal));
        Assert.True(code == 0, error.ToString());
        Assert.Equal((number, digest), Sealed(await Issue()));
        Assert.Equal("封面", Assert.Single(BookFiles.Check(BookFiles.Edited(book, BookFiles.PartOf(book, "封面"), xml => xml.Replace($"第 {number} 号", "第 99 号", StringComparison.Ordinal))).Altered));

        static (string, string) Sealed(byte[] book)
        {
            var row = SheetReader.Open(book).Rows("核验").Single(row => Equals(row[0], "封存"));
            return ((string)row[1]!, string.Concat(((string)row[2]!).Where(char.IsAsciiHexDigit)));
        }
    }

    private async Task<byte[]> Issue() => (await chair.Post($"{School}/years/2026/book", new { })).Ok().Bytes;

    private async Task<int> Issued() => (await chair.Get($"{School}/books")).Ok().Json.GetProperty("books").GetArrayLength();

    /// <summary>The exit code, and whether the sentence was said.</summary>
    private async Task<(int Code, bool IsSaid)> Verify(string sentence, params string[] args)
    {
        using var error = new StringWriter();
        var code = await MainJob.Commands.Run(args, TextWriter.Null, error, application.Settings);
        return (code, error.ToString().Contains(sentence, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Texts(ApiReply reply)
    {
        var sheets = SheetReader.Open(reply.Ok().Bytes);
        return sheets.Names.SelectMany(sheets.Rows).SelectMany(row => row).OfType<string>();
    }

    private static object?[] InContents(SheetReader sheets, string name) => sheets.Rows("目录").Single(row => Equals(row[1], name));

    /// <summary>A cell with a day of these years.</summary>
    [GeneratedRegex("(v>)46[0-9]{3}(</)")]
    private static partial Regex AnyDay();

    [GeneratedRegex("(<(?:x:)?row r=\"1\")")]
    private static partial Regex AnyRow();

    [GeneratedRegex("(<(?:x:)?col min=\"1\")")]
    private static partial Regex AnyColumn();

    [GeneratedRegex("(<(?:x:)?row [^>]* ht=\")[0-9.]+(\")")]
    private static partial Regex AnyHeight();

    private static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/workbook.xml").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 120; i++) entry.Write(zeros);
        }

        return file.ToArray();
    }
}

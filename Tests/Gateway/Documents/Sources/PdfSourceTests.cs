using System.Diagnostics;
using System.Text;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Sources.Pdf;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>A test that needs poppler's programs; shown as skipped where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PdfFactAttribute : FactAttribute
{
    public PdfFactAttribute()
    {
        if (PdfTool.Find("pdftotext") is null || PdfTool.Find("pdftocairo") is null) Skip = "pdftotext and pdftocairo are not installed (apt-get install poppler-utils).";
    }
}

public sealed class PdfSourceTests
{
    [PdfFact]
    public void Read_Plan_JoinsBrokenLinesAndRebuildsTheTable()
    {
        var reading = SourceText.Read(WordFiles.Bytes("plan.pdf"));
        Assert.Equal(SourceKind.Pdf, reading.Source.Kind);
        Assert.Equal(
            [
                "枫林小学2026年工会工作计划",
                "新的一年，学校工会将围绕学校中心工作，依靠全体会员，把民主管理做实，把关心服务做细，把文体活动做活，让每一位教职工都能在校园里安心工作、快乐生活。",
                "一、民主管理",
                "1、开好教代会，每学年不少于1次，会前征集提案不少于15件，做到件件有答复、事事有着落，重要事项先听取会员意见再作决定。",
                "2、校务公开栏每月更新一次。",
                "二、活动安排",
                "月份\t活动内容\t负责人",
                "3月\t女教工插花；为全体女会员准备一份节日的小礼物，组织春季踏青和摄影活动\t女工委员",
                "\t师德宣讲\t宣传委员",
                "9月\t教师节座谈会\v新教师入会\t工会主席",
                "枫林小学工会",
                "2026年1月8日",
            ],
            reading.Text.Split('\n'));
    }

    [PdfFact]
    public void Read_PagesWithoutText_AreAScan() => Assert.Equal(["document.is-picture"], SourceText.Codes(SourceText.Read(Pdf("0 0 200 200 re f"))));

    [PdfFact]
    public void Read_Password_IsSaid() => Assert.Equal(["document.encrypted"], SourceText.Codes(SourceText.Read(WordFiles.Bytes("locked.pdf"))));

    [PdfFact]
    public void Read_Damaged_GivesAReading()
    {
        var whole = WordFiles.Bytes("plan.pdf");
        var random = new System.Random(5);
        for (var round = 0; round < 12; round++)
        {
            var bytes = whole[..(round % 2 == 0 ? whole.Length : random.Next(10, whole.Length))].ToArray();
            for (var change = 0; change < 30; change++) bytes[random.Next(8, bytes.Length)] = (byte)random.Next(256);
            Assert.NotNull(SourceText.Read(bytes));
        }

        Assert.Equal(["document.broken"], SourceText.Codes(SourceText.Read("%PDF-1.7\n1 0 obj"u8.ToArray())));
    }

    [Fact]
    public void Read_WithoutTheProgram_SaysWhatToDo()
    {
        var flaw = Assert.Single(SourceText.Read(Pdf(""), new ReadingLimits { PdfToText = Path.Combine(Path.GetTempPath(), "absent", "pdftotext") }).Flaws);
        Assert.Equal("document.unsupported-type", flaw.Code);
        Assert.Contains("请另存为 Word", flaw.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleep 600")]
    [InlineData("while :; do echo 工会工会工会工会工会工会; done")]
    [InlineData("sleep 600 & sleep 600")]
    public void Read_ProgramThatDoesNotEnd_IsEnded(string script)
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateTempSubdirectory("tool-").FullName;
        try
        {
            var program = Path.Combine(folder, "pdftotext");
            File.WriteAllText(program, "#!/bin/sh\n" + script + "\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var time = Stopwatch.StartNew();
            var reading = SourceText.Read(Pdf(""), new ReadingLimits { PdfToText = program, MaxToolTime = TimeSpan.FromSeconds(1), MaxToolOutput = 100_000 });
            Assert.Equal(["document.broken"], SourceText.Codes(reading));
            Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Grids_OfManyLines_AreBounded()
    {
        var rules = Enumerable.Range(0, 3_000).Select(i => new PdfRule(i % 2 == 0, i, 0, 3_000)).ToList();
        Assert.Empty(PdfGrid.Of(rules));
    }

    /// <summary>A page with nothing on it but what the instructions draw.</summary>
    private static byte[] Pdf(string instructions) => Encoding.Latin1.GetBytes(
        $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>endobj 4 0 obj<</Length {instructions.Length}>>stream\n{instructions}\nendstream endobj trailer<</Root 1 0 R>>");
}

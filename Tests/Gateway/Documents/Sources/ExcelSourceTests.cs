using DistrictUnion.Documents;
using static DistrictUnion.Tests.Gateway.Documents.Sources.XlsxBuilder;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

public sealed class ExcelSourceTests
{
    /// <summary>5 March 2025 as Excel counts days.</summary>
    private const double Day = 45721;

    [Fact]
    public void Read_Schedule_IsRowsWithTitleAndNote()
    {
        var reading = SourceText.Read(Workbook(new Sheet(
            "Sheet1",
            Row(1, "柳园小学2025年工会活动安排表") + Row(3, "月份", "活动内容", "责任人") + Row(4, "3月", "1.踏青\n2.体检 ", "主席") + Row(5, null, "讲座") + Row(6) + Row(7, "9月", "教师节", "主席") + Row(8, "注：时间可调整"),
            Behind: "<mergeCells count=\"2\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A4:A5\"/></mergeCells>")));
        Assert.Equal(["柳园小学2025年工会活动安排表", "月份\t活动内容\t责任人", "3月\t1.踏青\v2.体检\t主席", "\t讲座", "9月\t教师节\t主席", "注：时间可调整"], reading.Text.Split('\n'));
        Assert.Equal(SourceKind.Excel, reading.Source.Kind);
        Assert.Equal(["踏青", "体检", "讲座", "教师节"], Assert.Single(reading.Plans).Schedule.Select(item => item.Text));
    }

    [Fact]
    public void Read_DatesAndNumbers_AreShownAsInExcel() => Assert.Equal(
        ["2025年3月5日\t3月5日\t3月", "95%\t4次\t2025年3月", "¥1200.5\t8:30\t2025年3月", "0.25\t12\t文"],
        SourceText.Lines(Workbook(new Sheet("Sheet1",
            Row(1, (Day, 1), (Day, 2), (Day, 3)) + Row(2, (0.95, 4), (4.0, 5), (Day, 6)) + Row(3, (1200.5, 7), (0.354166667, 8), (Day, 9)) + Row(4, (0.25, 0), (12.0, 0), "文")))));

    [Fact]
    public void Read_SeveralSheets_AreHeadedByTheirNames() => Assert.Equal(
        ["3月", "活动\t主席", "体检\t主席", "", "安排表", "时间\t内容"],
        SourceText.Lines(Workbook(
            new Sheet("3月", Row(1, "活动", "主席") + Row(2, "体检", "主席")),
            new Sheet("草稿", Row(1, "看不见", "x"), "hidden"),
            new Sheet("更深", Row(1, "看不见", "x"), "veryHidden"),
            new Sheet("空", ""),
            new Sheet("4月", Row(1, "安排表") + Row(2, "时间", "内容")))));

    [Fact]
    public void Read_HiddenRowsAndColumns_StayOut() => Assert.Equal(
        ["时间\t内容", "3月\t体检"],
        SourceText.Lines(Workbook(new Sheet("Sheet1", Row(1, "时间", "x", "内容") + Row(2, "3月", "y", "体检") + "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"inlineStr\"><is><t>看不见</t></is></c></row>", Before: "<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols>"))));

    [Fact]
    public void Read_TooManyRows_AreCutWithAFlaw()
    {
        var reading = SourceText.Read(Workbook(new Sheet("Sheet1", string.Concat(Enumerable.Range(1, 50).Select(i => Row(i, "甲", "乙"))) + Row(1_048_576, "远"))), new ReadingLimits { MaxSheetRows = 20 });
        Assert.Equal(20, reading.Text.Split('\n').Length);
        Assert.Equal(["document.cut"], SourceText.Codes(reading));
    }

    [Fact]
    public void Read_Empty_IsSaid() => Assert.Equal(["document.empty"], SourceText.Codes(SourceText.Read(Workbook(new Sheet("Sheet1", "")))));

    [Fact]
    public void Read_BrokenParts_AreRefused()
    {
        var whole = Workbook(new Sheet("Sheet1", Row(1, "甲", "乙") + Row(2, (Day, 1), "丙")));
        var random = new System.Random(3);
        for (var round = 0; round < 100; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var change = 0; change < 6; change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.NotNull(SourceText.Read(bytes));
        }

        Assert.Equal(["document.broken"], SourceText.Codes(SourceText.Read(Workbook(new Sheet("Sheet1", "<row r=\"1\"><c r=\"A1\"")))));
    }

    [Fact]
    public void Read_OldWorkbook_IsReadToo()
    {
        var reading = SourceText.Read(WordFiles.Bytes("schedule.xls"));
        Assert.Equal(["松溪中学2025年工会活动安排", "时间\t活动\t负责人", "2025年3月5日\t女教工踏青\t女工委员", "\t健康讲座\t生活委员", "9月\t教师节座谈\t主席"], reading.Text.Split('\n'));
    }
}

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

public sealed class DocxSourceTests
{
    [Fact]
    public void Read_CellsThatSpanColumns_KeepTheOthersInTheirs() => Assert.Equal(
        ["活动安排表", "序号\t项目\t\t时间", "1\t民主\t教代会\t3月", "\t\t公开\t4月", "注：可调整"],
        SourceText.Lines(DocxBuilder.Document("<w:tbl>"
            + Row("", Cell("活动安排表", 4)) + Row("", Cell("序号"), Cell("项目", 2), Cell("时间")) + Row("", Cell("1"), Cell("民主"), Cell("教代会"), Cell("3月"))
            + Row("<w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>", Cell("公开"), Cell("4月")) + Row("", Cell("注：可调整", 4)) + "</w:tbl>")));

    private static string Row(string properties, params string[] cells) => $"<w:tr>{properties}{string.Concat(cells)}</w:tr>";

    private static string Cell(string text, int columns = 1) => $"<w:tc><w:tcPr><w:gridSpan w:val=\"{columns}\"/></w:tcPr>{DocxBuilder.Paragraph(text)}</w:tc>";
}

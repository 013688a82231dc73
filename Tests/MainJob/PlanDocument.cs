using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Tests.MainJob;

/// <summary>A plan as a school would send it: a Word file.</summary>
internal static class PlanDocument
{
    public static byte[] Word(params string[] paragraphs)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(
                new Body(paragraphs.Select(text => new Paragraph(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve })))));
        }

        return stream.ToArray();
    }

    public static byte[] OfXihu { get; } = Word(
        "西湖小学2026年工会工作计划",
        "一、民主管理",
        "1．三月召开教代会，审议学校工作报告。",
        "2．校务公开每月一次。",
        "二、关爱服务",
        "1．春节前走访慰问困难教职工不少于6人。",
        "2．五月组织教职工健康体检，参检率达到95%。",
        "三、文体活动",
        "1．十月举办教工趣味运动会。",
        "月份安排",
        "一月：走访慰问困难教职工",
        "三月：召开教代会；三八节活动",
        "五月：教职工健康体检",
        "九月：庆祝教师节",
        "十月：教工趣味运动会",
        "十二月：民主评议；工会年度总结");
}

using DistrictUnion.Documents;
using DistrictUnion.Tests.Architecture;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>Documents that a word processor saved as Word 97–2003. \t between cells, \v between lines of a cell, as from a .docx.</summary>
public sealed class Word97FilesTests
{
    [Fact]
    public void Read_Outline_NumbersAreRebuiltAndChangesAreTaken() => Assert.Equal(
        """
        松涧小学工会2026年工作计划
        根据上级工会部署，结合学校实际，经工会委员会讨论，制定本计划。
        一、民主管理
        （一）教代会
        1.召开教代会1次，审议学校工作报告。
        2.征集提案不少于20件。
        （二）校务公开
        1.每学期公开财务收支一次。
        二、关心教职工
        （一）生活保障
        1.组织全体会员体检一次。
        2.慰问生病会员，
        做到一人一访。

        3.落实节日慰问品，每人不超过500元。
        （二）文体活动
        ①春季健步走。
        ②秋季拔河赛。
        三、保障措施
        1.加强领导。
        1.1 分工到人。
        1.2 按月检查。
        2.落实经费。
        附则：
        另行通知的从其规定。
        1.本计划自通过之日起执行。
        ● 要点
        松涧小学工会委员会
        2026年1月8日
        """, TextOf("outline.doc"));

    [Fact]
    public void Read_Schedule_RowsAreLinesAndTheTextBoxStandsAtItsPlace() => Assert.Equal(
        """

        青萝湾中学工会
        2025—2026学年度第二学期工会工作计划
        一、指导思想
        围绕学校中心工作，服务教职工。
        二、工作安排
        月份→工作内容→责任人→备注
        二月→1.制定工会工作计划↓2.走访慰问困难会员→沈主席→校长室
        →召开第一次委员会会议→组织委员→
        三月→三八节活动：↓登山→女工委员→
        四月→教职工运动会↓拔河↓4月8日↓跳绳↓4月15日↓分年级报名→文体委员→
        五月→● 评选优秀会员↓● 推荐区级先进→宣传委员→
        六月→期末总结→沈主席→
        三、要求
        各小组认真落实。
        """, TextOf("schedule.doc"));

    [Fact]
    public void Read_Styles_NumbersComeFromTheStyle() => Assert.Equal(
        """
        栖霞路幼儿园工会工作计划（2026年）
        第一章总体要求
        1、坚持服务大局。
        2、坚持依法维权。
        第二章主要任务
        1、开展岗位练兵2次。
        2、慰问退休教师，九月完成。
        第三章保障
        1、café “ABC” Café— 不间断~空格-连字
        盖章处：
        栖霞路幼儿园工会
        （章）
        """, TextOf("styles.doc").Replace('\u00A0', '~'));

    [Fact]
    public void Read_Schedule_IsOnePlanWithItsMonths()
    {
        var reading = Read("schedule.doc");
        Assert.Equal(SourceKind.Word, reading.Source.Kind);
        Assert.Empty(reading.Flaws);
        var plan = Assert.Single(reading.Plans);
        Assert.Equal("青萝湾中学", plan.School);
        Assert.Equal([2, 3, 4, 5, 6], plan.Schedule.SelectMany(item => item.Months).Distinct().Order());
    }

    /// <remarks>→ and ↓ stand for \t and \v.</remarks>
    private static string TextOf(string name) => Read(name).Text.Replace('\t', '→').Replace('\v', '↓');

    private static PlanReading Read(string name) => PlanReader.Read(new SourceFile(name, WordFiles.Bytes(name)));
}

internal static class WordFiles
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "Tests", "Gateway", "Documents", "Files", name));
}

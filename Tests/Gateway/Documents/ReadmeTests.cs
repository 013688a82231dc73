using System.Text;
using DistrictUnion.Documents;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>The example of Gateway/Documents/README.md.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Read_TheReadmesDocument_GivesWhatItSays()
    {
        const string text = "榆蔭小學2025年工會工作計劃\n一、關心會員\n1、組織體檢，每年一次。\n二、活動安排\n十二月：會員體檢（生活委員）\n元月：走訪慰問\n";
        var reading = PlanReader.Read(new SourceFile("計劃.txt", CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes(text)));
        Assert.Equal("big5", reading.Source.Encoding);
        var plan = Assert.Single(reading.Plans);
        Assert.Equal(("榆荫小学2025年工会工作计划", "榆荫小学", 2025, PlanPeriod.CalendarYear), (plan.Title, plan.School, plan.Year, plan.Period));
        Assert.Equal(["[12] 2025 会员体检（生活委员）", "[1] 2026 走访慰问"], plan.Schedule.Select(item => $"[{string.Join(',', item.Months)}] {item.Year} {item.Text}"));
        var section = Assert.Single(plan.Sections);
        Assert.Equal(("一", "关心会员", "组织体检，每年一次。"), (section.Number, section.Title, Assert.Single(section.Measures).Label));
        Assert.Equal((1m, "次", QuantityPer.Year), Assert.Single(plan.Quantities) is var quantity ? (quantity.Value, quantity.Unit, quantity.Per) : default);
        Assert.Equal(["a09 2025-12 生活委员 1", "a06 2026-01  "], plan.Tasks.Select(task => $"{task.Area} {string.Join(',', task.Months)} {task.Owner} {task.Target?.Value}"));
    }
}

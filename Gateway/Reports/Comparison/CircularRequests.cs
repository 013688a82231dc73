using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Letters;

namespace DistrictUnion.Reports.Comparison;

/// <summary>四、下一步要求: what follows from how the schools stand; nothing is asked of nobody.</summary>
internal static class CircularRequests
{
    public static IEnumerable<LetterBlock> Blocks(DistrictBook book)
    {
        yield return new LetterHead(1, "下一步要求");
        foreach (var text in Texts(book)) yield return new LetterHead(3, text);
    }

    private static IEnumerable<string> Texts(DistrictBook book)
    {
        var schools = book.Groups.SelectMany(group => group.Schools).Select(book.School).ToArray();
        var asked = schools.Where(s => s.Standing is Standing.Expected).ToArray();
        var missing = asked.Count(s => s.Filing is Filing.Missing or Filing.Empty);
        var returned = asked.Count(s => s.Filing is Filing.Returned);
        var behind = schools.Count(s => s.IsCounted && s.Rates.Light is Light.Yellow or Light.Red);
        if (missing > 0)
        {
            yield return book.Table.IsLocked
                ? $"还没有报送和空报的{missing}所学校，请书面说明原因；填报已经锁定，需要补报的向区教育工会申请延期。"
                : $"还没有报送和空报的{missing}所学校，请在{Words.Day(book.Table.Round!.Dates.Lock)}锁定以前报送；已过截止日期的需要先申请延期。";
        }

        if (returned > 0) yield return $"被退回的{returned}所学校，请在退回时给出的期限以内按意见修改后再报。";
        if (book.Table.District.Rates.Overdue > 0) yield return $"逾期未完成的任务共{book.Table.District.Rates.Overdue}项，请各校逐项说明原因，写明补做时间和责任人，在下一季度报告中报告结果。";
        if (behind > 0) yield return $"亮黄灯、红灯的{behind}所学校，请对照附件和本校进度表查找差距，落后的任务优先安排。";
        yield return $"{book.Table.Quarter.Next.Name}到期的任务请抓紧落实，报告在区教育工会开放填报后按公布的日期报送，活动当天的照片、签到等材料随手存档。";
    }
}

using System.Globalization;
using System.Text;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>Texts of any length for measuring the reader: plans as they come, and texts made to be slow.</summary>
internal static class LongTexts
{
    private const string Title = "2024年甲小学工会工作计划\n";

    /// <summary>Repeated to the end below a title. What made a scan start again and again stays here for good.</summary>
    private static readonly string[] Units =
    [
        "1月（", "3月：活动\n", "1次,", "。1、甲", "…(甲", "1.", "（", "内容\n时间\n3月\n甲\n", "一、甲 二、乙 ", "a\u0301", "…", "一是甲；二是乙。", "★ ", "★", "备注\n", "3月， ", "3月", "9.1—9.5 ", "   甲", "，度", "|",
        "\t", "甲\t", "1", "一", "、", "年", "每", "小学", "工会", "甲\n", "一、\n", "—甲\n★甲\n●甲\n", "、甲\n", "三月\n", "时间：3月\n地点：甲\n地点：乙\n", "1、甲（3月）\n甲\n", "目录\n一、甲\n", "注：甲\n", "甲小学工会\n", "2024年工作计划\n",
        "&nbsp;", "發(fā)展", "\uD83D\uDE00", "\uD83D\uDE00 ", "甲、乙和丙、", "第一中学附属",
    ];

    private static readonly string[] Marks = ["一、", "（一）", "1、", "（1）", "①", "a)", "★", "●", "1.1 ", "◆", "第一，", "要点一：", "一是", "——"];

    public static IReadOnlyList<(string Name, Func<int, string> Make)> All { get; } =
    [
        ("plans, each with its title", length => Lines(length, "", i => $"202{i % 10}年第{i}小学工会工作计划\n" + Samples.Chapters[Samples.Chapters.IndexOf('\n', StringComparison.Ordinal)..] + "\n")),
        ("a title every 20 lines", length => Lines(length, "", i => i % 20 == 0 ? $"202{i / 20 % 10}年第{i}小学工会工作计划\n" : i % 20 == 1 ? "一、关心教工，做好服务工作，让大家满意、舒心、快乐。\n" : $"{i % 20 - 1}、慰问教工{i}次。\n")),
        ("one long list", length => Lines(length, Title + "一、主要工作\n", i => $"{i % 99 + 1}、组织教工开展第{i}项活动，每学期不少于2次，参与率达到95%。\n")),
        ("a list and a schedule", length => Lines(length / 2, Title + "一、主要工作\n", i => $"1、组织教工体检{i}。\n") + Lines(length / 2, "二、活动安排\n", i => $"{i % 12 + 1}月：组织教工体检{i}\n")),
        ("one long schedule", length => Lines(length, Title, i => $"{i % 12 + 1}月：组织教工体检{i}；召开会员代表大会（女工委员）\n")),
        ("a calendar of weeks", length => Lines(length, Title, i => $"第{i % 20 + 1}周：组织教工体检{i}\n")),
        ("a table", length => Lines(length, Title + "月份\t活动内容\t负责人\n", i => $"{i % 12 + 1}月\t组织教工体检{i}\t女工委员\n")),
        ("a table, a cell a line", length => Lines(length, Title + "月份\n活动内容\n负责人\n", i => $"{i % 12 + 1}月\n组织教工体检{i}\n女工委员\n")),
        ("a table of many columns", length => Title + "月份\t内容" + Repeat("\t内容", length / 2) + "\n" + Repeat("3月\t甲\n", length / 2)),
        ("many heads, one a line", length => Title + "内容\n时间\n" + Repeat("备注\n", length / 2) + Repeat("3月\n甲\n", length / 2)),
        ("blocks of activities", length => Lines(length, Title, i => $"活动{i}：教师节茶话会\n时间：{i % 12 + 1}月{i % 28 + 1}日\n地点：多功能厅\n负责人：女工委员\n")),
        ("numbers in numbers", length => Lines(length, Title, i => Repeat("1.", i % 400 + 2) + "1 甲乙\n")),
        ("marks of all kinds", length => Lines(length, Title, i => Marks[i % Marks.Length] + "甲乙丙。\n")),
        ("one line", length => Repeat(Samples.Chapters.Replace('\n', ' ') + " ", length)),
        ("one line without a space", length => Title + Repeat("组织教工开展活动，每学期2次。", length)),
        ("paragraphs torn into lines", length => Title + "一、甲。 乙丙丁戊己庚辛壬癸\n二、甲。 乙丙丁戊己庚辛壬癸\n" + Repeat("甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚\n", length)),
        ("long items, long measures", length => RandomHan(length, "一、民主管理\n", i => "1、", 200) + RandomHan(length, "二、活动安排\n", i => $"{i % 12 + 1}月：", 200)),
        ("random Han", length => Title + RandomHan(length, "", _ => "", length / 30)),
        .. Units.Select(unit => ($"“{Shown(unit)}” again and again", (Func<int, string>)(length => Title + Repeat(unit, length)))),
        .. Units.Select(unit => ($"“{Shown(unit)}” in an item", (Func<int, string>)(length => Title + "一、活动安排\n三月：体检\n四月：1、" + Repeat(unit, length) + "\n五月：慰问\n"))),
    ];

    private static string Lines(int length, string head, Func<int, string> line)
    {
        var text = new StringBuilder(head, length + 1_000);
        for (var i = 1; text.Length < length; i++) text.Append(line(i));
        return text.ToString();
    }

    private static string Repeat(string unit, int length) => new StringBuilder(length + unit.Length).Insert(0, unit, length / unit.Length + 1).ToString();

    /// <summary>Half the length in so many lines of characters without sense.</summary>
    private static string RandomHan(int length, string head, Func<int, string> begin, int lines)
    {
        var random = new System.Random(1);
        var text = new StringBuilder(Title + head);
        for (var i = 0; i < lines; i++)
        {
            text.Append(begin(i));
            for (var rest = length / 2 / lines; rest >= 0; rest--) text.Append((char)random.Next('一', '一' + 20_000));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Shown(string unit) => string.Concat(unit.Select(c => c < ' ' ? string.Create(CultureInfo.InvariantCulture, $"\\{(int)c}") : c.ToString()));
}

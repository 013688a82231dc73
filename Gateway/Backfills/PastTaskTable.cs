using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Plans;
using DistrictUnion.Gateway.Pages.Sheets;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Backfills;

/// <summary>
/// The sheet 计划任务 of an earlier year: a task with what became of it in each row. Flaws of what cannot be read: table.missing, backfill.area-unknown,
/// backfill.months-unreadable, backfill.outcome-unknown, backfill.quarter-unknown, backfill.number-unreadable, form.bad-number.
/// </summary>
internal static class PastTaskTable
{
    public const string Sheet = "计划任务";
    public const string School = "school";

    /// <summary>300 schools of 40 tasks, and room.</summary>
    public const int MostRows = 20_000;

    private const string Title = "title", Area = "area", Months = "months", Quantity = "quantity", Unit = "unit", Outcome = "outcome", Done = "done", Share = "share", DoneIn = "doneIn", Text = "text";
    private const string TenThousandYuan = "万元";
    private const decimal TenThousand = 10_000, Thousand = 1_000, MostAmount = 1_000_000_000;

    private static readonly (PastOutcome Outcome, string[] Names)[] Outcomes =
    [
        (PastOutcome.Done, ["完成", "已完成"]), (PastOutcome.Partly, ["部分完成"]), (PastOutcome.NotDone, ["未完成", "没有完成"]), (PastOutcome.Cancelled, ["取消", "不适用"]),
    ];

    private static readonly string[] Quarters = ["一季度", "二季度", "三季度", "四季度"];

    public static TableShape Shape { get; } = new(
        [
            new(School, "学校", true, "学校名称", "单位", "单位名称"), new(Area, "工作领域", true, "领域"), new(Title, "任务", true, "工作任务"), new(Months, "计划月份", false, "月份"),
            new(Quantity, "目标数量", false), new(Unit, "计量单位", false), new(Outcome, "完成情况", true), new(Done, "完成数量", false), new(Share, "完成比例", false),
            new(DoneIn, "完成季度", false), new(Text, "说明", false, "备注"),
        ],
        MostRows)
    {
        Sheet = Sheet,
        HasLinesBelow = false,
    };

    public static TableTemplate Template(int year, ImmutableArray<string> schools, IEnumerable<WorkArea> areas) => new(
        Sheet, $"{year}年计划任务和完成情况（补录）", "",
        [
            new(Heading(School), 22, true, "学校的全称，从下拉列表里选。", schools),
            new(Heading(Area), 16, true, "从下拉列表里选。", [.. areas.Where(a => a.IsUsed).Select(a => a.Name)]),
            new(Heading(Title), 40, true, $"做什么，最多 {PlanTask.MaxTitle} 字；同一所学校一年里不能重名，再次导入按任务名称找到原来的一行。"),
            new(Heading(Months), 14, false, "写 3月、9月，或 3月至5月；不知道的留空，算在四季度。"),
            new(Heading(Quantity), 10, false, "有数量目标的写数字。"),
            new(Heading(Unit), 9, false, "次、人、篇、元、万元、%。"),
            new(Heading(Outcome), 12, true, "年底的情况，从下拉列表里选：完成、部分完成、未完成；取消的任务不计入完成率。", [.. Outcomes.Select(o => o.Names[0])]),
            new(Heading(Done), 10, false, "有目标数量的：全年一共完成多少。写“完成”而留空，按完成目标计。"),
            new(Heading(Share), 10, false, "没有目标数量、部分完成的：写 60% 这样的比例。"),
            new(Heading(DoneIn), 11, false, "知道是哪个季度完成的就选；留空算在计划月份所在的季度。", [.. Quarters]),
            new(Heading(Text), 34, false, "可以不写。"),
        ],
        ["示例", areas.First(a => a.IsUsed).Name, "召开教职工代表大会", "3月、9月", "2", "次", "完成", "2", "", "三季度", ""],
        [
            "一行是一所学校的一项任务。完成率按这里写的任务和完成情况、用同样的口径计算；补录的年度不算逾期、迟报和未报。",
            "再次导入时，同一所学校同名的任务会被更新，没有写到的任务不变。录错了、不该有的任务，把完成情况改成“取消”。",
        ],
        [])
    {
        BlankRows = MostRows,
    };

    /// <returns>The task as it can be read; flaws at its cells otherwise.</returns>
    public static PastTask Read(TableRow row, int year, int line, IEnumerable<WorkArea> areas, ICollection<TableFlaw> flaws)
    {
        var reader = new RowReader(row, Shape, flaws);
        var title = reader.Required(Title, PlanTask.MaxTitle) ?? "";
        var area = reader.Required(Area) is { } named ? areas.FirstOrDefault(a => a.Name == named || a.ShortName == named) : null;
        if (area is null && row.Text(Area) is { } unknown) flaws.Add(row.Flaw("backfill.area-unknown", $"没有“{Shown(unknown)}”这个工作领域，请从下拉列表里选。", Area));
        var months = MonthsText.Read(row.Text(Months) ?? "", BackfillRules.SpanOf(year));
        if (months is null) flaws.Add(row.Flaw("backfill.months-unreadable", $"“{Shown(row.Text(Months)!)}”读不出来，或不是{year}年的月份；请写 3月、9月 这样的月份。", Months));
        return new(
            title, area?.Code ?? default, [.. (months ?? []).Select(m => m.Month)], Target(row, flaws), OutcomeOf(row, reader, flaws), Amount(row, Done, Factor(row), flaws),
            ShareOf(row, flaws), QuarterOf(row, flaws), reader.Text(Text, 4_000), line);
    }

    private static string Heading(string key) => Shape.Columns.First(c => c.Key == key).Heading;

    private static Target? Target(TableRow row, ICollection<TableFlaw> flaws)
    {
        var form = new PageForm(new FormCollection(new() { [Quantity] = row.Text(Quantity) ?? "", [Unit] = row.Text(Unit) ?? "" }));
        var target = TaskFields.ReadTarget(form, null);
        foreach (var flaw in form.Flaws) flaws.Add(row.Flaw(flaw.Code, flaw.Text, flaw.Place));
        return target;
    }

    private static PastOutcome OutcomeOf(TableRow row, RowReader reader, ICollection<TableFlaw> flaws)
    {
        if (reader.Required(Outcome) is not { } text) return default;
        var typed = text.FormKC().Trim();
        foreach (var (outcome, names) in Outcomes)
            if (names.Contains(typed)) return outcome;
        flaws.Add(row.Flaw("backfill.outcome-unknown", $"“{Shown(text)}”不认识，请从下拉列表里选：{string.Join("、", Outcomes.Select(o => o.Names[0]))}。", Outcome));
        return default;
    }

    private static int? QuarterOf(TableRow row, ICollection<TableFlaw> flaws)
    {
        if (row.Text(DoneIn) is not { } text) return null;
        var typed = text.FormKC().Trim().TrimStart('第');
        for (var number = 1; number <= 4; number++)
        {
            var digit = number.ToString(CultureInfo.InvariantCulture);
            if (typed == Quarters[number - 1] || typed == digit || typed == digit + "季度" || string.Equals(typed, "Q" + digit, StringComparison.OrdinalIgnoreCase)) return number;
        }

        flaws.Add(row.Flaw("backfill.quarter-unknown", $"“{Shown(text)}”不是季度，请从下拉列表里选。", DoneIn));
        return null;
    }

    private static decimal Factor(TableRow row) => row.Text(Unit) == TenThousandYuan ? TenThousand : 1;

    /// <summary>A number in thousandths; null: nothing there, or unreadable.</summary>
    private static long? Amount(TableRow row, string key, decimal factor, ICollection<TableFlaw> flaws)
    {
        if (row.Text(key) is not { } text) return null;
        if (Number(text.TrimEnd('%', '％')) is { } number && number >= 0 && number * factor <= MostAmount) return (long)(number * factor * Thousand);
        flaws.Add(Unreadable(row, key, text));
        return null;
    }

    private static long? ShareOf(TableRow row, ICollection<TableFlaw> flaws)
    {
        if (row.Text(Share) is not { } text) return null;
        var typed = text.FormKC().Trim();
        if (typed.EndsWith('%') && Number(typed[..^1]) is >= 0 and <= 100 and { } percent) return (long)(percent * Millionths.One / 100);
        if (Number(typed) is >= 0 and <= 1 and { } share) return (long)(share * Millionths.One);
        flaws.Add(Unreadable(row, Share, text));
        return null;
    }

    private static TableFlaw Unreadable(TableRow row, string key, string text) =>
        row.Flaw("backfill.number-unreadable", $"{Heading(key)}“{Shown(text)}”不是数字{(key == Share ? "，请写 60% 这样的比例" : "")}。", key);

    private static decimal? Number(string text) => decimal.TryParse(
        text.FormKC().Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    private static string Shown(string text) => ThreeWay.Shown(text);
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>The template of a ledger: empty, or with the entries that there are.</summary>
internal static class LedgerTemplate
{
    private const int OwnColumns = 2;
    private const string Example = "示例";

    /// <param name="view">As it may be seen: what is masked in it stays blank, and blank means unchanged.</param>
    /// <param name="isFilled">With the entries that count.</param>
    public static TableTemplate Of(LedgerView view, bool isFilled)
    {
        var (kind, table) = (view.Kind, new LedgerTable(view.Kind));
        ImmutableArray<EntryView> entries = isFilled ? [.. view.Entries.Where(e => e.Void is null)] : [];
        return new(
            SheetNames.Of([kind.Name])[0], $"{view.SchoolName}{view.Period.Name}{kind.Name}（填报模板）", view.SchoolName,
            [
                new(LedgerTable.NumberHeading, 9, false, "已有条目的编号，不要改动；新的条目留空。"),
                new(LedgerTable.RevisionHeading, 9, false, "已有条目的版本，不要改动；新的条目留空。"),
                .. Columns(table),
            ],
            [Example, "", .. table.Columns.Select(c => ExampleOf(c, view.Period.Year is 0 ? view.Today.Year : view.Period.Year)), ""],
            [
                .. kind.Notes,
                "只填本校这一本台账；模板里记着学校、台账和周期，导入到别处会被退回。",
                "改动已有条目：直接改这一行。新增条目：写在下面的空行，条目编号留空。删去一行不会删除条目，作废请在系统里办理。",
                "标题可以调换位置，不能改名。日期写 2026年3月5日、2026-3-5、2026.3.5 都可以。",
                "先上传预览，不会马上保存；有问题的行会在原文件里标出来。",
            ],
            [.. entries.Select(e => Row(table, e))])
        {
            OwnColumns = OwnColumns,
            Key = LedgerBase.Sheet(view, table, entries),
        };
    }

    /// <summary>The columns in which an entry is written, and the reason for what a check asks about.</summary>
    internal static IEnumerable<TemplateColumn> Columns(LedgerTable table) =>
    [
        .. table.Columns.Select(c => new TemplateColumn(table.Heading(c.Key), Width(c), c.IsRequired, Note(c), Choices(c))),
        new(LedgerTable.WhyHeading, 24, false, "系统提示异常（如超过标准）而情况属实的，在这里写明原因；没有异常的留空。"),
    ];

    /// <summary>A value of an entry as it stands in the template; what is masked is left blank.</summary>
    internal static string Text(EntryView entry, LedgerColumn column) =>
        column.Key == LedgerTable.WhyKey ? LedgerTable.Reasons(entry)
        : entry.Masked.Contains(column.Key) || !entry.Values.TryGetValue(column.Key, out var value) ? ""
        : column.Type is ColumnType.Choices ? string.Join('；', ColumnValue.Lines(value)) // an option may itself hold a 、
        : ColumnValue.Show(column, value);

    private static ImmutableArray<string> Row(LedgerTable table, EntryView entry) =>
        [Text(entry.Number), Text(entry.Revision), .. table.Compared.Select(c => CellText.Safe(Text(entry, c)))];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Width(LedgerColumn column) => column.Type switch
    {
        ColumnType.LongText => 32,
        ColumnType.Text or ColumnType.Names or ColumnType.Choices => 18,
        ColumnType.Date => 16,
        _ => 12,
    };

    private static ImmutableArray<string> Choices(LedgerColumn column) => column.Type switch
    {
        ColumnType.YesNo => ["是", "否"],
        ColumnType.Choice or ColumnType.Choices => column.Options,
        _ => [],
    };

    private static string Note(LedgerColumn column)
    {
        var what = column.Type switch
        {
            ColumnType.Text when column.IsTime => "时间，如 14:30，或 14:30—16:00。",
            ColumnType.Text => $"一行文字，最多 {ColumnValue.MaxText} 字。",
            ColumnType.LongText => $"可以写几行，最多 {ColumnValue.MaxLongText} 字。",
            ColumnType.Names => "姓名，几个人用顿号分开。",
            ColumnType.Whole => $"整数{Unit(column)}{Bounds(column)}。",
            ColumnType.Number => $"数字，最多三位小数{Unit(column)}{Bounds(column)}。",
            ColumnType.Money => $"金额，单位是元，最多两位小数{Bounds(column)}。",
            ColumnType.Percent => "百分数，如 72.9%。",
            ColumnType.Date => "日期，如 2026年3月5日。",
            ColumnType.Month => "月份，如 2026年3月。",
            ColumnType.YesNo => "是或否。",
            ColumnType.Choice => column.IsOpen ? "从下拉列表里选，也可以另写。" : "从下拉列表里选。",
            _ => column.IsOpen ? "可选几项，用分号分开，也可以另写。" : "可选几项，用分号分开。",
        };
        return (column.IsRequired ? "必须填写。" : "") + what + (column.IsPrivate ? "个人信息：不显示的留空，留空表示不改。" : "") + column.Note;
    }

    private static string Unit(LedgerColumn column) => column.Unit is { } unit ? $"，单位是{unit}" : "";

    private static string Bounds(LedgerColumn column) => (column.Least, column.Most) switch
    {
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"，{least:0.##} 到 {most:0.##}"),
        (null, { } most) => string.Create(CultureInfo.InvariantCulture, $"，不超过 {most:0.##}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"，不小于 {least:0.##}"),
        _ => "",
    };

    internal static string ExampleOf(LedgerColumn column, int year) => column.Type switch
    {
        ColumnType.Date => $"{year}年3月5日",
        ColumnType.Month => $"{year}年3月",
        ColumnType.Choice or ColumnType.Choices => column.Options[0],
        ColumnType.Text when column.IsTime => "14:30—16:00",
        ColumnType.YesNo => "是",
        ColumnType.Money => "500.00",
        ColumnType.Percent => "95.0%",
        ColumnType.Whole or ColumnType.Number => "9",
        ColumnType.Names => "王老师、李老师",
        _ => "",
    };
}

using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>Guesses which heading of another system's export stands for which column, by how alike they are written. Each heading is taken once, the surest first.</summary>
internal static class MappingGuess
{
    /// <summary>Below this, from 0 to 1, two headings are not alike.</summary>
    private const double Least = 0.5;

    /// <summary>One contains the other: 参保人姓名, 姓名.</summary>
    private const double Containing = 0.8;

    private static readonly ImmutableArray<ImmutableHashSet<string>> SameWords =
    [
        ["姓名", "职工姓名", "会员姓名", "参保人", "缴费人", "户名"], ["身份证号", "证件号码", "证件号", "身份证号码", "公民身份号码"], ["银行卡号", "卡号", "银行账号", "账号", "收款账号"],
        ["日期", "记账日期", "业务日期", "入账日期", "凭证日期", "发生日期"], ["凭证号", "凭证字号", "凭证编号"], ["摘要", "用途", "业务摘要"], ["科目", "会计科目", "科目名称", "经费科目"],
        ["收入", "收入金额", "贷方", "贷方金额"], ["支出", "支出金额", "借方", "借方金额"], ["经办人", "制单人", "制单"], ["审批人", "审核人"], ["资产编号", "资产编码", "卡片编号"],
        ["名称", "资产名称"], ["规格型号", "规格", "型号"], ["购置日期", "取得日期", "入账日期"], ["存放地点", "使用地点", "存放位置"], ["保管人", "使用人", "责任人"],
        ["月份", "所属月份", "缴费月份", "所属期"], ["计缴基数", "缴费基数", "工资基数"], ["实缴", "实缴金额", "已缴金额", "缴费金额"], ["份数", "参保份数"], ["险种", "保障项目", "互助项目", "计划名称"],
        ["起", "保障起期", "生效日期", "保障开始日期"], ["止", "保障止期", "截止日期", "保障结束日期"], ["赔付额", "赔付金额", "补助金额", "理赔金额"], ["入院日期", "住院日期"],
    ];

    /// <returns>Heading by the column's key.</returns>
    public static ImmutableDictionary<string, string> Of(IEnumerable<TableColumn> columns, IEnumerable<string> headings)
    {
        var pairs =
            from column in columns.Select((column, order) => (column.Key, Names: NamesOf(column), Order: order))
            from heading in headings.Select((text, order) => (Text: text, Order: order))
            let likeness = column.Names.Max(name => Likeness(name, heading.Text))
            where likeness >= Least
            orderby likeness descending, column.Order, heading.Order
            select (column.Key, heading.Text);
        var (found, taken) = (ImmutableDictionary.CreateBuilder<string, string>(), new HashSet<string>());
        foreach (var (key, heading) in pairs)
        {
            if (found.ContainsKey(key) || !taken.Add(heading)) continue;
            found[key] = heading;
        }

        return found.ToImmutable();
    }

    /// <summary>How alike two bare headings are, from 0 to 1: the same, the same word in other systems, one within the other, or by pairs of letters.</summary>
    internal static double Likeness(string one, string other)
    {
        if (one == other) return 1;
        if (SameWords.Any(words => words.Contains(one) && words.Contains(other))) return 0.95;
        var (few, many) = one.Length <= other.Length ? (one, other) : (other, one);
        if (few.Length >= 2 && many.Contains(few, StringComparison.Ordinal)) return Containing * (1 + few.Length / (double)many.Length) / 2;
        if (few.Length < 2) return 0;
        var (left, right) = (Pairs(one), Pairs(other));
        return 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
    }

    private static string[] NamesOf(TableColumn column) => [.. column.OtherHeadings.Prepend(column.Heading).Select(TableColumn.Bare)];

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2))];
}

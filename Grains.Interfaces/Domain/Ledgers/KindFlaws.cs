using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>What is wrong with a kind of ledger in itself.</summary>
public static partial class KindFlaws
{
    public const int MostColumns = 60;
    public const int MostOptions = 100;
    public const int MostChecks = 40;

    /// <summary>Key of 备注, which every ledger has.</summary>
    public const string Remark = "remark";

    /// <returns>
    /// Codes: code.malformed, name.*, ledger.no-columns, ledger.too-many-columns, ledger.key-malformed, ledger.key-twice, ledger.heading-twice,
    /// ledger.options-missing, ledger.formula-flawed, ledger.formula-column, ledger.formula-tells, ledger.bounds, ledger.group-split, ledger.date-column,
    /// ledger.title-column, ledger.check-flawed, text.too-long. The place is the key of the column or the code of the check.
    /// </returns>
    public static ImmutableArray<Refusal> Of(LedgerKind kind)
    {
        var checks = new Checks();
        Check(checks, kind);
        return checks.Refusals;
    }

    internal static void Check(Checks checks, LedgerKind kind)
    {
        checks.Code(kind.Code, "台账代码");
        checks.Name(kind.Name, "台账名称", "name");
        checks.Valid(kind.Columns.Length > 0, "ledger.no-columns", "台账至少要有一列。");
        checks.Require(kind.Columns.Length <= MostColumns, "ledger.too-many-columns", RefusalKind.TooLarge, $"一种台账最多 {MostColumns} 列。");
        foreach (var twice in kind.Columns.GroupBy(c => c.Key).Where(g => g.Count() > 1))
            checks.Valid(false, "ledger.key-twice", $"列的代码“{twice.Key}”用了两次。", twice.Key);
        foreach (var twice in kind.Columns.GroupBy(c => (c.Name, c.Group)).Where(g => g.Count() > 1))
            checks.Valid(false, "ledger.heading-twice", $"列名“{twice.Key.Name}”用了两次。", twice.Last().Key);
        foreach (var column in kind.Columns) Column(checks, kind, column);
        foreach (var split in SplitGroups(kind))
            checks.Valid(false, "ledger.group-split", $"“{split}”的各列要排在一起。", split);
        checks.Valid(
            kind.DateColumn is not { } date || kind.Column(date) is { Type: ColumnType.Date, IsTyped: true, IsPrivate: false },
            "ledger.date-column", "确定日期的列不存在，或者不是日期。", kind.DateColumn);
        checks.Valid(kind.TitleColumn is not { } title || kind.Column(title) is not null, "ledger.title-column", "作为名称的列不存在。", kind.TitleColumn);
        checks.Require(kind.Checks.Length <= MostChecks, "ledger.check-flawed", RefusalKind.TooLarge, $"一种台账最多 {MostChecks} 条检查。");
        foreach (var check in kind.Checks) One(checks, kind, check);
        foreach (var text in kind.Notes) checks.Text(text, "填表说明", max: 500);
        checks.Text(kind.NoneMeans, "“无此情况”的含义", max: 200);
    }

    private static void Column(Checks checks, LedgerKind kind, LedgerColumn column)
    {
        var place = column.Key;
        checks.Valid(Key().IsMatch(column.Key ?? "") && column.Key != Remark, "ledger.key-malformed", $"列的代码“{column.Key}”不对：小写字母开头，只用字母和数字，最多 32 个。", place);
        checks.Name(column.Name, "列名", place);
        checks.Text(column.Note, "填写说明", place, 300);
        var isChoice = column.Type is ColumnType.Choice or ColumnType.Choices;
        checks.Valid(
            isChoice ? column.Options.Length is > 0 and <= MostOptions && column.Options.Distinct().Count() == column.Options.Length : column.Options.IsEmpty,
            "ledger.options-missing", isChoice ? $"“{column.Name}”要有 1 到 {MostOptions} 个不重复的选项。" : $"“{column.Name}”不是选择列，不能有选项。", place);
        foreach (var option in column.Options) checks.Name(option, "选项", place);
        checks.Valid(column.Least is not { } least || column.Most is not { } most || least <= most, "ledger.bounds", $"“{column.Name}”的下限大于上限。", place);
        checks.Valid(!column.IsTime || column.Type is ColumnType.Text, "ledger.bounds", $"“{column.Name}”不是文字列，不能限定为时间。", place);
        foreach (var formula in new[] { column.Computed, column.Proposed }.OfType<string>())
            Formula(checks, kind, formula, mayRun: formula == column.Computed, $"“{column.Name}”的公式", place);
        if (column.Computed is { } computed && Ledgers.Formula.Parse(computed, out _) is { } read)
        {
            foreach (var key in read.Shown.Where(key => kind.Column(key)?.Privacy > column.Privacy))
                checks.Valid(false, "ledger.formula-tells", $"“{column.Name}”由“{kind.Column(key)!.Name}”算出，保密级别不能低于它。", place);
        }
    }

    private static void One(Checks checks, LedgerKind kind, LedgerCheck check)
    {
        checks.Valid(Codes.IsCode(check.Code), "ledger.check-flawed", "检查的代码只能用小写字母、数字和连字符。", check.Code);
        checks.Valid(kind.Column(check.Column) is not null, "ledger.check-flawed", $"检查“{check.Code}”所指的列不存在。", check.Code);
        checks.Valid(!string.IsNullOrWhiteSpace(check.Text) && check.Text.Length <= 200, "ledger.check-flawed", $"检查“{check.Code}”要有一句说明，最多 200 个字。", check.Code);
        foreach (Match named in Named().Matches(check.Text ?? ""))
            checks.Valid(kind.Column(named.Groups[1].Value) is not null, "ledger.check-flawed", $"检查“{check.Code}”的说明里，列“{named.Groups[1].Value}”不存在。", check.Code);
        Formula(checks, kind, check.When, mayRun: false, $"检查“{check.Code}”的条件", check.Code);
    }

    private static void Formula(Checks checks, LedgerKind kind, string text, bool mayRun, string what, string place)
    {
        var formula = Ledgers.Formula.Parse(text, out var flaw);
        if (!checks.Valid(formula is not null, "ledger.formula-flawed", $"{what}不对：{flaw}", place)) return;
        checks.Valid(mayRun || !formula!.IsRunning, "ledger.formula-flawed", $"{what}里不能用 running。", place);
        foreach (var key in formula!.Columns.Where(key => kind.Column(key) is null))
            checks.Valid(false, "ledger.formula-column", $"{what}里的列“{key}”不存在。", place);

        // A computed column may only read typed ones: no order of computing, no circles.
        foreach (var key in formula.Columns.Where(key => mayRun && kind.Column(key) is { Computed: not null }))
            checks.Valid(false, "ledger.formula-column", $"{what}只能用填写的列，“{key}”是计算出来的。", place);
    }

    /// <summary>Heads over columns that do not stand side by side.</summary>
    private static IEnumerable<string> SplitGroups(LedgerKind kind)
    {
        var seen = new HashSet<string>();
        string? last = null;
        foreach (var group in kind.Columns.Select(c => c.Group))
        {
            if (group is not null && group != last && !seen.Add(group)) yield return group;
            last = group;
        }
    }

    [GeneratedRegex("^[a-z][a-zA-Z0-9]{0,31}$")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{([^}]*)\}")]
    internal static partial Regex Named();
}

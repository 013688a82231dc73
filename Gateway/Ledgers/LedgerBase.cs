using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>What the template of a ledger remembers: whose ledger it is, and what stood in it. A file without it is somebody's own list.</summary>
/// <param name="Memory">Entries by number, each with its revision; columns that a later version of the kind may not have.</param>
internal sealed record LedgerBase(
    string District, string School, string SchoolName, string Kind, string KindName, string Period, string PeriodName, TemplateMemory Memory)
{
    public const string SheetName = "_台账";

    private const int Lines = 4;

    /// <summary>The format changes with the layout of the sheet; another one is refused.</summary>
    private static readonly (string Name, string Format) Title = ("台账模板", "1");

    /// <summary>The sheet of a template with these entries.</summary>
    public static TemplateKey Sheet(LedgerView view, LedgerTable table, ImmutableArray<EntryView> entries) => TemplateMemory.Sheet(
        SheetName,
        [
            [Title.Name, Title.Format],
            ["学校", view.District.Value, view.School.Value, view.SchoolName],
            ["台账", view.Kind.Code.Value, view.Kind.Version.ToString(CultureInfo.InvariantCulture), view.Kind.Name],
            ["周期", view.Period.ToString(), view.Period.Name],
        ],
        [.. table.Compared.Select(c => c.Key)],
        entries.Select(e => (
            e.Number.ToString(CultureInfo.InvariantCulture), e.Revision.ToString(CultureInfo.InvariantCulture), table.Compared.Select(c => LedgerTemplate.Text(e, c)))));

    /// <summary>What a workbook remembers.</summary>
    /// <returns>Nothing: it is no template of ours. A flaw: the sheet was spoilt (ledger.template-broken).</returns>
    public static (LedgerBase? Found, TableFlaw? Flaw) Read(SourceFile file, ReadingLimits limits)
    {
        var (memory, isSpoilt) = TemplateMemory.Read(file, SheetName, Title, Lines, LedgerRules.MostEntries, limits);
        if (memory is null) return isSpoilt ? (null, Broken) : default;
        return memory.Rows.All(row => IsNumber(row.Key) && IsNumber(row.Value.Mark))
            ? (new(memory[1, 1], memory[1, 2], memory[1, 3], memory[2, 1], memory[2, 3], memory[3, 1], memory[3, 2], memory), null)
            : (null, Broken);
    }

    private static TableFlaw Broken { get; } = new("ledger.template-broken", "模板里用来核对的内容已损坏，请重新下载模板再填。");

    /// <summary>Why the template does not belong to this ledger: ledger.template-school, ledger.template-kind, ledger.template-period; null when it does.</summary>
    public TableFlaw? Unless(LedgerView view) =>
        (District, School) != (view.District.Value, view.School.Value) ? new("ledger.template-school", $"这是“{SchoolName}”的模板，不能导入“{view.SchoolName}”的台账。")
        : Kind != view.Kind.Code.Value ? new("ledger.template-kind", $"这是“{KindName}”的模板，不能导入“{view.Kind.Name}”。")
        : Period != view.Period.ToString() ? new("ledger.template-period", $"这是{PeriodName}的模板，不能导入{view.Period.Name}的台账。")
        : null;

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>An entry as it stood in the template when it was downloaded.</summary>
internal sealed record BaseEntry(int Revision, ImmutableDictionary<string, string> Values);

/// <summary>
/// What a template remembers on a hidden sheet: whose ledger it is, and what stood in it. A file without it is somebody's own list.
/// </summary>
/// <param name="Keys">Columns that the template had; a later version of the kind may have others.</param>
internal sealed record LedgerBase(
    string District, string School, string SchoolName, string Kind, string KindName, string Period, string PeriodName,
    ImmutableArray<string> Keys, ImmutableDictionary<int, BaseEntry> Entries)
{
    public const string SheetName = "_台账";

    /// <summary>Changes with the layout of the sheet; another one is refused.</summary>
    private const string Format = "1";
    private const int HeadRows = 5;

    /// <summary>The sheet of a template with these entries.</summary>
    public static TemplateKey Sheet(LedgerView view, LedgerTable table, ImmutableArray<EntryView> entries) => new(SheetName, Rows(view, table, entries));

    /// <summary>What a workbook remembers.</summary>
    /// <returns>Nothing: it is no template of ours. A flaw: the sheet was spoilt (ledger.template-broken).</returns>
    public static (LedgerBase? Found, TableFlaw? Flaw) Read(SourceFile file, ReadingLimits limits)
    {
        if (TableReader.ReadHidden(file, SheetName, HeadRows + LedgerRules.MostEntries, limits) is not { } rows) return default;
        return Parse(rows) is { } found ? (found, null) : (null, new("ledger.template-broken", "模板里用来核对的内容已损坏，请重新下载模板再填。"));
    }

    /// <summary>Why the template does not belong to this ledger: ledger.template-school, ledger.template-kind, ledger.template-period; null when it does.</summary>
    public TableFlaw? Unless(LedgerView view) =>
        (District, School) != (view.District.Value, view.School.Value) ? new("ledger.template-school", $"这是“{SchoolName}”的模板，不能导入“{view.SchoolName}”的台账。")
        : Kind != view.Kind.Code.Value ? new("ledger.template-kind", $"这是“{KindName}”的模板，不能导入“{view.Kind.Name}”。")
        : Period != view.Period.ToString() ? new("ledger.template-period", $"这是{PeriodName}的模板，不能导入{view.Period.Name}的台账。")
        : null;

    private static IEnumerable<ImmutableArray<string>> Rows(LedgerView view, LedgerTable table, ImmutableArray<EntryView> entries)
    {
        yield return ["台账模板", Format];
        yield return ["学校", view.District.Value, view.School.Value, view.SchoolName];
        yield return ["台账", view.Kind.Code.Value, view.Kind.Version.ToString(CultureInfo.InvariantCulture), view.Kind.Name];
        yield return ["周期", view.Period.ToString(), view.Period.Name];
        yield return ["列", "", .. table.Compared.Select(c => c.Key)];
        foreach (var entry in entries)
        {
            yield return
            [
                entry.Number.ToString(CultureInfo.InvariantCulture), entry.Revision.ToString(CultureInfo.InvariantCulture),
                .. table.Compared.Select(c => CellText.Safe(LedgerTemplate.Text(entry, c))),
            ];
        }
    }

    private static LedgerBase? Parse(ImmutableArray<ImmutableArray<string>> rows)
    {
        if (rows.Length < HeadRows || At(rows[0], 1) != Format) return null;
        var (school, kind, period) = (rows[1], rows[2], rows[3]);
        ImmutableArray<string> keys = [.. rows[4].Skip(2).Where(key => key.Length > 0)];
        var entries = ImmutableDictionary.CreateBuilder<int, BaseEntry>();
        foreach (var row in rows.Skip(HeadRows))
        {
            if (!IsNumber(At(row, 0), out var number)) continue;
            if (!IsNumber(At(row, 1), out var revision)) return null;
            entries[number] = new(revision, keys.Select((key, i) => (key, Text: At(row, i + 2))).Where(c => c.Text.Length > 0).ToImmutableDictionary(c => c.key, c => c.Text));
        }

        return new(At(school, 1), At(school, 2), At(school, 3), At(kind, 1), At(kind, 3), At(period, 1), At(period, 2), keys, entries.ToImmutable());
    }

    private static string At(ImmutableArray<string> row, int column) => column < row.Length ? row[column] : "";

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

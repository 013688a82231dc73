using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Ledgers;

/// <summary>
/// A ledger as the sheet that is printed, stamped and filed: one row an entry, in the columns of the version that holds now. The view says what
/// may be seen; what it masks stays masked here.
/// </summary>
internal static class LedgerSheet
{
    /// <summary>So many rows are ruled at least, to be filled in by hand.</summary>
    private const int RuledRows = 12;

    /// <summary>Voided entries that are named one by one.</summary>
    private const int NamedVoids = 10;

    /// <param name="day">The day of the print, in the district's zone.</param>
    /// <inheritdoc cref="LedgerSheet"/>
    public static SheetData Of(LedgerView view, DateOnly day)
    {
        var kind = view.Kind;
        var shown = LedgerHeads.Shown(kind);
        var rows = new LedgerRows(view, shown);
        var count = LedgerRows.Counting(view).Count();
        return new()
        {
            Name = kind.Name,
            Title = view.SchoolName + PeriodOf(view.Period) + kind.Name,
            Lines = [.. Lines(view, shown, day)],
            Heads = LedgerHeads.Of(shown),
            Rows = count < RuledRows ? SheetRows.Of(rows.Rows()) : new(count, rows.Rows()), // a long ledger is read row by row
            MinimumRows = RuledRows,
            Totals = [rows.Total(count)],
            Notes = [.. rows.InWords(), .. Notes(view)],
            Signatures = [.. kind.Signatures.IsEmpty ? ["填表人：", "审核人：", "工会主席（签字）："] : kind.Signatures, "年　　月　　日"],
            NameColumns = LedgerHeads.NameColumns(kind, shown),
            Print = new(WhenTooWide: TooWide.UseA3),
        };
    }

    /// <summary>As it stands in the title: a roster is of no year.</summary>
    internal static string PeriodOf(LedgerPeriod period) => period.Kind is LedgerPeriodKind.Continuous ? "" : period.Name;

    private static IEnumerable<TitleLine> Lines(LedgerView view, ImmutableArray<LedgerColumn> shown, DateOnly day)
    {
        var middle = view.Period.Kind is LedgerPeriodKind.Continuous ? $"截至{Words.Day(day)}" : view.Period.Name;
        yield return new($"单位（盖章）：{view.SchoolName}", middle, $"填报日期：{Words.Day(day)}");
        if (shown.Any(c => c.Type is ColumnType.Money)) yield return new(Right: "单位：元");
    }

    private static IEnumerable<string> Notes(LedgerView view)
    {
        if (view.Elsewhere is { } elsewhere)
            yield return $"本台账登记在“{elsewhere.System}”{(view.Prints.IsEmpty ? "" : $"，见所附打印件 {view.Prints.Length} 份")}。{elsewhere.Note}".TrimEnd();
        if (view.Nothing is { } nothing && !LedgerRows.Counting(view).Any())
            yield return $"无此情况。{nothing.Remark}".TrimEnd();
        var notes = view.Kind.Notes;
        for (var i = 0; i < notes.Length; i++) yield return (notes.Length, i) switch { (1, _) => $"说明：{notes[i]}", (_, 0) => $"说明：1. {notes[i]}", _ => $"　　　{i + 1}. {notes[i]}" };
        var others = view.Earlier.Where(kind => !Heads(kind).SequenceEqual(Heads(view.Kind))).Select(kind => kind.Version).ToHashSet();
        var older = LedgerRows.Counting(view).Count(e => others.Contains(e.KindVersion));
        if (older > 0) yield return $"有 {older} 条按改版以前的列登记；现在没有的列写在备注里。";
        if (LedgerRows.Counting(view).Any(e => !e.Masked.IsEmpty)) yield return "个人信息按规定隐去（＊）。";
        var late = LedgerRows.Counting(view).Count(e => e.LateReason is not null);
        if (late > 0) yield return $"补归档 {late} 条：年度归档以后补记，理由写在备注里。";
        var voided = view.Entries.Where(e => e.Void is not null).ToArray();
        if (voided.Length > 0) yield return $"作废 {voided.Length} 条，不列入本表：{string.Join("、", voided.Take(NamedVoids).Select(Voided))}{(voided.Length > NamedVoids ? " 等" : "")}。";
    }

    private static IEnumerable<(string Key, string Name)> Heads(LedgerKind kind) => kind.Columns.Select(c => (c.Key, c.Name));

    private static string Voided(EntryView entry) =>
        string.Create(CultureInfo.InvariantCulture, $"第 {entry.Number} 号") + (entry.Void!.Reason is { } reason ? $"（{reason}）" : "");
}

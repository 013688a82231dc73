using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Letters;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Ledgers;

/// <summary>One entry as the page that is signed and filed: title, 单位（盖章）, the values beside their names, opinions stacked below.</summary>
internal static class EntryPage
{
    /// <summary>Half Han characters of the title that fit into a line.</summary>
    private const int TitleLine = 42;

    /// <summary>Points that stay free below: lines of the grid, and fonts that are higher than ours.</summary>
    private const double Slack = 16;

    /// <param name="beginsPage">Another entry stands before it.</param>
    /// <inheritdoc cref="EntryPage"/>
    public static IEnumerable<LetterBlock> Of(LedgerView view, EntryView entry, bool beginsPage)
    {
        var kind = view.KindOf(entry);
        var title = Title(view, kind, beginsPage);
        ImmutableArray<string> notes =
        [
            .. entry.LateReason is { } late ? [$"补归档：{late}"] : ImmutableArray<string>.Empty,
            .. entry.Void is { } taken ? [$"本条已作废。{taken.Reason}"] : ImmutableArray<string>.Empty,
            .. entry.Masked.IsEmpty ? ImmutableArray<string>.Empty : ["个人信息按规定隐去（＊）。"],
            .. kind.Notes.Select(note => $"说明：{note}"),
        ];
        var files = view.Files.Where(f => f.Subject.Entry?.Number == entry.Number).Select(f => f.Name);
        return
        [
            title,
            new LetterLine(new($"单位（盖章）：{view.SchoolName}", $"第 {entry.Number} 号", Words.Day(entry.On))),
            EntryGrid.Of(kind, column => Value(entry, column), [.. files], Room(title, notes)),
            .. notes.Select(note => new LetterNote(note)),
        ];
    }

    /// <summary>The form of the kind with nothing in it.</summary>
    public static IEnumerable<LetterBlock> Blank(LedgerView view)
    {
        var title = Title(view, view.Kind, beginsPage: false);
        ImmutableArray<string> notes = [.. view.Kind.Notes.Select(note => $"说明：{note}")];
        return
        [
            title,
            new LetterLine(new($"单位（盖章）：{view.SchoolName}", "第　　号", "年　　月　　日")),
            EntryGrid.Of(view.Kind, _ => new(""), [], Room(title, notes)),
            .. notes.Select(note => new LetterNote(note)),
        ];
    }

    /// <summary>What title, line and notes leave of the page for the grid, in points.</summary>
    private static double Room(LetterTitle title, ImmutableArray<string> notes)
    {
        var paper = LetterPaper.Of(LetterPage.Form);
        var lines = notes.Sum(note => TextMeasure.Lines(note, paper.TextWidth / 20.0 / (LetterStyles.SizeSmall5 / 2)));
        return paper.TextHeight - (title.Lines.Length * LetterStyles.TitleLine) - LetterStyles.TitleAfter - LetterStyles.LineHeight - GridXml.SpaceAfter
            - (lines * LetterStyles.NoteHeight) - Slack;
    }

    private static LetterTitle Title(LedgerView view, LedgerKind kind, bool beginsPage)
    {
        var whose = view.SchoolName + LedgerSheet.PeriodOf(view.Period);
        return new(TextMeasure.Longest(whose + kind.Name) <= TitleLine ? [whose + kind.Name] : [whose, kind.Name], beginsPage);
    }

    private static GridCell Value(EntryView entry, LedgerColumn column) =>
        column.Type is ColumnType.Signature ? new("", GridFace.ByHand)
        : entry.Erased.Contains(column.Key) ? new(LedgerRows.Erased, GridFace.Muted)
        : entry.Values.GetValueOrDefault(column.Key) is not { } value ? new("")
        : entry.Masked.Contains(column.Key) ? new(value, GridFace.Muted)
        : new(ColumnValue.Show(column, value), Align: column.IsNumber || column.Type is ColumnType.Date or ColumnType.Month or ColumnType.YesNo ? Align.Centre : Align.Left);
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Ledgers;
using DistrictUnion.Reports.Letters;

namespace DistrictUnion.Reports;

/// <summary>Entries of a ledger as forms, a page each, with places for opinions and seals: 提案表, 慰问审批表, 会议记录.</summary>
public static class LedgerForms
{
    /// <summary>Pages of one file; more are asked for entry by entry.</summary>
    public const int Most = 500;

    /// <param name="entries">What is printed, of the view; none: a blank form, to be filled in by hand.</param>
    /// <param name="askedAt">The moment of the question, on the district's clock.</param>
    public static LetterData Shape(LedgerView view, ImmutableArray<EntryView> entries, DateTimeOffset askedAt)
    {
        var blocks = entries.IsEmpty ? EntryPage.Blank(view) : entries.SelectMany((entry, i) => EntryPage.Of(view, entry, beginsPage: i > 0));
        return new($"{view.SchoolName}{view.Kind.Name}", view.SchoolName, askedAt, [new(LetterPage.Form, [.. blocks])]);
    }

    /// <summary>学校_2026年_教代会提案登记表_第3号.docx; of the whole ledger without the number.</summary>
    /// <param name="number">The entry; null: all of them.</param>
    /// <param name="isOpen">With private values; the name says so.</param>
    public static WorkbookFileName FileName(LedgerView view, int? number, bool isOpen)
    {
        ImmutableArray<(string, string)> parts =
        [
            (view.SchoolName, view.School.Value),
            (view.Period.Name, view.Period.ToString()),
            (view.Kind.Name + (isOpen ? "（含个人信息）" : ""), view.Kind.Code.Value + (isOpen ? "-open" : "")),
        ];
        return WorkbookFileName.OfLetter(number is { } one ? parts.Add(($"第{one.ToString(CultureInfo.InvariantCulture)}号", one.ToString(CultureInfo.InvariantCulture))) : parts);
    }
}

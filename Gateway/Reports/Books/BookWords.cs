using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Log;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports.Comparison;
using DistrictUnion.Reports.Progress;

namespace DistrictUnion.Reports.Books;

/// <summary>How the parts of a book stand, in a few words.</summary>
internal static class BookWords
{
    /// <summary>审核通过，完成率 85.3%（6.40 ÷ 7.50）.</summary>
    public static string Of(ReportView quarter) =>
        $"{(quarter.Backfill is not null ? "补录" : quarter.IsExempt ? "免报" : Words.Of(quarter.State))}，完成率 {RateWords.Of(quarter.Reported.Completion)}";

    public static string Of(SchoolBook book, BookLedger ledger, LedgerView view) => ledger.Entries == 0
        ? view.Elsewhere is { } elsewhere ? $"登记在“{elsewhere.System}”，{(view.Prints.IsEmpty ? "没有附打印件" : $"附打印件 {view.Prints.Length} 份")}"
        : view.Nothing is { } nothing ? $"无此情况（{Words.Day(DateOnly.FromDateTime(book.OnClock(nothing.At).DateTime))}填写）" : "无"
        : view.Entries.Count(e => e is { IsBackfilled: true, Void: null }) is > 0 and var entered ? $"补录 {entered} 条"
        : ledger.Kind.Period is LedgerPeriodKind.Continuous ? "年末快照"
        : ledger.Kind.LeastPerYear is { } least && ledger.Entries < least ? $"应不少于 {least} 条" : "";

    /// <summary>The digits of a digest as they can be read out: in groups of eight.</summary>
    public static string Grouped(string digest) => string.Join(' ', digest.Chunk(8).Select(group => new string(group)));

    /// <summary>The seal as it stands on the cover: <see cref="BookCheck.SealText"/> with its digits in groups.</summary>
    public static string Seal(SealMark seal) => BookCheck.SealText(seal with { Digest = Grouped(seal.Digest) });

    /// <summary>What the QR code says: number and digest, in the letters that take least room.</summary>
    public static string QrText(string number, string digest) => string.Create(CultureInfo.InvariantCulture, $"{number} {digest.ToUpperInvariant()}");
}

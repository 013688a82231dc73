using System.Collections.Immutable;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>Everything that a school book (一校一册) shows.</summary>
/// <param name="Year">Plans, quarters and reviews.</param>
/// <param name="Ledgers">The ledgers that the school keeps, by code.</param>
/// <param name="Files">Files of plans and quarters; those of ledgers come with their views.</param>
/// <param name="Day">The day of the print in the district's zone.</param>
public sealed record BookContent(SchoolYearView Year, ImmutableArray<BookLedger> Ledgers, ImmutableArray<AttachedFile> Files, DateTimeOffset AskedAt, DateOnly Day)
{
    /// <summary>What else belongs into the book: score sheets of inspections, rectification. Each part is shaped by its own subject.</summary>
    public ImmutableArray<BookPart> Parts { get; init; } = [];

    /// <summary>Ledgers without entries get a ruled sheet, too.</summary>
    public bool WithEmpty { get; init; }

    /// <summary>Private values stand there open.</summary>
    public bool WithPrivate { get; init; }
}

/// <summary>A kind of ledger in a book.</summary>
/// <param name="View">All its entries of the year as one ledger; null: it is made of plans and reports, which have sheets of their own.</param>
public sealed record BookLedger(LedgerKind Kind, LedgerState State, LedgerView? View)
{
    /// <summary>Entries that count.</summary>
    public int Entries => View?.Entries.Count(e => e.Void is null) ?? 0;
}

/// <summary>A part of a book that another subject shapes.</summary>
/// <param name="Name">As it stands in the contents: 检查考核.</param>
/// <param name="Sheets">None: it is listed as 无.</param>
public sealed record BookPart(string Name, ImmutableArray<SheetData> Sheets);

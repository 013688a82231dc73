using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Log;

namespace DistrictUnion.Domain.Books;

/// <summary>Where a stream of the journal stood.</summary>
/// <param name="Hash">Of the row of this version: 64 lower-case hex digits.</param>
public sealed record StreamMark(string Stream, long Version, string Hash);

/// <summary>What a book of a year is made of, as it stands now.</summary>
/// <param name="Salt">Secret of the school, the year and these heads: 32 lower-case hex digits. It stands in the book and in no fact.</param>
/// <param name="Heads">Of the school's stream, of its ledgers that concern the year and of the inspections that judge it, by name.</param>
public sealed record BookSources(int Year, string Salt, ImmutableArray<StreamMark> Heads);

/// <summary>A school book (一校一册) was issued: number, digests of its sheets, and what it was made of.</summary>
/// <param name="On">The day that stands on it, in the district's zone.</param>
/// <param name="Digest">Of the whole (<see cref="BookDigest"/>).</param>
/// <param name="WithPrivate">It shows private values.</param>
/// <param name="Seal">Holds everything that the book shows, and is printed on it; null: the book was issued before books named one.</param>
public sealed record BookIssued(
    string Number, int Year, DateOnly On, string Digest, ImmutableArray<SheetMark> Sheets, ImmutableArray<StreamMark> Heads, bool WithPrivate, SealMark? Seal = null) : IFact;

/// <summary>Issues a book whose sheets are made.</summary>
/// <param name="Sources">What they were made of.</param>
public sealed record IssueBook(CommandContext Context, BookSources Sources, DateOnly On, ImmutableArray<SheetMark> Sheets, bool WithPrivate = false) : ICommand;

/// <summary>An issued book.</summary>
/// <param name="By">Account.</param>
/// <param name="Seal">As in <see cref="BookIssued"/>.</param>
public sealed record IssuedBook(
    string Number, int Year, DateOnly On, string Digest, ImmutableArray<SheetMark> Sheets, ImmutableArray<StreamMark> Heads, bool WithPrivate, string By, DateTimeOffset At,
    SealMark? Seal = null);

/// <summary>The issued books of a school, oldest first.</summary>
public sealed record BookList(ImmutableArray<IssuedBook> Books);

/// <summary>The issued books of one school; the fold of their facts.</summary>
public sealed record SchoolBooks(ImmutableArray<IssuedBook> Books) : IState<SchoolBooks>
{
    public static SchoolBooks Empty { get; } = new([]);

    public IssuedBook? Find(string number) => Books.FirstOrDefault(book => book.Number == number);

    public SchoolBooks Apply(IFact fact, DateTimeOffset at, string by) => fact is BookIssued f
        ? new(Books.Add(new(f.Number, f.Year, f.On, f.Digest, f.Sheets, f.Heads, f.WithPrivate, by, at, f.Seal)))
        : throw new UnknownFactException(nameof(SchoolBooks), fact);
}

/// <summary>What issued books and the data say of each other.</summary>
public enum BookState
{
    /// <summary>与签发时一致.</summary>
    AsIssued,

    /// <summary>签发以后数据有变化.</summary>
    Changed,

    /// <summary>日志与签发时不符: the journal below the book is not the one of then.</summary>
    Broken,
}

/// <summary>What anybody may learn about an issued book who knows its number and digest.</summary>
/// <param name="Changes">Names of what changed since: ledgers, 工作计划, quarters.</param>
/// <param name="Seal">That the book names; null: none.</param>
public sealed record BookStanding(string Number, string Digest, string SchoolName, int Year, DateOnly On, BookState State, ImmutableArray<string> Changes, SealMark? Seal = null);

using DistrictUnion.Domain.Log;

namespace DistrictUnion.Domain.Books;

/// <summary>Decides about issued books.</summary>
public static class BookRules
{
    public const int MostSheets = 300;

    /// <summary>Books of one school; each is some ten thousand bytes of its state.</summary>
    public const int MostBooks = 2_000;

    /// <summary>Gives a book its number and digest.</summary>
    /// <param name="seal">Of the district; it holds the book's sources.</param>
    /// <returns>Refusals: book.sheets-invalid, book.sources-invalid, book.too-many.</returns>
    public static Decision<IssuedBook> Issue(SchoolBooks books, DistrictCode district, SchoolCode school, IssueBook command, SealMark seal, DateTimeOffset now)
    {
        var checks = new Checks();
        var (sheets, sources) = (command.Sheets, command.Sources);
        checks.Valid(
            sheets.Length is > 0 and <= MostSheets && sheets.All(s => s.Name.Length > 0 && !s.Name.Contains('\n', StringComparison.Ordinal) && BookDigest.IsDigest(s.Digest)),
            "book.sheets-invalid", $"一册有 1 到 {MostSheets} 张表，每张表有名称和摘要。");
        checks.Valid(
            Periods.TryYear(sources.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), out _) && sources.Salt.Length == 32 && sources.Salt.All(char.IsAsciiHexDigitLower),
            "book.sources-invalid", "没有写明由哪些数据生成。");
        checks.Free(books.Books.Length < MostBooks, "book.too-many", $"一所学校最多签发 {MostBooks} 册。");
        if (checks.HaveFailed) return checks.Refuse<IssuedBook>();
        var number = new BookNumber(district, sources.Year, school, 1 + books.Books.Count(book => book.Year == sources.Year));
        var digest = BookDigest.Of(number, sources.Salt, sheets, seal);
        var issued = new BookIssued(number.ToString(), sources.Year, command.On, digest, sheets, sources.Heads, command.WithPrivate, seal);
        return Decision<IssuedBook>.Accept(books.Apply(issued, now, command.Context.Actor.Account).Books[^1], issued);
    }
}

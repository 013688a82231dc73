using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Comparison;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Pages.Exports;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Books;

/// <summary>A school's books (一校一册): ordered with a form, issued in the background, then downloaded; and those that were issued.</summary>
internal static class BookPages
{
    /// <summary>Kinds of books, as they stand in the address.</summary>
    private const string Open = "open", OpenEmpty = "open-empty", Plain = "plain", PlainEmpty = "plain-empty";

    public static void Map(RouteGroupBuilder pages)
    {
        const string At = "/districts/{district}/schools/{school}/exports/books";
        pages.MapGet(At, Overview).WithName("page.books");
        pages.MapPost(At, Start).WithName("page.issue-book");
        pages.MapGet($"{At}/{{year}}/{{kind}}/{{ticket}}", One).WithName("page.book");
        pages.MapGet($"{At}/{{year}}/{{kind}}/{{ticket}}/workbook", Send).WithName("page.book-file");
    }

    public static string AddressOf(DistrictCode district, SchoolCode school) => $"/districts/{district}/schools/{school}/exports/books";

    private static async Task<IResult> Overview(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await Model(call, clock, cancellationToken) is { } model ? PageResults.Draw<BooksPage>(new { Model = model }) : PageResults.Say(Notice.NotFound);

    private static async Task<IResult> Start(
        SchoolCall call, PageForm form, HttpContext http, PrivateOpening opening, OrderTickets tickets, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await Model(call, clock, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        form.Required("year", BookTexts.Year);
        var year = form.Number("year", BookTexts.Year, model.Years[^1], model.Years[0]);
        var isOpen = form.Has("private");
        if (!form.HasFlaws && isOpen && !await opening.IsOpen(http, call) && await opening.Open(http, call, form.Text("reason")) is { } refusal) form.Flaw([refusal]);
        if (form.HasFlaws) return PageResults.DrawRefused<BooksPage>(new { Model = model, Sent = form });
        var kind = (isOpen, form.Has("empty")) switch { (true, true) => OpenEmpty, (true, false) => Open, (false, true) => PlainEmpty, _ => Plain };
        var ordered = OrderOf(call, year!.Value, kind);
        return PageResults.Go($"{ordered}/{tickets.Seal(call.Actor.Account, ordered, call.Context.CommandId)}");
    }

    private static async Task<IResult> One(
        SchoolCall call, int year, string kind, string ticket, HttpContext http, PrivateOpening opening, OrderTickets tickets, ExportDesk desk, BookMaking making, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await Order(call, year, kind, ticket, http, opening, tickets, making) is not { } order || await Model(call, clock, cancellationToken) is not { } model || !model.Years.Contains(year))
            return PageResults.Say(Notice.NotFound);
        var place = new ExportPlace(model.DistrictName, model.TimeZone, Say.It(BookTexts.BookOf, model.SchoolName, year), model.At, $"{OrderOf(call, year, kind)}/{ticket}/workbook");
        return await ExportProgress.Page(http, desk, order, place, cancellationToken);
    }

    private static async Task<IResult> Send(
        SchoolCall call, int year, string kind, string ticket, HttpContext http, PrivateOpening opening, OrderTickets tickets, ExportDesk desk, BookMaking making) =>
        await Order(call, year, kind, ticket, http, opening, tickets, making) is { } order
            ? ExportFile.Of(desk.Ask(order), $"{OrderOf(call, year, kind)}/{ticket}")
            : PageResults.Say(Notice.NotFound);

    /// <summary>Null: there is no such order, or it asks for private values that were not opened to who asks.</summary>
    private static async Task<ExportOrder?> Order(
        SchoolCall call, int year, string kind, string ticket, HttpContext http, PrivateOpening opening, OrderTickets tickets, BookMaking making)
    {
        if (tickets.Open(call.Actor.Account, OrderOf(call, year, kind), ticket) is not { } job) return null;
        var isOpen = kind is Open or OpenEmpty;
        if (isOpen && !await opening.IsOpen(http, call)) return null;
        var wanted = new BookOrder(call.District.Code, call.Code, year, isOpen, kind is OpenEmpty or PlainEmpty);
        return new WorkbookOrder(
            call.Actor.Account, job, string.Create(CultureInfo.InvariantCulture, $"book {call.District.Code}/{call.Code} {year} {kind}"),
            async stopping =>
            {
                var made = await making.Issue(call.Actor, wanted, job, stopping);
                return made.Value is { } book ? new NamedWorkbook(book.Data, book.Name) : Outcome<NamedWorkbook>.Refused(made.Refusals);
            });
    }

    /// <summary>Address of an order, without its ticket.</summary>
    private static string OrderOf(SchoolCall call, int year, string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{AddressOf(call.District.Code, call.Code)}/{year}/{kind}");

    private static async Task<BooksModel?> Model(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.District.View(cancellationToken) is not { } district || await call.District.District.School(call.Code, cancellationToken) is not { } school) return null;
        if (await call.Books.Issued(call.Actor, cancellationToken) is not { } issued) return null;
        var today = Zones.DayOf(clock.GetUtcNow(), district.TimeZone);
        return new(
            district.Name, district.TimeZone, school.Name, AddressOf(district.Code, call.Code), BookYears.Of(district, today), call.Actor.IsSchool(district.Code, call.Code),
            [.. issued.Books.Reverse()]);
    }
}

/// <summary>The years of which there may be books: from the first round, or five years back, to this one.</summary>
internal static class BookYears
{
    private const int Back = 5;

    /// <returns>Newest first.</returns>
    public static ImmutableArray<int> Of(Domain.Districts.DistrictView district, DateOnly today)
    {
        var first = district.Rounds.Select(r => r.Quarter.Year).Append(today.Year - Back).Min();
        return [.. Enumerable.Range(first, today.Year - first + 1).Reverse()];
    }
}

/// <summary>A school's books.</summary>
/// <param name="At">Address of the page.</param>
/// <param name="Years">Newest first.</param>
/// <param name="IsKeeper">Who asks keeps the ledgers, and needs no reason for private values.</param>
/// <param name="Issued">Newest first.</param>
public sealed record BooksModel(
    string DistrictName, string TimeZone, string SchoolName, string At, ImmutableArray<int> Years, bool IsKeeper, ImmutableArray<IssuedBook> Issued);

/// <summary>The books of all schools.</summary>
/// <param name="At">Address of the page.</param>
/// <param name="Years">Newest first.</param>
/// <param name="Schools">That the post covers.</param>
public sealed record DistrictBooksModel(string DistrictName, string At, ImmutableArray<int> Years, int Schools);

using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Exports;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Books;

/// <summary>The books of all schools as one zip: ordered with a form, made in the background, with progress, going on where it stopped.</summary>
internal static class DistrictBookPages
{
    private const int MostSchools = 1_000;

    public static void Map(RouteGroupBuilder pages)
    {
        const string At = "/districts/{district}/exports/books";
        pages.MapGet(At, Overview).WithName("page.district-books");
        pages.MapPost(At, Start).WithName("page.issue-district-books");
        pages.MapGet($"{At}/{{year}}/{{ticket}}", One).WithName("page.district-books-made");
        pages.MapGet($"{At}/{{year}}/{{ticket}}/zip", Send).WithName("page.district-books-file");
    }

    public static string AddressOf(DistrictCode district) => $"/districts/{district}/exports/books";

    private static async Task<IResult> Overview(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await Model(call, clock, cancellationToken) is { } model ? PageResults.Draw<DistrictBooksPage>(new { Model = model }) : PageResults.Say(Notice.NoDistrict);

    private static async Task<IResult> Start(DistrictCall call, PageForm form, OrderTickets tickets, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await Model(call, clock, cancellationToken) is not { } model) return PageResults.Say(Notice.NoDistrict);
        form.Required("year", BookTexts.Year);
        var year = form.Number("year", BookTexts.Year, model.Years[^1], model.Years[0]);
        if (form.HasFlaws) return PageResults.DrawRefused<DistrictBooksPage>(new { Model = model, Sent = form });
        var ordered = OrderOf(call, year!.Value);
        return PageResults.Go($"{ordered}/{tickets.Seal(call.Actor.Account, ordered, call.Context.CommandId)}");
    }

    private static async Task<IResult> One(
        DistrictCall call, int year, string ticket, HttpContext http, OrderTickets tickets, ExportDesk desk, BookMaking making, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Order(call, year, ticket, tickets, making, clock) is not { } order || await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NotFound);
        if (!BookYears.Of(district, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)).Contains(year)) return PageResults.Say(Notice.NotFound);
        var place = new ExportPlace(district.Name, district.TimeZone, Say.It(BookTexts.AllBooksOf, district.Name, year), AddressOf(call.Code), $"{OrderOf(call, year)}/{ticket}/zip");
        return await ExportProgress.Page(http, desk, order, place, cancellationToken);
    }

    private static IResult Send(DistrictCall call, int year, string ticket, OrderTickets tickets, ExportDesk desk, BookMaking making, TimeProvider clock) =>
        Order(call, year, ticket, tickets, making, clock) is { } order ? ExportFile.Of(desk.Ask(order), $"{OrderOf(call, year)}/{ticket}") : PageResults.Say(Notice.NotFound);

    /// <summary>Null: nobody ordered it so.</summary>
    private static BooksOrder? Order(DistrictCall call, int year, string ticket, OrderTickets tickets, BookMaking making, TimeProvider clock) =>
        tickets.Open(call.Actor.Account, OrderOf(call, year), ticket) is { } job ? new(call.Actor, call.Code, year, job, making, call.Grains, clock) : null;

    /// <summary>Address of an order, without its ticket.</summary>
    private static string OrderOf(DistrictCall call, int year) => string.Create(CultureInfo.InvariantCulture, $"{AddressOf(call.Code)}/{year}");

    private static async Task<DistrictBooksModel?> Model(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return null;
        var schools = (await call.District.SchoolsFor(call.Actor, null, 0, MostSchools, cancellationToken)).Schools;
        return new(district.Name, AddressOf(call.Code), BookYears.Of(district, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)), schools.Count(s => s.HasUnion));
    }
}

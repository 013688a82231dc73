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
        pages.MapGet($"{At}/{{year}}/{{job}}", One).WithName("page.district-books-made");
        pages.MapGet($"{At}/{{year}}/{{job}}/zip", Send).WithName("page.district-books-file");
    }

    public static string AddressOf(DistrictCode district) => $"/districts/{district}/exports/books";

    private static async Task<IResult> Overview(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await Model(call, clock, cancellationToken) is { } model ? PageResults.Draw<DistrictBooksPage>(new { Model = model }) : PageResults.Say(Notice.NoDistrict);

    private static async Task<IResult> Start(DistrictCall call, PageForm form, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await Model(call, clock, cancellationToken) is not { } model) return PageResults.Say(Notice.NoDistrict);
        form.Required("year", BookTexts.Year);
        var year = form.Number("year", BookTexts.Year, model.Years[^1], model.Years[0]);
        return form.HasFlaws
            ? PageResults.DrawRefused<DistrictBooksPage>(new { Model = model, Sent = form })
            : PageResults.Go($"{AddressOf(call.Code)}/{year}/{call.Context.CommandId}");
    }

    private static async Task<IResult> One(
        DistrictCall call, int year, string job, HttpContext http, ExportDesk desk, BookMaking making, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!ExportOrder.IsJob(job) || await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NotFound);
        if (!BookYears.Of(district, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)).Contains(year)) return PageResults.Say(Notice.NotFound);
        var place = new ExportPlace(district.Name, district.TimeZone, Say.It(BookTexts.AllBooksOf, district.Name, year), AddressOf(call.Code), $"{AddressOf(call.Code)}/{year}/{job}/zip");
        return await ExportProgress.Page(http, desk, Order(call, year, job, making, clock), place, cancellationToken);
    }

    private static IResult Send(DistrictCall call, int year, string job, ExportDesk desk, BookMaking making, TimeProvider clock) => ExportOrder.IsJob(job)
        ? ExportFile.Of(desk.Ask(Order(call, year, job, making, clock)), $"{AddressOf(call.Code)}/{year}/{job}")
        : PageResults.Say(Notice.NotFound);

    private static BooksOrder Order(DistrictCall call, int year, string job, BookMaking making, TimeProvider clock) =>
        new(call.Actor, call.Code, year, job, making, call.Grains, clock);

    private static async Task<DistrictBooksModel?> Model(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return null;
        var schools = (await call.District.SchoolsFor(call.Actor, null, 0, MostSchools, cancellationToken)).Schools;
        return new(district.Name, AddressOf(call.Code), BookYears.Of(district, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)), schools.Count(s => s.HasUnion));
    }
}

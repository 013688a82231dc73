using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Archives;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Pages.Books;
using DistrictUnion.Gateway.Pages.Exports;
using DistrictUnion.Gateway.Pages.Settings;

namespace DistrictUnion.Gateway.Pages.Archives;

/// <summary>The archives of a district's schools in a year: what each lacks, all zips in one, and closing the year.</summary>
internal static class ArchivesPages
{
    /// <summary>Schools of one page: each is put together from what its grains say.</summary>
    private const int OnPage = 50;

    public static void Map(RouteGroupBuilder pages)
    {
        const string At = "/districts/{district}/archives/{year}";
        pages.MapGet(At, Overview).WithRequestTimeout(ApiPaths.LongTime).WithName("page.district-archives");
        pages.MapPost($"{At}/zip", Start).WithName("page.start-district-archives");
        pages.MapGet($"{At}/zip/{{ticket}}", One).WithName("page.district-archives-made");
        pages.MapGet($"{At}/zip/{{ticket}}/file", Send).WithName("page.district-archives-file");
    }

    /// <summary>Address of the archives of a year.</summary>
    public static string Of(DistrictCode district, int year) => string.Create(CultureInfo.InvariantCulture, $"/districts/{district}/archives/{year}");

    private static async Task<IResult> Overview(DistrictCall call, int year, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var today = Zones.DayOf(clock.GetUtcNow(), district.TimeZone);
        var years = BookYears.Of(district, today);
        if (!years.Contains(year)) return PageResults.Say(Notice.NotFound);
        var schools = await OfficeSchools.Of(call.District, call.Actor, year, cancellationToken);
        var page = int.TryParse(http.Request.Query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 1_000) : 1;
        var archives = ImmutableArray.CreateBuilder<SchoolArchive>();
        foreach (var school in schools.Skip((page - 1) * OnPage).Take(OnPage))
            if (await new ArchiveSource(call.Grains, call.Actor, call.Code, school.Code, year).Read(cancellationToken) is { } archive) archives.Add(archive);
        return PageResults.Draw<ArchivesPage>(new
        {
            Model = new ArchivesModel(district, call.Actor, ClosableYear.Of(district, year, today), years, schools.Length, page, (schools.Length + OnPage - 1) / OnPage, archives.ToImmutable()),
        });
    }

    private static IResult Start(DistrictCall call, int year, OrderTickets tickets) =>
        PageResults.Go($"{OrderOf(call, year)}/{tickets.Seal(call.Actor.Account, OrderOf(call, year), call.Context.CommandId)}");

    private static async Task<IResult> One(
        DistrictCall call, int year, string ticket, HttpContext http, OrderTickets tickets, ExportDesk desk, BookMaking making, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Order(call, year, ticket, tickets, making, clock) is not { } order || await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NotFound);
        if (!BookYears.Of(district, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)).Contains(year)) return PageResults.Say(Notice.NotFound);
        var place = new ExportPlace(district.Name, district.TimeZone, Say.It(ArchiveTexts.AllZipsOf, district.Name, year), Of(call.Code, year), $"{OrderOf(call, year)}/{ticket}/file");
        return await ExportProgress.Page(http, desk, order, place, cancellationToken);
    }

    private static IResult Send(DistrictCall call, int year, string ticket, OrderTickets tickets, ExportDesk desk, BookMaking making, TimeProvider clock) =>
        Order(call, year, ticket, tickets, making, clock) is { } order ? ExportFile.Of(desk.Ask(order), $"{OrderOf(call, year)}/{ticket}") : PageResults.Say(Notice.NotFound);

    /// <summary>Null: nobody ordered it so.</summary>
    private static ArchivesOrder? Order(DistrictCall call, int year, string ticket, OrderTickets tickets, BookMaking making, TimeProvider clock) =>
        tickets.Open(call.Actor.Account, OrderOf(call, year), ticket) is { } job ? new(call.Actor, call.Code, year, job, making, call.Grains, clock) : null;

    /// <summary>Address of an order, without its ticket.</summary>
    private static string OrderOf(DistrictCall call, int year) => $"{Of(call.Code, year)}/zip";
}

/// <summary>The archives of a district's schools.</summary>
/// <param name="Years">That may be chosen, newest first.</param>
/// <param name="Schools">So many there are.</param>
/// <param name="Archives">Of the schools of the page.</param>
public sealed record ArchivesModel(
    DistrictView District, Actor Actor, ClosableYear Year, ImmutableArray<int> Years, int Schools, int Page, int Pages, ImmutableArray<SchoolArchive> Archives)
{
    public string At => ArchivesPages.Of(District.Code, Year.Year);

    public bool MayClose => !Year.IsClosed && Year.WhyNot is null && PolicyTable.Allows("page.close-year", Actor);

    /// <summary>What is there of a part, of what is to be there; null: nothing is.</summary>
    public static string? Of(SchoolArchive archive, ArchivePart part) =>
        archive.Checks.Count(c => c.Part == part) is > 0 and var all ? string.Create(CultureInfo.InvariantCulture, $"{archive.Checks.Count(c => c.Part == part && c.IsThere)}/{all}") : null;

    public static bool IsMissing(SchoolArchive archive, ArchivePart part) => archive.Checks.Any(c => c.Part == part && !c.IsThere);
}

using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Archives;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Exports;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Archives;

/// <summary>A school's year for the archive: what is missing, the 目录, cover and spine of the box, everything as one zip.</summary>
internal static class ArchivePages
{
    /// <summary>Kinds of zips, as they stand in the address.</summary>
    private const string Open = "open", Plain = "plain";

    public static void Map(RouteGroupBuilder pages)
    {
        var archive = pages.MapGroup("/districts/{district}/schools/{school}/years/{year}/archive");
        archive.MapGet("", Show).WithName("page.archive");
        archive.MapGet("/cover", Cover).WithName("page.archive-cover");
        archive.MapGet("/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("page.archive-workbook");
        archive.MapPost("/zip", Start).WithName("page.start-archive-zip");
        archive.MapGet("/zip/{kind}/{ticket}", One).WithName("page.archive-zip");
        archive.MapGet("/zip/{kind}/{ticket}/file", Send).WithName("page.archive-zip-file");
    }

    /// <summary>Address of a school's archive of a year.</summary>
    public static string Of(string school, int year) => $"{school}/years/{year}/archive";

    private static Task<IResult> Show(SchoolCall call, int year, TimeProvider clock, IAccountNames names, CancellationToken cancellationToken) =>
        With(call, year, clock, async model => PageResults.Draw<ArchivePage>(new { Model = await Named(model, names) }), cancellationToken);

    private static Task<IResult> Cover(SchoolCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        With(call, year, clock, model => Task.FromResult<IResult>(PageResults.Draw<ArchiveCoverPage>(new { Model = model })), cancellationToken);

    private static Task<IResult> Workbook(SchoolCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        With(
            call, year, clock,
            model => Task.FromResult<IResult>(new WorkbookDownload(ArchiveWorkbook.Shape(model.Archive, model.District.TimeZone, clock.GetUtcNow()), ArchiveWorkbook.FileName(model.Archive))),
            cancellationToken);

    private static Task<IResult> Start(
        SchoolCall call, int year, PageForm form, HttpContext http, PrivateOpening opening, OrderTickets tickets, TimeProvider clock, IAccountNames names, CancellationToken cancellationToken) =>
        With(
            call, year, clock,
            async model =>
            {
                var isOpen = form.Has("private");
                if (isOpen && !await opening.IsOpen(http, call) && await opening.Open(http, call, form.Text("reason")) is { } refusal) form.Flaw([refusal]);
                if (form.HasFlaws) return PageResults.DrawRefused<ArchivePage>(new { Model = await Named(model, names), Sent = form });
                var ordered = OrderOf(call, year, isOpen ? Open : Plain);
                return PageResults.Go($"{ordered}/{tickets.Seal(call.Actor.Account, ordered, call.Context.CommandId)}");
            },
            cancellationToken);

    private static async Task<IResult> One(
        SchoolCall call, int year, string kind, string ticket, HttpContext http, PrivateOpening opening, OrderTickets tickets, ExportDesk desk, BookMaking making, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await Order(call, year, kind, ticket, http, opening, tickets, making, clock) is not { } order) return PageResults.Say(Notice.NotFound);
        return await With(
            call, year, clock,
            model => ExportProgress.Page(
                http, desk, order,
                new(model.District.Name, model.District.TimeZone, Say.It(ArchiveTexts.ZipOf, model.Archive.SchoolName, year), model.At, $"{OrderOf(call, year, kind)}/{ticket}/file"),
                cancellationToken),
            cancellationToken);
    }

    private static async Task<IResult> Send(
        SchoolCall call, int year, string kind, string ticket, HttpContext http, PrivateOpening opening, OrderTickets tickets, ExportDesk desk, BookMaking making, TimeProvider clock) =>
        await Order(call, year, kind, ticket, http, opening, tickets, making, clock) is { } order
            ? ExportFile.Of(desk.Ask(order), $"{OrderOf(call, year, kind)}/{ticket}")
            : PageResults.Say(Notice.NotFound);

    /// <summary>Null: there is no such order, or it asks for private files that were not opened to who asks.</summary>
    private static async Task<ArchiveOrder?> Order(
        SchoolCall call, int year, string kind, string ticket, HttpContext http, PrivateOpening opening, OrderTickets tickets, BookMaking making, TimeProvider clock) =>
        tickets.Open(call.Actor.Account, OrderOf(call, year, kind), ticket) is { } job && (kind is Plain || await opening.IsOpen(http, call))
            ? new(call.Actor, call.District.Code, call.Code, year, kind is Open, job, making, call.District.Grains, clock)
            : null;

    /// <summary>Address of an order, without its ticket.</summary>
    private static string OrderOf(SchoolCall call, int year, string kind) => $"{Of($"/districts/{call.District.Code}/schools/{call.Code}", year)}/zip/{kind}";

    private static async Task<ArchiveModel> Named(ArchiveModel model, IAccountNames names) =>
        model with { People = await names.Of(model.Archive.Pieces.SelectMany(p => p.Additions).Select(a => a.By).Distinct()) };

    private static async Task<IResult> With(SchoolCall call, int year, TimeProvider clock, Func<ArchiveModel, Task<IResult>> draw, CancellationToken cancellationToken) =>
        await ArchiveSource.Of(call, year, cancellationToken) is { } archive && await call.District.District.View(cancellationToken) is { } district
            ? await draw(new(archive, district, call.Actor, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)))
            : PageResults.Say(Notice.NotFound);
}

/// <summary>The archive as it is drawn.</summary>
public sealed record ArchiveModel(SchoolArchive Archive, DistrictView District, Actor Actor, DateOnly Today)
{
    /// <summary>Names of accounts.</summary>
    public ImmutableDictionary<string, string> People { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool MayZip => PolicyTable.Allows("page.start-archive-zip", Actor);

    /// <summary>Who asks keeps the ledgers, and needs no reason for private files.</summary>
    public bool IsKeeper => Actor.IsSchool(Archive.District, Archive.School);

    public string School => $"/districts/{Archive.District}/schools/{Archive.School}";

    public string At => ArchivePages.Of(School, Archive.Year);

    /// <summary>Where what is missing is mended.</summary>
    public string? AddressOf(ArchiveCheck check) => check switch
    {
        { Quarter: { } quarter } => $"{School}/quarters/{quarter}",
        { Kind: { } kind, Period: { } period } => $"{School}/ledgers/{kind}/{period}",
        { Plan: { } plan } => $"{School}/plans/{plan}",
        { Part: ArchivePart.Plan } => $"{School}/plans",
        { Summary: { } summary } => $"{School}/summaries/{summary}",
        { Inspection: { } inspection } => $"{School}/inspections/{inspection}",
        _ => null,
    };
}

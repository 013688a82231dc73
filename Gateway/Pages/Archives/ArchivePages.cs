using DistrictUnion.Domain;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Archives;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Archives;

/// <summary>A school's year for the archive: what is missing, the 目录, cover and spine of the box.</summary>
internal static class ArchivePages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var archive = pages.MapGroup("/districts/{district}/schools/{school}/years/{year}/archive");
        archive.MapGet("", Show).WithName("page.archive");
        archive.MapGet("/cover", Cover).WithName("page.archive-cover");
        archive.MapGet("/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("page.archive-workbook");
    }

    /// <summary>Address of a school's archive of a year.</summary>
    public static string Of(string school, int year) => $"{school}/years/{year}/archive";

    private static Task<IResult> Show(SchoolCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        With(call, year, clock, model => PageResults.Draw<ArchivePage>(new { Model = model }), cancellationToken);

    private static Task<IResult> Cover(SchoolCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        With(call, year, clock, model => PageResults.Draw<ArchiveCoverPage>(new { Model = model }), cancellationToken);

    private static Task<IResult> Workbook(SchoolCall call, int year, TimeProvider clock, CancellationToken cancellationToken) =>
        With(call, year, clock, model => new WorkbookDownload(ArchiveWorkbook.Shape(model.Archive, model.District.TimeZone, clock.GetUtcNow()), ArchiveWorkbook.FileName(model.Archive)), cancellationToken);

    private static async Task<IResult> With(SchoolCall call, int year, TimeProvider clock, Func<ArchiveModel, IResult> draw, CancellationToken cancellationToken) =>
        await ArchiveSource.Of(call, year, cancellationToken) is { } archive && await call.District.District.View(cancellationToken) is { } district
            ? draw(new(archive, district, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)))
            : PageResults.Say(Notice.NotFound);
}

/// <summary>The archive as it is drawn.</summary>
public sealed record ArchiveModel(SchoolArchive Archive, DistrictView District, DateOnly Today)
{
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

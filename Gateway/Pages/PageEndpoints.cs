using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Accounts;
using DistrictUnion.Gateway.Pages.Archives;
using DistrictUnion.Gateway.Pages.Backfills;
using DistrictUnion.Gateway.Pages.Books;
using DistrictUnion.Gateway.Pages.Comparison;
using DistrictUnion.Gateway.Pages.DistrictTasks;
using DistrictUnion.Gateway.Pages.Exports;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Pages.Home;
using DistrictUnion.Gateway.Pages.InspectionFiles;
using DistrictUnion.Gateway.Pages.Inspections;
using DistrictUnion.Gateway.Pages.Ledgers;
using DistrictUnion.Gateway.Pages.Log;
using DistrictUnion.Gateway.Pages.Matrix;
using DistrictUnion.Gateway.Pages.Matters;
using DistrictUnion.Gateway.Pages.Plans;
using DistrictUnion.Gateway.Pages.Prints;
using DistrictUnion.Gateway.Pages.Progress;
using DistrictUnion.Gateway.Pages.Register;
using DistrictUnion.Gateway.Pages.Review;
using DistrictUnion.Gateway.Pages.Rounds;
using DistrictUnion.Gateway.Pages.Rubrics;
using DistrictUnion.Gateway.Pages.Schools;
using DistrictUnion.Gateway.Pages.Settings;
using DistrictUnion.Gateway.Pages.Summaries;

namespace DistrictUnion.Gateway.Pages;

/// <summary>The pages: each asks a grain for a view and draws it.</summary>
internal static class PageEndpoints
{
    /// <summary>Quarters that the lines of the comparison go back, the asked one included.</summary>
    private const int QuartersShown = 5;

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        SiteAssets.Map(routes);
        var pages = routes.MapGroup("").ExcludeFromDescription();
        Downloads.Map(pages);
        SignInPages.Map(pages);
        SetupPages.Map(pages);
        OwnAccountPages.Map(pages);
        AccountsPages.Map(pages);
        KeptAccountPages.Map(pages);
        AccountImportPages.Map(pages);
        AccountSettingsPages.Map(pages);
        HomePages.Map(pages);
        ExportPages.Map(pages);
        DistrictExportPages.Map(pages);
        BookPages.Map(pages);
        DistrictBookPages.Map(pages);
        VerifyPages.Map(pages);
        PrintPages.Map(pages);
        InspectionPages.Map(pages);
        InspectionFilePages.Map(pages);
        MatterPages.Map(pages);
        RubricPages.Map(pages);
        ArchivePages.Map(pages);
        ArchivesPages.Map(pages);
        LogPages.Map(pages);
        PlanPages.Map(pages);
        LedgerPages.Map(pages);
        MatrixPages.Map(pages);
        ReviewPages.Map(pages);
        pages.MapGet("/", Start).WithName("page.start");
        pages.MapGet("/districts/{district}/comparison/{quarter?}", Compare).WithName("page.comparison");
        RegisterPages.Map(pages);
        SettingsPages.Map(pages);
        RoundPages.Map(pages);
        DistrictTaskPages.Map(pages);
        pages.MapGet("/districts/{district}/schools/{school}/quarters/{quarter}", SchoolQuarter).WithName("page.school-quarter");
        ReportPages.Map(pages);
        LedgerImportPages.Map(pages);
        BackfillPages.Map(pages);
        SummaryPages.Map(pages);
    }

    /// <summary>Where the day begins for a post; what to do first where there is nothing yet.</summary>
    private static IResult Start(HttpContext context)
    {
        var actor = context.Features.Get<Visitor>()!.Post?.Actor;
        return actor is null ? PageResults.Say(Notice.NoPost) : PageResults.Go(StartPage.Of(actor));
    }

    private static async Task<IResult> Compare(DistrictCall call, string? quarter, HttpContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } view) return PageResults.Say(Notice.NoDistrict);
        quarter ??= context.Request.Query["quarter"].FirstOrDefault();
        if (view.Rounds.IsEmpty && quarter is null) return PageResults.Say(Notice.NoRound(call.Code.Value));
        quarter ??= Usual(view, clock.GetUtcNow()).ToString();
        if (!Quarter.TryParse(quarter, out var asked)) return PageResults.Say(Notice.NotFound);

        var ask = ComparisonAsk.Of(call.Code, asked, context.Request.Query);
        var compared = await call.Comparison.Compare(
            call.Actor, new ComparisonQuery(asked.Earlier(QuartersShown - 1), asked, ask.Basis, Area: ask.Area), cancellationToken);
        if (compared.Value is not { } comparison) return PageResults.Say(Notice.Of(compared.Refusals[0]));
        if (comparison.Groups.All(g => g.Code != ask.Group)) ask = ask with { Group = null };
        var tasks = await call.Comparison.KeyTasks(call.Actor, new(asked, asked, ask.Basis, ask.Group, ask.Area), cancellationToken);
        return tasks.Value is { } keyTasks
            ? PageResults.Draw<ComparisonPage>(new { Model = new ComparisonModel(comparison, keyTasks, view, ask) })
            : PageResults.Say(Notice.Of(tasks.Refusals[0]));
    }

    private static Task<IResult> SchoolQuarter(SchoolCall call, Quarter quarter, HttpContext context, CancellationToken cancellationToken) =>
        DrawSchoolQuarter(call, quarter, context, null, cancellationToken);

    /// <param name="sent">A form of the page that was refused, or null.</param>
    internal static async Task<IResult> DrawSchoolQuarter(SchoolCall call, Quarter quarter, HttpContext context, PageForm? sent, CancellationToken cancellationToken)
    {
        var ask = ComparisonAsk.Of(call.District.Code, quarter, context.Request.Query);
        var year = await call.Union.Year(call.Actor, quarter.Year, cancellationToken);
        if (year is null || SchoolQuarterModel.Of(year, quarter, ask.Basis, ask.Area) is not { } model) return PageResults.Say(Notice.NotFound);
        var parameters = new { Model = model, Files = await ReportFilePages.Of(call, quarter, cancellationToken), Sent = sent };
        return sent is null ? PageResults.Draw<SchoolQuarterPage>(parameters) : PageResults.DrawRefused<SchoolQuarterPage>(parameters);
    }

    /// <summary>The last quarter whose reports were due already; before the first is due, the first.</summary>
    private static Quarter Usual(DistrictView district, DateTimeOffset now)
    {
        var today = Zones.DayOf(now, district.TimeZone);
        return district.Rounds.LastOrDefault(r => r.Dates.Due < today)?.Quarter ?? district.Rounds[0].Quarter;
    }
}

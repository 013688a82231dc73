using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Comparison;
using DistrictUnion.Gateway.Pages.Schools;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Gateway.Pages;

/// <summary>The pages: each asks a grain for a view and draws it.</summary>
internal static class PageEndpoints
{
    /// <summary>Quarters that the lines of the comparison go back, the asked one included.</summary>
    private const int QuartersShown = 5;

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        StyleSheet.Map(routes);
        var pages = routes.MapGroup("").ExcludeFromDescription();
        Downloads.Map(pages);
        pages.MapGet("/", Start);
        pages.MapGet("/districts/{district}/comparison/{quarter?}", Compare);
        pages.MapGet("/districts/{district}/schools/{school}/quarters/{quarter}", SchoolQuarter);
    }

    /// <summary>The comparison of the district, when there is one; else what to do first, or which districts there are.</summary>
    private static async Task<IResult> Start(HttpContext context, IGrainFactory grains, HostedDistricts districts, CancellationToken cancellationToken)
    {
        var all = await districts.All();
        if (all.IsEmpty) return PageResults.Say(context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment() ? Notice.NoDistrict : Notice.NoAccounts);
        if (DevActor.Officer(context, all[0]) is null) return PageResults.Say(Notice.NoAccounts);
        return all.Length == 1 ? await Compare(all[0].Value, null, context, grains, cancellationToken) : PageResults.Say(Notice.Choose(all));
    }

    private static async Task<IResult> Compare(
        string district, string? quarter, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Codes.TryParse<DistrictCode>(district, out var code)) return PageResults.Say(Notice.NotFound);
        if (DevActor.Officer(context, code) is not { } actor) return PageResults.Say(Notice.NoAccounts);
        if (await grains.District(code).View(cancellationToken) is not { } view) return PageResults.Say(Notice.NoDistrict);
        if (view.Rounds.IsEmpty) return PageResults.Say(Notice.NoRound(district));
        quarter ??= context.Request.Query["quarter"].FirstOrDefault() ?? Usual(view, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).ToString();
        if (!Quarter.TryParse(quarter, out var asked)) return PageResults.Say(Notice.NotFound);

        var ask = ComparisonAsk.Of(code, asked, context.Request.Query);
        var compared = await grains.Comparison(code).Compare(actor, new ComparisonQuery(asked.Earlier(QuartersShown - 1), asked, ask.Basis, Area: ask.Area), cancellationToken);
        return compared.Value is { } comparison
            ? PageResults.Draw<ComparisonPage>(new { Model = new ComparisonModel(comparison, view, ask), Actor = Texts.DevelopmentActor })
            : PageResults.Say(Notice.Of(compared.Refusals[0]));
    }

    private static async Task<IResult> SchoolQuarter(
        string district, string school, string quarter, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Codes.TryParse<DistrictCode>(district, out var code) || !Codes.TryParse<SchoolCode>(school, out var schoolCode)
            || !Quarter.TryParse(quarter, out var asked)) return PageResults.Say(Notice.NotFound);
        if (DevActor.Officer(context, code) is not { } actor) return PageResults.Say(Notice.NoAccounts);
        var ask = ComparisonAsk.Of(code, asked, context.Request.Query);
        var year = await grains.SchoolUnion(code, schoolCode).Year(actor, asked.Year, cancellationToken);
        return year is not null && SchoolQuarterModel.Of(year, asked, ask.Basis, ask.Area) is { } model
            ? PageResults.Draw<SchoolQuarterPage>(new { Model = model, Actor = Texts.DevelopmentActor })
            : PageResults.Say(Notice.NotFound);
    }

    /// <summary>The last quarter whose reports were due already; before the first is due, the first.</summary>
    private static Quarter Usual(DistrictView district, DateTimeOffset now)
    {
        var today = Zones.DayOf(now, district.TimeZone);
        return district.Rounds.LastOrDefault(r => r.Dates.Due < today)?.Quarter ?? district.Rounds[0].Quarter;
    }
}

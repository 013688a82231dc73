using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Exports;

/// <summary>A school's workbooks to take along: ordered with a form, made in the background, then downloaded.</summary>
internal static class ExportPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        const string At = "/districts/{district}/schools/{school}/exports";
        pages.MapGet(At, Overview).WithName("page.exports");
        pages.MapPost(At, Start).WithName("page.start-export");
        pages.MapGet($"{At}/{{year}}/{{job}}", One).WithName("page.export");
        pages.MapGet($"{At}/{{year}}/{{job}}/workbook", Send).WithName("page.export-file");
    }

    private static async Task<IResult> Overview(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await Model(call, clock, cancellationToken) is { } model ? PageResults.Draw<ExportsPage>(new { Model = model }) : PageResults.Say(Notice.NotFound);

    private static async Task<IResult> Start(SchoolCall call, PageForm form, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await Model(call, clock, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        if (form.Number("year", ExportTexts.Year, model.Years[^1], model.Years[0]) is { } year && !form.HasFlaws)
            return PageResults.Go($"{model.At}/exports/{year}/{call.Context.CommandId}");
        if (!form.HasFlaws) form.Required("year", ExportTexts.Year);
        return PageResults.DrawRefused<ExportsPage>(new { Model = model, Sent = form });
    }

    private static async Task<IResult> One(SchoolCall call, int year, string job, ExportDesk desk, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        if (!ExportOrder.IsJob(job) || await Model(call, clock, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        var place = new ExportPlace(model.DistrictName, model.TimeZone, Say.It(ExportTexts.SchoolBookOf, model.SchoolName, year), $"{model.At}/exports", $"{model.At}/exports/{year}/{job}/workbook");
        return await ExportProgress.Page(context, desk, Order(call, year, job, clock), place, cancellationToken);
    }

    private static IResult Send(SchoolCall call, int year, string job, ExportDesk desk, TimeProvider clock) =>
        ExportOrder.IsJob(job) ? ExportFile.Of(desk.Ask(Order(call, year, job, clock)), $"/districts/{call.District.Code}/schools/{call.Code}/exports/{year}/{job}") : PageResults.Say(Notice.NotFound);

    private static WorkbookOrder Order(SchoolCall call, int year, string job, TimeProvider clock) => new(
        call.Actor.Account,
        job,
        string.Create(CultureInfo.InvariantCulture, $"school {call.District.Code}/{call.Code} {year}"),
        async stopping => await call.Union.Year(call.Actor, year, stopping) is { } view
            ? new Gateway.Comparison.NamedWorkbook(Reports.SchoolWorkbook.Shape(view, clock.GetUtcNow()), Reports.SchoolWorkbook.FileName(view))
            : new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。"));

    private static async Task<ExportsModel?> Model(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.District.View(cancellationToken) is not { } district) return null;
        var today = Zones.DayOf(clock.GetUtcNow(), district.TimeZone);
        if (await call.Union.Plans(call.Actor, cancellationToken) is not { } plans) return null;
        if (await call.District.District.School(call.Code, cancellationToken) is not { } school) return null;
        var first = plans.Select(p => p.Span.First.Year).Concat(district.Rounds.Select(r => r.Quarter.Year)).Append(today.Year).Min();
        return new(
            district.Name, district.TimeZone, school.Name, $"/districts/{district.Code}/schools/{school.Code}",
            [.. Enumerable.Range(first, Math.Max(today.Year, first) - first + 1).Reverse()], plans.IsEmpty && district.Rounds.IsEmpty);
    }
}

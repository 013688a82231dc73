using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Pages.DistrictTasks;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Pages.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>The quarter reports of a school: the list, the form, autosave.</summary>
internal static class ReportPages
{
    private const string Quarters = "/districts/{district}/schools/{school}/quarters";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(Quarters, List).WithName("page.reports");
        pages.MapGet($"{Quarters}/{{quarter}}/report", Edit).WithName("page.report-edit");
        pages.MapPost($"{Quarters}/{{quarter}}/report", Save)
            .WithFormOptions(valueCountLimit: ReportFields.MaxValues).WithMetadata(new BodyLimit(ReportFields.MaxForm)).WithName("page.report-save");
        pages.MapPost($"{Quarters}/{{quarter}}/report/draft", AutoSave).WithName("page.report-autosave");
        ReportHandInPages.Map(pages, Quarters);
        ReportFilePages.Map(pages, Quarters);
        SheetRoutes.Map(pages, Quarters + "/{quarter}/report/sheet", SheetBinding.Report, "report", "sheet");
        pages.MapGet($"{Quarters}/{{quarter}}/print", Print).WithName("page.report-print");
    }

    /// <summary>The form as it is now; null: the quarter is not enabled for the school.</summary>
    internal static async Task<ReportFormModel?> FormOf(SchoolCall call, Quarter quarter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var year = await call.Union.Year(call.Actor, quarter.Year, cancellationToken);
        if (year?.Quarters.FirstOrDefault(q => q.Quarter == quarter) is not { } report) return null;
        var entries = await call.District.LedgerShelf.EntriesOfTasks(call.Actor, call.Code, quarter, cancellationToken);
        return new(year, report, await call.Union.ReportDraft(call.Actor, quarter, cancellationToken), call.Actor, now, entries?.Tasks ?? [])
        {
            TaskFiles = report.Lines.Any(l => l.Occurrence.Plan == PlanId.FromDistrict) ? await TaskFile.All(call.District, cancellationToken) : [],
        };
    }

    internal static bool MayFillIn(ReportFormModel form) => PolicyTable.Allows("page.report-save", form.Actor, form.Report.State);

    private static async Task<IResult> List(SchoolCall call, int? year, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NotFound);
        var now = clock.GetUtcNow();
        var today = Zones.DayOf(now, district.TimeZone);
        var asked = year ?? ReportListModel.UsualYear(district, today);
        return asked is >= 2000 and <= 2100 && await call.Union.Year(call.Actor, asked, cancellationToken) is { } view
            ? PageResults.Draw<ReportListPage>(new { Model = new ReportListModel(view, district, call.Actor, today) })
            : PageResults.Say(Notice.NotFound);
    }

    private static async Task<IResult> Edit(SchoolCall call, Quarter quarter, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await FormOf(call, quarter, clock.GetUtcNow(), cancellationToken) is not { } form) return PageResults.Say(Notice.NotFound);
        return MayFillIn(form) ? PageResults.Draw<ReportEditPage>(new { Model = form }) : PageResults.Go(form.At);
    }

    /// <summary>保存草稿, 加一行, or on to the summary when nothing stops the report.</summary>
    private static async Task<IResult> Save(
        SchoolCall call, Quarter quarter, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await FormOf(call, quarter, clock.GetUtcNow(), cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        var edit = new ReportFormReader(form, model, call.Actor).Read();
        var saved = await call.Union.SaveReportDraft(new(call.Context, quarter), edit, cancellationToken);
        var typed = model.With(saved.Value ?? model.Draft.With(edit, call.Actor.Account, model.Now));
        if (saved.IsRefused)
        {
            form.Flaw(saved.Refusals);
            return PageResults.DrawRefused<ReportEditPage>(new { Model = typed, Sent = form });
        }

        switch (form.Typed("act"))
        {
            case "next" when typed.Outlook.Flaws.IsEmpty:
                return PageResults.Go($"{typed.At}/submit");
            case "next":
                form.Flaw(typed.Outlook.Flaws.Select(f => Placed(typed, f)));
                return PageResults.DrawRefused<ReportEditPage>(new { Model = typed, Sent = form });
            case "more":
                return PageResults.Go($"{typed.At}/report#extra");
            default:
                Flash.Say(http, Say.It(ReportTexts.SavedAt, ReportWords.Clock(typed.Draft.SavedAt, typed.Year.TimeZone)));
                return PageResults.Go($"{typed.At}/report");
        }
    }

    private static async Task<Results<JsonHttpResult<ReportLiveAnswer>, Refused>> AutoSave(
        SchoolCall call, Quarter quarter, PageForm form, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await FormOf(call, quarter, clock.GetUtcNow(), cancellationToken) is not { } model) return Refused.Absent();
        var edit = new ReportFormReader(form, model, call.Actor).Read();
        var saved = await call.Union.SaveReportDraft(new(call.Context, quarter), edit, cancellationToken);
        return saved.Value is { } draft
            ? TypedResults.Json(ReportLiveAnswer.Of(model.With(draft), edit), ApiJson.Options)
            : Refused.With(saved.Refusals);
    }

    private static async Task<IResult> Print(SchoolCall call, Quarter quarter, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await FormOf(call, quarter, now, cancellationToken) is { } form
            ? PageResults.Draw<ReportPrintPage>(new { Model = new ReportPaper(form) })
            : PageResults.Say(Notice.NotFound);
    }

    /// <summary>A flaw with the field that it is shown at; the list on top names the row.</summary>
    internal static Refusal Placed(ReportFormModel form, Refusal flaw) =>
        form.Rows.FirstOrDefault(r => r.Occurrence.Id.Value == flaw.Place) is { } row
            ? flaw with { Text = Say.It(ReportTexts.FlawOfRow, row.Number, flaw.Text), Place = ReportFields.Of(row.Occurrence.Id, ReportFields.FieldOf(flaw.Code)) }
            : flaw.Place is { } place && place.StartsWith("extra[", StringComparison.Ordinal)
                ? flaw with { Place = ReportFields.Extra(int.Parse(place[6..^1], System.Globalization.CultureInfo.InvariantCulture) - 1, "title") }
                : flaw;
}

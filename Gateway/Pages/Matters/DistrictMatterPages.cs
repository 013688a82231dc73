using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Matters;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Settings;
using DistrictUnion.Reports.Matters;

namespace DistrictUnion.Gateway.Pages.Matters;

/// <summary>The district's list of matters, its workbook, and what it settles about their kinds.</summary>
internal static class DistrictMatterPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/matters", Show).WithName("page.district-matters");
        pages.MapGet("/districts/{district}/matters/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("page.district-matters-workbook");
        pages.MapGet("/districts/{district}/settings/matters", Kinds).WithName("page.matter-kinds");
        pages.MapPost("/districts/{district}/settings/matters", Set).WithName("page.set-matter-kinds");
    }

    private static async Task<IResult> Show(DistrictCall call, HttpContext http, CancellationToken cancellationToken)
    {
        var filter = FilterOf(http.Request.Query);
        var list = await call.MatterDesk.List(call.Actor, filter, cancellationToken);
        return list.Value is { } found
            ? PageResults.Draw<DistrictMattersPage>(new { List = found, Filter = filter, Query = http.Request.QueryString.Value ?? "", MaySet = call.Actor.IsOfAllGroups })
            : PageResults.Say(Notice.Of(list.Refusals[0]));
    }

    private static async Task<IResult> Workbook(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var list = await call.MatterDesk.List(call.Actor, FilterOf(http.Request.Query), cancellationToken);
        return list.Value is { } found && await call.District.View(cancellationToken) is { } view
            ? new WorkbookDownload(MatterWorkbook.Shape(found, view.TimeZone, clock.GetUtcNow()), MatterWorkbook.FileName(found))
            : PageResults.Say(Notice.Of(list.Refusals[0]));
    }

    /// <summary>A part that cannot be read narrows nothing.</summary>
    private static MatterFilter FilterOf(IQueryCollection query) =>
        MatterDesk.Filter(query["kind"], query["state"], query["group"], query["only"] == "overdue", query["only"] == "waiting").Value ?? new();

    private static Task<IResult> Kinds(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        Open(call, clock, (view, catalogue) => Draw(view, catalogue, null), cancellationToken);

    private static Task<IResult> Set(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        Open(call, clock, (view, catalogue) =>
        {
            ImmutableArray<MatterSetting> changed = [.. catalogue.Kinds.Select(kept => Typed(form, kept)).OfType<MatterSetting>()];
            return FormFlow.Send(
                http, form,
                async () => changed.IsEmpty ? catalogue : await call.District.SetMatters(new(call.Context, changed), cancellationToken),
                [],
                _ => (changed.IsEmpty ? MatterTexts.NothingChanged : MatterTexts.SavedSaid, $"/districts/{call.Code}/settings/matters"),
                () => Draw(view, catalogue, form));
        }, cancellationToken);

    /// <summary>What the form says of a kind; null: what it said before.</summary>
    private static MatterSetting? Typed(PageForm form, KeptMatter kept)
    {
        ImmutableArray<StepDue> dues = [.. kept.Kind.Steps.Where(s => s.Due is not null).Select(step => new StepDue(step.Kind, Typed(form, kept.Kind.Code, step)))];
        var isOn = form.Has(KindFields.On(kept.Kind.Code));
        return isOn == kept.IsOn && dues.All(d => d.Due == kept.Kind.Step(d.Step).Due) ? null : new(kept.Kind.Code, isOn, dues);
    }

    private static MatterDue Typed(PageForm form, MatterKindCode kind, MatterStep step)
    {
        var (due, field, label) = (step.Due!, KindFields.Days(kind, step.Kind), Say.It(MatterTexts.DueOf, step.Name, KindFields.LabelOf(step.Due!)));
        if (due.From is DueFrom.DayOfYear)
        {
            if (form.Typed(field).Trim().Split('-') is [var month, var day] && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d))
                return due with { Month = m, Days = d };
            form.Flaw("matter.due-invalid", MatterTexts.BadMonthDay, field);
            return due;
        }

        form.Required(field, label);
        var days = form.Number(field, label, 0, MatterDue.MostDays) ?? 0;
        return due with { Days = step.Kind is MatterStepKind.Request ? -days : days, IsWorking = form.Has(KindFields.Working(kind, step.Kind)) };
    }

    private static Task<IResult> Open(DistrictCall call, TimeProvider clock, Func<DistrictView, MatterCatalogue, Task<IResult>> draw, CancellationToken cancellationToken) =>
        WholeDistrict.Open(
            call, clock,
            async (view, _) => await call.District.Matters(cancellationToken) is { } catalogue ? await draw(view, catalogue) : PageResults.Say(Notice.NoDistrict),
            cancellationToken);

    private static Task<IResult> Draw(DistrictView view, MatterCatalogue catalogue, PageForm? sent)
    {
        var parameters = new { District = view, Catalogue = catalogue, Sent = sent };
        return Task.FromResult<IResult>(sent is null ? PageResults.Draw<MatterKindsPage>(parameters) : PageResults.DrawRefused<MatterKindsPage>(parameters));
    }
}

/// <summary>The fields of kinds: <c>on-election</c>, <c>days-election-Request</c>, <c>working-election-Approval</c>.</summary>
internal static class KindFields
{
    public static string On(MatterKindCode kind) => $"on-{kind}";

    public static string Days(MatterKindCode kind, MatterStepKind step) => $"days-{kind}-{step}";

    public static string Working(MatterKindCode kind, MatterStepKind step) => $"working-{kind}-{step}";

    public static string LabelOf(MatterDue due) => due.From switch
    {
        DueFrom.DayOfYear => MatterTexts.MonthDay,
        DueFrom.PlannedDay when due.Days < 0 => MatterTexts.DaysBefore,
        DueFrom.PlannedDay => MatterTexts.DaysAfterPlanned,
        DueFrom.ActualDay => MatterTexts.DaysAfterActual,
        _ => MatterTexts.DaysAfterStep,
    };

    public static string Written(MatterDue due) => due.From is DueFrom.DayOfYear
        ? string.Create(CultureInfo.InvariantCulture, $"{due.Month}-{due.Days}")
        : Math.Abs(due.Days).ToString(CultureInfo.InvariantCulture);
}

using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.DistrictTasks;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>A plan as school, office and inspectors read it, on the screen and on paper.</summary>
internal static class PlanViewPages
{
    public static Task<IResult> View(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        Draw(call, plan, null, http, clock, cancellationToken);

    /// <param name="sent">A form on it that was refused, or null.</param>
    public static async Task<IResult> Draw(SchoolCall call, PlanId plan, PageForm? sent, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await ModelOf(call, plan, http, clock, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        var parameters = new { Model = model, TaskFiles = plan == PlanId.FromDistrict ? await TaskFile.All(call.District, cancellationToken) : [], Sent = sent };
        return sent is null ? PageResults.Draw<PlanPage>(parameters) : PageResults.DrawRefused<PlanPage>(parameters);
    }

    public static async Task<IResult> Print(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        await SheetOf(call, plan, http, clock, cancellationToken) is { } sheet ? PageResults.Draw<PlanPrintPage>(new { Model = sheet }) : PageResults.Say(Notice.NotFound);

    public static async Task<IResult> Calendar(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        await SheetOf(call, plan, http, clock, cancellationToken) is { } sheet ? PageResults.Draw<PlanCalendarPage>(new { Model = sheet }) : PageResults.Say(Notice.NotFound);

    private static async Task<PlanModel?> ModelOf(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.Union.Plan(call.Actor, plan, cancellationToken) is not { } view) return null;
        return await PlanFrame.Of(call, clock, cancellationToken) is { } frame
            ? PlanModel.Of(frame, view, http.Request.Query) with { Files = await PlanFilePages.Of(call, view, cancellationToken) }
            : null;
    }

    /// <summary>What is printed: the version that is asked for; else what was handed in or is in force; for whoever types into it, what is being typed.</summary>
    private static async Task<PlanSheet?> SheetOf(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await ModelOf(call, plan, http, clock, cancellationToken) is not { } model) return null;
        var asked = http.Request.Query["version"].FirstOrDefault();
        if (asked is null && model.Frame.May("page.plan-save", model.Plan)
            && (await call.Union.PlanWork(call.Actor, plan, cancellationToken)).Value is { } work
            && (!call.Actor.IsDistrict || work.Draft.SavedAt != default))
            return PlanSheet.OfDraft(model.Frame, work);
        return PlanSheet.Of(model, model.Versions.FirstOrDefault(v => v.Key == asked) ?? model.Versions.LastOrDefault());
    }
}

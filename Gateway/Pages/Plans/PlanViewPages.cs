using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>A plan as school, office and inspectors read it, on the screen and on paper.</summary>
internal static class PlanViewPages
{
    public static async Task<IResult> View(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        await ModelOf(call, plan, http, clock, cancellationToken) is { } model ? PageResults.Draw<PlanPage>(new { Model = model, TaskFiles = plan == PlanId.FromDistrict ? await DistrictTasks.TaskFile.All(call.District, cancellationToken) : [] }) : PageResults.Say(Notice.NotFound);

    public static async Task<IResult> Print(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        await SheetOf(call, plan, http, clock, cancellationToken) is { } sheet ? PageResults.Draw<PlanPrintPage>(new { Model = sheet }) : PageResults.Say(Notice.NotFound);

    public static async Task<IResult> Calendar(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        await SheetOf(call, plan, http, clock, cancellationToken) is { } sheet ? PageResults.Draw<PlanCalendarPage>(new { Model = sheet }) : PageResults.Say(Notice.NotFound);

    /// <summary>The page again, with a form on it that was refused.</summary>
    public static async Task<IResult> DrawRefused(SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        await ModelOf(call, plan, http, clock, cancellationToken) is { } model ? PageResults.DrawRefused<PlanPage>(new { Model = model, Sent = form }) : PageResults.Say(Notice.NotFound);

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

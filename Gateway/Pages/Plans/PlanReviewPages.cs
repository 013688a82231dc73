using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>The office's acts on a plan that was handed in.</summary>
internal static class PlanReviewPages
{
    /// <summary>Field of a task's reason: its id follows.</summary>
    public const string ReasonOf = "why-";

    public static async Task<IResult> Accept(SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var accepted = await call.Union.AcceptPlan(new(call.Context, plan, form.Text("note")), cancellationToken);
        form.Flaw(accepted.Refusals);
        if (accepted.Value is not { } view) return await PlanViewPages.Draw(call, plan, form, http, clock, cancellationToken);
        Flash.Say(http, Say.It(PlansTexts.AcceptedNow, view.Title, view.InForceVersion));
        return PageResults.Go(PlanPages.Address(call, plan));
    }

    public static async Task<IResult> Return(SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var reasons = Reasons(form);
        var deadline = form.RequiredDay("deadline", PlansTexts.Deadline);
        if (reasons.IsEmpty) form.Flaw("reason.missing", PlansTexts.ReasonFirst, "reason");
        if (!form.HasFlaws)
        {
            var returned = await call.Union.ReturnPlan(new(call.Context, plan, reasons, deadline), cancellationToken);
            form.Flaw(returned.Refusals);
        }

        if (form.HasFlaws) return await PlanViewPages.Draw(call, plan, form, http, clock, cancellationToken);
        Flash.Say(http, Say.It(PlansTexts.ReturnedNow, reasons.Length, Words.Day(deadline)));
        return PageResults.Go(PlanPages.Address(call, plan));
    }

    /// <summary>The reason for the whole first, then those of tasks in the order of the page.</summary>
    private static ImmutableArray<ReturnReason> Reasons(PageForm form) =>
    [
        .. form.Text("reason") is { } whole ? [new ReturnReason(null, whole)] : Array.Empty<ReturnReason>(),
        .. form.Everything.Where(f => f.Name.StartsWith(ReasonOf, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(f.Value))
            .Select(f => new ReturnReason(f.Name[ReasonOf.Length..], f.Value.Trim())),
    ];
}

using DistrictUnion.Documents.Coverage;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Pages.Progress;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>The school's acts on a plan as a whole: look it over and hand it in, take it back, change it.</summary>
internal static class PlanSubmitPages
{
    private static readonly string?[] OfOnBehalf = ["reason", "receivedOn", "source"];

    public static Task<IResult> Check(SchoolCall call, PlanId plan, TimeProvider clock, CancellationToken cancellationToken) => Draw(call, plan, null, clock, cancellationToken);

    /// <param name="sent">What was typed on it, or null.</param>
    internal static async Task<IResult> Draw(SchoolCall call, PlanId plan, PageForm? sent, TimeProvider clock, CancellationToken cancellationToken)
    {
        var work = await call.Union.PlanWork(call.Actor, plan, cancellationToken);
        if (work.Value is null) return work.Refusals[0].Code == "plan.not-editable" ? PageResults.Go(PlanPages.Address(call, plan)) : PageResults.Say(Notice.Of(work.Refusals[0]));
        if (await CheckOf(call, work.Value, clock, cancellationToken) is not { } check) return PageResults.Say(Notice.NotFound);
        return sent is { HasFlaws: true } ? PageResults.DrawRefused<PlanCheckPage>(new { Model = check, Sent = sent }) : PageResults.Draw<PlanCheckPage>(new { Model = check, Sent = sent });
    }

    public static async Task<IResult> Submit(SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var work = await call.Union.PlanWork(call.Actor, plan, cancellationToken);

        // A plan that cannot be typed any more: the same form sent twice is answered as the first time, anything else is refused by the rule.
        var check = work.Value is null ? null : await CheckOf(call, work.Value, clock, cancellationToken);
        if (check is { MayGo: true, Queries.IsEmpty: false } && !form.Has("looked")) form.Flaw("form.missing", PlansTexts.LookFirst, "looked");
        var onBehalf = check is not null && call.Actor.IsDistrict ? ReportHandInPages.OnBehalfOf(form, check.Sources) : null;
        if (form.HasFlaws) return PageResults.DrawRefused<PlanCheckPage>(new { Model = check, Sent = form });
        var isSaved = check is null || check.Work.Draft.SavedAt != default;
        var handedIn = await call.Union.SubmitPlan(
            new(call.Context, plan, isSaved ? "" : check!.Work.Draft.Title, isSaved ? null : check!.Work.Draft.Tasks, onBehalf), cancellationToken);
        if (handedIn.Value is { } view)
        {
            Flash.Say(http, Say.It(PlansTexts.HandedIn, view.Title, view.Tasks.Length));
            return PageResults.Go(PlanPages.Address(call, plan));
        }

        if (check is null) return PageResults.Say(Notice.Of(handedIn.Refusals[0]));
        form.Flaw(handedIn.Refusals.Select(ReportHandInPages.AtField).Where(flaw => OfOnBehalf.Contains(flaw.Place)));
        return PageResults.DrawRefused<PlanCheckPage>(new
        {
            Model = check with { Flaws = handedIn.Refusals.RemoveAll(flaw => OfOnBehalf.Contains(ReportHandInPages.AtField(flaw).Place)) },
            Sent = form,
        });
    }

    public static async Task<IResult> Confirm(SchoolCall call, PlanId plan, HttpContext http, CancellationToken cancellationToken)
    {
        var confirmed = await call.Union.ConfirmPlan(new(call.Context, plan), cancellationToken);
        return Done(call, plan, http, confirmed, Say.It(PlansTexts.Confirmed, confirmed.Value?.Title ?? ""), "");
    }

    public static async Task<IResult> Withdraw(SchoolCall call, PlanId plan, HttpContext http, CancellationToken cancellationToken) =>
        Done(call, plan, http, await call.Union.WithdrawPlan(new(call.Context, plan), cancellationToken), PlansTexts.Withdrawn, "/edit");

    public static async Task<IResult> Amend(SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var reason = form.Required("reason", PlansTexts.AmendReason);
        var amended = form.HasFlaws ? null : await call.Union.AmendPlan(new(call.Context, plan, reason), cancellationToken);
        if (amended is not null) form.Flaw(amended.Refusals);
        if (form.HasFlaws) return await PlanViewPages.Draw(call, plan, form, http, clock, cancellationToken);
        Flash.Say(http, PlansTexts.AmendBegun);
        return PageResults.Go(PlanPages.Address(call, plan, "/edit"));
    }

    public static async Task<IResult> Drop(SchoolCall call, PlanId plan, HttpContext http, CancellationToken cancellationToken) =>
        Done(call, plan, http, await call.Union.DropAmendment(new(call.Context, plan), cancellationToken), PlansTexts.AmendDropped, "");

    private static IResult Done(SchoolCall call, PlanId plan, HttpContext http, Outcome<PlanView> outcome, string said, string page)
    {
        if (outcome.Value is null) return PageResults.Say(Notice.Of(outcome.Refusals[0]));
        Flash.Say(http, said);
        return PageResults.Go(PlanPages.Address(call, plan, page));
    }

    private static async Task<PlanCheck?> CheckOf(SchoolCall call, PlanWork work, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await PlanFrame.Of(call, clock, cancellationToken) is not { } frame) return null;
        var points = await CoverageEndpoints.Points(call, cancellationToken);
        var files = call.Actor.IsDistrict ? await PlanFilePages.Of(call, work.Plan, cancellationToken) : [];
        return PlanCheck.Of(frame, work, CoverageView.Of(CoverageBasis.Draft, PlanCoverage.Of(work.Draft.Tasks, work.Plan.Span, points))) with
        {
            Sources = [.. files.Where(f => f.Role is FileRole.Source)],
        };
    }
}

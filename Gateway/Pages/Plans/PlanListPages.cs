using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>The list of a school's plans, and how a new one begins.</summary>
internal static class PlanListPages
{
    public static async Task<IResult> List(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await ModelOf(call, clock, cancellationToken) is { } model ? PageResults.Draw<PlanListPage>(new { Model = model }) : PageResults.Say(Notice.NotFound);

    /// <summary>Begins a plan: from a document, from last year's plan, or empty. What cannot be read begins nothing.</summary>
    public static async Task<IResult> Begin(SchoolCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await ModelOf(call, clock, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        var way = form.Typed("way");
        var choice = ChoiceOf(form, model);
        var document = way is "copy" or "hand" ? null : await PlanUpload.Of(form, model.Frame.School.Name, cancellationToken);
        var source = way is "copy" && PlanId.TryParse(form.Typed("source"), out var named) ? named : (PlanId?)null;
        if (way is "copy" && source is null) form.Flaw("form.missing", PlansTexts.ChooseSource, "source");
        if (form.HasFlaws || choice is null) return PageResults.DrawRefused<PlanListPage>(new { Model = model, Sent = form });

        var title = form.Text("title") ?? document?.Title ?? Say.It(PlansTexts.UsualTitle, model.Frame.School.Name, Words.Of(choice.Span));
        var started = await call.Union.StartPlan(new(call.Context, choice.Id, title, choice.Span, document?.File), cancellationToken);
        form.Flaw(started.Refusals);
        var kept = form.HasFlaws || document is null ? "" : await document.Keep(call, choice.Id, cancellationToken);
        if (!form.HasFlaws && document is not null) form.Flaw(await document.Save(call, choice.Id, title, choice.Span, cancellationToken));
        if (!form.HasFlaws && source is { } earlier) form.Flaw((await call.Union.CopyPlan(new(choice.Id, earlier, false, 0), call.Actor, cancellationToken)).Refusals);
        if (form.HasFlaws) return PageResults.DrawRefused<PlanListPage>(new { Model = model, Sent = form });
        Flash.Say(http, document is null ? Say.It(PlansTexts.Begun, title) : document.Said + kept);
        return PageResults.Go(PlanPages.Address(call, choice.Id, "/edit"));
    }

    private static SpanChoice? ChoiceOf(PageForm form, PlanListModel model)
    {
        var span = form.Typed("span");
        if (span != SpanChoice.Other)
        {
            if (!SpanChoice.TryParse(span, out var usual)) form.Flaw("form.missing", PlansTexts.ChooseSpan, "span");
            return usual;
        }

        // The number was drawn with the form, so that the same form sent again means the same plan.
        var number = form.Number("serial", PlansTexts.Span, 1, int.MaxValue);
        if (YearMonth.TryParse(form.Typed("first"), out var first) && YearMonth.TryParse(form.Typed("last"), out var last) && first <= last && number is not null)
            return new(new($"{first}-n{number}"), new(first, last));
        form.Flaw("plan.span-invalid", PlansTexts.ChooseSpan, "first");
        return null;
    }

    private static async Task<PlanListModel?> ModelOf(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await PlanFrame.Of(call, clock, cancellationToken) is { } frame && await call.Union.Plans(call.Actor, cancellationToken) is { } plans
            ? new(frame, [.. plans.OrderByDescending(p => p.Span.First).ThenBy(p => p.Id)])
            : null;
}

/// <summary>The school's plans, the latest first.</summary>
public sealed record PlanListModel(PlanFrame Frame, ImmutableArray<PlanView> Plans)
{
    /// <summary>Plans that a new one may go on with, the latest first.</summary>
    public IEnumerable<PlanView> Sources => Plans.Where(p => p.InForceVersion > 0 && p.Id != PlanId.FromDistrict);
}

using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Pages.Progress;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Pages.Review;

/// <summary>
/// 审核: the queue, one report, and what the office decides about it. Looking begins nothing: the reviewer's first act does, which is to accept,
/// to return, or to say that it is being reviewed.
/// </summary>
internal static class ReviewPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var review = pages.MapGroup("/districts/{district}/review");
        review.MapGet("", Queue).WithName("page.review");
        review.MapPost("/accept", AcceptMany.Run).WithName("page.review-accept-many");
        review.MapGet("/result", AcceptMany.Result).WithName("page.review-result");
        var report = review.MapGroup("/{school}/quarters/{quarter}");
        report.MapGet("", One).WithName("page.review-report");
        // The lines with their reasons stand in one form: two values each.
        report.MapPost("/accept", Accept).WithFormOptions(valueCountLimit: ReportFields.MaxValues).WithName("page.review-accept");
        report.MapPost("/return", Return).WithFormOptions(valueCountLimit: ReportFields.MaxValues).WithName("page.review-return");
        report.MapPost("/begin", Begin).WithFormOptions(valueCountLimit: ReportFields.MaxValues).WithName("page.review-begin");
        report.MapPost("/reopen", Reopen).WithName("page.review-reopen");
        report.MapPost("/deadline", MoveDeadline).WithName("page.review-deadline");
    }

    private static async Task<IResult> Queue(DistrictCall call, HttpContext context, AlikeDesk alike, CancellationToken cancellationToken)
    {
        var list = await ReviewDesk.List(call, context.Request.Query, cancellationToken);
        if (list.Value is not { } drawn) return PageResults.Say(Notice.Of(list.Refusals[0]));

        // Only a plan that waits is worth the comparison of all.
        var found = drawn.Plans.IsEmpty ? null : await alike.Of(call, cancellationToken);
        return PageResults.Draw<ReviewPage>(new { List = drawn, Alike = found?.Value?.Pairs ?? [] });
    }

    private static Task<IResult> One(SchoolCall call, Quarter quarter, ReviewDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Draw(call, quarter, desk, context, null, cancellationToken);

    private static async Task<IResult> Accept(
        SchoolCall call, Quarter quarter, ReviewDesk desk, HttpContext context, PageForm form, CancellationToken cancellationToken)
    {
        if (!form.All("ret").IsEmpty)
        {
            form.Flaw([new("review.ticked", RefusalKind.Conflict, ReviewTexts.TickedButAccepted)]);
            return await Draw(call, quarter, desk, context, form, cancellationToken);
        }

        Func<ReviewList, SchoolCode, Quarter, string> place = form.Typed("then") == "next" ? Next : Here;
        return await Decide(
            call, quarter, desk, context, form, place, () => call.Union.Accept(new(call.Context, quarter, form.Text("note")), cancellationToken),
            ReviewTexts.SaidAccepted, cancellationToken);
    }

    private static async Task<IResult> Return(
        SchoolCall call, Quarter quarter, ReviewDesk desk, HttpContext context, PageForm form, CancellationToken cancellationToken)
    {
        var deadline = form.RequiredDay("deadline", ReviewTexts.Deadline);
        ImmutableArray<ReturnReason> reasons =
        [
            .. form.All("ret").Select(item => new ReturnReason(item, form.Text($"why-{item}") ?? "")),
            .. form.Text("note") is { } whole ? [new ReturnReason(null, whole)] : Array.Empty<ReturnReason>(),
        ];
        if (form.HasFlaws) return await Draw(call, quarter, desk, context, form, cancellationToken);
        var items = form.All("ret").Length;
        var said = items > 0 ? Say.It(ReviewTexts.SaidReturned, items, Words.Day(deadline)) : Say.It(ReviewTexts.SaidReturnedWhole, Words.Day(deadline));
        return await Decide(
            call, quarter, desk, context, form, Next, () => call.Union.Return(new(call.Context, quarter, reasons, deadline), cancellationToken), said, cancellationToken);
    }

    private static Task<IResult> Begin(SchoolCall call, Quarter quarter, ReviewDesk desk, HttpContext context, PageForm form, CancellationToken cancellationToken) =>
        Decide(
            call, quarter, desk, context, form, Here, () => call.Union.BeginReview(new(call.Context, quarter), cancellationToken), ReviewTexts.SaidBegun,
            cancellationToken);

    private static async Task<IResult> Reopen(SchoolCall call, Quarter quarter, ReviewDesk desk, HttpContext context, PageForm form, CancellationToken cancellationToken)
    {
        var reason = form.Required("reason", ReviewTexts.ReopenReason);
        var deadline = form.RequiredDay("deadline", ReviewTexts.Deadline);
        if (form.HasFlaws) return await Draw(call, quarter, desk, context, form, cancellationToken);
        return await Decide(
            call, quarter, desk, context, form, Here, () => call.Union.Reopen(new(call.Context, quarter, reason, deadline), cancellationToken),
            Say.It(ReviewTexts.SaidReopened, Words.Day(deadline)), cancellationToken);
    }

    /// <summary>Returns once more with the same reasons: only the day is another one.</summary>
    private static async Task<IResult> MoveDeadline(
        SchoolCall call, Quarter quarter, ReviewDesk desk, HttpContext context, PageForm form, CancellationToken cancellationToken)
    {
        var deadline = form.RequiredDay("deadline", ReviewTexts.Deadline);
        if (form.HasFlaws) return await Draw(call, quarter, desk, context, form, cancellationToken);
        var report = await call.Union.Report(call.Actor, quarter, cancellationToken);
        if (report?.Reviews.LastOrDefault(r => r.Act == "returned") is not { } last) return PageResults.Say(Notice.NotFound);
        return await Decide(
            call, quarter, desk, context, form, Here, () => call.Union.Return(new(call.Context, quarter, last.Reasons, deadline), cancellationToken),
            Say.It(ReviewTexts.SaidDeadline, Words.Day(deadline)), cancellationToken);
    }

    private static async Task<IResult> Decide(
        SchoolCall call, Quarter quarter, ReviewDesk desk, HttpContext context, PageForm form, Func<ReviewList, SchoolCode, Quarter, string> on,
        Func<Task<Outcome<ReportReceipt>>> act, string said, CancellationToken cancellationToken)
    {
        // The list as it is before the act: the next one is the one after this.
        var list = await ReviewDesk.List(call.District, context.Request.Query, cancellationToken);
        if (list.Value is not { } queue) return PageResults.Say(Notice.Of(list.Refusals[0]));
        var address = on(queue, call.Code, quarter);
        var outcome = await act();
        if (outcome.IsRefused)
        {
            form.Flaw(outcome.Refusals.Select(AtField));
            return await Draw(call, quarter, desk, context, form, cancellationToken);
        }

        var school = await call.District.District.School(call.Code, cancellationToken);
        Flash.Say(context, Say.It(ReviewTexts.Saved, school?.Name ?? call.Code.Value, quarter.Name, said));
        return PageResults.Go(address);
    }

    /// <summary>What a refusal is about has a field on the page.</summary>
    private static Refusal AtField(Refusal refusal) => refusal.Code switch
    {
        "return.deadline-past" or "return.deadline-far" => refusal with { Place = "deadline" },
        "reason.missing" or "text.too-long" => refusal with { Place = refusal.Place is { } item && item.Contains('.', StringComparison.Ordinal) ? $"why-{item}" : "note" },
        _ => refusal with { Place = null },
    };

    private static string Here(ReviewList list, SchoolCode school, Quarter quarter) => list.Ask.AddressOf(school, quarter);

    private static string Next(ReviewList list, SchoolCode school, Quarter quarter) =>
        list.After(school, quarter) is { } next ? list.Ask.AddressOf(next) : list.Ask.Address;

    private static async Task<IResult> Draw(
        SchoolCall call, Quarter quarter, ReviewDesk desk, HttpContext context, PageForm? sent, CancellationToken cancellationToken)
    {
        var list = await ReviewDesk.List(call.District, context.Request.Query, cancellationToken);
        if (list.Value is not { } queue) return PageResults.Say(Notice.Of(list.Refusals[0]));
        if (await desk.Of(call, quarter, queue, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        return sent is null
            ? PageResults.Draw<ReviewReportPage>(new { Model = model, Sent = sent })
            : PageResults.DrawRefused<ReviewReportPage>(new { Model = model, Sent = sent });
    }
}

using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Attachments;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Progress;
using DistrictUnion.Gateway.Summaries;

namespace DistrictUnion.Gateway.Pages.Summaries;

/// <summary>Work summaries (半年小结, 年度总结): a school's list, one that is written or read, and the office's decision.</summary>
internal static class SummaryPages
{
    private const string At = "/districts/{district}/schools/{school}/summaries";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(At, List).WithName("page.summaries");
        var one = pages.MapGroup(At + "/{summary}");
        one.MapGet("", Show).WithName("page.summary");
        one.MapPost("/draft", Save).WithName("page.summary-save");
        one.MapPost("/submission", Send).WithName("page.summary-send");
        one.MapPost("/withdrawal", Withdraw).WithName("page.summary-withdraw");
        one.MapPost("/acceptance", Accept).WithName("page.summary-accept");
        one.MapPost("/return", Return).WithName("page.summary-return");
        one.MapPost("/reopening", Reopen).WithName("page.summary-reopen");
        one.MapPost("/files", Attach).WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.summary-attach");
        one.MapPost("/files/removal", Detach).WithName("page.summary-detach");
        one.MapGet("/files/{file}", ReportFilePages.Open).WithRequestTimeout(ApiPaths.LongTime).WithName("page.summary-file");
        one.MapGet("/files/{file}/picture", ReportFilePages.Picture).WithRequestTimeout(ApiPaths.LongTime).WithName("page.summary-picture");
        one.MapGet("/letter", Letter).WithRequestTimeout(ApiPaths.LongTime).WithName("page.summary-letter");
        pages.MapGet("/districts/{district}/summaries/{summary?}", DistrictSummaryPages.Show).WithName("page.district-summaries");
    }

    public static string Address(SchoolCall call, SummaryPeriod period) => $"/districts/{call.District.Code}/schools/{call.Code}/summaries/{period}";

    private static async Task<IResult> List(SchoolCall call, CancellationToken cancellationToken) =>
        await call.District.District.View(cancellationToken) is { } district && await call.Union.Summaries(call.Actor, cancellationToken) is { } summaries
            ? PageResults.Draw<SummaryListPage>(new { District = district, Summaries = summaries.Summaries, At = $"/districts/{call.District.Code}/schools/{call.Code}/summaries" })
            : PageResults.Say(Notice.NotFound);

    private static Task<IResult> Show(SchoolCall call, SummaryPeriod summary, HttpContext http, CancellationToken cancellationToken) =>
        Draw(call, summary, http.Request.Query.ContainsKey("proposal"), "", null, cancellationToken);

    private static async Task<IResult> Save(SchoolCall call, SummaryPeriod summary, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var content = await Read(call, summary, form, cancellationToken);
        return await FormFlow.Send(
            http, form,
            async () => Placed(await call.Union.SaveSummaryDraft(new(summary, content, call.TypedOn, default, call.Actor.Account), call.Actor, cancellationToken), form),
            [],
            _ => (SummaryTexts.Saved, Address(call, summary)),
            () => Draw(call, summary, false, "write", form, cancellationToken));
    }

    /// <summary>Hands in what stands in the form; sections without a text are left out.</summary>
    private static async Task<IResult> Send(SchoolCall call, SummaryPeriod summary, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var content = await Read(call, summary, form, cancellationToken);
        var written = new SummaryContent(content.Sections.RemoveAll(section => section.Text.Length == 0));
        return await FormFlow.Send(
            http, form,
            async () => Placed(await call.Union.SubmitSummary(new(call.Context, summary, written), cancellationToken), form),
            [],
            _ => (Say.It(SummaryTexts.Sent, summary.Title), Address(call, summary)),
            () => Draw(call, summary, false, "write", form, cancellationToken));
    }

    private static Task<IResult> Withdraw(SchoolCall call, SummaryPeriod summary, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        FormFlow.Send(
            http, form, () => call.Union.WithdrawSummary(new(call.Context, summary), cancellationToken), [],
            _ => (SummaryTexts.Withdrawn, Address(call, summary)),
            () => Draw(call, summary, false, "withdraw", form, cancellationToken));

    private static Task<IResult> Accept(SchoolCall call, SummaryPeriod summary, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        FormFlow.Send(
            http, form, () => call.Union.AcceptSummary(new(call.Context, summary, form.Text("note")), cancellationToken), [],
            _ => (SummaryTexts.AcceptedSaid, DistrictSummaryPages.Address(call.District.Code, summary)),
            () => Draw(call, summary, false, "accept", form, cancellationToken));

    private static Task<IResult> Return(SchoolCall call, SummaryPeriod summary, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var reason = form.Required("reason", SummaryTexts.ReturnReason);
        var deadline = form.RequiredDay("deadline", SummaryTexts.Deadline);
        var reasons = form.All("section").Select(section => new ReturnReason(section, reason)).DefaultIfEmpty(new(null, reason));
        return FormFlow.Send(
            http, form, () => call.Union.ReturnSummary(new(call.Context, summary, [.. reasons], deadline), cancellationToken),
            [("reason.", "reason"), ("text.", "reason"), ("return.deadline", "deadline")],
            _ => (SummaryTexts.ReturnedSaid, DistrictSummaryPages.Address(call.District.Code, summary)),
            () => Draw(call, summary, false, "return", form, cancellationToken));
    }

    private static Task<IResult> Reopen(SchoolCall call, SummaryPeriod summary, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var reason = form.Required("reason", SummaryTexts.ReopenReason);
        var deadline = form.RequiredDay("deadline", SummaryTexts.Deadline);
        return FormFlow.Send(
            http, form, () => call.Union.ReopenSummary(new(call.Context, summary, reason, deadline), cancellationToken),
            [("reason.", "reason"), ("text.", "reason"), ("return.deadline", "deadline")],
            _ => (SummaryTexts.ReopenedSaid, Address(call, summary)),
            () => Draw(call, summary, false, "reopen", form, cancellationToken));
    }

    private static async Task<IResult> Attach(SchoolCall call, SummaryPeriod summary, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var kept = await ReportFilePages.Keep(call, FileSubject.Of(summary), form, cancellationToken);
        if (PageSide.IsByScript(http)) return FileDesk.Answer(form, kept);
        if (form.HasFlaws) return await Draw(call, summary, false, "file", form, cancellationToken);
        Frame.Flash.Say(http, FileDesk.Said(kept));
        return PageResults.Go(Address(call, summary));
    }

    private static Task<IResult> Detach(SchoolCall call, SummaryPeriod summary, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        ReportFilePages.Remove(call, FileSubject.Of(summary), form, http, Address(call, summary), cancellationToken);

    private static async Task<IResult> Letter(SchoolCall call, SummaryPeriod summary, TimeProvider clock, CancellationToken cancellationToken) =>
        await call.Union.Summary(call.Actor, summary, cancellationToken) is { } view && SummaryDesk.Letter(view, clock) is { } letter ? letter : PageResults.Say(Notice.NotFound);

    /// <param name="isFresh">With a proposal from the data of now in place of what was typed.</param>
    /// <param name="act">Which of the page's forms was sent.</param>
    private static async Task<IResult> Draw(SchoolCall call, SummaryPeriod period, bool isFresh, string act, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await call.District.District.View(cancellationToken) is not { } district || await call.Union.Summary(call.Actor, period, cancellationToken) is not { } view)
            return PageResults.Say(Notice.NotFound);
        var files = (await call.Union.Files(call.Actor, cancellationToken))?.Files.Where(f => f.Subject.Summary == period) ?? [];
        var model = new SummaryModel(district, call.Actor, view, [.. files]);
        if (model.MayWrite)
        {
            var proposal = await SummaryDesk.Propose(call, period, cancellationToken) ?? SummaryContent.Empty;
            model = model with { Proposal = proposal, Typed = isFresh ? proposal : view.Latest ?? proposal, IsFresh = isFresh || view.Latest is null };
            var writing = new { Model = model, Sent = sent };
            return sent is null ? PageResults.Draw<SummaryEditPage>(writing) : PageResults.DrawRefused<SummaryEditPage>(writing);
        }

        var parameters = new { Model = model, Act = act, Sent = sent };
        return sent is null ? PageResults.Draw<SummaryReadPage>(parameters) : PageResults.DrawRefused<SummaryReadPage>(parameters);
    }

    private static async Task<SummaryContent> Read(SchoolCall call, SummaryPeriod period, PageForm form, CancellationToken cancellationToken)
    {
        var typed = Enumerable.Range(0, SummaryRules.MostSections).Where(i => form.Has(SummaryModel.Text(i)))
            .Select(i => (form.Text(SummaryModel.Title(i)) ?? "", form.Typed(SummaryModel.Text(i))));
        var view = await call.Union.Summary(call.Actor, period, cancellationToken);
        return SummaryDesk.WithSources(typed, view?.Draft?.Content, view?.Content, await SummaryDesk.Propose(call, period, cancellationToken));
    }

    /// <summary>Refusals name a section by its title; the form by its number.</summary>
    private static Outcome<T> Placed<T>(Outcome<T> outcome, PageForm form)
        where T : class => outcome.IsRefused ? Outcome<T>.Refused(outcome.Refusals.Select(refusal => refusal with { Place = PlaceOf(refusal, form) })) : outcome;

    private static string? PlaceOf(Refusal refusal, PageForm form)
    {
        var section = Enumerable.Range(0, SummaryRules.MostSections).FirstOrDefault(i => form.Has(SummaryModel.Text(i)) && (form.Text(SummaryModel.Title(i)) ?? "") == refusal.Place, -1);
        return section < 0 ? refusal.Place : refusal.Code.StartsWith("name.", StringComparison.Ordinal) || refusal.Code == "summary.title-twice" ? SummaryModel.Title(section) : SummaryModel.Text(section);
    }
}

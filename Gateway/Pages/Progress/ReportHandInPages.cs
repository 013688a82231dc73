using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>The summary before a report is handed in, handing in, and taking back.</summary>
internal static class ReportHandInPages
{
    public static void Map(RouteGroupBuilder pages, string quarters)
    {
        pages.MapGet($"{quarters}/{{quarter}}/submit", Summary).WithName("page.report-submit");
        pages.MapPost($"{quarters}/{{quarter}}/submit", Send).WithName("page.report-send");
        pages.MapPost($"{quarters}/{{quarter}}/withdrawal", Withdraw).WithName("page.report-withdraw");
        pages.MapPost($"{quarters}/{{quarter}}/confirmation", Confirm).WithName("page.report-confirm");
    }

    private static Task<IResult> Summary(SchoolCall call, Quarter quarter, TimeProvider clock, CancellationToken cancellationToken) =>
        Draw(call, quarter, null, clock, cancellationToken);

    /// <param name="sent">What was typed on it, or null.</param>
    internal static async Task<IResult> Draw(SchoolCall call, Quarter quarter, PageForm? sent, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await ReportPages.FormOf(call, quarter, clock.GetUtcNow(), cancellationToken) is not { } form) return PageResults.Say(Notice.NotFound);
        if (!ReportPages.MayFillIn(form)) return PageResults.Go(form.At);
        var parameters = new
        {
            Model = form,
            Sent = sent,
            ChairSigns = await ChairSigns(call, cancellationToken),
            Sources = await Sources(call, quarter, cancellationToken),
        };
        return sent is { HasFlaws: true } ? PageResults.DrawRefused<ReportSubmitPage>(parameters) : PageResults.Draw<ReportSubmitPage>(parameters);
    }

    private static async Task<IResult> Send(
        SchoolCall call, Quarter quarter, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await ReportPages.FormOf(call, quarter, clock.GetUtcNow(), cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        var onBehalf = call.Actor.IsDistrict ? OnBehalfOf(form, await Sources(call, quarter, cancellationToken)) : null;
        form.Flaw(model.Outlook.Flaws.Select(flaw => ReportPages.Placed(model, flaw)));
        if (form.HasFlaws) return await Draw(call, quarter, form, clock, cancellationToken);

        // The content is named, for there may be no draft: a report that was withdrawn or returned goes on with what was handed in.
        var sent = await call.Union.Submit(new(call.Context, quarter, model.Outlook.Content, form.Typed("confirmEmpty") == "yes", onBehalf), cancellationToken);
        if (sent.Value is { } receipt)
        {
            Flash.Say(http, Say.It(ReportTexts.HandedIn, quarter.Name, Figures.Moment(receipt.LastSubmittedAt!.Value, model.Year.TimeZone)));
            return PageResults.Go(model.At);
        }

        form.Flaw(sent.Refusals.Select(flaw => flaw.Code == "report.nothing-said" ? flaw with { Place = "confirmEmpty" }
            : ReportPages.Placed(model, AtField(flaw))));
        return await Draw(call, quarter, form, clock, cancellationToken);
    }

    /// <summary>A flaw of what the office says about its filling in, at the field of the form.</summary>
    internal static Refusal AtField(Refusal flaw) =>
        flaw.Place is { } place && place.StartsWith("onBehalf.", StringComparison.Ordinal) ? flaw with { Place = place["onBehalf.".Length..] } : flaw;

    /// <summary>Why, from what and when received, as <see cref="OnBehalfFields"/> asks it.</summary>
    internal static OnBehalf OnBehalfOf(PageForm form, IReadOnlyList<AttachedFile> sources)
    {
        var source = sources.FirstOrDefault(f => f.Sha256 == form.Typed("source"));
        if (source is null && form.Typed("source") != "none") form.Flaw("form.missing", ReportTexts.SourceMissing, "source");
        return new(
            form.Required("reason", ReportTexts.OnBehalfReason), form.RequiredDay("receivedOn", ReportTexts.ReceivedOn),
            source is null ? null : new(source.Name, source.Sha256));
    }

    /// <summary>What the office may name as the file that it filled in from.</summary>
    private static async Task<IReadOnlyList<AttachedFile>> Sources(SchoolCall call, Quarter quarter, CancellationToken cancellationToken) =>
        call.Actor.IsDistrict ? [.. (await ReportFilePages.Of(call, quarter, cancellationToken)).Where(f => f.Role is FileRole.Source)] : [];

    /// <summary>Whether the district lets only the chair hand in, and this is not the chair.</summary>
    private static async Task<bool> ChairSigns(SchoolCall call, CancellationToken cancellationToken) =>
        call.Actor.Role is Role.SchoolMember && (await call.District.District.View(cancellationToken))?.Settings.ChairSigns is true;

    private static async Task<IResult> Confirm(SchoolCall call, Quarter quarter, HttpContext http, CancellationToken cancellationToken)
    {
        var confirmed = await call.Union.Confirm(new(call.Context, quarter), cancellationToken);
        if (confirmed.IsRefused) return PageResults.Say(Notice.Of(confirmed.Refusals[0]));
        Flash.Say(http, Say.It(ReportTexts.Confirmed, quarter.Name));
        return PageResults.Go(Address(call, quarter));
    }

    private static string Address(SchoolCall call, Quarter quarter) => $"/districts/{call.District.Code}/schools/{call.Code}/quarters/{quarter}";

    private static async Task<IResult> Withdraw(SchoolCall call, Quarter quarter, HttpContext http, CancellationToken cancellationToken)
    {
        var back = await call.Union.Withdraw(new(call.Context, quarter), cancellationToken);
        if (back.IsRefused) return PageResults.Say(Notice.Of(back.Refusals[0]));
        Flash.Say(http, Say.It(ReportTexts.Withdrawn, quarter.Name));
        return PageResults.Go($"{Address(call, quarter)}/report");
    }
}

using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Attachments;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Pages.Progress;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>Files of a plan: the document that it was read from, what the office filled in from, the signed scan.</summary>
internal static class PlanFilePages
{
    public static void Map(RouteGroupBuilder pages, string plan)
    {
        pages.MapGet($"{plan}/files/{{file}}", ReportFilePages.Open).WithRequestTimeout(ApiPaths.LongTime).WithName("page.plan-file");
        pages.MapGet($"{plan}/files/{{file}}/picture", ReportFilePages.Picture).WithRequestTimeout(ApiPaths.LongTime).WithName("page.plan-picture");
        pages.MapPost($"{plan}/files", Attach).WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.plan-attach");
        pages.MapPost($"{plan}/files/removal", Detach).WithName("page.plan-detach");
    }

    /// <summary>The files of a plan that the post sees, in the order in which they came: what the other side uploaded for a draft shows with its hand-in.</summary>
    internal static async Task<ImmutableArray<AttachedFile>> Of(SchoolCall call, PlanView plan, CancellationToken cancellationToken)
    {
        var handedIn = plan.Reviews.LastOrDefault(r => r.Act == "submitted")?.At;
        var ofOwnSide = call.Actor.IsDistrict ? true : call.Actor.School is null ? (bool?)null : false;
        return
        [
            .. (await call.Union.Files(call.Actor, cancellationToken))?.Files
                .Where(f => f.Subject == FileSubject.Of(plan.Id) && (f.ByOffice == ofOwnSide || f.At <= handedIn)) ?? [],
        ];
    }

    /// <summary>The form stands on the plan's page, or — with everything that is typed there — on the check. It comes back where it was sent from.</summary>
    private static async Task<IResult> Attach(SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var kept = await ReportFilePages.Keep(call, FileSubject.Of(plan), form, cancellationToken);
        if (PageSide.IsByScript(http)) return FileDesk.Answer(form, kept);
        if (ReportFilePages.IsOnSummary(form) && (form.HasFlaws || ReportFilePages.HasMore(form)))
            return await PlanSubmitPages.Draw(call, plan, form.HasFlaws ? form : form.Without("source"), clock, cancellationToken);
        if (form.HasFlaws) return await PlanViewPages.Draw(call, plan, form, http, clock, cancellationToken);
        Flash.Say(http, FileDesk.Said(kept));
        return PageResults.Go(Back(call, plan, form));
    }

    private static Task<IResult> Detach(SchoolCall call, PlanId plan, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        ReportFilePages.Remove(call, FileSubject.Of(plan), form, http, Back(call, plan, form), cancellationToken);

    /// <summary>Back to the page that the form stood on: the check before the hand-in, else the plan.</summary>
    private static string Back(SchoolCall call, PlanId plan, PageForm form) => PlanPages.Address(call, plan, ReportFilePages.IsOnSummary(form) ? "/check" : "");
}

using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Sheets;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>A school's plans: begin, type, hand in, look at, review, print.</summary>
internal static class PlanPages
{
    private const string Root = "/districts/{district}/schools/{school}/plans";
    private const string One = Root + "/{plan}";

    public static void Map(RouteGroupBuilder pages)
    {
        var limit = new BodyLimit(UploadedFile.MaxForm);
        pages.MapGet(Root, PlanListPages.List).WithName("page.plans");
        pages.MapPost(Root, PlanListPages.Begin).WithName("page.plan-begin").WithMetadata(limit).WithRequestTimeout(ApiPaths.LongTime);
        pages.MapGet(One, PlanViewPages.View).WithName("page.plan");
        pages.MapGet(One + "/print", PlanViewPages.Print).WithName("page.plan-print");
        pages.MapGet(One + "/calendar", PlanViewPages.Calendar).WithName("page.plan-calendar");
        pages.MapGet(One + "/edit", PlanEditPages.Edit).WithName("page.plan-edit");
        pages.MapPost(One + "/edit", PlanEditPages.Save).WithName("page.plan-save");
        pages.MapPost(One + "/document", PlanEditPages.Document).WithName("page.plan-document").WithMetadata(limit).WithRequestTimeout(ApiPaths.LongTime);
        pages.MapPost(One + "/copy", PlanEditPages.Copy).WithName("page.plan-copy");
        pages.MapGet(One + "/check", PlanSubmitPages.Check).WithName("page.plan-check");
        pages.MapPost(One + "/check", PlanSubmitPages.Submit).WithName("page.plan-submit");
        pages.MapPost(One + "/confirmation", PlanSubmitPages.Confirm).WithName("page.plan-confirm");
        pages.MapPost(One + "/withdrawal", PlanSubmitPages.Withdraw).WithName("page.plan-withdraw");
        pages.MapPost(One + "/amendment", PlanSubmitPages.Amend).WithName("page.plan-amend");
        pages.MapPost(One + "/amendment/drop", PlanSubmitPages.Drop).WithName("page.plan-drop");
        pages.MapPost(One + "/acceptance", PlanReviewPages.Accept).WithName("page.plan-accept");
        pages.MapPost(One + "/return", PlanReviewPages.Return).WithName("page.plan-return");
        PlanFilePages.Map(pages, One);
        SheetRoutes.Map(pages, One + "/sheet", SheetBinding.Plan, "plan", "sheet");
        AlikePages.Map(pages, One);
    }

    /// <summary>Address of the school's plans, of one of them, or of a page of it.</summary>
    public static string Address(SchoolCall call, PlanId? plan = null, string page = "") =>
        $"/districts/{call.District.Code}/schools/{call.Code}/plans{(plan is { } id ? $"/{id}" : "")}{page}";
}

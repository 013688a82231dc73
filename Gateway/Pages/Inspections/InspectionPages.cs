using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>Addresses of the pages of inspections, and their routes.</summary>
internal static class InspectionPages
{
    private const string Rounds = "/districts/{district}/inspections";
    private const string School = "/districts/{district}/schools/{school}/inspections";

    public static void Map(RouteGroupBuilder pages)
    {
        InspectorHomePages.Map(pages);
        pages.MapGet(Rounds, RoundListPages.List).WithName("page.inspections");
        pages.MapGet(Rounds + "/new", RoundListPages.New).WithName("page.inspection-new");
        pages.MapPost(Rounds + "/new", RoundListPages.Open).WithName("page.open-inspection");
        var round = pages.MapGroup(Rounds + "/{inspection}");
        round.MapGet("", BoardPages.Show).WithName("page.inspection-board");
        round.MapPost("/dates", BoardPages.Reschedule).WithName("page.reschedule-inspection");
        round.MapPost("/proposal", BoardPages.Propose).WithName("page.propose-publication");
        round.MapPost("/publication", BoardPages.Publish).WithName("page.publish-results");
        round.MapPost("/cancellation", BoardPages.Cancel).WithName("page.cancel-inspection");
        round.MapPost("/approval", BoardPages.Approve).WithMetadata(new BodyLimit(Forms.UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.attach-approval");
        round.MapGet("/teams", TeamPages.Show).WithName("page.inspection-teams");
        round.MapPost("/teams", TeamPages.Save).WithFormOptions(valueCountLimit: TeamPages.MaxValues).WithName("page.set-inspection-teams");

        pages.MapGet(School, SheetPages.List).WithName("page.school-inspections");
        var school = pages.MapGroup(School + "/{inspection}");
        school.MapGet("", SheetPages.Show).WithName("page.inspection");
        school.MapGet("/papers", PaperPages.Show).WithName("page.inspection-papers");
        school.MapPost("/marks", SheetPages.Save).WithName("page.score-items");
        school.MapPost("/marks/item", SheetPages.AutoSave).WithName("page.score-item");
        school.MapPost("/submission", SheetPages.HandIn).WithName("page.hand-in-marks");
        school.MapPost("/reopening", SheetPages.Reopen).WithName("page.reopen-marks");
        school.MapPost("/files", SheetFilePages.Attach).WithMetadata(new BodyLimit(Forms.UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.inspection-attach");
        school.MapPost("/files/removal", SheetFilePages.Detach).WithName("page.inspection-detach");
        school.MapGet("/files/{file}", SheetFilePages.Open).WithRequestTimeout(ApiPaths.LongTime).WithName("page.inspection-file");
        school.MapGet("/conclusion", ConclusionPages.Show).WithName("page.conclusion");
        school.MapPost("/conclusion", ConclusionPages.Conclude).WithName("page.conclude-inspection");
        school.MapPost("/conclusion/reopening", ConclusionPages.Reopen).WithName("page.reopen-conclusion");
        school.MapPost("/objections", FindingPages.RaiseObjection).WithName("page.raise-objection");
        school.MapPost("/objections/{objection}/answer", FindingPages.AnswerObjection).WithName("page.answer-objection");
        school.MapPost("/findings", FindingPages.Raise).WithName("page.raise-finding");
        school.MapPost("/findings/{finding}/report", FindingPages.Report).WithName("page.report-finding");
        school.MapPost("/findings/{finding}/recheck", FindingPages.Recheck).WithName("page.recheck-finding");
        school.MapPost("/findings/{finding}/withdrawal", FindingPages.Withdraw).WithName("page.withdraw-finding");
    }

    /// <summary>Address of a round.</summary>
    public static string Round(DistrictCode district, InspectionCode inspection) => $"/districts/{district}/inspections/{inspection}";

    /// <summary>Address of a school's inspection.</summary>
    public static string Of(DistrictCode district, SchoolCode school, InspectionCode inspection) => $"/districts/{district}/schools/{school}/inspections/{inspection}";

    public static string Of(InspectionCall call) => Of(call.District.Code, call.School.Code, call.Code);
}

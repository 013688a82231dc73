using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Log;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>Papers for the day of the inspection: 现场检查记录, 座谈会记录, 民主测评统计, 反馈意见书.</summary>
internal static class PaperPages
{
    public static async Task<IResult> Show(InspectionCall call, IAccountNames names, CancellationToken cancellationToken) =>
        await call.Inspection.View(call.Actor, cancellationToken) is { } view
            ? PageResults.Draw<PapersPage>(new { Model = await SheetModel.Of(call, view, names, cancellationToken) })
            : PageResults.Say(Notice.NotFound);
}

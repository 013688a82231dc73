using DistrictUnion.Documents;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Plans;
using DistrictUnion.Gateway.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>The same round trips over the API: the template, and a workbook that is previewed or taken. They are made of what the pages are made of.</summary>
internal static class SheetEndpoints
{
    private const string School = "/api/v1/districts/{district}/schools/{school}";

    public static void MapSheets(this IEndpointRouteBuilder routes)
    {
        Map(routes.MapGroup(School + "/plans/{plan}").WithTags("计划"), SheetBinding.Plan, "Plan", "计划的任务");
        Map(routes.MapGroup(School + "/quarters/{quarter}").WithTags("季度报告"), SheetBinding.Report, "Report", "季度报告");
        Map(routes.MapGroup("/api/v1/districts/{district}/ledgers/{ledger}/{period}").WithTags("台账"), SheetBinding.Schools, "SchoolsLedger", "多所学校的台账");
    }

    private static void Map(RouteGroupBuilder group, SheetBinding binding, string name, string what)
    {
        group.WithMetadata(binding);
        group.MapGet("/template", Template).WithRequestTimeout(ApiPaths.LongTime).WithName($"get{name}Template").WithSummary($"下载填报{what}的模板（Excel）");
        group.MapPost("/import", Import).WithMetadata(new BodyLimit(ApiPaths.MaxUpload), TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime)
            .WithName($"import{name}").WithSummary($"从 Excel 导入{what}：先预览，apply=true 写入没有问题的行");
    }

    private static async Task<Results<TableDownload, Refused>> Template(SheetSource source, TimeProvider clock, CancellationToken cancellationToken) =>
        await source.Import(cancellationToken) is { Template: { } template } import ? new TableDownload(template(), import.TemplateName, clock.GetUtcNow()) : Absent();

    private static async Task<Results<Ok<SheetImportView>, Refused>> Import(SheetSource source, Upload upload, bool? apply, string? because, CancellationToken cancellationToken)
    {
        if (upload.Refusal is { } unread) return Refused.With(unread);
        if (await source.Import(cancellationToken) is not { } import) return Absent();
        var looked = await import.Look(new SourceFile(upload.Name, upload.Content), because);
        if (looked.Value is not { } plan) return Refused.With(looked.Refusals);
        if (!plan.FileFlaws.IsEmpty) return Refused.With(ImportPlans.Refusals(plan.FileFlaws, upload.Name));
        if (apply is not true || plan.GoodRows == 0) return TypedResults.Ok(SheetImportView.Of(plan, null));
        var refusals = await import.Take(plan, because);
        return refusals.IsEmpty ? TypedResults.Ok(SheetImportView.Of(plan, plan.GoodRows)) : Refused.With(refusals);
    }

    private static Refused Absent() => Refused.Absent("sheet.absent", "没有可以用 Excel 填写的内容，或者现在不能填写。");
}

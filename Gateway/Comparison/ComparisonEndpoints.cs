using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Comparison;

/// <summary>The district's comparison (进度对比).</summary>
internal static class ComparisonEndpoints
{
    public static void MapComparison(this IEndpointRouteBuilder routes)
    {
        var comparison = routes.MapGroup("/api/v1/districts/{district}/comparison").WithTags("进度对比");
        comparison.MapGet("", Columns).WithName("getComparisonColumns").WithSummary("几个季度的进度对比（列式，供程序使用）");
        comparison.MapGet("/{quarter}", One).WithName("getComparison").WithSummary("一个季度的进度对比：完成率、亮灯、中位数、名次、报送情况");
        comparison.MapGet("/{quarter}/tasks", KeyTasks).WithName("getKeyTasks").WithSummary("重点任务完成情况");
        comparison.MapGet("/{quarter}/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("getDistrictWorkbook").WithSummary("下载区工作簿（Excel）");
        comparison.MapGet("/{quarter}/letter", Letter).WithRequestTimeout(ApiPaths.LongTime).WithName("getDistrictLetter").WithSummary("下载一个季度的通报（Word）：上报数（含未审）和审定数并列，上报情况通报表作附件");
    }

    private static async Task<Results<Versioned<ComparisonColumns>, NotChanged, Refused>> Columns(
        DistrictCall call, string? from, string? to, [AsParameters] ComparisonFilter filter, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!Quarter.TryParse(from, out var first)) return BadQuarter("from");
        if (!Quarter.TryParse(to, out var last)) return BadQuarter("to");
        return await Ask(
            call, filter.Query(first, last), request, query => call.Comparison.Compare(call.Actor, query, cancellationToken), ComparisonColumns.Of,
            cancellationToken);
    }

    private static Task<Results<Versioned<ComparisonAnswer>, NotChanged, Refused>> One(
        DistrictCall call, Quarter quarter, [AsParameters] ComparisonFilter filter, HttpRequest request, CancellationToken cancellationToken) =>
        Ask(
            call, filter.Query(quarter, quarter), request, query => call.Comparison.Compare(call.Actor, query, cancellationToken), ComparisonAnswer.Of,
            cancellationToken);

    private static Task<Results<Versioned<KeyTaskView>, NotChanged, Refused>> KeyTasks(
        DistrictCall call, Quarter quarter, [AsParameters] ComparisonFilter filter, HttpRequest request, CancellationToken cancellationToken) =>
        Ask(
            call, filter.Query(quarter, quarter), request, query => call.Comparison.KeyTasks(call.Actor, query, cancellationToken), tasks => tasks,
            cancellationToken);

    private static async Task<Results<WorkbookDownload, Refused>> Workbook(
        DistrictCall call, Quarter quarter, [AsParameters] ComparisonFilter filter, CancellationToken cancellationToken)
    {
        var asked = filter.Query(quarter, quarter);
        if (asked.Value is not { } query) return Refused.With(asked.Refusals);
        var workbook = await ComparisonWorkbook.Of(call.Comparison, call.Actor, query, cancellationToken);
        return workbook.Value is { } named ? new WorkbookDownload(named.Data, named.Name) : Refused.With(workbook.Refusals);
    }

    private static async Task<Results<LetterDownload, Refused>> Letter(DistrictCall call, Quarter quarter, string? basis, CancellationToken cancellationToken)
    {
        var asked = new ComparisonFilter { Basis = basis }.Query(quarter, quarter);
        if (asked.Value is not { } query) return Refused.With(asked.Refusals);
        var letter = await ComparisonLetter.Of(call.Comparison, call.Actor, quarter, query.Basis, cancellationToken);
        return letter.Value is { } download ? download : Refused.With(letter.Refusals);
    }

    /// <summary>
    /// Asks for the version first: what the client has already is not computed again. The tag is the one before the answer, so it is
    /// never newer than what it names.
    /// </summary>
    private static async Task<Results<Versioned<T>, NotChanged, Refused>> Ask<TView, T>(
        DistrictCall call, Outcome<ComparisonQuery> asked, HttpRequest request, Func<ComparisonQuery, Task<Outcome<TView>>> ask, Func<TView, T> shape,
        CancellationToken cancellationToken)
        where TView : class
        where T : class
    {
        if (asked.Value is not { } query) return Refused.With(asked.Refusals);
        var version = await call.Comparison.Version(call.Actor, cancellationToken);
        if (version.Value is not { } current) return Refused.With(version.Refusals);
        var tag = TagOf(current, query, call.Actor);
        if (EntityTag.IsNamedBy(request.Headers.IfNoneMatch, tag)) return new NotChanged(tag);
        var outcome = await ask(query);
        return outcome.Value is { } view ? new Versioned<T>(shape(view), tag) : Refused.With(outcome.Refusals);
    }

    /// <summary>Weak: the same position, day, question and groups of the post give the same numbers, though not the same bytes (the time of asking is in them).</summary>
    private static string TagOf(ComparisonVersion version, ComparisonQuery query, Actor actor) => string.Create(
        CultureInfo.InvariantCulture,
        $"W/\"{version.Position}.{version.Day:yyyyMMdd}.{query.From}-{query.Until}.{query.Basis}.{query.Group}.{query.Area}.{string.Join(',', actor.Limits?.Groups ?? [])}\"");

    private static Refused BadQuarter(string place) =>
        Refused.With(new Refusal("query.bad-quarter", RefusalKind.Invalid, "请给出 from 和 to，写成 2026Q3。", place));
}

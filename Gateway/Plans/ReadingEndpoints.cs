using System.Collections.Immutable;
using System.Text.Json;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Calendar;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Plans;

/// <summary>Reads plan documents, and turns a reading into a plan's draft.</summary>
internal static class ReadingEndpoints
{
    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        var limit = new BodyLimit(ApiPaths.MaxUpload);
        routes.MapPost("/api/v1/plans/read", Read).WithMetadata(limit, TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime).WithTags("读计划")
            .WithName("readPlan").WithSummary("读一份计划文档：上传文件、纯文本或 JSON，不保存任何内容");
        routes.MapPost("/api/v1/districts/{district}/schools/{school}/plans/{plan}/draft/from-document", ToDraft)
            .WithMetadata(limit, TakesDocument.Instance).WithRequestTimeout(ApiPaths.LongTime).WithTags("读计划")
            .WithName("draftFromDocument").WithSummary("读一份计划文档，并存为计划草稿");
    }

    private static Results<ReadingAnswer, Refused> Read(Upload upload)
    {
        var reading = upload.Refusal is null ? upload.Read() : null;
        return ReadingAnswer.Refuse(upload, reading) is { } refused ? refused : new ReadingAnswer(reading!);
    }

    /// <param name="number">Which of the document's plans, from 1; absent: the first.</param>
    private static async Task<Results<Tagged<DraftFromDocument>, Refused>> ToDraft(
        SchoolCall call, PlanId plan, Upload upload, int? number, CancellationToken cancellationToken)
    {
        var reading = upload.Refusal is null ? upload.Read() : null;
        if (ReadingAnswer.Refuse(upload, reading) is { } refused) return refused;
        var wanted = number ?? 1;
        if (wanted < 1 || wanted > Math.Max(reading!.Plans.Length, 1))
            return Refused.With(new Refusal("query.bad-number", RefusalKind.Invalid, $"文档里有 {reading!.Plans.Length} 个计划，没有第 {wanted} 个。", "number"));
        if (reading.Plans.IsEmpty)
            return Refused.With(reading.Flaws.IsEmpty
                ? [new("document.no-union-plan", RefusalKind.Invalid, "没有找到学校工会的工作计划。", upload.Name)]
                : [.. reading.Flaws.Select(f => new Refusal(f.Code, RefusalKind.Invalid, f.Sentence, f.Place ?? upload.Name))]);
        if (await call.Union.Plan(call.Actor, plan, cancellationToken) is not { } found) return Refused.Absent("plan.unknown", "没有这个计划。", plan.Value);
        var read = await DocumentDraft.Of(call, found.Id, found.Title, found.Span, reading, wanted, upload.Document, cancellationToken);
        var saved = await call.Union.SavePlanDraft(read.Draft, call.Actor, cancellationToken);
        return saved.Value is { } value
            ? new Tagged<DraftFromDocument>(
                new(upload.Document, value, JsonOf(reading), read.Dated.Filled, read.Added, await CoverageEndpoints.Of(call, reading, read.Dated.Plan, cancellationToken)),
                value.Revision)
            : Refused.With(saved.Refusals);
    }

    private static JsonElement JsonOf(PlanReading reading) => JsonSerializer.Deserialize<JsonElement>(PlanReadingJson.WriteUtf8(reading).Span);
}

/// <summary>A draft that was made from a document.</summary>
/// <param name="Document">Name and digest of what was read.</param>
/// <param name="Reading">The whole reading, as <c>POST /api/v1/plans/read</c> answers it.</param>
/// <param name="WeekDates">Weeks whose months in the draft come from the school calendar (由校历推算).</param>
/// <param name="CalendarQuestions">What the plan's span and the calendar leave open: weeks without dates, a document of another year.</param>
/// <param name="Coverage">What the reading covers of the district's required points.</param>
public sealed record DraftFromDocument(
    PlanDocument Document,
    PlanDraft Draft,
    JsonElement Reading,
    ImmutableArray<FilledWeek> WeekDates,
    ImmutableArray<ChairQuestion> CalendarQuestions,
    CoverageView Coverage);

/// <summary>Marks routes that take a document, for the API's document.</summary>
internal sealed class TakesDocument
{
    public static TakesDocument Instance { get; } = new();
}

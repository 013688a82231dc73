using System.Collections.Immutable;
using System.Reflection;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace DistrictUnion.Gateway.Plans;

/// <summary>A reading in the same JSON as the command <c>read</c> writes.</summary>
internal sealed class ReadingAnswer(PlanReading reading) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ReadingDocument), ["application/json"]));

    /// <summary>Why a file could not be read at all; null when there is a reading.</summary>
    public static Refused? Refuse(Upload upload, PlanReading? reading)
    {
        if (upload.Refusal is { } unread)
            return unread.Code == "request.unsupported-media-type" ? new(ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, unread)) : Refused.With(unread);
        if (reading!.Text.Length > 0 || reading.Flaws.IsEmpty) return null;
        ImmutableArray<Refusal> refusals = [.. reading.Flaws.Select(f => new Refusal(f.Code, KindOf(f.Code), f.Sentence, f.Place ?? upload.Name))];
        return refusals[0].Code is "document.unsupported-type" or "document.is-picture"
            ? new(ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, refusals[0]))
            : Refused.With(refusals);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        return httpContext.Response.Body.WriteAsync(PlanReadingJson.WriteUtf8(reading), httpContext.RequestAborted).AsTask();
    }

    private static RefusalKind KindOf(string code) =>
        code is "document.too-large" or "document.unpacks-too-large" ? RefusalKind.TooLarge : RefusalKind.Invalid;
}

/// <summary>The outline of a reading in the API's document; the whole shape is the reader's (README of Documents).</summary>
/// <param name="IsUnionPlan">Whether at least one plan of a school's union was found.</param>
/// <param name="Plans">Plans with sections, schedule, quantities, proposed tasks and questions, each with its span in the text as received.</param>
/// <param name="LeftOut">Stretches that belong to no plan, with the reason.</param>
public sealed record ReadingDocument(
    bool IsUnionPlan, ImmutableArray<Dictionary<string, object>> Plans, ImmutableArray<Dictionary<string, object>> LeftOut, ImmutableArray<ReadingFlaw> Flaws);

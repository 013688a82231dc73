using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Plans;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>Adds to every operation what follows from the gate: parameters of the address, headers, problems; and an example to every body and answer.</summary>
internal sealed class DescribeOperation : IOperationFilter
{
    private const string Json = "application/json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (PolicyTable.Named(metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName) is not { } policy) return;
        var hasTag = metadata.OfType<CarriesEntityTag>().Any();
        AddParameters(operation, context, policy, hasTag);
        if (metadata.OfType<TakesDocument>().Any()) operation.RequestBody = DocumentBody(context);
        else if (ContentOf(operation.RequestBody?.Content, Json) is { } body) body.Example = ExampleOf(BodyType(context));
        DescribeAnswers(operation, metadata.OfType<IProducesResponseTypeMetadata>(), hasTag);
        foreach (var status in ProblemsOf(policy, context.ApiDescription.RelativePath!.Contains('{', StringComparison.Ordinal), operation.RequestBody is not null)) AddProblem(operation, context, status);
    }

    private static void AddParameters(OpenApiOperation operation, OperationFilterContext context, PolicyRow policy, bool hasTag)
    {
        var parameters = operation.Parameters ??= [];
        foreach (var parameter in parameters.OfType<OpenApiParameter>()) Parameters.Describe(parameter);
        var inPath = context.ApiDescription.RelativePath!.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
        var missing = inPath.Where(name => parameters.All(p => p.Name != name)).ToArray();
        for (var i = 0; i < missing.Length; i++) parameters.Insert(i, Parameters.OfPath(missing[i]));
        if (policy.IsChanging)
        {
            parameters.Add(Parameters.OfHeader(
                CommandIds.Header, true, "这次操作的编号，自己取。重发同一次操作用同一个值，只算一次；新的操作用新的值。", "2026-10-08-001"));
            parameters.Add(Parameters.OfHeader("If-Match", false, "先前查看时收到的 ETag；内容已被别人改过时答 412，不覆盖。", "\"7.1f2e3d4c5b6a7988\""));
        }
        else if (hasTag)
        {
            operation.Responses!["304"] = new OpenApiResponse { Description = "没有变化" };
            parameters.Add(Parameters.OfHeader("If-None-Match", false, "先前收到的 ETag；没有变化时答 304。", "\"7.1f2e3d4c5b6a7988\""));
        }
    }

    private static void DescribeAnswers(OpenApiOperation operation, IEnumerable<IProducesResponseTypeMetadata> produced, bool hasTag)
    {
        foreach (var answer in produced)
        {
            var status = answer.StatusCode.ToString(CultureInfo.InvariantCulture);
            if (!operation.Responses!.TryGetValue(status, out var found) || found is not OpenApiResponse response) continue;
            response.Description = answer.StatusCode == StatusCodes.Status201Created ? "已建立" : "成功";
            if (ContentOf(response.Content, Json) is { } content) content.Example = ExampleOf(answer.Type!);
            if (ContentOf(response.Content, WorkbookDownload.MediaType) is { } workbook) workbook.Example = "（Excel 文件）";
            if (ContentOf(response.Content, LetterDownload.MediaType) is { } letter) letter.Example = "（Word 文件）";
            if (ContentOf(response.Content, FileDownload.MediaType) is { } file) file.Example = "（文件）";
            if (!hasTag) continue;
            response.Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = Header("内容的版本，用于 If-Match 和 If-None-Match。") };
            if (answer.StatusCode == StatusCodes.Status201Created) response.Headers["Location"] = Header("查看的地址。");
        }
    }

    private static IEnumerable<int> ProblemsOf(PolicyRow policy, bool namesSomething, bool hasBody)
    {
        yield return 400;
        yield return 401;
        if (policy.Reach is not Reach.Nothing || namesSomething)
        {
            yield return 403;
            yield return 404;
        }

        if (policy.IsChanging)
        {
            yield return 409;
            yield return 412;
        }

        if (hasBody)
        {
            yield return 413;
            yield return 415;
        }

        yield return 500;
        yield return 503;
    }

    private static void AddProblem(OpenApiOperation operation, OperationFilterContext context, int status)
    {
        var response = new OpenApiResponse
        {
            Description = ApiProblem.TitleOf(status),
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [ApiProblem.MediaType] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(ApiProblem), context.SchemaRepository),
                    Example = JsonSerializer.SerializeToNode(Examples.Problem(status), ApiJson.Options),
                },
            },
        };
        if (status == StatusCodes.Status503ServiceUnavailable)
            response.Headers = new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = Header("多少秒后再试。") };
        operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = response;
    }

    private static OpenApiRequestBody DocumentBody(OperationFilterContext context) => new()
    {
        Required = true,
        Description = "一个文件：表单里的文件（字段名 file）；读计划时也可以是纯文本或 JSON。",
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            ["multipart/form-data"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    },
                },
                Example = new JsonObject { ["file"] = "（Word、Excel、PDF、RTF、网页或文本文件）" },
            },
            ["text/plain"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = Examples.PlanText },
            [Json] = new OpenApiMediaType
            {
                Schema = context.SchemaGenerator.GenerateSchema(typeof(TextBody), context.SchemaRepository),
                Example = ExampleOf(typeof(TextBody)),
            },
        },
    };

    private static OpenApiMediaType? ContentOf(IDictionary<string, IOpenApiMediaType>? content, string mediaType) =>
        content is not null && content.TryGetValue(mediaType, out var found) ? found as OpenApiMediaType : null;

    private static OpenApiHeader Header(string meaning) => new() { Description = meaning, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static Type BodyType(OperationFilterContext context) =>
        context.ApiDescription.ParameterDescriptions.Single(p => p.Source.Id == "Body").Type;

    private static JsonNode? ExampleOf(Type type) => JsonSerializer.SerializeToNode(Examples.Of(type), type, ApiJson.Options);
}

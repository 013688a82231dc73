using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>The API's own description: complete, and true for every operation.</summary>
public sealed class ApiDocumentTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    [Fact]
    public async Task Operation_Each_HasSummaryTagIdExamplesProblemsAndHeaders()
    {
        var flaws = new List<string>();
        var ids = new HashSet<string>();
        await foreach (var (method, path, operation) in Operations())
        {
            var name = $"{method} {path}";
            void Require(bool holds, string what)
            {
                if (!holds) flaws.Add($"{name}: {what}");
            }

            Require(operation.TryGetProperty("summary", out var summary) && summary.GetString()!.Any(c => c >= '一'), "Chinese summary");
            Require(operation.TryGetProperty("tags", out var tags) && tags.GetArrayLength() == 1, "tag");
            Require(operation.TryGetProperty("operationId", out var id) && ids.Add(id.GetString()!), "unique operationId");
            if (operation.TryGetProperty("requestBody", out var body)) Require(HaveExamples(body), "example of the body");
            var responses = operation.GetProperty("responses").EnumerateObject().ToArray();
            foreach (var response in responses.Where(r => r.Value.TryGetProperty("content", out _)))
                Require(HaveExamples(response.Value), $"example of {response.Name}");
            Require(responses.Any(r => r.Name is "200" or "201" or "204"), "an answer");
            Require(responses.Any(r => r.Name == "401" && r.Value.GetProperty("content").TryGetProperty("application/problem+json", out _)), "problem details");
            var parameters = Parameters(operation);
            Require(parameters.All(p => p.TryGetProperty("description", out _) && p.TryGetProperty("example", out _)), "described parameters");
            Require(path.Split('/').Where(part => part.StartsWith('{')).All(part => parameters.Any(p => Is(p, "path", part.Trim('{', '}')))), "path parameters");
            Require(!IsChanging(method, path) || parameters.Any(p => Is(p, "header", "Idempotency-Key")), "Idempotency-Key");
        }

        Assert.True(ids.Count > 50, $"only {ids.Count} operations");
        Assert.True(flaws.Count == 0, string.Join('\n', flaws));
    }

    /// <summary>Sends every operation with the document's own examples, in its own order, as somebody who may.</summary>
    [Fact]
    public async Task Operation_Each_AnswersAsDocumented()
    {
        application.Clock.Set(FakeClock.Noon(2026, 10, 8));
        var flaws = new List<string>();
        var succeeded = 0;
        var scene = new DistrictScene(application);
        var officer = scene.Officer;
        var chair = application.Chair("wanghu");
        await scene.Found("wanghu");
        await scene.HavePlan("wanghu", DistrictScene.Task("t01", "2026-09", target: 1));
        await scene.OpenRound("2026Q3");
        await foreach (var (method, path, operation) in Operations())
        {
            var (address, content) = Filled(path, operation);
            var reply = await officer.Send(new(method.ToUpperInvariant()), address, content(), null);
            if (reply.Status is HttpStatusCode.Forbidden) reply = await chair.Send(new(method.ToUpperInvariant()), address, content(), null);
            if ((int)reply.Status < 300) succeeded++;
            var documented = operation.GetProperty("responses").EnumerateObject().Select(r => r.Name);
            if (!documented.Contains(((int)reply.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)) || (int)reply.Status >= 500)
                flaws.Add($"{method} {address}: {(int)reply.Status} {reply.Text}");
        }

        Assert.True(flaws.Count == 0, string.Join('\n', flaws));
        Assert.True(succeeded >= 30, $"only {succeeded} operations went well with their examples");
    }

    [Theory]
    [InlineData("2026.t01", true)]
    [InlineData("district.safety.2026-03", true)]
    [InlineData("2026.t01.2100Q4", true)]
    [InlineData("t01", false)]
    [InlineData("2026.t01.2026-13", false)]
    public async Task Occurrence_Pattern_IsThatOfTheIds(string id, bool isOne)
    {
        var document = (await application.As(null).Get("/swagger/v1/swagger.json")).Ok().Json;
        var line = document.GetProperty("components").GetProperty("schemas").GetProperty("TaskProgress").GetProperty("properties");
        Assert.Equal(isOne, Regex.IsMatch(id, line.GetProperty("occurrence").GetProperty("pattern").GetString()!));
    }

    [Fact]
    public async Task Ui_InDevelopment_IsServed() => Assert.Equal(HttpStatusCode.OK, (await application.Officer().Get("/swagger/index.html")).Status);

    private async IAsyncEnumerable<(string Method, string Path, JsonElement Operation)> Operations()
    {
        var document = (await application.As(null).Get("/swagger/v1/swagger.json")).Ok().Json;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(o => Methods.Contains(o.Name)))
            {
                if (path.Name.StartsWith("/api/", StringComparison.Ordinal)) yield return (operation.Name, path.Name, operation.Value);
            }
        }
    }

    private static (string Address, Func<HttpContent?> Content) Filled(string path, JsonElement operation)
    {
        var address = path;
        var query = new List<string>();
        foreach (var parameter in Parameters(operation))
        {
            var name = parameter.GetProperty("name").GetString()!;
            var example = parameter.GetProperty("example").GetString()!;
            if (Is(parameter, "path", name)) address = address.Replace($"{{{name}}}", example, StringComparison.Ordinal);
            else if (Is(parameter, "query", name) && name is not ("group" or "area")) query.Add($"{name}={example}");
        }

        var json = operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText() : null;
        return (query.Count == 0 ? address : $"{address}?{string.Join('&', query)}",
            () => json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));
    }

    private static JsonElement[] Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    private static bool Is(JsonElement parameter, string place, string name) =>
        parameter.GetProperty("in").GetString() == place && parameter.GetProperty("name").GetString() == name;

    private static bool IsChanging(string method, string path) => method != "get" && path != "/api/v1/plans/read";

    private static bool HaveExamples(JsonElement holder) =>
        holder.GetProperty("content").EnumerateObject().All(media => media.Value.TryGetProperty("example", out var example) && example.ValueKind is not JsonValueKind.Null);
}

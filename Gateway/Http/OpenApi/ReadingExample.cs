using System.Text.Json;
using DistrictUnion.Documents;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>The reading of the examples: what the reader really says of the example's text.</summary>
internal static class ReadingExample
{
    public static JsonElement Json { get; } =
        JsonSerializer.Deserialize<JsonElement>(PlanReadingJson.WriteUtf8(PlanReader.ReadText(Examples.PlanText)).Span);

    public static ReadingDocument Outline { get; } = new(
        Json.GetProperty("isUnionPlan").GetBoolean(), Objects("plans"), Objects("leftOut"), []);

    private static System.Collections.Immutable.ImmutableArray<Dictionary<string, object>> Objects(string name) =>
        [.. Json.GetProperty(name).EnumerateArray().Select(item => item.Deserialize<Dictionary<string, object>>()!)];
}

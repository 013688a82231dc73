using System.Text.Json;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Coverage;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>The reading of the examples: what the reader really says of the example's text.</summary>
internal static class ReadingExample
{
    private static readonly PlanReading Reading = PlanReader.ReadText(Examples.PlanText);

    public static JsonElement Json { get; } = JsonSerializer.Deserialize<JsonElement>(PlanReadingJson.WriteUtf8(Reading).Span);

    public static CoverageView Coverage { get; } =
        CoverageView.Of(CoverageBasis.Reading, PlanCoverage.Of(Reading, Reading.Plans[0], RequiredPoints.Shipped.Take(2)));

    public static ReadingDocument Outline { get; } = new(
        Json.GetProperty("isUnionPlan").GetBoolean(), Objects("plans"), Objects("leftOut"), []);

    private static System.Collections.Immutable.ImmutableArray<Dictionary<string, object>> Objects(string name) =>
        [.. Json.GetProperty(name).EnumerateArray().Select(item => item.Deserialize<Dictionary<string, object>>()!)];
}

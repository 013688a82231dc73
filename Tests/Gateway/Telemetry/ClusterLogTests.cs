using DistrictUnion.Grains.Interfaces;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Tests.Gateway.Telemetry;

/// <summary>What Orleans would write into the log of a cluster's process.</summary>
public sealed class ClusterLogTests
{
    private const string Ends = "Response [S10.0.0.1:11111:1 school/qinglan/xihu]->[S10.0.0.2:0:2 sys.client/abc]";

    [Theory]
    [InlineData("Orleans.Runtime.CallbackData", "Dropping expired message {Message} at phase {Phase}", "Dropping expired message " + Ends)]
    [InlineData("Orleans.Networking", "Silo is dropping message {Message}. Reason: {Phase}", "Silo is dropping message " + Ends)]
    [InlineData("DistrictUnion.Gateway", "{Message} {Phase}", Ends + " PersonView { Name = 王秀兰 } #17 Sending")]
    public void Line_WithAnAnswer_SaysItsEndsAlone(string category, string template, string expected)
    {
        var line = Written(category, template, new Sent(Ends + " PersonView { Name = 王秀兰 } #17"), "Sending");

        Assert.Equal(expected, line.Message);
        Assert.Equal("Sending", line.Values["Phase"]);
        Assert.Equal(category.StartsWith("Orleans", StringComparison.Ordinal), !line.ToString().Contains("王秀兰", StringComparison.Ordinal));
    }

    [Fact]
    public void Line_WithAQuestion_IsAsItWas()
    {
        const string Question = "Request [S10.0.0.2:0:2 sys.client/abc]->[S10.0.0.1:11111:1 school/qinglan/xihu] ISchoolUnionGrain.View() #17";

        Assert.Equal($"Response did not arrive on time for {Question}", Written("Orleans", "Response did not arrive on time for {Message}", new Sent(Question)).Message);
    }

    [Fact]
    public void Line_WithAnAnswerWithoutEnds_KeepsNothingOfIt() =>
        Assert.Equal("lost Response", Written("Orleans", "lost {Message}", new Sent("Response [half 王秀兰")).Message);

    private static LogLine Written(string category, string template, params object?[] values)
    {
        using var lines = new LogLines();
        using var usual = LoggerFactory.Create(logging => logging.AddProvider(lines));
        using var loggers = ClusterLog.WithoutAnswers(usual);
#pragma warning disable CA2254 // The template is the test's.
        loggers.CreateLogger(category).LogWarning(template, values);
#pragma warning restore CA2254
        return Assert.Single(lines.All);
    }

    private sealed record Sent(string Text)
    {
        public override string ToString() => Text;
    }
}

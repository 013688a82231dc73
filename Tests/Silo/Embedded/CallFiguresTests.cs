using System.Collections.Concurrent;
using System.Diagnostics;
using DistrictUnion.Embedded;
using DistrictUnion.Grains.Hosting;

namespace DistrictUnion.Tests.Silo.Embedded;

/// <summary>Spans and figures of calls: where, which, how it ended; never what was said.</summary>
public sealed class CallFiguresTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ActivityListener listener;
    private readonly Activity test = new Activity("test").Start();

    public CallFiguresTests()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == CallFigures.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == test.TraceId) spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    [Fact]
    public async Task Call_WhileSomebodyListens_IsASpanWithoutItsArguments()
    {
        await using var host = await TestHost.Start();

        await host.Probe("qinglan/xihu").Echo(new("王秀兰", ["13800000000"]));

        var span = Assert.Single(spans);
        Assert.Equal("IProbeGrain.Echo", span.OperationName);
        Assert.Equal(
            [("district", "qinglan"), ("grain", "IProbeGrain"), ("method", "Echo"), ("school", "xihu")],
            span.TagObjects.Where(tag => tag.Value is not null).Select(tag => (tag.Key, (string)tag.Value!)).Order());
    }

    [Fact]
    public async Task Call_ThatCallsAnother_IsItsParent()
    {
        await using var host = await TestHost.Start();

        await host.Probe("a").Relay(["b", "c"]);

        Activity[] ended = [.. spans];
        Assert.Equal(3, ended.Length);
        Assert.Equal([ended[1].SpanId, ended[2].SpanId, test.SpanId], ended.Select(span => span.ParentSpanId));
        Assert.Same(test, Activity.Current);
    }

    [Fact]
    public async Task Call_ThatFails_NamesTheExceptionAndThrowsIt()
    {
        await using var host = await TestHost.Start();

        await Assert.ThrowsAsync<InvalidDataException>(() => host.Probe("a").Fail());

        var span = Assert.Single(spans);
        Assert.Equal((ActivityStatusCode.Error, "InvalidDataException"), (span.Status, span.GetTagItem("error.type")));
        Assert.DoesNotContain(span.TagObjects, tag => tag.Value is string text && text.Contains("boom", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Running_OneTurnAndOneThatWaits_CountsTheTurn()
    {
        await using var host = await TestHost.Start();
        var first = host.Probe("a").Write("1");
        await host.Board.Saw("write 1 begins");
        var second = host.Probe("a").Write();

        Assert.Equal((1, 2), (host.Silo.Figures.Running, host.Silo.Activations.Calls));

        host.Board.Open("1");
        await Task.WhenAll(first, second);
        Assert.Equal((0, 0), (host.Silo.Figures.Running, host.Silo.Activations.Calls));
    }

    [Theory]
    [InlineData("district/qinglan", "qinglan", null, null)]
    [InlineData("comparison/qinglan", "qinglan", null, null)]
    [InlineData("qinglan/xihu", "qinglan", "xihu", null)]
    [InlineData("qinglan/2026-11-22", "qinglan", null, "2026")]
    [InlineData("qinglan/xihu/l04/2026", "qinglan", "xihu", "2026")]
    [InlineData("qinglan/xihu/l04/t2026", "qinglan", "xihu", "2026")]
    [InlineData("qinglan/xihu/l04/2026-2027", "qinglan", "xihu", "2026")]
    [InlineData("qinglan/xihu/l04/all", "qinglan", "xihu", null)]
    [InlineData("qinglan/mid-2026/xihu", "qinglan", "xihu", null)]
    [InlineData("a", null, null, null)]
    public void Place_OfAKey_IsWhatItNames(string key, string? district, string? school, string? year) =>
        Assert.Equal(new GrainPlace(district, school, year), GrainPlace.Of(key));

    public void Dispose()
    {
        test.Dispose();
        listener.Dispose();
    }
}

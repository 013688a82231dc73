using System.Collections.Immutable;

namespace DistrictUnion.Tests.Silo.Embedded;

public sealed class MessageTests
{
    [Fact]
    public async Task Call_CopyingMessages_ArgumentAndAnswerAreOtherObjectsOfTheSameContent()
    {
        await using var host = await TestHost.Start(o => o.CopyMessages = true);
        var sent = new ProbeMessage("𠮷", ["一", "二"], new(null, []));

        var answer = await host.Probe("a").Echo(sent);

        var received = Assert.Single(host.Board.Received);
        Assert.NotSame(sent, received);
        Assert.NotSame(received, answer);
        Assert.Equivalent(sent, received, strict: true);
        Assert.Equivalent(sent, answer, strict: true);
    }

    [Fact]
    public async Task Call_CopyingMessages_AbsentListArrivesEmpty()
    {
        await using var host = await TestHost.Start(o => o.CopyMessages = true);

        var answer = await host.Probe("a").Echo(new(null, default));

        Assert.False(answer.Lines.IsDefault);
        Assert.Empty(answer.Lines);
    }

    [Fact]
    public async Task Call_CopyingMessages_UnreadableAnswerFailsAndNamesTheMethod()
    {
        await using var host = await TestHost.Start(o => o.CopyMessages = true);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Probe("a").Unreadable());

        Assert.Contains("IProbeGrain.Unreadable", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await host.Probe("a").Write());
    }

    [Fact]
    public async Task Call_NotCopyingMessages_HandsOverTheSameObject()
    {
        await using var host = await TestHost.Start();
        var sent = new ProbeMessage("x", ImmutableArray<string>.Empty);

        Assert.Same(sent, await host.Probe("a").Echo(sent));
    }
}

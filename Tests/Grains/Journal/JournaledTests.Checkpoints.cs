using DistrictUnion.Domain.Districts;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Tests.Grains.Journal;

public sealed partial class JournaledTests
{
    [Fact]
    public async Task Checkpoint_AfterManyCommits_IsWrittenAndUsed()
    {
        await FillToACheckpoint();
        Assert.Equal(1, checkpoint.Writes);
        journal.ReadAfter.Clear();

        var state = await Activate().Read(default);

        Assert.Equal([Journaled<District>.CheckpointEvery], journal.ReadAfter);
        Assert.Equivalent(await district.Read(default), state, strict: true);
    }

    [Fact]
    public async Task Checkpoint_OfAnotherShape_IsIgnored()
    {
        await FillToACheckpoint();
        journal.ReadAfter.Clear();

        var state = await Activate(schema: 2).Read(default);

        Assert.Equal([0], journal.ReadAfter);
        Assert.Equivalent(await district.Read(default), state, strict: true);
    }

    [Theory]
    [InlineData("""{"schema":1,"version":7,"state":{"rounds":"another shape"}}""")]
    [InlineData("not json")]
    public async Task Checkpoint_Unreadable_CostsALongerFoldOnly(string stored)
    {
        await Found();
        checkpoint.Stored = stored;

        Assert.True((await Activate().Read(default)).IsFounded);
    }

    [Fact]
    public async Task Checkpoint_CannotBeWritten_DoesNotFailTheCommand()
    {
        checkpoint.FailsWriting = true;
        await FillToACheckpoint();
        Assert.Equal("改名 49", (await district.Read(default)).Name);
        checkpoint.FailsWriting = false;

        for (var i = 0; i < Journaled<District>.CheckpointEvery; i++) await Rename(Renaming($"再改 {i}"));

        Assert.True(checkpoint.Writes > 0);
    }

    private async Task FillToACheckpoint()
    {
        await Found();
        for (var i = 1; i < Journaled<District>.CheckpointEvery; i++) await Rename(Renaming($"改名 {i}"));
    }
}

using System.Diagnostics;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Tests.Silo.Storage;

public class CrashTests
{
    private const int Rounds = 4;

    [Fact]
    public async Task Kill_AtRandomPoints_LosesNoAcknowledgedCommandAndLeavesNoHalfOne()
    {
        await using var fixture = new StorageFixture();
        var acknowledged = new List<(StreamName Stream, string Command)>();
        var random = new Random(20261121);
        for (var round = 1; round <= Rounds; round++)
        {
            acknowledged.AddRange(await RunAndKill(fixture.Path, $"r{round}", random.Next(50, 600)));
            await using var storage = fixture.Another();
            await storage.Start();

            foreach (var (stream, command) in acknowledged) Assert.NotNull(await storage.Journal.Find(stream, command, default));
            var verified = await storage.Maintenance.Verify();
            Assert.True(verified.IsSound, string.Join('\n', verified.Wrong.Select(w => w.Text)));
            var live = All(fixture);
            await storage.Maintenance.Rebuild();
            Assert.Equal(live, All(fixture));
        }
    }

    /// <summary>Kills the child, as <c>kill -9</c> does, some time after its first acknowledged command.</summary>
    /// <returns>The commands whose acknowledgement arrived whole.</returns>
    private static async Task<List<(StreamName Stream, string Command)>> RunAndKill(string path, string word, int milliseconds)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(CrashChild).Assembly.Location, path, word]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var first = await child.StandardOutput.ReadLineAsync();
        Assert.NotNull(first);
        var rest = child.StandardOutput.ReadToEndAsync();
        await Task.Delay(milliseconds);
        Assert.False(child.HasExited);
        child.Kill();
        await child.WaitForExitAsync();

        // What stands after the last line break was cut off by the kill.
        var lines = (first + "\n" + await rest).Split('\n')[..^1];
        return [.. lines.Select(line => line.Split(' ')).Select(parts => (new StreamName(parts[0]), parts[1]))];
    }

    private static List<string> All(StorageFixture fixture) =>
        [.. ReadTables.All.SelectMany(table => fixture.Rows(table.Name).Select(row => $"{table}: {row}"))];
}

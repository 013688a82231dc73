using DistrictUnion.Gateway.Hosting.Settings;
using DistrictUnion.Gateway.Log.Outlets;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Tests.Gateway.Log;

public sealed class DayFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("district-union-days-").FullName;
    private readonly FakeClock clock = new(FakeClock.Noon(2026, 11, 23));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Write_DayAfterDay_KeepsThirteenMonths()
    {
        foreach (var name in new[] { "security-2025-10-22.log", "security-2025-10-23.log", "security-2025-10-24.log", "security-old.log", "notes-2020-01-01.log" })
            await File.WriteAllTextAsync(Path.Combine(folder, name), "x\n");
        using var files = Files(new());
        await files.Write(Event("u1"), 1, default);
        await files.Write(Event("u2"), 2, default);
        Assert.Equal(
            ["notes-2020-01-01.log", "security-2025-10-23.log", "security-2025-10-24.log", "security-2026-11-23.log", "security-old.log"], Names());

        // Midnight of the machine's clock, which is China's.
        clock.Set(new(2026, 11, 23, 15, 59, 59, TimeSpan.Zero));
        await files.Write(Event("u3"), 3, default);
        clock.Set(new(2026, 11, 23, 16, 0, 0, TimeSpan.Zero));
        await files.Write(Event("u4"), 4, default);

        Assert.Equal(["u1", "u2", "u3"], Read("security-2026-11-23.log").Select(m => m.Text.Split("account=")[1]));
        Assert.Equal(4, Assert.Single(Read("security-2026-11-24.log")).Sequence);
        Assert.DoesNotContain("security-2025-10-23.log", Names());
    }

    [Fact]
    public async Task Write_AfterAStart_GoesOnInTheDaysFile()
    {
        using (var files = Files(new())) await files.Write(Event("u1"), 1, default);
        using (var files = Files(new())) await files.Write(Event("u2"), 1, default);

        Assert.Equal(2, Read("security-2026-11-23.log").Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(folder, "security-2026-11-23.log")) & (UnixFileMode.OtherRead | UnixFileMode.GroupWrite));
    }

    [Fact]
    public async Task Write_FolderThatWasTakenAway_IsMadeAnewAfterAReset()
    {
        var blocked = Path.Combine(folder, "blocked");
        await File.WriteAllTextAsync(blocked, "");
        using var files = Files(new() { Folder = blocked });
        await Assert.ThrowsAnyAsync<IOException>(() => files.Write(Event("u1"), 1, default));
        files.Reset();
        File.Delete(blocked);
        await files.Write(Event("u1"), 1, default);

        Assert.Equal("security-2026-11-23.log", Path.GetFileName(Assert.Single(Directory.GetFiles(blocked))));
    }

    [Theory]
    [InlineData("5", false)]
    [InlineData("6", true)]
    [InlineData("13", true)]
    public void KeepMonths_BelowSix_StopsTheStart(string months, bool isTaken)
    {
        var problems = SettingsCheck.Problems(new ConfigurationBuilder().AddInMemoryCollection([new("SecurityLog:KeepMonths", months)]).Build());

        Assert.Equal(isTaken ? "" : $"设置 SecurityLog:KeepMonths 的值“{months}”不对：要是整数，从 6 到 120。", string.Join('\n', problems));
    }

    private DayFiles Files(SecurityLogOptions options)
    {
        if (options.Folder == new SecurityLogOptions().Folder) options.Folder = folder;
        return new(options, new(new() { HostName = "du-1" }), clock);
    }

    private SecurityEvent Event(string account) => new(EventKind.Administration, clock.GetUtcNow(), account);

    private string[] Names() => [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private SyslogMessage[] Read(string name)
    {
        using var stream = new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n').Select(line => SyslogMessage.Parse(System.Text.Encoding.UTF8.GetBytes(line), hasMark: false))];
    }
}

using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DistrictUnion.Tests.Gateway.Hosting;

[Trait("Host", "Embedded")]
public sealed class DailyBackupTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly DateTimeOffset Night = new(2026, 3, 2, 2, 30, 0, TimeSpan.FromHours(8));

    private readonly string folder = Directory.CreateTempSubdirectory("district-union-daily-").FullName;
    private readonly Application application = new();

    public async Task InitializeAsync() => await new DistrictScene(application).Found("xihu");

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task MakeIfDue_EveryNight_KeepsTheLastOnesThatCanBeRestored()
    {
        var (daily, standing) = Daily(keep: 2);
        Directory.CreateDirectory(Path.Combine(folder, "另外的"));
        application.Clock.Set(Night.AddMinutes(-1));
        Assert.False(await daily.MakeIfDue(default));
        for (var day = 0; day < 3; day++)
        {
            application.Clock.Set(Night.AddDays(day));
            Assert.True(await daily.MakeIfDue(default));
            application.Clock.Set(Night.AddDays(day).AddHours(5));
            Assert.False(await daily.MakeIfDue(default));
        }

        Assert.Equal(["2026-03-03_0230", "2026-03-04_0230", "另外的"], Directory.GetDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Null(standing.Warning);
        var restored = await BackupRestoring.Restore(
            Path.Combine(folder, "2026-03-04_0230"), new(Path.Combine(folder, "again", "test.db")), new ConfigurationBuilder().Build(), default);
        Assert.Equal(Night.AddDays(2), restored.Value!.At);
        Assert.True(restored.Value!.Check is { IsSound: true, Rows: > 0, Seals: > 0 });

        // Started anew on the same day it finds the day's backup, and knows when it was.
        var (again, known) = Daily(keep: 2);
        again.Remember();
        Assert.Null(known.Warning);
        Assert.False(await again.MakeIfDue(default));
        application.Clock.Set(Night.AddDays(5).AddHours(-1));
        Assert.Equal(Night.AddDays(2), known.Warning!.LastGood);
    }

    [Fact]
    public async Task MakeIfDue_FolderThatCannotBeWritten_IsSaidAndTriedAgainAfterAnHour()
    {
        var blocked = Path.Combine(folder, "blocked");
        await File.WriteAllTextAsync(blocked, "");
        var (daily, standing) = Daily(keep: 2, into: blocked);
        application.Clock.Set(Night);
        Assert.True(await daily.MakeIfDue(default));
        Assert.Contains("备份写不到", standing.Warning!.Problem, StringComparison.Ordinal);
        application.Clock.Set(Night.AddMinutes(59));
        Assert.False(await daily.MakeIfDue(default));
        File.Delete(blocked);
        application.Clock.Set(Night.AddMinutes(60));
        Assert.True(await daily.MakeIfDue(default));
        Assert.Null(standing.Warning);
        Assert.False(Directory.Exists(Path.Combine(Path.GetDirectoryName(application.Database)!, "backup.making")));
    }

    [Fact]
    public async Task HomePage_WithoutAGoodBackupForTwoDays_WarnsAdministratorsOnly()
    {
        var (admin, chair) = (PageVisitor.As(application, "districtAdmin/qinglan"), PageVisitor.As(application, "schoolChair/qinglan/xihu"));
        Assert.Contains("还没有一份核对过的备份", await Home(admin), StringComparison.Ordinal);
        Assert.DoesNotContain("备份", await Home(chair), StringComparison.Ordinal);

        application.Services.GetRequiredService<BackupStanding>().Succeeded(application.Clock.GetUtcNow());
        Assert.DoesNotContain("核对过的备份", await Home(admin), StringComparison.Ordinal);
        application.Clock.Set(application.Clock.GetUtcNow().AddHours(49));
        Assert.Contains("最近一份核对过的备份是 2 天以前的", await Home(admin), StringComparison.Ordinal);
    }

    private static async Task<string> Home(PageVisitor visitor) => (await visitor.Open("/")).Body!.TextContent;

    private (DailyBackup Daily, BackupStanding Standing) Daily(int keep, string? into = null)
    {
        var services = application.Services;
        var standing = new BackupStanding(isExpected: true, isOn: true, application.Clock);
        var source = new BackupSource(
            new(application.Database), services.GetRequiredService<IEmbeddedAdministration>().Backup,
            async copy =>
            {
                await DistrictUnion.Accounts.AccountsSetup.BackUpAccounts(services, copy);
                return null;
            });
        return (new(new() { Folder = into ?? folder, Keep = keep }, () => source, standing, application.Clock, NullLogger<DailyBackup>.Instance), standing);
    }

    /// <summary>A daily backup is set up, and its time does not come by itself.</summary>
    private sealed class Application : GatewayApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Backup:Folder", Path.Combine(Path.GetTempPath(), "district-union-never"));
            builder.UseSetting("Backup:At", "23:59:59");
        }
    }
}

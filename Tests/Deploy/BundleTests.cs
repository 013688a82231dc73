using System.Diagnostics;
using DistrictUnion.Tests.Architecture;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Deploy;

/// <summary>The bundle as it is carried away: made, unpacked in a clean folder, installed below it, started from there on a machine without ICU.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("district-union-bundle-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>90 seconds.</summary>
    [LinuxFact]
    [Trait("Category", "Long")]
    public async Task Bundle_OnACleanLinux_InstallsRunsUpgradesAndRollsBack()
    {
        await Ok("bash", [Path.Combine(Repository.Root, "deploy", "bundle"), "--out", folder, "--version", "1.0", "linux-x64"]);
        await Ok("sha256sum", ["-c", "district-union-1.0-linux-x64.tar.gz.sha256"]);
        await Ok("tar", ["-xzf", "district-union-1.0-linux-x64.tar.gz"]);
        var (first, prefix) = (Path.Combine(folder, "district-union-1.0-linux-x64"), Path.Combine(folder, "root"));
        var (program, state) = (Path.Combine(prefix, "opt/district-union/current/DistrictUnion.Gateway"), Path.Combine(prefix, "var/lib/district-union"));
        var install = Path.Combine(first, "install.sh");

        await Ok(install, ["--prefix", prefix, "--dry-run"]);
        Assert.False(File.Exists(program));
        var address = $"http://127.0.0.1:{Ports.Free()}";
        await Ok(install, ["--prefix", prefix, "--urls", address]);
        Assert.Contains("已经安装", await Ok(install, ["--prefix", prefix]), StringComparison.Ordinal);

        var page = await Visit(program, state, address);
        Assert.Contains("设置", page, StringComparison.Ordinal);
        var verb = Path.Combine(prefix, "usr/local/bin/district-union");
        Assert.Contains("与写入时一致", await Ok(verb, ["verify"]), StringComparison.Ordinal);

        // The same program as another version: the data are backed up, and come back with the version before.
        var second = Path.Combine(folder, "second");
        await Ok("cp", ["-R", first, second]);
        await File.WriteAllTextAsync(Path.Combine(second, "VERSION"), "1.1\n");
        Assert.Contains("不完整", await Run(Path.Combine(second, "install.sh"), ["--prefix", prefix], expected: 1), StringComparison.Ordinal);
        await Ok("bash", ["-c", "cd second && sha256sum VERSION > new && grep -v ' VERSION$' SHA256SUMS >> new && mv new SHA256SUMS"]);
        Assert.Contains("升级 1.0 → 1.1", await Ok(Path.Combine(second, "install.sh"), ["--prefix", prefix]), StringComparison.Ordinal);
        Assert.EndsWith("1.1", Path.GetFullPath(new DirectoryInfo(Path.Combine(prefix, "opt/district-union/current")).ResolveLinkTarget(true)!.FullName), StringComparison.Ordinal);
        var backup = Assert.Single(Directory.GetDirectories(Path.Combine(state, "backups")));
        Assert.Equal("600", (await Ok("stat", ["-c", "%a", Path.Combine(backup, "backup.json")])).Trim());

        // Nothing is touched where the data cannot come back: they lie on a server, or the backup is gone.
        var settings = Path.Combine(prefix, "etc/district-union/settings.json");
        var written = await File.ReadAllTextAsync(settings);
        await File.WriteAllTextAsync(settings, written.Replace("\"Embedded\": {", "\"Embedded\": { \"PostgreSqlFile\": \"/etc/pg\",", StringComparison.Ordinal));
        Assert.Contains("PostgreSQL", await Run(install, ["rollback", "--prefix", prefix], expected: 1), StringComparison.Ordinal);
        await File.WriteAllTextAsync(settings, written);
        Directory.Move(backup, backup + ".away");
        Assert.Contains("不在了", await Run(install, ["rollback", "--prefix", prefix], expected: 1), StringComparison.Ordinal);
        Directory.Move(backup + ".away", backup);

        Assert.Contains("已退回 1.0", await Ok(install, ["rollback", "--prefix", prefix]), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(state, "district-union.db")));
        Assert.Contains("与写入时一致", await Ok(verb, ["verify"]), StringComparison.Ordinal);
        await Ok(install, ["uninstall", "--prefix", prefix]);
        Assert.False(File.Exists(program));
        Assert.True(File.Exists(Path.Combine(state, "district-union.db")));
    }

    /// <summary>Starts the service where no library of ICU can be opened, reads the setup page by the link that it left, and stops it as systemd does.</summary>
    private async Task<string> Visit(string program, string state, string address)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = state, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["LD_LIBRARY_PATH"] = WithoutIcu();
        using var service = Process.Start(start)!;
        var said = service.StandardError.ReadToEndAsync();
        var link = Path.Combine(state, "setup-link.txt");
        for (var wait = 0; wait < 600 && !File.Exists(link) && !service.HasExited; wait++) await Task.Delay(100);
        Assert.True(File.Exists(link), service.HasExited ? await said : "No link was written.");
        using var http = new HttpClient();
        var url = (await File.ReadAllTextAsync(link)).Trim();
        Assert.StartsWith(address, url, StringComparison.Ordinal);
        var page = await http.GetStringAsync(new Uri(url));
        Assert.DoesNotContain("libicu", await File.ReadAllTextAsync($"/proc/{service.Id}/maps"), StringComparison.Ordinal);
        await Ok("kill", ["-TERM", $"{service.Id}"]);
        await service.WaitForExitAsync();
        Assert.Equal(0, service.ExitCode);
        return page;
    }

    /// <summary>A folder of empty files that are found before the libraries of ICU and are none.</summary>
    private string WithoutIcu()
    {
        var empty = Directory.CreateDirectory(Path.Combine(folder, "no-icu")).FullName;
        foreach (var library in new[] { "libicuuc.so", "libicui18n.so", "libicudata.so" })
        {
            foreach (var version in Enumerable.Range(50, 80).Select(number => $".{number}").Prepend("")) File.WriteAllBytes(Path.Combine(empty, library + version), []);
        }

        return empty;
    }

    private Task<string> Ok(string program, string[] arguments) => Run(program, arguments, expected: 0);

    private Task<string> Run(string program, string[] arguments, int expected) => Programs.Run(folder, program, arguments, expected);
}

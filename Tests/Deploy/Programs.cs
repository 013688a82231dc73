using System.Diagnostics;

namespace DistrictUnion.Tests.Deploy;

/// <summary>Programs of the machine.</summary>
internal static class Programs
{
    /// <summary>Runs a program to its end, which must be the expected one.</summary>
    /// <returns>What it said, on both channels.</returns>
    public static async Task<string> Run(string folder, string program, string[] arguments, int expected = 0)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var said = await output + await error;
        Assert.True(process.ExitCode == expected, $"{program} {string.Join(' ', arguments)}: {process.ExitCode}\n{said}");
        return said;
    }

    /// <summary>Whether a program is there and ends well.</summary>
    public static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A test that needs nginx; skipped where that is not installed.</summary>
internal sealed class NginxFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsThere = new(() => Programs.Succeeds("nginx", "-v"));

    public NginxFactAttribute()
    {
        if (!IsThere.Value) Skip = "nginx is not installed (apt-get install nginx).";
    }
}

/// <summary>A test that reads YAML by Python; skipped where it cannot.</summary>
internal sealed class YamlFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsThere = new(() => Programs.Succeeds("python3", "-c", "import yaml"));

    public YamlFactAttribute()
    {
        if (!IsThere.Value) Skip = "Python cannot read YAML (apt-get install python3-yaml).";
    }
}

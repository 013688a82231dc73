using DistrictUnion.Tests.Architecture;

namespace DistrictUnion.Tests.Support;

/// <summary>A test that looks at pages in a real browser; skipped where the distribution's Chromium is not installed.</summary>
internal class ChromiumFactAttribute : FactAttribute
{
    public const string Path = "/usr/bin/chromium";

    public ChromiumFactAttribute()
    {
        if (!File.Exists(Path)) Skip = "Chromium is not installed (apt-get install chromium fonts-noto-cjk).";
    }
}

/// <summary>A browser test that asks axe-core, too; skipped where it is not installed.</summary>
internal sealed class AxeFactAttribute : ChromiumFactAttribute
{
    public static string Script { get; } = System.IO.Path.Combine(Repository.Root, "artifacts", "axe", "node_modules", "axe-core", "axe.min.js");

    public static bool IsInstalled => File.Exists(Script);

    public AxeFactAttribute()
    {
        if (Skip is null && !IsInstalled) Skip = "axe-core is not installed (npm install --prefix artifacts/axe axe-core).";
    }
}

namespace DistrictUnion.Tests.MainJob;

/// <summary>A test that looks at pages in a real browser; skipped where the distribution's Chromium is not installed.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public const string Path = "/usr/bin/chromium";

    public ChromiumFactAttribute()
    {
        if (!File.Exists(Path)) Skip = "Chromium is not installed (apt-get install chromium fonts-noto-cjk).";
    }
}

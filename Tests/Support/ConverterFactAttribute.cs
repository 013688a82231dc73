namespace DistrictUnion.Tests.Support;

/// <summary>A test that makes pictures small; skipped where none of the converters is installed.</summary>
internal sealed class ConverterFactAttribute : FactAttribute
{
    public ConverterFactAttribute()
    {
        if (!new[] { "vipsthumbnail", "magick", "gm" }.Any(name => File.Exists($"/usr/bin/{name}")))
            Skip = "No converter of pictures is installed (apt-get install graphicsmagick).";
    }
}

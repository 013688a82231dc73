using System.Diagnostics;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>A test that needs a reader of QR codes of other hands; shows as skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class QrReaderFactAttribute : FactAttribute
{
    public static readonly string? Reader = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "zbarimg")).FirstOrDefault(File.Exists);

    public QrReaderFactAttribute()
    {
        if (Reader is null) Skip = "zbarimg is not installed";
    }
}

public sealed class QrPictureTests
{
    private const string Text = "QINGLAN.2026.SONGLING.12 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF";

    [QrReaderFact]
    public void Png_ReadByAnotherProgram_SaysTheText()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, QrPicture.Png(Text));
            using var process = Process.Start(new ProcessStartInfo(QrReaderFactAttribute.Reader!, ["--raw", "-q", path]) { RedirectStandardOutput = true })!;
            Assert.Equal(Text, process.StandardOutput.ReadToEnd().Trim());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Png_TheSameText_IsTheSamePicture() => Assert.Equal(QrPicture.Png(Text), QrPicture.Png(Text));
}

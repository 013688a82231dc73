using System.Diagnostics;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>A test that needs LibreOffice; shows as skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        if (LibreOffice.Path is null)
        {
            Skip = "LibreOffice is not installed";
        }
    }
}

internal static class LibreOffice
{
    public static readonly string? Path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, "soffice"))
        .FirstOrDefault(File.Exists);

    /// <summary>Converts files with a profile of its own; returns what it said.</summary>
    public static string Convert(string folder, string format, IEnumerable<string> files)
    {
        var start = new ProcessStartInfo(Path!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format, "--outdir", folder,
        }.Concat(files))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }
}

public sealed class LibreOfficeTests
{
    [LibreOfficeFact]
    [Trait("Category", "Long")]
    public void Open_WorkbookOfEitherWriter_PrintsPages()
    {
        var folder = Directory.CreateTempSubdirectory("workbooks").FullName;
        try
        {
            var files = new List<string>();
            foreach (var isStreamed in new[] { true, false })
            {
                files.Add(Save(folder, $"all-{isStreamed}", SampleBooks.Written(SampleBooks.Everything(), isStreamed)));
                files.Add(Save(folder, $"charts-{isStreamed}", SampleBooks.Written(SampleBooks.WithCharts(), isStreamed)));
            }

            var said = LibreOffice.Convert(folder, "pdf", files);
            Assert.All(files, file => Assert.True(File.Exists(Path.ChangeExtension(file, ".pdf")), said));
            Assert.DoesNotContain("Error", said, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string Save(string folder, string name, byte[] file)
    {
        var path = Path.Combine(folder, name + ".xlsx");
        File.WriteAllBytes(path, file);
        return path;
    }
}

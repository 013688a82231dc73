using System.Diagnostics;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>The labelled documents beside the repository (../shared); absent on a bare clone.</summary>
internal static class SharedCorpus
{
    public static string? Root { get; } = Find();

    /// <returns>What the corpus' own score.py prints; null where python3 is not installed.</returns>
    public static string? Score(string gold, string predictions)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(Root!, "corpus", "score.py"), gold, predictions]) { RedirectStandardOutput = true });
            if (python is null) return null;
            var report = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0 ? report : throw new InvalidOperationException($"score.py ended with {python.ExitCode}.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "DistrictUnion.sln"))) continue;
            var shared = Path.Combine(folder.FullName, "..", "shared");
            return Directory.Exists(Path.Combine(shared, "corpus")) ? Path.GetFullPath(shared) : null;
        }

        return null;
    }
}

/// <summary>A test that needs ../shared; shown as skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedCorpus.Root is null) Skip = "../shared (the labelled corpus) is not beside the repository.";
    }
}

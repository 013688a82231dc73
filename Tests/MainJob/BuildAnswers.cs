using DistrictUnion.Tests.Architecture;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.MainJob;

/// <summary>What the service answers at the end of the main job. Each build's tests write it down, so that those of the default build can compare.</summary>
internal static class BuildAnswers
{
    /// <summary>Where the tests of the cluster build have left theirs, in this checkout.</summary>
    public static string OfCluster => PathOf("cluster");

    /// <summary>Where the tests of this build leave theirs.</summary>
    public static string OfThisBuild => PathOf(GrainsUnderTest.Build);

    public static void Write(IEnumerable<string> answers)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(OfThisBuild)!);
        File.WriteAllLines(OfThisBuild, answers);
    }

    private static string PathOf(string build) => Path.Combine(Repository.Root, "artifacts", "answers", $"{build}.txt");
}

/// <summary>A test that needs what the cluster build's tests have written.</summary>
internal sealed class ClusterAnswersFactAttribute : FactAttribute
{
    public ClusterAnswersFactAttribute() =>
        Skip = File.Exists(BuildAnswers.OfCluster) ? null : "The cluster build was not run here: Orleans' packages are needed for it.";
}

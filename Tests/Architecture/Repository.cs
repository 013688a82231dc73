using System.Xml.Linq;

namespace DistrictUnion.Tests.Architecture;

/// <summary>The repository's files as they lie on disk.</summary>
internal static class Repository
{
    private static readonly string[] NotSource = ["artifacts", "bin", "obj", "node_modules", "data", "TestResults", ".git"];

    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths of files that people wrote, relative to the root, with forward slashes.</summary>
    /// <param name="extensions">With the dot.</param>
    public static IEnumerable<string> Files(params string[] extensions) => In(Root).Where(path => extensions.Contains(Path.GetExtension(path)));

    /// <summary>Every project by its name, with its parsed file.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } =
        Files(".csproj").ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => XDocument.Parse(Read(path)));

    private static IEnumerable<string> In(string folder) =>
        Directory.EnumerateDirectories(folder).Where(sub => !NotSource.Contains(Path.GetFileName(sub))).SelectMany(In)
            .Concat(Directory.EnumerateFiles(folder).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DistrictUnion.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests must run inside the repository.");
        return folder.FullName;
    }
}

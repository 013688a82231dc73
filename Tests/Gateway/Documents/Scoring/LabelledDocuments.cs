using DistrictUnion.Documents;

namespace DistrictUnion.Tests.Gateway.Documents.Scoring;

/// <summary>A document and its label. NAME.gold.json may label several documents: NAME.docx and NAME.txt say the same.</summary>
internal sealed record LabelledDocument(string Name, byte[] Content, Label Gold)
{
    public PlanReading Read() => PlanReader.Read(new SourceFile(Name, Content));
}

/// <summary>The project's own labelled documents (Tests/Gateway/Documents/Labelled): written and labelled for it, then read.</summary>
internal static class LabelledDocuments
{
    private const string Ending = ".gold.json";

    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "Tests", "Gateway", "Documents", "Labelled");

    public static IReadOnlyList<LabelledDocument> Own() => In(Folder, Folder, "*");

    /// <summary>The documents of a folder, in the order of their names; each must have its label.</summary>
    public static IReadOnlyList<LabelledDocument> In(string documents, string labels, string pattern) =>
    [
        .. Directory.EnumerateFiles(documents, pattern).Where(file => !file.EndsWith(Ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(file => new LabelledDocument(
            Path.GetFileName(file), File.ReadAllBytes(file), Label.Of(File.ReadAllBytes(Path.Combine(labels, Path.GetFileNameWithoutExtension(file) + Ending))))),
    ];

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DistrictUnion.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        return folder.FullName;
    }
}

using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;

namespace DistrictUnion.Tests.Golden;

/// <summary>
/// One file for each kind of fact, as it was first written: what stands in somebody's journal must be read for ever. The first line
/// is the SHA-256 of the rest, the rest is the bytes as <see cref="FactKinds.Write"/> made them.
/// </summary>
internal static class GoldenFacts
{
    public static string Folder { get; } = Path.Combine(RepositoryRoot(), "Tests", "Golden", "Facts");

    public static string PathOf(string kind) => Path.Combine(Folder, kind.Replace('/', '.') + ".golden");

    /// <summary>The bytes of a kind.</summary>
    /// <exception cref="InvalidDataException">The file is not the one that was written.</exception>
    public static byte[] Read(string kind)
    {
        var file = File.ReadAllBytes(PathOf(kind));
        var end = file.AsSpan().IndexOf((byte)'\n');
        var facts = file[(end + 1)..];
        return file.AsSpan(0, end).SequenceEqual(Digest(facts))
            ? facts
            : throw new InvalidDataException($"{PathOf(kind)} was changed after it was written.");
    }

    /// <summary>Writes the files of new kinds. One that is there is never written again.</summary>
    /// <returns>The kinds that got a file.</returns>
    public static IReadOnlyList<string> WriteMissing()
    {
        Directory.CreateDirectory(Folder);
        var missing = FactKinds.All.Keys.Where(kind => !File.Exists(PathOf(kind))).ToArray();
        foreach (var kind in missing)
        {
            var facts = FactKinds.Write([Sample(kind)]);
            using var file = new FileStream(PathOf(kind), FileMode.CreateNew);
            file.Write(Digest(facts));
            file.WriteByte((byte)'\n');
            file.Write(facts);
        }

        return missing;
    }

    public static IFact Sample(string kind) => SampleFacts.OfDistrict.Concat(SampleFacts.OfSchool).Concat(SampleFacts.OfLedger).Concat(SampleFacts.OfInspection).Concat(SampleFacts.OfMatters).Concat(SampleFacts.OfAudit).Concat(SampleFacts.OfBooks).First(fact => FactKinds.Of(fact) == kind);

    private static byte[] Digest(byte[] facts) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(facts)));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DistrictUnion.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}

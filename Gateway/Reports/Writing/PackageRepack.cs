using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace DistrictUnion.Reports.Writing;

/// <summary>
/// Copies a finished package so that the same data gives the same bytes: parts in a fixed order, with a fixed time, and
/// without the random names that System.IO.Packaging gives to the core properties and their relationship.
/// </summary>
internal static partial class PackageRepack
{
    const string CoreProperties = "docProps/core.psmdcp";
    static readonly DateTimeOffset ZipBegins = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="repair">A change to the XML of a part; null where it stays as it is.</param>
    /// <inheritdoc cref="PackageRepack"/>
    public static void Copy(Stream package, Stream target, DateTimeOffset at, Func<string, Func<string, string>?> repair)
    {
        package.Position = 0;
        using var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var copy = to.CreateEntry(RandomCorePart().Replace(entry.FullName, CoreProperties), CompressionLevel.Fastest);
            copy.LastWriteTime = Time(at);
            using var source = entry.Open();
            using var sink = copy.Open();
            var edit = entry.FullName is "[Content_Types].xml" or "_rels/.rels" ? Named : repair(entry.FullName);
            if (edit is null)
            {
                source.CopyTo(sink);
            }
            else
            {
                using var reader = new StreamReader(source, Encoding.UTF8);
                sink.Write(Encoding.UTF8.GetBytes(edit(reader.ReadToEnd())));
            }
        }
    }

    /// <summary>A time that a zip can hold.</summary>
    public static DateTimeOffset Time(DateTimeOffset at) => at < ZipBegins ? ZipBegins : at;

    static string Named(string xml)
    {
        var number = 0;
        return RandomId().Replace(RandomCorePart().Replace(xml, CoreProperties), _ => $"Id=\"rIdPackage{++number}\"");
    }

    [GeneratedRegex("package/services/metadata/core-properties/[0-9a-f]+\\.psmdcp")]
    private static partial Regex RandomCorePart();

    [GeneratedRegex("Id=\"R[0-9a-f]{8,32}\"")]
    private static partial Regex RandomId();
}

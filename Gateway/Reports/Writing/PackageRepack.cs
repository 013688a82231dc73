using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace DistrictUnion.Reports.Writing;

/// <summary>
/// Copies a finished package so that the same data gives the same bytes: parts in a fixed order, with a fixed time,
/// without the random names that System.IO.Packaging gives to the core properties and their relationship, and with texts whole.
/// </summary>
internal static partial class PackageRepack
{
    const string CoreProperties = "docProps/core.psmdcp";
    static readonly DateTimeOffset ZipBegins = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Copy(Stream package, Stream target, DateTimeOffset at)
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
            switch (entry.FullName)
            {
                case "[Content_Types].xml" or "_rels/.rels":
                    Edit(source, sink, Named);
                    break;
                case "xl/sharedStrings.xml":
                    Edit(source, sink, WholeCharacters);
                    break;
                default:
                    source.CopyTo(sink);
                    break;
            }
        }
    }

    /// <summary>A time that a zip can hold.</summary>
    public static DateTimeOffset Time(DateTimeOffset at) => at < ZipBegins ? ZipBegins : at;

    static void Edit(Stream source, Stream sink, Func<string, string> edit)
    {
        using var reader = new StreamReader(source, Encoding.UTF8);
        sink.Write(Encoding.UTF8.GetBytes(edit(reader.ReadToEnd())));
    }

    /// <summary>ClosedXML writes 𠮷 as the numbers of its two halves, which not every reader puts together again.</summary>
    static string WholeCharacters(string xml) => NumberedHalves().Replace(xml, match =>
        new string([(char)Convert.ToInt32(match.Groups[1].Value, 16), (char)Convert.ToInt32(match.Groups[2].Value, 16)]));

    static string Named(string xml)
    {
        var number = 0;
        return RandomId().Replace(RandomCorePart().Replace(xml, CoreProperties), _ => $"Id=\"rIdPackage{++number}\"");
    }

    [GeneratedRegex("package/services/metadata/core-properties/[0-9a-f]+\\.psmdcp")]
    private static partial Regex RandomCorePart();

    [GeneratedRegex("_x(D[89AB][0-9A-F]{2})__x(D[C-F][0-9A-F]{2})_")]
    private static partial Regex NumberedHalves();

    [GeneratedRegex("Id=\"R[0-9a-f]{8,32}\"")]
    private static partial Regex RandomId();
}

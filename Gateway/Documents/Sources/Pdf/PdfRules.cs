using System.Globalization;
using System.Xml;

namespace DistrictUnion.Documents.Sources.Pdf;

/// <summary>A straight line along one of the page's axes, in points.</summary>
/// <param name="At">Its place on the other axis.</param>
internal readonly record struct PdfRule(bool IsVertical, double At, double From, double To);

/// <summary>The lines of a page, from its picture as SVG: what words lie between them is a table's cell.</summary>
internal static class PdfRules
{
    private const int MostRules = 3_000;
    private const double Shortest = 4;
    private const double Straight = 0.5;
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };

    /// <exception cref="XmlException">The picture is broken.</exception>
    public static List<PdfRule> Of(byte[] picture)
    {
        var rules = new List<PdfRule>();
        using var reader = XmlReader.Create(new MemoryStream(picture), Settings);
        reader.Read();
        while (!reader.EOF && rules.Count < MostRules)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "defs" or "clipPath" or "mask" or "pattern") reader.Skip();
            else
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "path" && reader.GetAttribute("d") is { } path) AddPath(rules, path, Matrix(reader.GetAttribute("transform")));
                else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rect") AddRectangle(rules, reader);
                reader.Read();
            }
        }

        return rules;
    }

    /// <summary>A path of nothing but straight lines; cells that are filled have their borders as such, too.</summary>
    private static void AddPath(List<PdfRule> rules, string path, double[] matrix)
    {
        if (path.AsSpan().IndexOfAny('C', 'c') >= 0) return;
        (double X, double Y)? begin = null, last = null;
        var words = path.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "Z" && begin is { } first && last is { } end)
            {
                Add(rules, end, first);
                last = first;
            }
            else if (words[i] is "M" or "L" && i + 2 < words.Length && Number(words[i + 1]) is { } x && Number(words[i + 2]) is { } y)
            {
                var point = (X: matrix[0] * x + matrix[2] * y + matrix[4], Y: matrix[1] * x + matrix[3] * y + matrix[5]);
                if (words[i] == "L" && last is { } from) Add(rules, from, point);
                else begin = point;
                last = point;
                i += 2;
            }
        }
    }

    private static void AddRectangle(List<PdfRule> rules, XmlReader reader)
    {
        if (Number(reader.GetAttribute("x")) is not { } x || Number(reader.GetAttribute("y")) is not { } y || Number(reader.GetAttribute("width")) is not { } width || Number(reader.GetAttribute("height")) is not { } height) return;
        Add(rules, (x, y), (x + width, y));
        Add(rules, (x, y + height), (x + width, y + height));
        Add(rules, (x, y), (x, y + height));
        Add(rules, (x + width, y), (x + width, y + height));
    }

    private static void Add(List<PdfRule> rules, (double X, double Y) from, (double X, double Y) to)
    {
        var (width, height) = (Math.Abs(from.X - to.X), Math.Abs(from.Y - to.Y));
        if (width < Straight && height >= Shortest) rules.Add(new PdfRule(true, from.X, Math.Min(from.Y, to.Y), Math.Max(from.Y, to.Y)));
        else if (height < Straight && width >= Shortest) rules.Add(new PdfRule(false, from.Y, Math.Min(from.X, to.X), Math.Max(from.X, to.X)));
    }

    private static double[] Matrix(string? transform)
    {
        double[] same = [1, 0, 0, 1, 0, 0];
        if (transform is null || !transform.StartsWith("matrix(", StringComparison.Ordinal)) return same;
        var numbers = transform["matrix(".Length..].TrimEnd(')').Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray();
        return numbers.Length == 6 && Array.TrueForAll(numbers, number => number is not null) ? [.. numbers.Select(number => number!.Value)] : same;
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

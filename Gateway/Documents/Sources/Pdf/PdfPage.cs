using System.Globalization;
using System.Xml;

namespace DistrictUnion.Documents.Sources.Pdf;

/// <summary>A word with its box, in points from the page's upper left corner.</summary>
internal readonly record struct PdfWord(double Left, double Top, double Right, double Bottom, string Text)
{
    public double Middle => (Top + Bottom) / 2;

    /// <summary>Width of a Chinese character in the word's size.</summary>
    public double Em => (Bottom - Top) * 0.77;
}

/// <summary>A page's words, as pdftotext -bbox-layout lists them.</summary>
internal sealed record PdfPage(double Height, List<PdfWord> Words)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };

    /// <exception cref="XmlException">The list is broken.</exception>
    public static List<PdfPage> Of(byte[] list)
    {
        var pages = new List<PdfPage>();
        using var reader = XmlReader.Create(new MemoryStream(list), Settings);
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("page" or "word")) reader.Read();
            else if (reader.LocalName == "page")
            {
                pages.Add(new PdfPage(Number(reader, "height"), []));
                reader.Read();
            }
            else
            {
                var (left, top, right, bottom) = (Number(reader, "xMin"), Number(reader, "yMin"), Number(reader, "xMax"), Number(reader, "yMax"));
                var text = reader.ReadElementContentAsString();
                if (pages.Count > 0 && !string.IsNullOrWhiteSpace(text)) pages[^1].Words.Add(new PdfWord(left, top, right, bottom, text));
            }
        }

        return pages;
    }

    private static double Number(XmlReader reader, string attribute) =>
        double.TryParse(reader.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
}

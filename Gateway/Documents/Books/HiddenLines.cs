using System.Globalization;
using System.Xml;

namespace DistrictUnion.Documents.Books;

/// <summary>Which rows and columns of a sheet are not shown: hidden by name, or too small to be seen.</summary>
internal sealed class HiddenLines
{
    /// <summary>In characters.</summary>
    private const double LeastWidth = 0.5;

    /// <summary>In points.</summary>
    private const double LeastHeight = 2;

    private readonly List<(int First, int Last, bool IsHidden)> columns = [];
    private bool areRowsHidden, areColumnsHidden;

    /// <summary>What holds for rows and columns that say nothing of themselves (sheetFormatPr).</summary>
    public void Usual(XmlReader xml)
    {
        areRowsHidden = Is(xml, "zeroHeight") || Number(xml, "defaultRowHeight") < LeastHeight;
        areColumnsHidden = Number(xml, "defaultColWidth") < LeastWidth;
    }

    /// <summary>Some columns side by side (col).</summary>
    public void Columns(XmlReader xml) =>
        columns.Add(((int?)Number(xml, "min") ?? 0, (int?)Number(xml, "max") ?? 0, Is(xml, "hidden") || (Number(xml, "width") is { } width ? width < LeastWidth : areColumnsHidden)));

    public bool IsColumnHidden(int column)
    {
        foreach (var (first, last, isHidden) in columns)
            if (column >= first && column <= last) return isHidden;
        return areColumnsHidden;
    }

    /// <param name="xml">At the row.</param>
    public bool IsRowHidden(XmlReader xml) => Is(xml, "hidden") || (Number(xml, "ht") is { } height ? height < LeastHeight : areRowsHidden);

    private static bool Is(XmlReader xml, string name) => xml.GetAttribute(name) is "1" or "true";

    private static double? Number(XmlReader xml, string name) => xml.GetAttribute(name) is { } text ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}

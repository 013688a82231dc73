using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;
using DocumentFormat.OpenXml;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;

namespace DistrictUnion.Reports.Writing;

/// <summary>A chart as its part's content. Every series names its cells and carries their values, so that it shows without recalculation.</summary>
internal static class ChartXml
{
    const uint CategoryAxis = 1, ValueAxis = 2;

    const int MostLyingNames = 8;

    /// <summary>A quarter turn to the left, in 60,000ths of a degree.</summary>
    const int Upright = -5_400_000;

    /// <summary>Readable in grey too: one accent, then greys, told apart by dash and mark as well.</summary>
    static readonly (string Color, D.PresetLineDashValues Dash, C.MarkerStyleValues Mark)[] Series =
    [
        ("12555F", D.PresetLineDashValues.Solid, C.MarkerStyleValues.Circle),
        ("9A6B2F", D.PresetLineDashValues.Dash, C.MarkerStyleValues.Square),
        ("8A9499", D.PresetLineDashValues.SystemDot, C.MarkerStyleValues.Triangle),
        ("B9A27C", D.PresetLineDashValues.DashDot, C.MarkerStyleValues.Diamond),
        ("47525A", D.PresetLineDashValues.LargeDash, C.MarkerStyleValues.X),
        ("9DC2C5", D.PresetLineDashValues.SystemDash, C.MarkerStyleValues.Star),
    ];

    public static C.ChartSpace Of(ChartData chart, SheetData sheet, SheetLayout layout)
    {
        var source = new ChartSource(chart, sheet, layout);
        var plot = new C.PlotArea(new C.Layout(), Plot(chart, source), Categories(chart), Values(chart));
        var drawn = new C.Chart(
            Title(chart.Title),
            new C.AutoTitleDeleted { Val = false },
            plot,
            new C.PlotVisibleOnly { Val = true },
            new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap });
        if (chart.ValueColumns.Length > 1)
        {
            drawn.InsertAfter(Legend(), plot);
        }

        var space = new C.ChartSpace(
            new C.EditingLanguage { Val = "zh-CN" }, new C.RoundedCorners { Val = false }, drawn, Letters(900, 0));
        space.AddNamespaceDeclaration("c", "http://schemas.openxmlformats.org/drawingml/2006/chart");
        space.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        return space;
    }

    static OpenXmlCompositeElement Plot(ChartData chart, ChartSource source)
    {
        if (chart.Kind == ChartKind.Lines)
        {
            return new C.LineChart(
            [
                new C.Grouping { Val = C.GroupingValues.Standard },
                new C.VaryColors { Val = false },
                .. chart.ValueColumns.Select((column, i) => Line(source, column, i)),
                new C.ShowMarker { Val = true },
                new C.AxisId { Val = CategoryAxis },
                new C.AxisId { Val = ValueAxis },
            ]);
        }

        var isStacked = chart.Kind == ChartKind.StackedColumns;
        return new C.BarChart(
        [
            new C.BarDirection { Val = C.BarDirectionValues.Column },
            new C.BarGrouping { Val = isStacked ? C.BarGroupingValues.Stacked : C.BarGroupingValues.Clustered },
            new C.VaryColors { Val = false },
            .. chart.ValueColumns.Select((column, i) => Bar(source, column, i)),
            new C.GapWidth { Val = 60 },
            .. isStacked ? new OpenXmlElement[] { new C.Overlap { Val = 100 } } : [],
            new C.AxisId { Val = CategoryAxis },
            new C.AxisId { Val = ValueAxis },
        ]);
    }

    static C.BarChartSeries Bar(ChartSource source, int column, int index) => new(
        new C.Index { Val = (uint)index },
        new C.Order { Val = (uint)index },
        source.Name(column),
        new C.ChartShapeProperties(Fill(Series[index % Series.Length].Color)),
        new C.InvertIfNegative { Val = false },
        source.Categories(),
        source.Values(column));

    static C.LineChartSeries Line(ChartSource source, int column, int index)
    {
        var (color, dash, mark) = Series[index % Series.Length];
        return new(
            new C.Index { Val = (uint)index },
            new C.Order { Val = (uint)index },
            source.Name(column),
            new C.ChartShapeProperties(new D.Outline(Fill(color), new D.PresetDash { Val = dash }) { Width = 22_225 }),
            new C.Marker(new C.Symbol { Val = mark }, new C.Size { Val = 6 }, new C.ChartShapeProperties(Fill(color))),
            source.Categories(),
            source.Values(column),
            new C.Smooth { Val = false });
    }

    static C.CategoryAxis Categories(ChartData chart) => new(
        new C.AxisId { Val = CategoryAxis },
        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
        new C.MajorTickMark { Val = C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
        Letters(900, chart.RowCount > MostLyingNames ? Upright : 0),
        new C.CrossingAxis { Val = ValueAxis },
        new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.NoMultiLevelLabels { Val = true });

    static C.ValueAxis Values(ChartData chart)
    {
        var scaling = chart.IsShare
            ? new C.Scaling(
                new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MaxAxisValue { Val = 1 }, new C.MinAxisValue { Val = 0 })
            : new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MinAxisValue { Val = 0 });
        return new(
            new C.AxisId { Val = ValueAxis },
            scaling,
            new C.Delete { Val = false },
            new C.AxisPosition { Val = C.AxisPositionValues.Left },
            new C.MajorGridlines(new C.ChartShapeProperties(new D.Outline(Fill("DCD8CF")) { Width = 6_350 })),
            new C.NumberingFormat { FormatCode = chart.IsShare ? "0%" : "0", SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            new C.CrossingAxis { Val = CategoryAxis },
            new C.Crosses { Val = C.CrossesValues.AutoZero },
            new C.CrossBetween { Val = C.CrossBetweenValues.Between });
    }

    static C.Title Title(string text) => new(
        new C.ChartText(new C.RichText(
            new D.BodyProperties(),
            new D.Paragraph(
                new D.ParagraphProperties(new D.DefaultRunProperties { FontSize = 1200, Bold = true }),
                new D.Run(new D.RunProperties { Language = "zh-CN", FontSize = 1200, Bold = true }, new D.Text(CellText.Safe(text)))))),
        new C.Overlay { Val = false });

    static C.Legend Legend() => new(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false });

    static C.TextProperties Letters(int hundredths, int rotation) => new(
        new D.BodyProperties { Rotation = rotation },
        new D.Paragraph(
            new D.ParagraphProperties(new D.DefaultRunProperties { FontSize = hundredths }), new D.EndParagraphRunProperties { Language = "zh-CN" }));

    static D.SolidFill Fill(string color) => new(new D.RgbColorModelHex { Val = color });
}

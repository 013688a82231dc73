using System.Collections.Immutable;
using DistrictUnion.Reports.Layout;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;
using PictureData = DistrictUnion.Reports.Sheets.PictureData;
using SheetData = DistrictUnion.Reports.Sheets.SheetData;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace DistrictUnion.Reports.Writing;

/// <summary>Puts charts and pictures into a written workbook: real Excel charts over the cells of their sheet. The same for both writers.</summary>
internal static class DrawingInserter
{
    const int EmuPerPoint = 12_700;

    /// <summary>Keeps a picture off the lines of the table; EMU.</summary>
    const int PictureGap = 7 * EmuPerPoint;

    const string PictureId = "rIdPicture";

    /// <summary>Keeps a chart's frame off the edge of the page before; EMU.</summary>
    const int Gap = 50_800;

    const string ChartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    public static void Insert(Stream package, WorkbookData workbook, ImmutableArray<SheetLayout> layouts)
    {
        package.Position = 0;
        using var document = SpreadsheetDocument.Open(package, isEditable: true);
        var workbookPart = document.WorkbookPart!;
        var sheets = workbookPart.Workbook.Sheets!.Elements<Sheet>().ToList();
        for (var i = 0; i < layouts.Length; i++)
        {
            if (layouts[i].HasDrawing)
            {
                Draw((WorksheetPart)workbookPart.GetPartById(sheets[i].Id!), workbook.Sheets[i], layouts[i]);
            }
        }
    }

    static void Draw(WorksheetPart worksheet, SheetData sheet, SheetLayout layout)
    {
        var drawing = worksheet.AddNewPart<DrawingsPart>("rIdDrawing");
        drawing.WorksheetDrawing = new();
        drawing.WorksheetDrawing.AddNamespaceDeclaration("xdr", "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing");
        drawing.WorksheetDrawing.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        var places = ChartBand.Places(layout.Charts);
        for (var i = 0; i < places.Length; i++)
        {
            var id = $"rIdChart{i + 1}";
            drawing.AddNewPart<ChartPart>(id).ChartSpace = ChartXml.Of(layout.Charts[i], sheet, layout);
            drawing.WorksheetDrawing.Append(Anchor(places[i], layout, id, (uint)i + 2, layout.Charts[i].Title));
        }

        if (layout.Picture is { } picture)
        {
            using var png = new MemoryStream([.. picture.Png]);
            drawing.AddImagePart(ImagePartType.Png, PictureId).FeedData(png);
            drawing.WorksheetDrawing.Append(Anchor(picture, layout, (uint)places.Length + 2));
        }

        drawing.WorksheetDrawing.Save();
        AddReference(worksheet.Worksheet);
        worksheet.Worksheet.Save();
    }

    /// <summary>The element's place is fixed: after the page set-up and breaks, before what few sheets have.</summary>
    static void AddReference(Worksheet worksheet)
    {
        var reference = new Drawing { Id = "rIdDrawing" };
        var follower = worksheet.ChildElements.FirstOrDefault(child =>
            child is LegacyDrawing or LegacyDrawingHeaderFooter or TableParts or WorksheetExtensionList);
        if (follower is null)
        {
            worksheet.Append(reference);
        }
        else
        {
            worksheet.InsertBefore(reference, follower);
        }
    }

    /// <summary>Its size is its own, whatever the cells below have.</summary>
    static Xdr.OneCellAnchor Anchor(PictureData picture, SheetLayout layout, uint number)
    {
        var side = (long)(picture.Side * EmuPerPoint);
        return new Xdr.OneCellAnchor(
            new Xdr.FromMarker(
                new Xdr.ColumnId($"{picture.Column}"), new Xdr.ColumnOffset($"{PictureGap}"), new Xdr.RowId($"{layout.FirstDataRow - 1 + picture.Row}"), new Xdr.RowOffset($"{PictureGap}")),
            new Xdr.Extent { Cx = side, Cy = side },
            new Xdr.Picture(
                new Xdr.NonVisualPictureProperties(
                    new Xdr.NonVisualDrawingProperties { Id = number, Name = "picture", Description = picture.Text },
                    new Xdr.NonVisualPictureDrawingProperties(new D.PictureLocks { NoChangeAspect = true })),
                new Xdr.BlipFill(new D.Blip { Embed = PictureId }, new D.Stretch(new D.FillRectangle())),
                new Xdr.ShapeProperties(
                    new D.Transform2D(new D.Offset { X = 0, Y = 0 }, new D.Extents { Cx = side, Cy = side }),
                    new D.PresetGeometry(new D.AdjustValueList()) { Preset = D.ShapeTypeValues.Rectangle })),
            new Xdr.ClientData());
    }

    static Xdr.TwoCellAnchor Anchor(ChartPlace place, SheetLayout layout, string id, uint number, string name)
    {
        var first = layout.HeadRow - layout.BandRows - 1;
        var graphic = new D.Graphic(new D.GraphicData(new C.ChartReference { Id = id }) { Uri = ChartNamespace });
        return new Xdr.TwoCellAnchor(
            new Xdr.FromMarker(
                new Xdr.ColumnId("0"), new Xdr.ColumnOffset("0"), new Xdr.RowId($"{first + place.FirstRow}"), new Xdr.RowOffset($"{Gap}")),
            new Xdr.ToMarker(
                new Xdr.ColumnId($"{layout.Span}"), new Xdr.ColumnOffset("0"), new Xdr.RowId($"{first + place.LastRow}"), new Xdr.RowOffset("0")),
            new Xdr.GraphicFrame(
                new Xdr.NonVisualGraphicFrameProperties(
                    new Xdr.NonVisualDrawingProperties { Id = number, Name = name },
                    new Xdr.NonVisualGraphicFrameDrawingProperties()),
                new Xdr.Transform(new D.Offset { X = 0, Y = 0 }, new D.Extents { Cx = 0, Cy = 0 }),
                graphic)
            { Macro = "" },
            new Xdr.ClientData())
        { EditAs = Xdr.EditAsValues.OneCell };
    }
}

using System.Globalization;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Reports.Letters;

/// <summary>The paragraph styles of a letter, under names that a clerk finds in Word's list.</summary>
internal static class LetterStyles
{
    public const string Body = "Normal", Title = "LetterTitle", Addressee = "LetterAddressee", Head1 = "LetterHead1", Head2 = "LetterHead2",
        Plain = "LetterPlain", Mark = "LetterMark", Line = "LetterLine", Note = "LetterNote", Grid = "LetterGrid", OddFooter = "LetterFooterOdd", EvenFooter = "LetterFooterEven";

    /// <summary>2号, 3号, 4号, 小四, 五号 and 小五 in points.</summary>
    public const double Size2 = 22, Size3 = 16, Size4 = 14, SizeSmall4 = 12, Size5 = 10.5, SizeSmall5 = 9;

    /// <summary>Heights of lines in points: of the title, the line above a table, and a note below it; and what follows a title.</summary>
    public const double TitleLine = 33, TitleAfter = 15, LineHeight = 22, NoteHeight = 14;

    /// <summary>28 characters of 3号 on the 156 mm of a letter take a quarter of a point less each.</summary>
    private const int BodySpacing = -5;

    /// <summary>A character of the body with its spacing, in twentieths of a point.</summary>
    public const int BodyCharacter = (int)(Size3 * 20) + BodySpacing;

    public static W.Styles All() => new(
        new W.DocDefaults(
            new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(LetterFont.Body.Fonts(), new W.FontSize { Val = Half(Size3) }, new W.Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new W.ParagraphPropertiesDefault()),
        Of(Body, "正文", LetterFont.Body, Size3, W.JustificationValues.Both, indent: 2, isDefault: true),
        Of(Title, "公文标题", LetterFont.Title, Size2, W.JustificationValues.Center, line: (int)(TitleLine * 20), after: (int)(TitleAfter * 20), keepsNext: true),
        Of(Addressee, "主送机关", LetterFont.Body, Size3, W.JustificationValues.Left),
        Of(Head1, "一级标题", LetterFont.Hei, Size3, W.JustificationValues.Both, indent: 2, keepsNext: true),
        Of(Head2, "二级标题", LetterFont.Kai, Size3, W.JustificationValues.Both, indent: 2, keepsNext: true),
        Of(Plain, "附件和署名", LetterFont.Body, Size3, W.JustificationValues.Left),
        Of(Mark, "附件标记", LetterFont.Hei, Size3, W.JustificationValues.Left, keepsNext: true),
        Of(Line, "表前一行", LetterFont.Body, SizeSmall4, W.JustificationValues.Left, line: (int)(LineHeight * 20), keepsNext: true),
        Of(Note, "表下说明", LetterFont.Body, SizeSmall5, W.JustificationValues.Left, line: (int)(NoteHeight * 20)),
        Of(Grid, "表格文字", LetterFont.Body, SizeSmall4, W.JustificationValues.Left, line: 0),
        Of(OddFooter, "单页页码", LetterFont.Song, Size4, W.JustificationValues.Right, line: 0),
        Of(EvenFooter, "双页页码", LetterFont.Song, Size4, W.JustificationValues.Left, line: 0));

    public static string Half(double points) => ((int)Math.Round(points * 2)).ToString(CultureInfo.InvariantCulture);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <param name="line">Fixed height of a line in twentieths of a point; 0: as high as its letters, off the page's grid of lines.</param>
    /// <param name="indent">Characters before the first line.</param>
    private static W.Style Of(
        string id, string name, LetterFont font, double size, W.JustificationValues justification, int line = LetterPaper.LinePitch, int indent = 0, int after = 0,
        bool keepsNext = false, bool isDefault = false)
    {
        var paragraph = new W.StyleParagraphProperties();
        if (keepsNext) paragraph.Append(new W.KeepNext());
        if (line != LetterPaper.LinePitch) paragraph.Append(new W.SnapToGrid { Val = false });
        var spacing = new W.SpacingBetweenLines { Before = "0", After = Text(after) };
        if (line > 0) (spacing.Line, spacing.LineRule) = (Text(line), W.LineSpacingRuleValues.Exact);
        paragraph.Append(spacing);
        if (indent > 0) paragraph.Append(new W.Indentation { FirstLineChars = indent * 100, FirstLine = Text(indent * BodyCharacter) });
        paragraph.Append(new W.Justification { Val = justification });
        var run = new W.StyleRunProperties(font.Fonts());
        if (isDefault || size is Size3) run.Append(new W.Spacing { Val = BodySpacing });
        run.Append(new W.FontSize { Val = Half(size) });
        return new(new W.StyleName { Val = name }, new W.PrimaryStyle(), paragraph, run) { Type = W.StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, CustomStyle = isDefault ? null : true };
    }
}

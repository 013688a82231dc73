using System.Globalization;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Reports.Letters;

/// <summary>The blocks of a letter as paragraphs and tables of Word.</summary>
/// <param name="paper">The page that they stand on.</param>
internal sealed class LetterParagraphs(LetterPaper paper, LetterNumbers numbers)
{
    /// <summary>Characters that the day of a letter stands in from the right, so that the seal covers it.</summary>
    private const int DayIndent = 4;

    public IEnumerable<OpenXmlElement> Of(LetterBlock block) => block switch
    {
        LetterTitle title => [Title(title)],
        LetterAddressee addressee => [Paragraph(LetterStyles.Addressee, addressee.Text + "：")],
        LetterHead head => [Head(head)],
        LetterParagraph paragraph => paragraph.Text.Split('\n').Select(line => Paragraph(LetterStyles.Body, line)),
        LetterAttachments attachments => Attachments(attachments),
        LetterAttachmentMark mark => [Paragraph(LetterStyles.Mark, mark.Text)],
        LetterSignature signature => Signature(signature),
        LetterLine line => [Line(line.Line)],
        LetterNote note => [Paragraph(LetterStyles.Note, note.Text)],
        LetterGrid grid => [GridXml.Of(grid, paper.TextWidth), Space(GridXml.SpaceAfter)],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    /// <summary>A text as it may stand in a document: without what XML forbids.</summary>
    public static W.Text Text(string text) => new(CellText.Unguarded(CellText.Safe(text))) { Space = SpaceProcessingModeValues.Preserve };

    private static W.Paragraph Title(LetterTitle title)
    {
        var properties = new W.ParagraphProperties(new W.ParagraphStyleId { Val = LetterStyles.Title });
        if (title.BeginsPage) properties.Append(new W.PageBreakBefore());
        var run = new W.Run();
        foreach (var line in title.Lines)
        {
            if (run.HasChildren) run.Append(new W.Break());
            run.Append(Text(line));
        }

        return new(properties, run);
    }

    private W.Paragraph Head(LetterHead head) => Paragraph(
        head.Level switch { 1 => LetterStyles.Head1, 2 => LetterStyles.Head2, _ => LetterStyles.Body }, numbers.Next(head.Level) + head.Text);

    private static IEnumerable<W.Paragraph> Attachments(LetterAttachments attachments)
    {
        const string Lead = "附件：";
        yield return Empty(keepsNext: true);
        for (var i = 0; i < attachments.Titles.Length; i++)
        {
            var number = attachments.Titles.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ");
            var hanging = Lead.Length + (number.Length > 0 ? 1 : 0);
            var paragraph = Paragraph(
                LetterStyles.Plain, (i == 0 ? Lead : "") + number + attachments.Titles[i],
                i == 0
                    ? new W.Indentation { Left = Characters(2 + hanging), Hanging = Characters(hanging) }
                    : new W.Indentation { Left = Characters(2 + hanging), Hanging = Characters(1) });
            paragraph.ParagraphProperties!.KeepNext = new();
            yield return paragraph;
        }
    }

    /// <summary>The day stands four characters in from the right, the organ above it in the middle, but not beyond the margin.</summary>
    private static IEnumerable<W.Paragraph> Signature(LetterSignature signature)
    {
        var day = Domain.Words.Day(signature.Day);
        var (ofDay, ofOrgan) = (TextMeasure.Longest(day) / 2.0, TextMeasure.Longest(signature.Organ) / 2.0);
        yield return Empty(keepsNext: true);
        yield return Empty(keepsNext: true);
        yield return Right(signature.Organ, Math.Max(0, DayIndent + ((ofDay - ofOrgan) / 2)), keepsNext: true);
        yield return Right(day, DayIndent, keepsNext: false);
    }

    private static W.Paragraph Right(string text, double indent, bool keepsNext)
    {
        var properties = new W.ParagraphProperties(new W.ParagraphStyleId { Val = LetterStyles.Plain });
        if (keepsNext) properties.Append(new W.KeepNext());
        properties.Append(
            new W.Indentation { Right = LetterStyles.Text((int)Math.Round(indent * LetterStyles.BodyCharacter)) },
            new W.Justification { Val = W.JustificationValues.Right });
        return new(properties, new W.Run(Text(text)));
    }

    /// <summary>Left, middle and right of a line; a line of one part stands where that part does.</summary>
    private W.Paragraph Line(TitleLine line)
    {
        var properties = new W.ParagraphProperties(
            new W.ParagraphStyleId { Val = LetterStyles.Line },
            new W.Tabs(
                new W.TabStop { Val = W.TabStopValues.Center, Position = paper.TextWidth / 2 },
                new W.TabStop { Val = W.TabStopValues.Right, Position = paper.TextWidth }));
        return new(properties, new W.Run(Text(line.Left), new W.TabChar(), Text(line.Middle), new W.TabChar(), Text(line.Right)));
    }

    private static W.Paragraph Paragraph(string style, string text, W.Indentation? indentation = null)
    {
        var properties = new W.ParagraphProperties(new W.ParagraphStyleId { Val = style });
        if (indentation is not null) properties.Append(indentation);
        return new(properties, new W.Run(Text(text)));
    }

    private static W.Paragraph Empty(bool keepsNext = false)
    {
        var properties = new W.ParagraphProperties(new W.ParagraphStyleId { Val = LetterStyles.Plain });
        if (keepsNext) properties.Append(new W.KeepNext());
        return new(properties);
    }

    /// <summary>A line that is only so many points high: two tables in a row would otherwise become one.</summary>
    private static W.Paragraph Space(double points) => new(new W.ParagraphProperties(
        new W.ParagraphStyleId { Val = LetterStyles.Plain },
        new W.SnapToGrid { Val = false },
        new W.SpacingBetweenLines { Line = LetterStyles.Text((int)(points * 20)), LineRule = W.LineSpacingRuleValues.Exact }));

    private static string Characters(int count) => LetterStyles.Text(count * LetterStyles.BodyCharacter);
}

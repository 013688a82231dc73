using DistrictUnion.Reports.Letters;
using DistrictUnion.Reports.Writing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Reports;

/// <summary>Writes a letter as .docx by the styles of GB/T 9704. The same data gives the same bytes.</summary>
public static class LetterWriter
{
    private const string OddFooter = "rIdFooterOdd", EvenFooter = "rIdFooterEven";

    /// <summary>Writes to a stream that need not be seekable and is not closed.</summary>
    public static void Write(LetterData letter, Stream target)
    {
        using var draft = TemporaryFile.Open();
        using (var document = WordprocessingDocument.Create(draft, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = letter.Title;
            document.PackageProperties.Creator = letter.Author;
            document.PackageProperties.Created = document.PackageProperties.Modified = letter.MadeAt.UtcDateTime;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = LetterStyles.All();
            main.AddNewPart<FontTablePart>("rIdFonts").Fonts = LetterFont.Table();
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = Settings();
            main.AddNewPart<FooterPart>(OddFooter).Footer = Footer(LetterStyles.OddFooter, new() { Right = Character });
            main.AddNewPart<FooterPart>(EvenFooter).Footer = Footer(LetterStyles.EvenFooter, new() { Left = Character });
            main.Document = new(Body(letter));
        }

        PackageRepack.Copy(draft, target, letter.MadeAt, _ => null);
    }

    /// <summary>One character of 4号: how far page numbers stand in from the outer edge.</summary>
    private static string Character => LetterStyles.Text((int)(LetterStyles.Size4 * 20));

    private static W.Body Body(LetterData letter)
    {
        var body = new W.Body();
        var numbers = new LetterNumbers();
        for (var i = 0; i < letter.Sections.Length; i++)
        {
            var paper = LetterPaper.Of(letter.Sections[i].Page);
            var paragraphs = new LetterParagraphs(paper, numbers);
            foreach (var block in letter.Sections[i].Blocks)
            {
                // What closes a letter never stands on a page without text.
                if (block is LetterAttachments or LetterSignature && body.LastChild is W.Paragraph { ParagraphProperties: { } last }) last.KeepNext = new();
                body.Append(paragraphs.Of(block));
            }

            var section = paper.Section(OddFooter, EvenFooter);
            if (i == letter.Sections.Length - 1) body.Append(section);
            else body.Append(End(section));
        }

        return body;
    }

    /// <summary>The paragraph that ends a section: as low as a line can be.</summary>
    private static W.Paragraph End(W.SectionProperties section) => new(new W.ParagraphProperties(
        new W.ParagraphStyleId { Val = LetterStyles.Plain },
        new W.SnapToGrid { Val = false },
        new W.SpacingBetweenLines { Line = "20", LineRule = W.LineSpacingRuleValues.Exact },
        section));

    /// <summary>— 1 —, at the outer edge of odd and even pages.</summary>
    private static W.Footer Footer(string style, W.Indentation indentation) => new(new W.Paragraph(
        new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }, indentation),
        new W.Run(LetterParagraphs.Text("— ")),
        new W.SimpleField(new W.Run(LetterParagraphs.Text("1"))) { Instruction = " PAGE " },
        new W.Run(LetterParagraphs.Text(" —"))));

    private static W.Settings Settings() => new(
        new W.EvenAndOddHeaders(),
        new W.CharacterSpacingControl { Val = W.CharacterSpacingValues.CompressPunctuation },
        new W.Compatibility(
            new W.UseFarEastLayout(),
            new W.CompatibilitySetting { Name = W.CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new W.ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });
}

using System.Text;
using DistrictUnion.Documents.Sources.Compound;

namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>
/// The text of a document of Word 97 to 2003 (.doc, and .wps of the same structure): paragraphs with their automatic numbers, tables as rows,
/// text boxes behind their paragraph; insertions are taken, deletions are not; hidden text, field codes, headers, notes and tables of contents stay out.
/// </summary>
internal static class Word97Source
{
    private const string MacroStorage = "Macros";

    public static Received Read(CompoundFile file, string name, ReadingLimits limits)
    {
        if (file.Stream("WordDocument") is not { } document) return Refused(SourceFlaws.Broken(name));
        var header = new WordHeader(document);
        if (!header.IsWord) return Refused(SourceFlaws.Broken(name));
        if (!header.IsWord97) return Refused(SourceFlaws.Unsupported("Word 95 或更早的文档（.doc）", "请用 Word 或 WPS 打开，另存为 .docx 后再上传，或直接粘贴文字。"));
        if (header.IsEncrypted) return Refused(SourceFlaws.Encrypted with { Place = name });
        if (file.Has(MacroStorage)) return Refused(SourceFlaws.HasMacros(MacroStorage));
        if (!header.IsWhole || file.Stream(header.TableStream) is not { } tables || TextOf(header, document, tables) is not { } text) return Refused(SourceFlaws.Broken(name));
        if (Write(header, document, tables, file.Stream("Data") ?? default, text, limits.MaxCharacters) is not { } written) return Refused(SourceFlaws.Broken(name));
        return string.IsNullOrWhiteSpace(written) ? Refused(SourceFlaws.Empty with { Place = name }) : new Received(new SourceInfo(SourceKind.Word, null), written, []);
    }

    private static Received Refused(ReadingFlaw flaw) => Received.Refused(SourceKind.Word, flaw);

    private static WordText? TextOf(WordHeader header, Bytes document, Bytes tables) =>
        PieceTable.Read(header.Table(tables, WordTable.Pieces), document) is { } pieces ? new WordText(pieces, document, header.Language) : null;

    /// <returns>Null when the formatting is damaged.</returns>
    private static string? Write(WordHeader header, Bytes document, Bytes tables, Bytes data, WordText text, int most)
    {
        var formats = new Formats(
            new FormattedPages(document, header.Table(tables, WordTable.ParagraphPages), areParagraphs: true),
            new FormattedPages(document, header.Table(tables, WordTable.CharacterPages), areParagraphs: false),
            new StyleSheet(header.Table(tables, WordTable.Styles)),
            data,
            document.Length);
        var story = new StoryReader(text, formats, SectionEnds(header.Table(tables, WordTable.Sections)));
        var lists = new ListTables(header.OpenTable(tables, WordTable.Lists), header.Table(tables, WordTable.ListUses));
        var boxes = new Queue<TextBox>(TextBoxes.Read(header.Table(tables, WordTable.TextBoxes), header.Table(tables, WordTable.Shapes), header.Table(tables, WordTable.Drawings)));
        var written = new StringBuilder();
        new BodyWriter(story, lists, written, most).Write(0, Math.Min(header.MainLength, text.Length), boxes, Box);
        while (boxes.TryDequeue(out var box)) Box(box);
        return formats.IsExhausted ? null : written.ToString().TrimEnd('\n');

        void Box(TextBox box)
        {
            var end = Math.Min(header.TextBoxStart + header.TextBoxLength, text.Length);
            var (from, to) = (Math.Min(header.TextBoxStart + box.From, end), Math.Min(header.TextBoxStart + box.To, end));
            var begin = written.Length;
            if (begin <= most) new BodyWriter(story, lists, written, most).Write((int)from, (int)to, new Queue<TextBox>(), Box);
            // Programs end a box with one to three empty paragraphs.
            while (written.Length > begin && written[^1] == '\n') written.Length--;
            if (written.Length > begin) written.Append('\n');
        }
    }

    private static HashSet<int> SectionEnds(Bytes table)
    {
        const int sectionSize = 12;
        var sections = new PositionList(table, sectionSize);
        return [.. Enumerable.Range(1, sections.Count).Select(i => unchecked(sections.Position(i) - 1))];
    }
}

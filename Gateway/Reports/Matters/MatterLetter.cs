using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Reports.Letters;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Matters;

/// <summary>请示, 批复 and 结果报告 of a matter as letters by GB/T 9704.</summary>
public static class MatterLetter
{
    private const double GridSize = 12;
    private const double RowHeight = 20;

    /// <param name="district">Name of the district's union.</param>
    /// <param name="step">One that was taken.</param>
    /// <param name="askedAt">The moment of the question, on the district's clock.</param>
    public static LetterData Shape(MatterView view, string district, MatterStepKind step, DateTimeOffset askedAt)
    {
        var (done, of, union) = (view.Matter.Done(step)!, view.Kind.Step(step), $"{view.SchoolName}工会");
        var (organ, addressee) = step is MatterStepKind.Approval ? (district, union) : (union, district);
        var title = MatterPaper.TitleOf(view, step);
        return new(title, organ, askedAt,
        [
            new(LetterPage.Letter,
            [
                new LetterTitle([organ, title]),
                .. MatterPaper.NumberAbove(view, step) is { } number ? new LetterBlock[] { new LetterLine(new(Middle: number)) } : [],
                new LetterAddressee(addressee),
                new LetterParagraph(MatterPaper.Opening(view, step)),
                .. Fields(of, done.Content),
                .. of.Rows.IsEmpty ? [] : new LetterBlock[] { new LetterHead(1, of.RowsName!), Rows(of, done.Content) },
                new LetterParagraph(MatterPaper.Closing(view, step)),
                new LetterSignature(organ, done.On),
            ]),
        ]);
    }

    /// <summary>学校_换届_换届请示.docx.</summary>
    public static WorkbookFileName FileName(MatterView view, MatterStepKind step) => WorkbookFileName.OfLetter(
        (view.SchoolName, view.School.Value), (view.Kind.Name, view.Kind.Code.Value), (view.Kind.Step(step).Name, step.ToString()));

    /// <summary>What is said in sentences stands as paragraphs, the rest in a grid.</summary>
    private static IEnumerable<LetterBlock> Fields(MatterStep step, MatterContent content)
    {
        var brief = step.Columns.Where(c => MatterPaper.IsInGrid(step, c) && content.Values.ContainsKey(c.Key)).ToArray();
        if (brief.Length > 0)
        {
            yield return new LetterGrid(
                [3, 7],
                [.. brief.Select(c => new GridRow([new(c.Name, GridFace.Label), new(MatterPaper.Shown(c, content.Values[c.Key]))], RowHeight))], GridSize);
        }

        foreach (var column in step.Columns.Where(c => !MatterPaper.IsInGrid(step, c) && content.Values.ContainsKey(c.Key)))
        {
            if (column.Key == MatterPaper.DocumentNumber) continue;
            if (step.Kind is not MatterStepKind.Approval) yield return new LetterHead(1, column.Name);
            foreach (var line in content.Values[column.Key].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return new LetterParagraph(line);
        }
    }

    private static LetterGrid Rows(MatterStep step, MatterContent content)
    {
        LedgerColumn[] columns = [.. MatterPaper.RowColumns(step, content)];
        return new(
            [.. columns.Select(c => c.Type is ColumnType.Choices ? 4 : 2)],
            [
                new([.. columns.Select(c => new GridCell(c.Name, GridFace.Head, Align.Centre))], RowHeight, IsHead: true),
                .. content.Rows.Select(row => new GridRow([.. columns.Select(c => new GridCell(row.TryGetValue(c.Key, out var value) ? MatterPaper.Shown(c, value) : ""))], RowHeight)),
            ],
            GridSize);
    }
}

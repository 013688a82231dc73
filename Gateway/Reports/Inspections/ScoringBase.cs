using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Inspections;

/// <summary>A mark as it stood when the sheet was downloaded.</summary>
public sealed record BaseMark(decimal? Marks, string? Note)
{
    public static BaseMark None { get; } = new(null, null);
}

/// <summary>A school's sheet as it was downloaded.</summary>
/// <param name="Marks">By item; items that had none are absent.</param>
public sealed record BaseSheet(string School, string Name, string? Opinion, ImmutableDictionary<int, BaseMark> Marks);

/// <summary>What a workbook of marks remembers on a hidden sheet: of which round, rubric and owner it is, and what stood in it.</summary>
/// <param name="Key">Whose sheets they are: <see cref="ScoredSheet.Key"/>.</param>
public sealed record ScoringBase(
    string District, string Inspection, string InspectionName, string Rubric, string RubricName, SheetKind Kind, string Key, ImmutableArray<BaseSheet> Sheets)
{
    public const string SheetName = "_评分";

    /// <summary>Changes with the layout of the sheet; another one is not read.</summary>
    private const string Format = "1";

    private const string SchoolRow = "校", ItemRow = "项";
    private const int HeadRows = 5;
    private const int Columns = 5;

    /// <summary>Rows for so many schools with as many items as a rubric may have.</summary>
    public const int MostRows = HeadRows + (MostSchools * (RubricFlaws.MostItems + 1));

    /// <summary>Schools that a workbook may hold.</summary>
    public const int MostSchools = 200;

    public static string RubricOf(RubricVersion rubric) => string.Create(CultureInfo.InvariantCulture, $"{rubric.Code}.{rubric.Version}");

    internal static SheetData Sheet(ImmutableArray<ScoredSheet> sheets)
    {
        var first = sheets[0];
        return new()
        {
            Name = SheetName,
            Title = "评分表",
            Heads = [.. Enumerable.Repeat(new Column(""), Columns)],
            Rows = SheetRows.Of(
            [
                Row("格式", Format),
                Row("检查", first.View.District.Value, first.View.Round.Code.Value, first.View.Round.Name),
                Row("细则", RubricOf(first.View.Round.Rubric), first.View.Rubric.Name),
                Row("评分", first.Kind.ToString(), first.Key),
                .. sheets.SelectMany(Rows),
            ]),
            IsHidden = true,
        };
    }

    /// <param name="rows">Of the hidden sheet, the title among them.</param>
    /// <returns>Null: the sheet was spoilt, or is of another layout.</returns>
    public static ScoringBase? Parse(ImmutableArray<ImmutableArray<string>> rows)
    {
        if (rows.Length < HeadRows || At(rows[1], 1) != Format || !Enum.TryParse<SheetKind>(At(rows[4], 1), out var kind)) return null;
        var (inspection, rubric) = (rows[2], rows[3]);
        var sheets = ImmutableArray.CreateBuilder<BaseSheet>();
        foreach (var row in rows.Skip(HeadRows))
        {
            if (At(row, 0) == SchoolRow) sheets.Add(new(At(row, 1), At(row, 2), Text(row, 3), ImmutableDictionary<int, BaseMark>.Empty));
            if (At(row, 0) != ItemRow) continue;
            if (sheets.Count == 0 || At(row, 1) != sheets[^1].School || !int.TryParse(At(row, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var item)) return null;
            decimal? marks = decimal.TryParse(At(row, 3), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
            sheets[^1] = sheets[^1] with { Marks = sheets[^1].Marks.SetItem(item, new(marks, Text(row, 4))) };
        }

        return new(At(inspection, 1), At(inspection, 2), At(inspection, 3), At(rubric, 1), At(rubric, 2), kind, At(rows[4], 2), sheets.ToImmutable());
    }

    private static IEnumerable<SheetRow> Rows(ScoredSheet sheet)
    {
        yield return Row(SchoolRow, sheet.View.School.Value, sheet.View.SchoolName, sheet.Opinion);
        foreach (var item in sheet.View.Items)
        {
            if (sheet.Mark(item) is not { } mark) continue;
            yield return Row(
                ItemRow, sheet.View.School.Value, item.Item.Number.ToString(CultureInfo.InvariantCulture), mark.Marks?.ToString("0.##", CultureInfo.InvariantCulture), mark.Note);
        }
    }

    private static SheetRow Row(params ReadOnlySpan<string?> texts)
    {
        var cells = ImmutableArray.CreateBuilder<Cell>(texts.Length);
        foreach (var text in texts) cells.Add(Cell.Of(text));
        return SheetRow.Data(cells.ToImmutable());
    }

    private static string At(ImmutableArray<string> row, int column) => column < row.Length ? row[column] : "";

    private static string? Text(ImmutableArray<string> row, int column) => At(row, column) is { Length: > 0 } text ? text : null;
}

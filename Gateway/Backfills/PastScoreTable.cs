using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Backfills;

/// <summary>The sheet 考核得分 of an earlier year: every school in a row, with what the inspection came to. Flaws of what cannot be read: table.missing, table.bad-day, backfill.number-unreadable.</summary>
internal static class PastScoreTable
{
    public const string Sheet = "考核得分";
    public const string School = "school";

    private const string Name = "name", On = "on", Full = "full", Score = "score", Grade = "grade", Rank = "rank";
    private const int MostRows = 2_000;
    private const decimal UsualFull = 100;

    public static TableShape Shape { get; } = new(
        [
            new(School, "学校", true, "学校名称", "单位", "单位名称"), new(Score, "得分", true, "总分"), new(Full, "满分", false), new(Grade, "等次", false, "等级"),
            new(Rank, "名次", false, "排名"), new(Name, "检查名称", false), new(On, "检查日期", false),
        ],
        MostRows)
    {
        Sheet = Sheet,
        HasLinesBelow = false,
    };

    /// <param name="schools">Their names, each with the score that stands; null: none yet.</param>
    public static TableTemplate Template(int year, ImmutableArray<(string Name, PastScore? Score)> schools) => new(
        Sheet, $"{year}年考核得分（补录）", "",
        [
            new(Heading(School), 26, true, "学校的全称，不要改动。"),
            new(Heading(Score), 10, true, "总得分，最多两位小数；没有检查的学校整行留空。"),
            new(Heading(Full), 10, false, $"这次检查的满分；留空是 {UsualFull:0}。满分与今年的细则相同，才会作为“上年总分”比较。"),
            new(Heading(Grade), 12, false, "优秀、合格等，当年怎么定就怎么写。"),
            new(Heading(Rank), 8, false, "当年在本组内的名次。"),
            new(Heading(Name), 30, false, $"留空是“{UsualName(year)}”。"),
            new(Heading(On), 16, false, $"{year}年或次年的日期，不知道的留空。"),
        ],
        [],
        [
            "一行是一所学校。得分会作为次年检查考核汇总里的“上年总分”，并注明“上年补录”。",
            "改了得分再导入一次就会更新；删去一行不会删除已经补录的得分。",
        ],
        [.. schools.Select(s => s.Score is { } score ? Row(s.Name, score) : [CellText.Safe(s.Name), "", "", "", "", "", ""])])
    {
        OwnColumns = 1,
    };

    /// <summary>A row of our template in which nothing was written.</summary>
    public static bool IsBlank(TableRow row) => row.Cells.Keys.All(key => key == School);

    public static PastScore Read(TableRow row, int year, ICollection<TableFlaw> flaws)
    {
        var reader = new RowReader(row, Shape, flaws);
        reader.Required(Score);
        return new(
            reader.Text(Name) ?? UsualName(year), reader.Day(On), Number(row, Full, flaws) ?? UsualFull, Number(row, Score, flaws) ?? 0, reader.Text(Grade, BackfillRules.MaxGrade),
            (int?)Number(row, Rank, flaws, isWhole: true));
    }

    private static string UsualName(int year) => $"{year}年工会工作考核";

    private static ImmutableArray<string> Row(string school, PastScore score) =>
    [
        CellText.Safe(school), Written(score.Score), Written(score.Full), CellText.Safe(score.Grade ?? ""), score.Rank?.ToString(CultureInfo.InvariantCulture) ?? "", CellText.Safe(score.Name),
        score.On is { } on ? Words.Day(on) : "",
    ];

    private static string Written(decimal marks) => marks.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Heading(string key) => Shape.Columns.First(c => c.Key == key).Heading;

    private static decimal? Number(TableRow row, string key, ICollection<TableFlaw> flaws, bool isWhole = false)
    {
        if (row.Text(key) is not { } text) return null;
        var typed = text.FormKC().Trim().TrimEnd('分');
        if (decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= int.MaxValue && (!isWhole || decimal.Truncate(number) == number))
        {
            return number;
        }

        flaws.Add(row.Flaw("backfill.number-unreadable", $"{Heading(key)}“{Workbooks.ThreeWay.Shown(text)}”不是{(isWhole ? "整数" : "数字")}。", key));
        return null;
    }
}

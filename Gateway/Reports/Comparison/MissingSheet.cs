using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>未报与退回名单: who is missing, grouped by why.</summary>
internal static class MissingSheet
{
    public const string Name = "未报与退回名单";

    static readonly ImmutableArray<(Filing Filing, string Meaning)> Reasons =
    [
        (Filing.Missing, "没有报送"),
        (Filing.Returned, "退回后还没有再报，不算已报"),
        (Filing.Empty, "报了，但对到期任务什么也没说，不算已报"),
        (Filing.AwaitingReview, "已报送，未审核通过，审定数里不算已报"),
        (Filing.Late, "已报送，晚于截止时间"),
    ];

    public static SheetData Of(DistrictBook book)
    {
        var schools = book.Groups.SelectMany(group => group.Schools.Select(place => (Group: group.Name, School: book.School(place)))).ToList();
        var number = 0;
        var rows = new List<SheetRow>();
        foreach (var (filing, meaning) in Reasons)
        {
            var found = schools.Where(s => s.School.Filing == filing).ToList();
            AddGroup(rows, $"{FilingWords.Of(filing)}（{meaning}）：{found.Count} 所", found, FilingWords.Of(filing), book, ref number);
        }

        var exempt = schools.Where(s => s.School.Standing is Standing.Exempt).ToList();
        AddGroup(rows, $"免报（不计入应报数）：{exempt.Count} 所", exempt, "免报", book, ref number);
        return new()
        {
            Name = Name,
            Title = $"{book.View.DistrictName}{book.Quarter}未报与退回名单",
            Lines = [book.Line],
            Heads =
            [
                new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
                new Column("学校（单位）") { MinWidth = 24, MaxWidth = 32 },
                new Column("分组") { MinWidth = 10, MaxWidth = 14 },
                new Column("情况") { Align = Align.Centre, MinWidth = 12, MaxWidth = 12 },
                new Column("报告状态") { Align = Align.Centre, MinWidth = 10, MaxWidth = 10 },
                new Column("截止日期", ValueFormat.Date).Wide(15),
                new Column("首次报送", ValueFormat.Moment).Wide(21),
                new Column("备注") { MinWidth = 18, MaxWidth = 18 },
            ],
            Rows = SheetRows.Of(rows),
            Totals =
            [
                SheetRow.Total(
                    Cell.Of($"应报 {book.Table.District.Reporting.Whole} 所，已报 {book.Table.District.Reporting.Part} 所（按时 {book.Table.District.Punctuality.Part} 所），"
                        + $"未报 {book.Table.District.Reporting.Whole - book.Table.District.Reporting.Part} 所") with { Across = 7, Align = Align.Left }),
            ],
            Notes = ["截止日期含延期。按时的学校不列。"],
            NameColumns = 2,
        };
    }

    static void AddGroup(
        List<SheetRow> rows, string title, List<(string Group, ComparedSchool School)> schools, string word, DistrictBook book, ref int number)
    {
        if (schools.Count == 0)
        {
            return;
        }

        rows.Add(SheetRow.Group(Cell.Of(title) with { Across = 7, Align = Align.Left }));
        foreach (var (group, school) in schools)
        {
            rows.Add(SheetRow.Data(
                Cell.Of(++number),
                Cell.Of(school.Name),
                Cell.Of(group),
                Cell.Of(word) with { Look = school.Filing is Filing.Missing or Filing.Returned or Filing.Empty ? Look.Bad : Look.Plain },
                Cell.Of(Words.Of(school.State)),
                school.DueUntil is { } due ? Cell.Of(due) : Cell.None,
                school.FiledAt is { } filed ? Cell.Of(TimeZoneInfo.ConvertTime(filed, book.Zone)) : Cell.None,
                Cell.Of(school.Filing is Filing.Missing && school.DueUntil >= book.Today ? "未到截止日期" : "")));
        }
    }
}

using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Inspections;

/// <summary>整改清单: what each school has to put right, until when, and how far it is.</summary>
internal static class FindingsSheet
{
    public const string Name = "整改清单";

    /// <summary>So many rows are ruled at least, to be filled in by hand.</summary>
    private const int RuledRows = 10;

    public static SheetData Of(SummaryBook book)
    {
        var names = book.Board.Rubric.Items.ToDictionary(item => item.Number, item => item.Name);
        var order = book.Rows.Select((row, i) => (row.School.School, i)).ToDictionary(row => row.School, row => row.i);
        var findings = book.Findings.Schools.OrderBy(school => order.GetValueOrDefault(school.School.School, int.MaxValue))
            .SelectMany(school => school.Findings.Where(finding => finding.State is not FindingState.Withdrawn).Select(finding => (School: school.School, Finding: finding))).ToArray();
        return new()
        {
            Name = Name,
            Title = book.Title("整改清单"),
            Lines = [new($"单位（盖章）：{book.Board.DistrictName}", $"共 {findings.Length} 条，未销号 {findings.Count(f => f.Finding.State is not FindingState.Settled)} 条", $"截至{Words.Day(book.Findings.Today)}")],
            Heads =
            [
                new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(5),
                new Column("学校（单位）").Wide(18),
                new Column("对应项目").Wide(18),
                new Column("要整改的问题").Wide(36),
                new Column("整改期限", ValueFormat.Date).Wide(15),
                new Column("状态") { Align = Align.Centre }.Wide(9),
                new Column("最近的整改和复查情况").Wide(32),
            ],
            Rows = SheetRows.Of(findings.Select((f, i) => Row(i + 1, f.School.Name, f.Finding, f.Finding.Item is { } item ? $"{item}. {names.GetValueOrDefault(item)}" : null, book.Findings.Today))),
            MinimumRows = RuledRows,
            Notes = ["逾期是过了期限还没有报告整改情况的；已撤销的不列。"],
            Signatures = ["填表人：", "审核人：", "年　　月　　日"],
            NameColumns = 2,
        };
    }

    private static SheetRow Row(int number, string school, Finding finding, string? item, DateOnly today)
    {
        var isOverdue = finding.IsOverdueOn(today);
        return SheetRow.Data(
            Cell.Of(number), Cell.Of(school), Cell.Of(item), Cell.Of(finding.Text), Cell.Of(finding.Due),
            Cell.Of(isOverdue ? "▲ 逾期" : Words.Of(finding.State)) with { Look = isOverdue ? Look.Warn : finding.State is FindingState.Settled ? Look.Ok : Look.Plain },
            Cell.Of(finding.Steps.LastOrDefault()?.Text));
    }
}

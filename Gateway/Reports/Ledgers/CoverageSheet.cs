using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Ledgers;

/// <summary>台账齐全情况表: schools × kinds, in the order of the district's groups.</summary>
internal static class CoverageSheet
{
    public static SheetData Of(DistrictView district, LedgerCoverage coverage, DateOnly day)
    {
        var groups = district.Groups.ToDictionary(g => g.Code);
        var schools = coverage.Schools.OrderBy(s => groups.GetValueOrDefault(s.Group)?.Order ?? 0).ThenBy(s => s.School).ToArray();
        return new()
        {
            Name = "台账齐全情况",
            Title = $"{district.Name}{coverage.Year}年台账齐全情况表",
            Lines = [new($"单位（盖章）：{district.Name}", $"{coverage.Year}年", $"截至{Words.Day(day)}")],
            Heads =
            [
                new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
                new Column("学校（单位）").Wide(20),
                new Column("分组").Wide(9),
                new Column("应建", ValueFormat.Count).Wide(6),
                new Column("已齐", ValueFormat.Count).Wide(6),
                new Column("齐全率", ValueFormat.Percent).Wide(8),
                .. coverage.Kinds.Select(kind => new Column($"{kind.Code.Value.ToUpperInvariant()} {kind.Name}") { Align = Align.Centre }.Wide(8)),
            ],
            Rows = SheetRows.Of(schools.Select((school, i) => Row(school, i + 1, groups.GetValueOrDefault(school.Group)?.Name ?? school.Group.Value))),
            Totals = [Total(coverage)],
            Notes = ["● 已记　◎ 登记在其他系统（附打印件）　△ 次数不足　无 无此情况　○ 未记　— 不要求。齐全率＝（已记＋登记在其他系统＋无此情况）÷ 应建。"],
            Signatures = ["填表人：", "审核人：", "年　　月　　日"],
            NameColumns = 2,
            Print = new(WhenTooWide: TooWide.UseA3),
        };
    }

    private static SheetRow Row(SchoolCoverage school, int number, string group) => SheetRow.Data(
    [
        Cell.Of(number),
        Cell.Of(school.Name),
        Cell.Of(group),
        Cell.Of(school.Expected),
        Cell.Of(school.Kept),
        Rate(school.Kept, school.Expected),
        .. school.States.Select(state => state is { } of ? Cell.Of(of.Sign) : Cell.None),
    ]);

    private static SheetRow Total(LedgerCoverage coverage) => SheetRow.Total(
    [
        Cell.Of($"合计：{coverage.Schools.Length} 所学校") with { Across = 2, Align = Align.Left },
        Cell.Blank,
        Cell.Blank,
        Cell.Of(coverage.Schools.Sum(s => s.Expected)),
        Cell.Of(coverage.Schools.Sum(s => s.Kept)),
        Rate(coverage.Schools.Sum(s => s.Kept), coverage.Schools.Sum(s => s.Expected)),
        .. coverage.Kinds.Select((_, i) => coverage.OfKind(i)).Select(of => Cell.Of($"{of.Kept}/{of.Expected}")),
    ]);

    private static Cell Rate(int kept, int expected) => expected == 0 ? Cell.None : Cell.OfMillionths(Millionths.Scale(Millionths.One, kept, expected));
}

using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Progress;

/// <summary>审核记录: what was handed in, accepted, returned and why, in the order in which it happened.</summary>
internal static class ReviewSheet
{
    public const string Name = "审核记录";

    public static SheetData Of(SchoolBook book)
    {
        var entries = book.View.Plans.SelectMany(plan => plan.Reviews.Select(entry => (Subject: plan.Title, Entry: entry)))
            .Concat(book.View.Quarters.SelectMany(quarter => quarter.Reviews.Select(entry => (Subject: $"{quarter.Quarter.Name}报告", Entry: entry))))
            .OrderBy(item => item.Entry.At);
        return new()
        {
            Name = Name,
            Title = $"{book.School}{book.View.Year}年审核记录",
            Lines = [book.Line($"{book.View.Year}年")],
            Heads =
            [
                new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
                new Column("对象").Wide(30),
                new Column("时间", ValueFormat.Moment).Wide(22),
                new Column("操作") { Align = Align.Centre }.Wide(10),
                new Column("操作人").Wide(12),
                new Column("意见或理由").Wide(46),
                new Column("再报期限", ValueFormat.Date).Wide(16),
            ],
            Rows = SheetRows.Of(entries.Select((item, i) => Row(book, item.Subject, item.Entry, i + 1))),
            MinimumRows = 12,
            Notes = ["说明：时间为区教育工会所在地时间；操作人为账号。"],
            Signatures = ["工会主席（签字）：", "年　　月　　日"],
            NameColumns = 2,
        };
    }

    static SheetRow Row(SchoolBook book, string subject, ReviewEntry entry, int number) => SheetRow.Data(
        Cell.Of(number),
        Cell.Of(subject),
        Cell.Of(book.OnClock(entry.At)),
        Cell.Of(Act(entry.Act)) with { Look = entry.Act == "returned" ? Look.Bad : Look.Plain },
        Cell.Of(entry.By),
        Cell.Of(string.Join('\n', Reasons(book, entry))),
        entry.Deadline is { } day ? Cell.Of(day) : Cell.None);

    static ImmutableArray<string> Reasons(SchoolBook book, ReviewEntry entry) =>
    [
        .. string.IsNullOrWhiteSpace(entry.Note) ? ImmutableArray<string>.Empty : [entry.Note],
        .. entry.Reasons.Select(reason => reason.Item is null ? reason.Text : $"{book.Item(reason.Item)}：{reason.Text}"),
    ];

    static string Act(string act) => act switch
    {
        "submitted" => "报送",
        "withdrawn" => "撤回",
        "review-started" => "开始审核",
        "accepted" => "审核通过",
        "returned" => "退回修改",
        "reopened" => "解锁",
        "amendment-started" => "提出调整",
        "amendment-dropped" => "放弃调整",
        "backfilled" => "补录",
        _ => act,
    };
}

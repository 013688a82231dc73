using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Interfaces.Ledgers;

namespace DistrictUnion.Gateway.Demo;

/// <summary>What the schools of the sample keep in their ledgers of 2026: some all of it, some little, two of them nothing.</summary>
internal sealed class DemoLedgers(DemoDesk desk)
{
    private static readonly string[] Posts = ["主席", "副主席", "委员", "经审主任", "女工主任"];
    private static readonly string[] Members = ["林晓梅", "周建平", "吴海燕", "郑文博", "冯丽华", "陈国栋", "褚雨桐", "卫明哲", "蒋思远", "沈若兰", "韩志强", "杨柳青"];
    private static readonly string[] Teams = ["语文组", "数学组", "综合组", "行政后勤组"];

    private static readonly (string Name, string Type, string Day, string Place)[] Activities =
    [
        ("迎新春联欢会", "文艺", "2026-01-23", "阶梯教室"), ("三八节插花活动", "节日庆祝", "2026-03-06", "教工之家"), ("教职工跳绳比赛", "健身操（工间操）", "2026-04-17", "操场"),
        ("教职工气排球赛", "球类", "2026-05-22", "体育馆"), ("喜迎国庆健步走", "健身操（工间操）", "2026-09-28", "滨河步道"), ("读书分享会", "读书", "2026-10-21", "图书馆"),
    ];

    private static readonly (string Matter, string Category, string Day)[] Shown =
    [
        ("2025年度工会经费决算", "财务收支", "2026-01-15"), ("绩效工资分配方案（修订）", "教职工切身利益", "2026-03-20"), ("评先推荐人选", "评优职称", "2026-06-12"),
        ("教师节慰问品采购", "财务收支", "2026-09-04"),
    ];

    /// <param name="diligence">0: nothing, 1: what is asked most, 2: everything.</param>
    public async Task Keep(SchoolCode school, int diligence)
    {
        if (diligence == 0) return;
        await Write(school, "l01", new(LedgerPeriodKind.Term, 2024), [.. Posts.Select((post, i) => Committee(post, Members[i]))]);
        await Write(school, "l02", LedgerPeriod.Continuous, [.. Members.Select(Member)]);
        await Write(school, "l04", Year, [.. Enumerable.Range(1, diligence == 2 ? 5 : 3).Select(Meeting)]);
        await Write(school, "l20", Year, [.. Activities.Take(diligence == 2 ? 6 : 3).Select(Activity)]);
        await Write(school, "l12", Year, [.. Shown.Take(diligence * 2).Select(Openness)]);
        await Write(school, "l33", Year, [Funds(school)]);
        if (diligence == 1) return;
        await Write(school, "l09", new(LedgerPeriodKind.SchoolYear, 2025), [Congress]);
        await Write(school, "l14", Year,
        [
            Row(("happenedOn", "2026-03-02"), ("visitedOn", "2026-03-05"), ("visited", "冯丽华"), ("occasion", "生病住院"), ("circumstances", "阑尾手术，已出院休养"), ("way", "医院"), ("gift", "水果篮"), ("money", "500"), ("visitors", "林晓梅、周建平")),
            Row(("visitedOn", "2026-06-30"), ("visited", "杨柳青"), ("occasion", "退休"), ("way", "来校"), ("gift", "纪念册"), ("visitors", "林晓梅"), ("result", "召开荣休座谈会")),
            Row(("happenedOn", "2026-09-18"), ("visitedOn", "2026-09-25"), ("visited", "沈若兰"), ("occasion", "生育"), ("way", "上门"), ("gift", "婴儿用品"), ("money", "500"), ("visitors", "吴海燕、林晓梅")),
        ]);
        await Write(school, "l29", Year,
        [
            Row(("awardedOn", "2026-04-29"), ("award", "先进教工之家"), ("level", "区县级"), ("receiver", "集体"), ("issuer", "青岚区总工会")),
            Row(("awardedOn", "2026-09-09"), ("award", "师德标兵"), ("level", "区县级"), ("receiver", "个人"), ("winners", "郑文博"), ("issuer", "青岚区教育局")),
        ]);
        await desk.AsChair(school, context => Ledger(school, "l18", Year).Declare(new(context, true, "本年度没有需要帮扶的教职工")));
    }

    private static LedgerPeriod Year { get; } = new(LedgerPeriodKind.CalendarYear, 2026);

    private static ImmutableSortedDictionary<string, string> Congress { get; } = Row(
        ("name", "教职工代表大会"), ("term", "6"), ("session", "3"), ("heldOn", "2026-01-20"), ("place", "报告厅"), ("requestedOn", "2026-01-05"), ("staff", "86"), ("delegates", "40"),
        ("teachers", "30"), ("women", "26"), ("young", "12"), ("managers", "8"), ("expected", "40"), ("present", "38"), ("presidium", "林晓梅、周建平、吴海燕"),
        ("agenda", "听取校长工作报告\n审议绩效工资分配方案\n听取工会工作报告和经费报告"), ("matter1", "绩效工资分配方案"), ("votesFor1", "35"), ("votesAgainst1", "2"), ("abstentions1", "1"),
        ("result1", "通过"), ("resolution", "通过绩效工资分配方案，自2026年2月起施行。"), ("reportedOn", "2026-01-30"));

    private static ImmutableSortedDictionary<string, string> Committee(string post, string name) => Row(
        ("post", post), ("name", name), ("duties", post is "主席" ? "全面工作" : post is "经审主任" ? "经费审查" : post is "女工主任" ? "女工" : "组织；宣传"), ("startsOn", "2024-06-20"),
        ("session", "第六届"), ("electedOn", "2024-06-18"), ("expected", "86"), ("present", "80"), ("endsOn", "2029-06-17"));

    private static ImmutableSortedDictionary<string, string> Member(string name, int i) => Row(
        ("name", name), ("sex", i % 3 == 1 ? "男" : "女"), ("education", i % 4 == 0 ? "研究生" : "本科"), ("staff", i % 6 == 5 ? "职工" : "教师"), ("joinedOn", $"{2004 + i}-09-10"), ("team", Teams[i % Teams.Length]),
        ("status", "在会"));

    private static ImmutableSortedDictionary<string, string> Meeting(int number) => Row(
        ("name", $"第{number}次工会委员会会议"), ("kind", "工会委员会"), ("session", "第六届"), ("heldOn", $"2026-{(number * 2) - 1:00}-{8 + number:00}"), ("clock", "15:30—16:40"), ("place", "教工之家"),
        ("chair", "林晓梅"), ("recorder", "吴海燕"), ("expected", "9"), ("present", number == 3 ? "8" : "9"), ("agenda", number == 1 ? "讨论年度工作计划\n安排春节慰问" : "通报工作进展\n布置下一阶段任务"),
        ("decision", number == 1 ? "通过年度工作计划，慰问由委员分组上门。" : "按分工落实，下次会议汇报。"));

    private static ImmutableSortedDictionary<string, string> Activity((string Name, string Type, string Day, string Place) one, int i) => Row(
        ("name", one.Name), ("type", one.Type), ("organizer", Teams[i % Teams.Length]), ("heldOn", one.Day), ("place", one.Place), ("scope", "全体教职工"), ("expected", "86"), ("present", $"{78 - (i * 3)}"),
        ("budget", $"{1200 + (i * 300)}"), ("spent", $"{1100 + (i * 280)}.50"), ("course", "分组报名，按方案进行，活动有序。"), ("leader", "吴海燕"));

    /// <summary>The first half of the year, as it was published; each school has figures of its own, the same every time.</summary>
    private static ImmutableSortedDictionary<string, string> Funds(SchoolCode school)
    {
        var size = school.Value.Sum(letter => letter) % 40;
        return Row(
            ("scope", "上半年"), ("publishedOn", "2026-07-06"), ("publishedUntil", "2026-07-10"), ("way", "公开栏"), ("dues", $"{9_600 + (size * 60)}"), ("allotted", $"{24_000 + (size * 350)}.50"),
            ("schoolGrants", $"{size * 100}"), ("activities", $"{18_500 + (size * 240)}.80"), ("services", $"{4_200 + (size * 35)}"), ("business", $"{1_600 + (size * 20)}.20"), ("carriedOver", $"{12_000 + (size * 90)}"));
    }

    private static ImmutableSortedDictionary<string, string> Openness((string Matter, string Category, string Day) one) => Row(
        ("matter", one.Matter), ("category", one.Category), ("forms", "公开栏；教职工大会"), ("span", "定期"), ("shownOn", one.Day), ("owner", "工会委员会"), ("supervisor", "周建平"));

    private async Task Write(SchoolCode school, string kind, LedgerPeriod period, ImmutableArray<ImmutableSortedDictionary<string, string>> rows) =>
        await desk.AsChair(school, context => Ledger(school, kind, period).Write(new(
            context, [.. rows.Select((row, i) => new EntryEdit(null, null, row, ImmutableSortedDictionary<string, string>.Empty, Line: i + 1))])));

    private ILedgerGrain Ledger(SchoolCode school, string kind, LedgerPeriod period) => desk.Ledger(school, new(kind), period);

    private static ImmutableSortedDictionary<string, string> Row(params (string Key, string Text)[] values) =>
        values.ToImmutableSortedDictionary(v => v.Key, v => v.Text, StringComparer.Ordinal);
}

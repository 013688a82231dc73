using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>A made-up district of any size, judged by the real rules. The same size gives the same views.</summary>
internal static class SampleViews
{
    static readonly DateTimeOffset Asked = new(2026, 10, 15, 1, 10, 0, TimeSpan.Zero);

    static readonly ImmutableArray<SchoolGroup> Groups =
    [
        new(new("g1"), "幼儿园", 1), new(new("g2"), "小学组", 2), new(new("g3"), "初中组", 3), new(new("g4"), "高中组", 4), new(new("g5"), "直属单位", 5),
    ];

    static readonly string[] Places = ["清溪", "向阳路", "滨河", "青禾", "松风", "云桥", "南塘", "石鼓巷", "白鹭洲", "望江门外"];
    static readonly string[] Kinds = ["幼儿园", "中心小学", "初级中学", "高级中学", "教师进修学校附属实验学校教育集团东校区"];

    /// <summary>The comparison of the first three quarters of 2026, with every way of reporting and not reporting among the schools.</summary>
    public static ComparisonView District(int schools, Basis basis = Basis.Reported)
    {
        var random = new Random(2026);
        ImmutableArray<SchoolRow> rows = [.. Enumerable.Range(0, schools).Select(School)];
        var quarters = Quarter.OfYear(2026).Take(3).ToArray();
        var query = new ComparisonQuery(quarters[0], quarters[^1], basis);
        return ComparisonRules.Compare(
            new(
                new("qingxi"), "清溪区教育工会", "Asia/Shanghai", 1, Groups, WorkAreas.Shipped, rows,
                [.. quarters.Skip(1).Select(quarter => Round(quarter, rows))],
                [.. from quarter in quarters.Skip(1) from place in Enumerable.Range(0, schools) select Report(quarter, rows[place], place)],
                Sums(rows.Length, quarters, random)),
            query,
            Asked);
    }

    public static KeyTaskView KeyTasks(ComparisonView view)
    {
        var random = new Random(7);
        var quarter = view.Tables[^1].Quarter;
        return new(view.District, quarter, view.Basis, view.Groups, view.Schools, [.. view.Schools.SelectMany(school => new[]
        {
            Key(school, "组织全体女教职工参加区妇科病普查，参检率不低于百分之九十五，并建立随访名册", "a11", new Target(95_000, "%", Bound.AtLeast, Measure.Percent), random),
            Key(school, "工会干部例会", "a01", new Target(4_000, "次", Bound.AtLeast, Measure.Count), random),
        })]);
    }

    static SchoolRow School(int place)
    {
        var group = place % 5;
        var number = place / 50 is > 0 and var n ? $"第{n + 1}" : "";
        return new(new($"s{place:0000}"), Places[place / 5 % 10] + number + Kinds[group], Groups[group].Code);
    }

    static RoundRow Round(Quarter quarter, ImmutableArray<SchoolRow> schools)
    {
        var due = quarter.Next.FirstDay.AddDays(9);
        return new(
            new(quarter, 1, new(quarter.LastDay.AddDays(-14), due, due.AddDays(5), due.AddDays(15)), Asked),
            [.. schools.Select(school => new ExpectedSchool(school.School, school.Name, school.Group))],
            schools.Length > 20 ? [schools[17].School] : [],
            ImmutableDictionary<SchoolCode, DateOnly>.Empty.Add(schools[0].School, due.AddDays(3)));
    }

    static ReportRow Report(Quarter quarter, SchoolRow school, int place)
    {
        var due = Zones.EndOf(quarter.Next.FirstDay.AddDays(9), "Asia/Shanghai");
        return (place % 13) switch
        {
            3 => new(quarter, school.School, WorkState.Draft, false, false, false, false, null, true),
            5 => new(quarter, school.School, WorkState.Submitted, true, false, false, false, due.AddHours(30), true),
            7 => new(quarter, school.School, WorkState.Submitted, true, true, false, false, due.AddDays(-2), true),
            9 => new(quarter, school.School, WorkState.Returned, false, false, false, false, due.AddDays(-3), true),
            11 => new(quarter, school.School, WorkState.NotStarted, false, false, false, false, null, true),
            _ => new(quarter, school.School, WorkState.Accepted, true, false, true, false, due.AddHours(-place), true),
        };
    }

    static SumColumns Sums(int schools, Quarter[] quarters, Random random)
    {
        var rows = new List<(Quarter Quarter, int School, int Area, long Due, long Earned, long Year, long YearEarned, int Count, int Open, int Earlier)>();
        for (var school = 0; school < schools; school++)
        {
            var zeal = 0.55 + (random.NextDouble() * 0.5);
            for (var area = 0; area < WorkAreas.Shipped.Length; area++)
            {
                var tasks = Enumerable.Range(0, random.Next(0, 4))
                    .Select(_ => (Due: random.Next(1, 5), Weight: random.Next(1, 4) * Millionths.One / 2, Share: random.NextDouble() < zeal ? Millionths.One : random.Next(0, 900_000)))
                    .ToArray();
                foreach (var quarter in quarters.Where(_ => tasks.Length > 0))
                {
                    var due = tasks.Where(task => task.Due <= quarter.Number).ToArray();
                    var earned = due.Sum(task => Completion.Earned(task.Weight, task.Share));
                    var open = due.Count(task => task.Share < Millionths.One);
                    var earlier = due.Count(task => task.Due < quarter.Number && task.Share < Millionths.One);
                    rows.Add((quarter, school, area, due.Sum(task => task.Weight), earned, tasks.Sum(task => task.Weight), earned, due.Length, open, earlier));
                }
            }
        }

        return new(
            [.. rows.Select(r => r.Quarter)], [.. rows.Select(r => r.School)], [.. rows.Select(r => r.Area)],
            [.. rows.Select(r => r.Due)], [.. rows.Select(r => r.Earned)], [.. rows.Select(r => r.Year)], [.. rows.Select(r => r.YearEarned)],
            [.. rows.Select(r => r.Count)], [.. rows.Select(r => r.Open)], [.. rows.Select(r => r.Earlier)]);
    }

    static KeyTask Key(SchoolRow school, string title, string area, Target target, Random random)
    {
        var done = target.QuantityThousandths * random.Next(3, 6) / 5;
        var completion = Completion.Of(done, target.QuantityThousandths);
        var isDone = completion == Millionths.One;
        return new(
            school.School, OccurrenceId.Of($"plan.{area}"), title, new(area), TaskKind.FromDistrict, new(2026, 3), new(2026, 9), target, 2 * Millionths.One, "女工委员",
            done, completion, isDone ? TaskState.Done : TaskState.InProgress, isDone ? "按计划完成，资料已归档。" : null, isDone ? null : "部分教师外出学习", isDone ? null : "十月补上",
            isDone ? Light.Green : Light.Red);
    }
}

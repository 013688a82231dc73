using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Tests.Support.Seeding;

/// <summary>What happened in a stream: its facts with their moments, in order.</summary>
/// <param name="Third">It happened to the schools whose number leaves this rest when divided by three; null: to all.</param>
internal sealed record SeedStory(StreamName Stream, ImmutableArray<(DateTimeOffset At, IFact Fact)> Facts, int? Third = null);

/// <summary>
/// The invented stories that a seed is made of. Schools are of a few kinds (variants), which differ in what they plan and how far they are;
/// all schools of a variant have the same story, told of a school with the code <see cref="Somebody"/>.
/// </summary>
internal static class SeedStories
{
    public const int Variants = 4;

    /// <summary>Stands for the school in names of streams.</summary>
    public static readonly SchoolCode Somebody = new("somebody");

    private const int OneOffs = 16;
    private const int Standing = 2;

    private static readonly GroupCode[] Groups = [new("primary"), new("middle"), new("kindergarten")];

    /// <summary>The facts of a district: its schools and the rounds of all quarters that have begun.</summary>
    public static ImmutableArray<IFact> OfDistrict(DistrictCode district, int schools, SeedSize size)
    {
        var expected = Enumerable.Range(0, schools)
            .Select(number => new ExpectedSchool(SeedSize.School(number), $"{number:0000}学校", Groups[number % Groups.Length])).ToImmutableArray();
        return
        [
            new DistrictFounded(district, $"{district}区教育工会", "Asia/Shanghai", WorkAreas.Shipped),
            .. Groups.Select((group, i) => new GroupSet(group, group.Value, i + 1)),
            .. expected.Select(school => new SchoolRegistered(school.School, school.Name, school.Group, new(2010, 9, 1), true, [])),
            .. Quarters(size).Select(quarter => new RoundOpened(quarter, Dates(quarter), expected)),
            .. from number in Enumerable.Range(0, schools / 50)
               from fact in new IFact[]
               {
                   new ExemptionGranted(SeedSize.School(number * 50), new(SeedSize.LastYear, 2), new(SeedSize.LastYear, 4), "校舍改造"),
                   new ExtensionGranted(SeedSize.School((number * 50) + 1), new(SeedSize.LastYear, 3), new(SeedSize.LastYear, 10, 12), "系统培训"),
                   new NoticeSent(new(SeedSize.LastYear, 3), [SeedSize.School((number * 50) + 2), SeedSize.School((number * 50) + 3)], NoticeChannel.GroupChat, null),
               }
               select fact,
            .. Enumerable.Range(size.FirstYear, size.Years - 1).Select(year => new YearClosed(year)),
        ];
    }

    /// <summary>All streams of a school but its ledgers.</summary>
    public static IEnumerable<SeedStory> OfSchool(DistrictCode district, int variant, SeedSize size)
    {
        yield return new(StreamName.School(district, Somebody), [.. Years(size).SelectMany(year => School(year, variant)).OrderBy(told => told.At)]);
        yield return new(StreamName.Matters(district, Somebody), [.. Years(size).SelectMany((year, index) => SeedWork.Matter(index + 1, year))]);
        foreach (var year in Years(size)) yield return SeedWork.Inspection(district, year);
        foreach (var ledger in SeedLedgers.Of(district, variant, size)) yield return ledger;
    }

    public static IEnumerable<int> Years(SeedSize size) => Enumerable.Range(size.FirstYear, size.Years);

    public static PlanId PlanOf(int year) => new(string.Create(CultureInfo.InvariantCulture, $"p{year}"));

    public static TaskId TaskOf(int number) => new(string.Create(CultureInfo.InvariantCulture, $"t{number}"));

    /// <summary>Two hours UTC into a day.</summary>
    public static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new(2, 0)), TimeSpan.Zero);

    private static IEnumerable<Quarter> Quarters(SeedSize size) => Years(size).SelectMany(Quarter.OfYear).Where(quarter => At(quarter.FirstDay) < SeedSize.Now.AddMonths(-1));

    private static RoundDates Dates(Quarter quarter) =>
        new(quarter.LastDay.AddDays(-14), quarter.LastDay.AddDays(9), quarter.LastDay.AddDays(14), quarter.LastDay.AddDays(19));

    private static IEnumerable<(DateTimeOffset At, IFact Fact)> School(int year, int variant)
    {
        var (plan, title, tasks) = (PlanOf(year), $"{year}年工会工作计划", Tasks(year, variant));
        yield return (At(new(year, 1, 8)), new PlanStarted(plan, title, new(new(year, 1), new(year, 12)), null));
        yield return (At(new(year, 1, 10)), new PlanSubmitted(plan, title, tasks, null));
        yield return (At(new(year, 1, 20)), new PlanAccepted(plan, null));
        if ((year + variant) % 4 == 0)
        {
            yield return (At(new(year, 5, 12)), new PlanAmendmentStarted(plan, "活动改期"));
            yield return (At(new(year, 5, 13)), new PlanSubmitted(plan, title, tasks.SetItem(5, tasks[5] with { WeightMillionths = 3 * PlanTask.UsualWeight }), "活动改期"));
            yield return (At(new(year, 5, 20)), new PlanAccepted(plan, null));
        }

        foreach (var quarter in Quarter.OfYear(year))
            foreach (var told in Report(quarter, variant)) yield return told;
        foreach (var period in new SummaryPeriod[] { new(year, SummaryKind.HalfYear), new(year, SummaryKind.Year) })
        {
            var day = period.LastQuarter.LastDay.AddDays(variant + 3);
            if (At(day) > SeedSize.Now) continue;
            yield return (At(day), new SummarySubmitted(period, new([new("主要工作", $"{period.Name}围绕中心工作开展活动。", [])]), day.AddDays(5), true));
            yield return (At(day.AddDays(10)), new SummaryAccepted(period, null));
        }
    }

    /// <summary>Of the quarter that is being reported one variant waits for the office, one has begun, one has said nothing.</summary>
    private static IEnumerable<(DateTimeOffset At, IFact Fact)> Report(Quarter quarter, int variant)
    {
        var at = At(quarter.LastDay.AddDays(variant + 1));
        if (at > SeedSize.Now || At(quarter.FirstDay) > SeedSize.Now) yield break;
        var isLast = At(quarter.LastDay.AddDays(19)) > SeedSize.Now;
        yield return (at.AddHours(-2), new ReportStarted(quarter));
        if (isLast && variant > 1) yield break;
        var dates = Dates(quarter);
        yield return (at, new ReportSubmitted(quarter, Content(quarter, variant), false, new(1, dates.Due, dates.Grace, dates.Lock, null), true));
        if (!isLast || variant == 0) yield return (At(quarter.LastDay.AddDays(4)).AddHours(variant), new ReportAccepted(quarter, null));
    }

    private static ImmutableArray<PlanTask> Tasks(int year, int variant) =>
    [
        .. Enumerable.Range(0, OneOffs).Select(i => new PlanTask(
            TaskOf(i), TaskKind.OneOff, $"开展第{i + 1}项{WorkAreas.Shipped[(i + variant) % OneOffs].Name}工作，组织教职工参加并做好记录", WorkAreas.Shipped[(i + variant) % OneOffs].Code, null,
            [new(year, Month(i))], i % 2 == 0 ? new(2_000, "次", Bound.AtLeast, Measure.Count) : null, Recurrence.None,
            IsKey(i) ? 2 * PlanTask.UsualWeight : PlanTask.UsualWeight, "工会主席", new(i * 40, 30, $"{Month(i)}月，开展第{i + 1}项工作，组织教职工参加并做好记录，由工会主席负责。"))),
        .. Enumerable.Range(OneOffs, Standing).Select(i => new PlanTask(
            TaskOf(i), TaskKind.Standing, $"{WorkAreas.Shipped[i].Name}常年工作", WorkAreas.Shipped[i].Code, null, [], null, Recurrence.None, PlanTask.UsualWeight, "工会委员", null)),
    ];

    private static int Month(int task) => (task % 12) + 1;

    /// <summary>Two of a plan's tasks weigh double (重点任务).</summary>
    private static bool IsKey(int task) => task is 3 or 9;

    private static ReportContent Content(Quarter quarter, int variant)
    {
        var oneOffs = Enumerable.Range(0, OneOffs).Where(i => new YearMonth(quarter.Year, Month(i)).Quarter == quarter).Select(i => new TaskProgress(
            new($"{PlanOf(quarter.Year)}.{TaskOf(i)}"), (i + variant) % 5 == 0 ? TaskState.InProgress : TaskState.Done, i % 2 == 0 ? 1_000 + (1_000 * (variant % 2)) : null,
            null, $"已开展第{i + 1}项工作，参加{(i * 7) + 20}人次。", (i + variant) % 5 == 0 ? "时间安排较紧" : null));
        var standing = Enumerable.Range(OneOffs, Standing).Select(i => new TaskProgress(new($"{PlanOf(quarter.Year)}.{TaskOf(i)}.{quarter}"), TaskState.Done, Text: "按计划进行。"));
        return new([.. oneOffs, .. standing], [], null, false);
    }
}

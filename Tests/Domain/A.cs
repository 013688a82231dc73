using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain;

/// <summary>Builders: well-formed things with as little said as a test needs. Invented district 青岚区, schools 溪湖 and 东湖.</summary>
internal static class A
{
    public static readonly DistrictCode District = new("qinglan");
    public static readonly SchoolCode Xihu = new("xihu");
    public static readonly SchoolCode Donghu = new("donghu");
    public static readonly GroupCode Primary = new("xiaoxue");
    public static readonly GroupCode Middle = new("zhongxue");
    public static readonly AreaCode Democracy = new("a02");
    public static readonly AreaCode Funds = new("a14");
    public static readonly PlanId PlanId = new("p2026");
    public static readonly Quarter Q1 = new(2026, 1);
    public static readonly Quarter Q2 = new(2026, 2);
    public static readonly Quarter Q3 = new(2026, 3);
    public static readonly Quarter Q4 = new(2026, 4);

    private static int commands;

    /// <summary>Noon in Shanghai, as UTC.</summary>
    public static DateTimeOffset Noon(int year, int month, int day) => new(year, month, day, 4, 0, 0, TimeSpan.Zero);

    public static DateOnly Day(int month, int day, int year = 2026) => new(year, month, day);

    public static Actor Chair(SchoolCode? school = null) => new("chair", Role.SchoolChair, District, school ?? Xihu);

    public static Actor Officer() => new("officer", Role.DistrictOfficer, District);

    /// <summary>An officer of these groups only.</summary>
    public static Actor OfficerOf(params GroupCode[] groups) => Officer() with { Limits = PostLimits.None with { Groups = [.. groups] } };

    /// <summary>A member of the school who fills in these areas only.</summary>
    public static Actor MemberOf(params AreaCode[] areas) =>
        new("member", Role.SchoolMember, District, Xihu, PostLimits.None with { Areas = [.. areas] });

    /// <summary>A context with a command id of its own.</summary>
    public static CommandContext BySchool(SchoolCode? school = null, long? revision = null) => new(CommandId(), Chair(school), revision);

    public static CommandContext ByDistrict(long? revision = null) => new(CommandId(), Officer(), revision);

    public static CommandContext By(Actor actor) => new(CommandId(), actor);

    /// <summary>As it is stored and sent; equal texts are equal values, lists included.</summary>
    public static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, DomainJson.Options);

    public static string CommandId() => Interlocked.Increment(ref commands).ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    public static YearMonth[] Months(params int[] months) => [.. months.Select(m => new YearMonth(2026, m))];

    public static PlanSpan Span(int firstYear = 2026, int firstMonth = 1, int lastYear = 2026, int lastMonth = 12) =>
        new(new(firstYear, firstMonth), new(lastYear, lastMonth));

    public static Target Target(long quantity, Bound bound = Bound.AtLeast, Measure measure = Measure.Count) =>
        new(quantity * 1000, measure switch { Measure.Count => "次", Measure.Money => "元", _ => "%" }, bound, measure);

    public static PlanTask Task(
        string id = "t1", int[]? months = null, Target? target = null, AreaCode? area = null, long weight = PlanTask.UsualWeight,
        TaskKind kind = TaskKind.OneOff, Recurrence recurrence = Recurrence.None) =>
        new(new(id), kind, $"召开教代会（{id}）", area ?? Democracy, null, [.. Months(months ?? [3])], target, recurrence, weight, null, null);

    public static DistrictTask DistrictTask(string id = "d1", int[]? months = null, GroupCode[]? groups = null, SchoolCode[]? schools = null) =>
        new(new(id), $"区下达（{id}）", Funds, [.. Months(months ?? [6])], null, PlanTask.UsualWeight, [.. groups ?? []], [.. schools ?? []]);

    public static OccurrenceId Occurrence(string task = "t1", string? period = null) =>
        OccurrenceId.Of(period is null ? $"{PlanId}.{task}" : $"{PlanId}.{task}.{period}");

    public static TaskProgress Line(string task = "t1", TaskState? state = TaskState.Done, long? quantity = null, int? percent = null, string? text = null, string? period = null) =>
        new(Occurrence(task, period), state, quantity * 1000, percent * 10_000L, text);

    public static ReportContent Content(params TaskProgress[] lines) => new([.. lines], [], null, false);

    /// <summary>Opens ten days before the quarter's end; due on the 10th, grace to the 15th, lock on the 30th after it.</summary>
    public static RoundDates Dates(Quarter quarter) =>
        new(quarter.LastDay.AddDays(-10), quarter.LastDay.AddDays(10), quarter.LastDay.AddDays(15), quarter.LastDay.AddDays(30));

    public static Round Round(Quarter? quarter = null) => new(
        quarter ?? Q1, 1, Dates(quarter ?? Q1), Noon(2026, 3, 20), [new(Xihu, "溪湖小学", Primary), new(Donghu, "东湖小学", Primary)]);

    public static NewSchool School(SchoolCode code, string name = "溪湖小学", GroupCode? group = null, bool hasUnion = true) =>
        new(code, name, group ?? Primary, Day(1, 1, 2020), hasUnion, []);
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>Many schools with a standing task in each of 20 areas: 80 rows of area sums a school and year. The round of every quarter is open from its first day.</summary>
internal static class ManySchools
{
    /// <summary>Schools of a large district.</summary>
    public const int Count = 1_000;

    /// <summary>Id of each school's plan.</summary>
    public const string Plan = "yearly";

    /// <summary>The occurrence of a school's task in a quarter.</summary>
    public static OccurrenceId Occurrence(int task, Quarter quarter) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Plan}.t{task}.{quarter}"));

    /// <summary>Reads all columns of the year's area sums into locals.</summary>
    /// <returns>Rows read.</returns>
    public static int ReadBare(Database database)
    {
        using var connection = database.OpenReader();
        using var command = connection.Command("SELECT * FROM area_sums WHERE district = @0", BenchmarkSilo.District.Value);
        using var reader = command.ExecuteReader();
        var (rows, sum, length) = (0, 0L, 0);
        while (reader.Read())
        {
            for (var column = 0; column < 4; column++) length += reader.GetString(column).Length;
            for (var column = 4; column < reader.FieldCount; column++) sum += reader.IsDBNull(column) ? 1 : reader.GetInt64(column) & 1;
            rows++;
        }

        return sum + length > 0 ? rows : 0;
    }

    /// <summary>Writes them: a district with four rounds, and for each school a plan and a report for every quarter before the one of <paramref name="now"/>.</summary>
    /// <param name="count">How many schools.</param>
    public static async Task Write(IJournal journal, DateTimeOffset now, int count = Count)
    {
        var current = new YearMonth(now.Year, now.Month).Quarter;
        var at = now.AddMonths(-9);
        var codes = Enumerable.Range(0, count).Select(BenchmarkSilo.School).ToArray();
        var rounds = Quarter.OfYear(current.Year).Select(quarter => new RoundOpened(
            quarter, Dates(quarter), [.. codes.Select(code => new ExpectedSchool(code, $"{code} 小学", new("primary")))]));
        await Commit(journal, StreamName.District(BenchmarkSilo.District), District.Empty, [.. Registered(codes), .. rounds], at);
        await Task.WhenAll(codes.Select(code => Commit(journal, StreamName.School(BenchmarkSilo.District, code), SchoolUnion.Empty, Story(current), at)));
    }

    /// <summary>Writes one more school than <see cref="Count"/>, each with a plan of these sentences that was handed in.</summary>
    /// <param name="sentences">Those of the school with a number, from 0.</param>
    public static async Task WritePlans(IJournal journal, DateTimeOffset now, Func<int, ImmutableArray<string>> sentences)
    {
        var schools = Enumerable.Range(0, Count + 1).ToArray();
        await Commit(journal, StreamName.District(BenchmarkSilo.District), District.Empty, [.. Registered(schools.Select(BenchmarkSilo.School))], now);
        await Task.WhenAll(schools.Select(school => Commit(
            journal, StreamName.School(BenchmarkSilo.District, BenchmarkSilo.School(school)), SchoolUnion.Empty, HandedIn(now.Year, sentences(school)), now)));
    }

    private static IEnumerable<IFact> Registered(IEnumerable<SchoolCode> codes) =>
    [
        new DistrictFounded(BenchmarkSilo.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped),
        new GroupSet(new("primary"), "小学", 1),
        .. codes.Select(code => new SchoolRegistered(code, $"{code} 小学", new("primary"), new(2020, 9, 1), true, [])),
    ];

    private static ImmutableArray<IFact> HandedIn(int year, ImmutableArray<string> sentences)
    {
        var plan = new PlanId(Plan);
        var tasks = sentences.Select((sentence, i) => new PlanTask(
            new($"t{i}"), TaskKind.OneOff, sentence, WorkAreas.Shipped[0].Code, null, [], null, Recurrence.None, PlanTask.UsualWeight, null,
            new(0, sentence.Length, sentence))).ToImmutableArray();
        return
        [
            new PlanStarted(plan, "年度工会工作计划", new(new(year, 1), new(year, 12)), null),
            new PlanSubmitted(plan, "年度工会工作计划", tasks, null),
        ];
    }

    /// <summary>A plan with a standing task in each area, and reports for the quarters of the year that are over.</summary>
    private static ImmutableArray<IFact> Story(Quarter current)
    {
        var plan = new PlanId(Plan);
        var tasks = WorkAreas.Shipped.Select((area, i) => new PlanTask(
            new($"t{i}"), TaskKind.Standing, $"{area.Name}常年工作", area.Code, null, [], new(2_000, "次", Bound.AtLeast, Measure.Count),
            Recurrence.None, PlanTask.UsualWeight, null, null)).ToImmutableArray();
        return
        [
            new PlanStarted(plan, "年度工会工作计划", new(new(current.Year, 1), new(current.Year, 12)), null),
            new PlanSubmitted(plan, "年度工会工作计划", tasks, null),
            new PlanAccepted(plan, null),
            .. Quarter.OfYear(current.Year).TakeWhile(quarter => quarter < current).Select(quarter => new ReportSubmitted(
                quarter,
                new([.. tasks.Select((_, i) => new TaskProgress(Occurrence(i, quarter), TaskState.InProgress, 1_000 * (i % 4)))], [], null, false),
                false,
                new(1, Dates(quarter).Due, Dates(quarter).Grace, Dates(quarter).Lock, null),
                true)),
        ];
    }

    private static RoundDates Dates(Quarter quarter) =>
        new(quarter.FirstDay, quarter.Next.FirstDay.AddDays(9), quarter.Next.FirstDay.AddDays(14), quarter.Next.FirstDay.AddDays(19));

    private static async Task Commit<TState>(IJournal journal, StreamName stream, TState empty, ImmutableArray<IFact> facts, DateTimeOffset at)
        where TState : class, IState<TState>
    {
        var after = facts.Aggregate(empty, (state, fact) => state.Apply(fact, at, "officer"));
        await journal.Append(new(stream, 0, at, "officer", stream.Value, new string('0', 64), FactKinds.Write(facts), "{}"u8.ToArray(), new(empty, after)));
    }
}

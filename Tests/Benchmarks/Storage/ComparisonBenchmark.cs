using System.Collections.Immutable;
using System.Diagnostics;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>
/// The comparison of 1,000 schools × 4 quarters × 20 areas, warm, at storage and at the grain boundary, beside a bare reader that
/// reads all columns of the same 80,000 rows into locals. They take turns.
/// </summary>
internal static class ComparisonBenchmark
{
    private const int Schools = 1_000;
    private const int WarmUp = 5;
    private const int Times = 40;

    private static readonly ComparisonQuery Query = new(new(2026, 1), new(2026, 4), Basis.Reported);

    public static async Task Run()
    {
        await using var silo = await BenchmarkSilo.Start();
        await SetUp(silo.Storage.Journal);
        var actor = new Actor("officer", Role.DistrictOfficer, BenchmarkSilo.District);
        var grain = silo.Grains.Comparison(BenchmarkSilo.District);
        var (bare, storage, boundary, rows) = (new List<double>(), new List<double>(), new List<double>(), 0);
        for (var i = 0; i < WarmUp + Times; i++)
        {
            var bareTime = await Time(() => Task.FromResult(rows = ReadBare(silo.Storage.Database)));
            var storageTime = await Time(() => silo.Storage.Comparison.Read(BenchmarkSilo.District, Query, BenchmarkSilo.Now, default));
            var boundaryTime = await Time(() => grain.Compare(actor, Query).Granted());
            if (i < WarmUp) continue;
            bare.Add(bareTime);
            storage.Add(storageTime);
            boundary.Add(boundaryTime);
        }

        Console.WriteLine($"comparison of {rows} rows, {Times} times, warm; p95");
        Console.WriteLine($"  bare reader      {bare.P95(),8:0.0} ms");
        Console.WriteLine($"  storage          {storage.P95(),8:0.0} ms   ratio {storage.P95() / bare.P95():0.00}");
        Console.WriteLine($"  grain boundary   {boundary.P95(),8:0.0} ms   ratio {boundary.P95() / bare.P95():0.00}");
    }

    private static async Task<double> Time<T>(Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <returns>Rows read.</returns>
    private static int ReadBare(SqliteDatabase database)
    {
        using var connection = database.OpenReader();
        using var command = connection.Command("SELECT * FROM area_sums WHERE district = @0 AND quarter BETWEEN '2026Q1' AND '2026Q4'", BenchmarkSilo.District.Value);
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

    private static async Task SetUp(IJournal journal)
    {
        var codes = Enumerable.Range(0, Schools).Select(BenchmarkSilo.School).ToArray();
        var rounds = Quarter.OfYear(2026).Select(quarter => new RoundOpened(
            quarter, Dates(quarter), [.. codes.Select(code => new ExpectedSchool(code, $"{code} 小学", new("primary")))]));
        await Commit(journal, StreamName.District(BenchmarkSilo.District), District.Empty,
        [
            new DistrictFounded(BenchmarkSilo.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped),
            new GroupSet(new("primary"), "小学", 1),
            .. codes.Select(code => new SchoolRegistered(code, $"{code} 小学", new("primary"), new(2020, 9, 1), true, [])),
            .. rounds,
        ]);
        await Task.WhenAll(codes.Select(code => Commit(journal, StreamName.School(BenchmarkSilo.District, code), SchoolUnion.Empty, Story())));
    }

    /// <summary>A plan with a standing task in each area, and three reported quarters.</summary>
    private static ImmutableArray<IFact> Story()
    {
        var plan = new PlanId("p2026");
        var tasks = WorkAreas.Shipped.Select((area, i) => new PlanTask(
            new($"t{i}"), TaskKind.Standing, $"{area.Name}常年工作", area.Code, null, [], new(2_000, "次", Bound.AtLeast, Measure.Count),
            Recurrence.None, PlanTask.UsualWeight, null, null)).ToImmutableArray();
        return
        [
            new PlanStarted(plan, "2026年工会工作计划", new(new(2026, 1), new(2026, 12)), null),
            new PlanSubmitted(plan, "2026年工会工作计划", tasks, null),
            new PlanAccepted(plan, null),
            .. Quarter.OfYear(2026).Take(3).Select(quarter => new ReportSubmitted(
                quarter,
                new([.. tasks.Select((_, i) => new TaskProgress(new($"p2026.t{i}.{quarter}"), TaskState.InProgress, 1_000 * (i % 4)))], [], null, false),
                false,
                new(1, Dates(quarter).Due, Dates(quarter).Grace, Dates(quarter).Lock, null),
                true)),
        ];
    }

    private static RoundDates Dates(Quarter quarter) =>
        new(quarter.LastDay.AddDays(-10), quarter.Next.FirstDay.AddDays(9), quarter.Next.FirstDay.AddDays(14), quarter.Next.FirstDay.AddDays(19));

    private static async Task Commit<TState>(IJournal journal, StreamName stream, TState empty, ImmutableArray<IFact> facts)
        where TState : class, IState<TState>
    {
        var at = BenchmarkSilo.Now.AddMonths(-9);
        var after = facts.Aggregate(empty, (state, fact) => state.Apply(fact, at, "officer"));
        await journal.Append(new(stream, 0, at, "officer", stream.Value, new string('0', 64), FactKinds.Write(facts), "{}"u8.ToArray(), new(empty, after)));
    }
}

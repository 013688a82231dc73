using System.Collections.Immutable;
using System.Diagnostics;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>
/// Durable submits of 20-task reports at the grain boundary: 32 callers over 300 schools, beside a bare loop that writes the same
/// rows, in groups of 32 and one by one. All three take turns in the same run; the median of five counts.
/// </summary>
internal static class SubmitsBenchmark
{
    private const int Schools = 300;
    private const int Callers = 32;
    private const int Tasks = 20;
    private const int WarmUps = 6;
    private const int Runs = 5;

    private static readonly Quarter Quarter = new(2026, 3);

    public static async Task Run()
    {
        await using var silo = await BenchmarkSilo.Start();
        await SetUp(silo);
        var start = silo.Beside("start.db");
        await silo.Storage.Maintenance.Backup(start);
        var figures = silo.Storage.Maintenance.Figures;

        // The rows of the last warm-up are what the bare loops write.
        for (var run = 1; run < WarmUps; run++)
        {
            await Submit(silo);
            await Withdraw(silo);
        }

        await Submit(silo);
        var rows = BareLoop.RowsOfLastCommits(silo.Path, Enumerable.Range(0, Schools).Select(BenchmarkSilo.School));
        BareLoop.Measure(silo, start, rows, Callers);
        await Withdraw(silo);

        var (grains, grouped, single) = (new List<double>(), new List<double>(), new List<double>());
        var (groups, writes) = (0L, 0L);
        for (var run = 0; run < Runs; run++)
        {
            grouped.Add(Schools / BareLoop.Measure(silo, start, rows, Callers).TotalSeconds);
            single.Add(Schools / BareLoop.Measure(silo, start, rows, 1).TotalSeconds);
            var (groupsBefore, writesBefore) = (figures.Groups, figures.Writes);
            grains.Add(Schools / (await Submit(silo)).TotalSeconds);
            (groups, writes) = (groups + figures.Groups - groupsBefore, writes + figures.Writes - writesBefore);
            await Withdraw(silo);
        }

        Console.WriteLine($"durable submits of {Tasks}-task reports, {Callers} callers, {Schools} schools, median of {Runs}");
        Console.WriteLine($"  grain boundary            {grains.Median(),8:0} /s");
        Console.WriteLine($"  bare loop, groups of {Callers}   {grouped.Median(),8:0} /s   ratio {grains.Median() / grouped.Median():0.00}");
        Console.WriteLine($"  bare loop, single commits {single.Median(),8:0} /s   ratio {grains.Median() / single.Median():0.00}");
        Console.WriteLine($"  state rows per submit     {rows.Average(row => row.Changes.Count),8:0.0}");
        Console.WriteLine($"  mean group size           {(double)writes / groups,8:0.0}");
    }

    private static async Task SetUp(BenchmarkSilo silo)
    {
        var district = silo.Grains.District(BenchmarkSilo.District);
        await district.Found(new(silo.ByDistrict(), BenchmarkSilo.District, "青岚区教育工会", null)).Granted();
        await district.SetGroup(new(silo.ByDistrict(), new("primary"), "小学", 1)).Granted();
        var schools = Enumerable.Range(0, Schools).Select(BenchmarkSilo.School)
            .Select(code => new NewSchool(code, $"{code} 小学", new("primary"), new(2020, 9, 1), true, [])).ToImmutableArray();
        await district.RegisterSchools(new(silo.ByDistrict(), schools)).Granted();
        await district.OpenRound(new(silo.ByDistrict(), Quarter, new(new(2026, 9, 20), new(2026, 10, 10), new(2026, 10, 15), new(2026, 10, 20)))).Granted();
        foreach (var school in schools) await StartWithPlan(silo, school.School);
    }

    private static async Task StartWithPlan(BenchmarkSilo silo, SchoolCode school)
    {
        var union = silo.Grains.SchoolUnion(BenchmarkSilo.District, school);
        var plan = new PlanId("p2026");
        await union.StartPlan(new(silo.BySchool(school), plan, "2026年工会工作计划", new(new(2026, 1), new(2026, 12)), null)).Granted();
        var tasks = Enumerable.Range(1, Tasks).Select(i => new PlanTask(
            new($"t{i}"), TaskKind.OneOff, $"第{i}项工作", WorkAreas.Shipped[i % WorkAreas.Shipped.Length].Code, null, [new(2026, 7 + (i % 3))],
            new(10_000, "次", Bound.AtLeast, Measure.Count), Recurrence.None, PlanTask.UsualWeight, "工会主席", null));
        await union.SubmitPlan(new(silo.BySchool(school), plan, "2026年工会工作计划", [.. tasks])).Granted();
        await union.AcceptPlan(new(silo.ByDistrict(), plan, null)).Granted();
    }

    /// <summary>Every school hands its report in; the callers share the schools.</summary>
    private static async Task<TimeSpan> Submit(BenchmarkSilo silo)
    {
        var lines = Enumerable.Range(1, Tasks).Select(i => new TaskProgress(
            new($"p2026.t{i}"), TaskState.InProgress, 1_000 * (i % 10), null, $"本季度已开展第{i}项工作，参加教职工{i * 7}人次。")).ToImmutableArray();
        var content = new ReportContent(lines, [], null, false);
        var clock = Stopwatch.StartNew();
        await ForAll(school => silo.Grains.SchoolUnion(BenchmarkSilo.District, school).Submit(new(silo.BySchool(school), Quarter, content, false)).Granted());
        return clock.Elapsed;
    }

    private static Task Withdraw(BenchmarkSilo silo) =>
        ForAll(school => silo.Grains.SchoolUnion(BenchmarkSilo.District, school).Withdraw(new(silo.BySchool(school), Quarter)).Granted());

    private static async Task ForAll(Func<SchoolCode, Task> act)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < Schools; i = Interlocked.Increment(ref next)) await act(BenchmarkSilo.School(i));
        })));
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Interfaces;
using Npgsql;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>
/// Durable submits of 20-task reports at the grain boundary over 300 schools, beside a bare loop that writes the same rows. On SQLite 32
/// callers, and the loop in groups of 32 and one by one; on PostgreSQL 64 callers, and the loop on 64 connections. They take turns in the
/// same run; the median of five counts.
/// </summary>
internal static class SubmitsBenchmark
{
    private const int Schools = 300;
    private const int Callers = 32;
    private const int CallersOnServer = 64;
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
        await Compare(
            silo, Callers, ($"bare loop, groups of {Callers}", rows => Task.FromResult(BareLoop.Measure(silo, start, rows, Callers))),
            ("bare loop, single commits", rows => Task.FromResult(BareLoop.Measure(silo, start, rows, 1))));
    }

    /// <param name="owner">Connection string of a role that may make databases and roles, on a server for this alone that trusts it.</param>
    public static async Task RunOnServer(string owner)
    {
        foreach (var sql in new[] { "DROP DATABASE IF EXISTS bare", "DROP DATABASE IF EXISTS union_start" }) await PostgresLoop.Execute(owner, sql);
        var (_, program) = await BenchmarkDatabase.Make(owner, "union_run");
        await using (var before = await BenchmarkSilo.Start(program)) await SetUp(before);
        NpgsqlConnection.ClearAllPools();
        await PostgresLoop.Execute(owner, "CREATE DATABASE union_start TEMPLATE union_run");
        await using var silo = await BenchmarkSilo.Start(program, commands: 1_000_000);
        await Compare(silo, CallersOnServer, ($"bare loop, {CallersOnServer} connections", rows => PostgresLoop.Measure(owner, "union_start", rows, CallersOnServer)));
    }

    private static async Task Compare(BenchmarkSilo silo, int callers, params (string Name, Func<IReadOnlyList<CommitRows>, Task<TimeSpan>> Loop)[] bare)
    {
        var figures = silo.Storage.Maintenance.Figures;

        // The rows of the last warm-up are what the bare loops write.
        for (var run = 1; run < WarmUps; run++)
        {
            await Submit(silo, callers);
            await Withdraw(silo, callers);
        }

        await Submit(silo, callers);
        var rows = BareLoop.RowsOfLastCommits(silo.Storage.Database, Enumerable.Range(0, Schools).Select(BenchmarkSilo.School));
        foreach (var (_, loop) in bare) await loop(rows);
        await Withdraw(silo, callers);

        var (grains, loops) = (new List<double>(), bare.Select(_ => new List<double>()).ToArray());
        var (groups, writes) = (0L, 0L);
        for (var run = 0; run < Runs; run++)
        {
            for (var i = 0; i < bare.Length; i++) loops[i].Add(Schools / (await bare[i].Loop(rows)).TotalSeconds);
            var (groupsBefore, writesBefore) = (figures.Groups, figures.Writes);
            grains.Add(Schools / (await Submit(silo, callers)).TotalSeconds);
            (groups, writes) = (groups + figures.Groups - groupsBefore, writes + figures.Writes - writesBefore);
            await Withdraw(silo, callers);
        }

        Console.WriteLine($"durable submits of {Tasks}-task reports, {callers} callers, {Schools} schools, median of {Runs}");
        Console.WriteLine($"  {"grain boundary",-28}{grains.Median(),8:0} /s");
        for (var i = 0; i < bare.Length; i++) Console.WriteLine($"  {bare[i].Name,-28}{loops[i].Median(),8:0} /s   ratio {grains.Median() / loops[i].Median():0.00}");
        Console.WriteLine($"  {"rows behind the journal's",-28}{rows.Average(row => row.Following.Count()),8:0.0}");
        Console.WriteLine($"  {"mean group size",-28}{(double)writes / groups,8:0.0}");
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
    private static async Task<TimeSpan> Submit(BenchmarkSilo silo, int callers)
    {
        var lines = Enumerable.Range(1, Tasks).Select(i => new TaskProgress(
            new($"p2026.t{i}"), TaskState.InProgress, 1_000 * (i % 10), null, $"本季度已开展第{i}项工作，参加教职工{i * 7}人次。")).ToImmutableArray();
        var content = new ReportContent(lines, [], null, false);
        var clock = Stopwatch.StartNew();
        await ForAll(callers, school => silo.Grains.SchoolUnion(BenchmarkSilo.District, school).Submit(new(silo.BySchool(school), Quarter, content, false)).Granted());
        return clock.Elapsed;
    }

    private static Task Withdraw(BenchmarkSilo silo, int callers) =>
        ForAll(callers, school => silo.Grains.SchoolUnion(BenchmarkSilo.District, school).Withdraw(new(silo.BySchool(school), Quarter)).Granted());

    private static async Task ForAll(int callers, Func<SchoolCode, Task> act)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < Schools; i = Interlocked.Increment(ref next)) await act(BenchmarkSilo.School(i));
        })));
    }
}

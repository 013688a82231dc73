using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>
/// How long a district takes to come back from its backup: 1,000 schools, each with plans of 60 standing tasks a year, which are 240
/// occurrences. The bare copy of the backup's file beside what a restore does: that copy, the check of every chain, and the read model made
/// anew, which a backup of PostgreSQL does not hold.
/// </summary>
internal static class RestoreBenchmark
{
    private const int Tasks = 60;
    private const int AtOnce = 16;

    /// <param name="years">Years of each school.</param>
    /// <param name="owner">Connection string of a role that may make databases and roles, on a server for this alone that trusts it; null: no restore into a server.</param>
    public static async Task Run(int years, string? owner = null)
    {
        await using var silo = await BenchmarkSilo.Start();
        var storage = silo.Storage;
        var clock = Stopwatch.StartNew();
        await Write(storage.Journal, years);
        Say("journal written", clock, $"{Count(silo, "journal")} rows");
        clock.Restart();
        await storage.Maintenance.Rebuild();
        Say("read model filled for the first time", clock, $"{Count(silo, ReadTables.Occurrences.ToString())} occurrences");
        var backup = silo.Beside("backup.db");
        clock.Restart();
        await storage.Maintenance.Backup(backup);
        Say("backup", clock, $"{new FileInfo(backup).Length / 1_000_000} MB");
        await Restore(silo, backup);
        if (owner is not null) await RestoreIntoServer(backup, owner);
    }

    /// <summary>As a restore into PostgreSQL does: rows, read model, check of every chain.</summary>
    private static async Task RestoreIntoServer(string backup, string owner)
    {
        var (_, program) = await BenchmarkDatabase.Make(owner, "union_restore");
        var clock = Stopwatch.StartNew();
        var check = await StorageMaintenance.Move(new() { Path = backup }, new() { PostgreSql = program });
        Say("restore into PostgreSQL", clock, $"{check.Rows} rows, sound: {check.IsSound}");
    }

    private static async Task Restore(BenchmarkSilo silo, string backup)
    {
        // Once unmeasured, so that both copies find the backup in memory.
        var restored = silo.Beside("restored.db");
        Copy(backup, restored);
        File.Delete(restored);
        var clock = Stopwatch.StartNew();
        Copy(backup, restored);
        var bare = clock.Elapsed;
        Say("bare copy", clock, "");
        clock.Restart();
        var check = await StorageMaintenance.Verify(new() { Path = restored });
        var verified = clock.Elapsed;
        Say("check of every chain", clock, $"{check.Rows} rows, sound: {check.IsSound}");
        await using var storage = new DistrictStorage(new() { Path = restored }, silo.Clock);
        await storage.Start();
        clock.Restart();
        var rebuilt = await storage.Maintenance.Rebuild();
        var anew = clock.Elapsed;
        Say("read model made anew", clock, $"{rebuilt.Rows} rows of {rebuilt.Streams} streams");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  restore without rebuild {(bare + verified).TotalSeconds,8:0.0} s   {(bare + verified) / bare,6:0.0} times the bare copy"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  restore with rebuild    {(bare + verified + anew).TotalSeconds,8:0.0} s   {(bare + verified + anew) / bare,6:0.0} times the bare copy"));
    }

    /// <summary>Copies as a restore does: the copy is on the disk.</summary>
    private static void Copy(string from, string to)
    {
        using var source = File.OpenRead(from);
        using var target = File.Create(to);
        source.CopyTo(target, 1 << 20);
        target.Flush(flushToDisk: true);
    }

    private static long Count(BenchmarkSilo silo, string table)
    {
        using var connection = silo.Storage.Database.OpenReader();
        return connection.Scalar<long>($"SELECT count(*) FROM {table}");
    }

    private static void Say(string what, Stopwatch clock, string more) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-38} {clock.Elapsed.TotalSeconds,8:0.0} s   {more}"));

    /// <summary>Writes the journal alone: that the states of its commits are the same before and after leaves the read model for the rebuild.</summary>
    private static async Task Write(IJournal journal, int years)
    {
        var codes = Enumerable.Range(0, ManySchools.Count).Select(BenchmarkSilo.School).ToArray();
        IFact[] founded =
        [
            new DistrictFounded(BenchmarkSilo.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped), new GroupSet(new("primary"), "小学", 1),
            .. codes.Select(code => new SchoolRegistered(code, $"{code} 小学", new("primary"), new(2010, 9, 1), true, [])),
        ];
        var first = BenchmarkSilo.Now.Year - years;
        await Append(journal, StreamName.District(BenchmarkSilo.District), 0, new(first, 1, 2, 0, 0, 0, TimeSpan.Zero), [.. founded], District.Empty);
        await Parallel.ForEachAsync(codes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (code, _) =>
        {
            for (var year = 0; year < years; year++)
            {
                foreach (var (step, facts) in Year(first + year).Index())
                {
                    var at = new DateTimeOffset(first + year, 1 + (2 * step), 5, 0, 0, 0, TimeSpan.Zero);
                    await Append(journal, StreamName.School(BenchmarkSilo.District, code), (year * Steps) + step, at, facts, SchoolUnion.Empty);
                }
            }
        });
    }

    private const int Steps = 5;

    /// <summary>The plan of a year, and the report of each of its quarters.</summary>
    private static IEnumerable<ImmutableArray<IFact>> Year(int year)
    {
        var plan = new PlanId(string.Create(CultureInfo.InvariantCulture, $"p{year}"));
        var tasks = Enumerable.Range(0, Tasks).Select(i => new PlanTask(
            new($"t{i}"), TaskKind.Standing, $"第{i}项常年工作", WorkAreas.Shipped[i % WorkAreas.Shipped.Length].Code, null, [],
            new(2_000, "次", Bound.AtLeast, Measure.Count), Recurrence.None, PlanTask.UsualWeight, "工会主席", null)).ToImmutableArray();
        yield return [new PlanStarted(plan, "年度工会工作计划", new(new(year, 1), new(year, 12)), null), new PlanSubmitted(plan, "年度工会工作计划", tasks, null), new PlanAccepted(plan, null)];
        foreach (var quarter in Quarter.OfYear(year))
        {
            var due = quarter.Next.FirstDay.AddDays(9);
            var lines = Enumerable.Range(0, Tasks).Select(i => new TaskProgress(
                new(string.Create(CultureInfo.InvariantCulture, $"{plan}.t{i}.{quarter}")), TaskState.InProgress, 500 * (i % 4), null, $"已开展第{i}项工作，参加教职工{i * 7}人次。")).ToImmutableArray();
            yield return [new ReportSubmitted(quarter, new(lines, [], null, false), false, new(1, due, due.AddDays(5), due.AddDays(10), null), true)];
        }
    }

    private static async Task Append<TState>(IJournal journal, StreamName stream, long version, DateTimeOffset at, ImmutableArray<IFact> facts, TState unchanged)
        where TState : class, IState<TState>
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{stream} {version}");
        var appended = await journal.Append(new(stream, version, at, "officer", id, new string('0', 64), FactKinds.Write(facts), "{}"u8.ToArray(), new(unchanged, unchanged)));
        if (appended is not AppendResult.Committed) throw new InvalidOperationException("The benchmark's own commit was not taken.");
    }
}

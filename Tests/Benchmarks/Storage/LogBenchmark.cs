using System.Diagnostics;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Log;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>The log auditor's questions over a million facts, warm: audit entries of 1,000 schools over 400 days, 250 to a commit.</summary>
internal static class LogBenchmark
{
    private const int Days = 400;
    private const int CommitsADay = 10;
    private const int EntriesACommit = 250;
    private const int Times = 20;

    public static async Task Run()
    {
        await using var silo = await BenchmarkSilo.Start();
        var clock = Stopwatch.StartNew();
        await Write(silo.Storage.Journal);
        Console.WriteLine($"log: {Days * CommitsADay * EntriesACommit} facts written in {clock.Elapsed.TotalSeconds:0} s; {Times} times each, warm; p95");
        var all = LogQuery.Newest(50);
        await Measure(silo, "newest page", all);
        await Measure(silo, "a page in the middle", all with { Before = new(Days * CommitsADay / 2, 0) });
        await Measure(silo, "of one school", all with { School = BenchmarkSilo.School(7) });
        await Measure(silo, "of one account", all with { Accounts = ["u-0007"] });
        await Measure(silo, "of one old day", all with { From = new(2025, 10, 1), Until = new(2025, 10, 1) });
        await Measure(silo, "of a year", all with { From = new(2025, 9, 1), Until = new(2026, 8, 31) });
        await Measure(silo, "of a kind that is rare", all with { Kinds = ["district.founded/1"] });
        await Measure(silo, "words that are nowhere", all with { Text = "没有这样的话" });
        clock.Restart();
        var found = await silo.Storage.Log.Verify(BenchmarkSilo.District, null, BenchmarkSilo.Now, default);
        Console.WriteLine($"  {"verification",-24} {clock.Elapsed.TotalMilliseconds,8:0.0} ms   {found.Rows} rows, sound: {found.IsSound}");
    }

    private static async Task Measure(BenchmarkSilo silo, string what, LogQuery query)
    {
        var times = new List<double>();
        var lines = 0;
        for (var i = 0; i <= Times; i++)
        {
            var clock = Stopwatch.StartNew();
            lines = (await silo.Storage.Log.Search(BenchmarkSilo.District, query, default))!.Lines.Length;
            if (i > 0) times.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"  {what,-24} {times.P95(),8:0.0} ms   {lines} lines");
    }

    private static async Task Write(IJournal journal)
    {
        var founded = new DistrictFounded(BenchmarkSilo.District, "青岚区教育工会", "Asia/Shanghai", []);
        var start = BenchmarkSilo.Now.AddDays(-Days);
        await Commit(journal, StreamName.District(BenchmarkSilo.District), District.Empty, 0, start, [founded]);
        for (var day = 0; day < Days; day++)
        {
            var (at, state) = (start.AddDays(day), AuditDay.Empty);
            for (var commit = 0; commit < CommitsADay; commit++)
            {
                IFact[] facts = [.. Enumerable.Range(0, EntriesACommit).Select(n => Entry(at.AddMinutes(commit), (((day * 31) + (commit * EntriesACommit)) + n) % 1_000))];
                state = await Commit(journal, StreamName.Audit(BenchmarkSilo.District, DateOnly.FromDateTime(at.DateTime)), state, commit, at.AddMinutes(commit), facts);
            }
        }
    }

    private static AuditNoted Entry(DateTimeOffset at, int school) => new(new(
        AuditKind.SignIn, at, string.Create(CultureInfo.InvariantCulture, $"u-{school:0000}"), Role.SchoolChair, BenchmarkSilo.School(school), null, "10.1.2.3", null));

    private static async Task<TState> Commit<TState>(IJournal journal, StreamName stream, TState before, long version, DateTimeOffset at, IFact[] facts)
        where TState : class, IState<TState>
    {
        var after = facts.Aggregate(before, (state, fact) => state.Apply(fact, at, "gateway"));
        var id = $"{stream}-{version}";
        if (await journal.Append(new(stream, version, at, "gateway", id, id, FactKinds.Write([.. facts]), "{}"u8.ToArray(), new(before, after))) is not AppendResult.Committed)
            throw new InvalidOperationException("The benchmark's own commit was not taken.");
        return after;
    }
}

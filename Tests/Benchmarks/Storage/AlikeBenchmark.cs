using System.Diagnostics;
using DistrictUnion.Documents.Alike;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>
/// One plan against 1,000 others of 30 sentences each: from the district's question to the sentences side by side, nothing kept from
/// one time to the next. Ten of the others are copies of it, reworded here and there.
/// </summary>
internal static class AlikeBenchmark
{
    private const int WarmUp = 3;
    private const int Times = 20;

    public static async Task Run()
    {
        await using var silo = await BenchmarkSilo.Start();
        await ManySchools.WritePlans(silo.Storage.Journal, BenchmarkSilo.Now, SamplePlans.Of);
        var actor = new Actor("officer", Role.DistrictOfficer, BenchmarkSilo.District);
        var grain = silo.Grains.Comparison(BenchmarkSilo.District);
        var (reading, finding, all, processor) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (texts, found) = ((PlanTexts?)null, (AlikeFinding?)null);
        for (var i = 0; i < WarmUp + Times; i++)
        {
            var used = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            texts = await grain.PlanTexts(actor).Granted();
            var read = clock.Elapsed.TotalMilliseconds;
            found = AlikePlans.Find(0, [.. texts.Plans.Select(p => new PlanWording(p.School.Value, p.Sentences))], texts.DistrictTasks, texts.SchoolNames);
            if (i < WarmUp) continue;
            reading.Add(read);
            finding.Add(clock.Elapsed.TotalMilliseconds - read);
            all.Add(clock.Elapsed.TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }

        Console.WriteLine($"one plan against {texts!.Plans.Length - 1}, {texts.Plans.Sum(p => p.Sentences.Length)} sentences in all, {Times} times; p95");
        Console.WriteLine($"  sentences through the grain {reading.P95(),8:0} ms");
        Console.WriteLine($"  finding alike plans         {finding.P95(),8:0} ms");
        Console.WriteLine($"  together                    {all.P95(),8:0} ms   (bar: 1,000)");
        Console.WriteLine($"  processor time, median      {processor.Median(),8:0} ms");
        Console.WriteLine($"  found {found!.Plans.Length} plans, the least alike shares {found.Plans.Min(p => p.Pairs.Length)} of {found.Counted} sentences");
    }
}

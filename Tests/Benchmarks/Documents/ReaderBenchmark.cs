using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Tests.Gateway.Documents;

namespace DistrictUnion.Benchmarks.Documents;

/// <summary>
/// Plans a second on one core, and whether time and memory grow with the text and no faster. Times are the processor's, which other
/// load on the machine changes least.
/// </summary>
internal static class ReaderBenchmark
{
    const int PlanLength = 2_000, Seconds = 5;

    static readonly int[] Lengths = [10_000, 100_000, 1_000_000, 10_000_000];

    /// <param name="part">Of the names of the texts that are measured; empty: all, which takes half an hour.</param>
    public static void Run(string part)
    {
        Plans();
        Console.WriteLine("processor time per character, beside that of the first length; at last the most memory in use for it, per character");
        foreach (var (name, make) in LongTexts.All)
            if (name.Contains(part, StringComparison.Ordinal)) Grow(name, make);
    }

    static void Plans()
    {
        var files = Files();
        Measure("as text", [.. files.Select(file => PlanReader.Read(file).Text).Where(text => text.Length > 0)], PlanReader.ReadText);
        Measure("as files, Word and others among them", files, file => PlanReader.Read(file));
    }

    static void Measure<T>(string name, T[] documents, Func<T, PlanReading> read)
    {
        ReadFor(TimeSpan.FromSeconds(2 * Seconds), documents, read);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var (count, characters, seconds) = ReadFor(TimeSpan.FromSeconds(Seconds), documents, read);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Print($"{documents.Length} documents {name}, of {characters / count} characters: {count / seconds:0} a second on one core; plans of {PlanLength} characters: {characters / seconds / PlanLength:0} a second, {allocated * PlanLength / characters / 1024} KB allocated each");
    }

    static (long Documents, long Characters, double Seconds) ReadFor<T>(TimeSpan time, T[] inputs, Func<T, PlanReading> read)
    {
        var (documents, characters, begin) = (0L, 0L, Environment.CpuUsage.TotalTime);
        while (Environment.CpuUsage.TotalTime - begin < time)
            foreach (var input in inputs)
            {
                characters += read(input).Text.Length;
                documents++;
            }

        return (documents, characters, (Environment.CpuUsage.TotalTime - begin).TotalSeconds);
    }

    /// <summary>The project's own samples and labelled documents, and the corpus beside the repository where it is.</summary>
    static SourceFile[] Files()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "DistrictUnion.sln"))) root = root.Parent ?? throw new DirectoryNotFoundException("Runs inside the repository.");
        string[] folders = [Path.Combine(root.FullName, "Tests", "Gateway", "Documents", "Labelled"), Path.Combine(root.FullName, "..", "shared", "corpus", "dev"), Path.Combine(root.FullName, "..", "shared", "seeds")];
        return
        [
            new("plan.docx", Samples.Word()),
            .. folders.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(file => new SourceFile(Path.GetFileName(file), File.ReadAllBytes(file))),
        ];
    }

    static void Grow(string name, Func<int, string> make)
    {
        var (first, most) = (0.0, 0L);
        var line = new List<string>();
        foreach (var length in Lengths)
        {
            var text = make(length);
            var runs = Enumerable.Range(0, length < 1_000_000 ? 5 : 1).Select(_ => Measure(text)).ToList();
            var nanoseconds = runs.Min(run => run.Nanoseconds) / text.Length;
            most = runs[^1].Bytes / text.Length;
            if (first == 0) first = nanoseconds;
            line.Add(string.Create(CultureInfo.InvariantCulture, $"{nanoseconds,5:0} ns ×{nanoseconds / first:0.0}"));
        }

        Print($"{name,-40} {string.Join("  ", line)}  {most} B");
    }

    /// <summary>The heap is looked at now and then; it counts what waits to be collected, too.</summary>
    static (double Nanoseconds, long Bytes) Measure(string text)
    {
        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var stop = new CancellationTokenSource();
        var watch = new Thread(() =>
        {
            while (!stop.Token.WaitHandle.WaitOne(10)) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        });
        watch.Start();
        var begin = Environment.CpuUsage.TotalTime;
        GC.KeepAlive(PlanReader.ReadText(text));
        var time = Environment.CpuUsage.TotalTime - begin;
        stop.Cancel();
        watch.Join();
        return (time.TotalNanoseconds, Math.Max(most - before, 0));
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

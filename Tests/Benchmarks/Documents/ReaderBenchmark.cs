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

    public static void Run()
    {
        Plans();
        Console.WriteLine("processor time per character, beside that of the first length; most memory in use above the text's own, per character");
        foreach (var (name, make) in LongTexts.All) Grow(name, make);
    }

    static void Plans()
    {
        var files = Files();
        ReadFor(TimeSpan.FromSeconds(Seconds), files);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var (documents, characters, seconds) = ReadFor(TimeSpan.FromSeconds(Seconds), files);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Print($"{files.Length} documents of {characters / documents} characters: {documents / seconds:0} a second on one core; plans of {PlanLength} characters: {characters / seconds / PlanLength:0} a second, {allocated * PlanLength / characters / 1024} KB allocated each");
    }

    static (long Documents, long Characters, double Seconds) ReadFor(TimeSpan time, SourceFile[] files)
    {
        var (documents, characters, begin) = (0L, 0L, Environment.CpuUsage.TotalTime);
        while (Environment.CpuUsage.TotalTime - begin < time)
            foreach (var file in files)
            {
                characters += PlanReader.Read(file).Text.Length;
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
        var first = 0.0;
        var line = new List<string>();
        foreach (var length in Lengths)
        {
            var text = make(length);
            var nanoseconds = Enumerable.Range(0, length < 1_000_000 ? 5 : 1).Min(_ => Time(text)) / text.Length;
            if (first == 0) first = nanoseconds;
            line.Add(string.Create(CultureInfo.InvariantCulture, $"{nanoseconds,5:0} ns ×{nanoseconds / first:0.0}"));
        }

        Print($"{name,-40} {string.Join("  ", line)}  {Memory(make(Lengths[^1]))} B");
    }

    static double Time(string text)
    {
        GC.Collect();
        var begin = Environment.CpuUsage.TotalTime;
        PlanReader.ReadText(text);
        return (Environment.CpuUsage.TotalTime - begin).TotalNanoseconds;
    }

    /// <summary>The heap as it is seen now and then, with what waits to be collected.</summary>
    static long Memory(string text)
    {
        GC.Collect();
        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var stop = new CancellationTokenSource();
        var watch = new Thread(() =>
        {
            while (!stop.Token.WaitHandle.WaitOne(10)) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        });
        watch.Start();
        GC.KeepAlive(PlanReader.ReadText(text));
        stop.Cancel();
        watch.Join();
        return (most - before) / text.Length;
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

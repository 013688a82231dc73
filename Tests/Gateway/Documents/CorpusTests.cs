using System.Globalization;
using System.Text.RegularExpressions;
using DistrictUnion.Documents;
using Xunit.Abstractions;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>The seeds and the development corpus through the reader, judged by the corpus' own score.py.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [SharedFact]
    public void Read_Seeds_ReachTheBars() => Judge("seeds", Path.Combine(SharedCorpus.Root!, "seeds"));

    [SharedFact]
    public void Read_DevelopmentCorpus_ReachesTheBars() => Judge("dev", Path.Combine(SharedCorpus.Root!, "corpus", "dev"));

    [SharedFact]
    public void Read_EverySpan_LiesInTheTextAsReceived()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedCorpus.Root!, "corpus", "dev"), "*.txt"))
        {
            var reading = PlanReader.Read(new SourceFile(Path.GetFileName(file), File.ReadAllBytes(file)));
            foreach (var span in reading.Plans.SelectMany(plan => plan.Tasks).Select(task => task.Source).Concat(reading.LeftOut.Select(item => item.Span)))
                Assert.InRange(span.Start + span.Length, span.Start + 1, reading.Text.Length);
        }
    }

    private void Judge(string labels, string documents)
    {
        var predictions = Directory.CreateTempSubdirectory("plan-readings").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(documents, "*.txt"))
            {
                var reading = PlanReader.Read(new SourceFile(Path.GetFileName(file), File.ReadAllBytes(file)));
                File.WriteAllBytes(Path.Combine(predictions, Path.GetFileNameWithoutExtension(file) + ".json"), PlanReadingJson.WriteUtf8(reading).ToArray());
            }

            if (SharedCorpus.Score(Path.Combine(SharedCorpus.Root!, "corpus", labels), predictions) is not { } report)
            {
                output.WriteLine("python3 is not installed: the readings were made but not scored.");
                return;
            }

            output.WriteLine(report);
            var overall = report.Split('\n').Single(line => line.StartsWith("OVERALL", StringComparison.Ordinal));
            Assert.Equal(1.0, Figure(overall, "plans"));
            Assert.Equal(1.0, Figure(overall, "union"));
            Assert.Equal(1.0, Figure(overall, "year"));
            Assert.Equal(1.0, Figure(overall, "period"));
            Assert.InRange(Figure(overall, "title"), 0.95, 1);
            Assert.InRange(Figure(overall, "school"), 0.95, 1);
            Assert.InRange(Figure(overall, "sec"), 0.97, 1);
            Assert.InRange(Figure(overall, "meas"), 0.95, 1);
            Assert.InRange(Figure(overall, "sched"), 0.97, 1);
            Assert.InRange(Figure(overall, "quant"), 0.93, 1);
            Assert.Equal(0, Figure(overall, "leaks"));
        }
        finally
        {
            Directory.Delete(predictions, recursive: true);
        }
    }

    private static double Figure(string line, string name) =>
        double.Parse(Regex.Match(line, $@"\b{name} ([0-9.]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);
}

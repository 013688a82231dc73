using DistrictUnion.Domain;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Domain.Texts;
using DistrictUnion.Tests.Golden;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>
/// The program that the crash test starts and kills: this assembly, run by itself. Eight schools hand in and withdraw a report
/// without end; every acknowledged command is printed as <c>stream command-id</c>.
/// </summary>
internal static class CrashChild
{
    private const int Callers = 8;

    /// <param name="args">Database file, and a word that makes the streams of this run its own.</param>
    public static async Task Main(string[] args)
    {
        if (args is [NormalFormsChild.Word])
        {
            NormalFormsChild.Run();
            return;
        }

        await using var storage = new DistrictStorage(new() { Path = args[0] }, TimeProvider.System);
        await storage.Start();
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var printed = TextWriter.Synchronized(output);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() => Work(storage, $"{args[1]}-{i}", printed))));
    }

    private static async Task Work(DistrictStorage storage, string school, TextWriter printed)
    {
        var writer = storage.Journal.WritesSchool(school);
        await writer.CommitEach(SampleFacts.OfSchool[..10]);
        var (submitted, withdrawn) = (SampleFacts.OfSchool[10], SampleFacts.OfSchool[11]);
        for (IFact fact = submitted; ; fact = fact is ReportSubmitted ? withdrawn : submitted)
        {
            var commit = writer.Next(fact);
            await writer.Commit(commit);
            await printed.WriteLineAsync($"{commit.Stream} {commit.CommandId}");
        }
    }
}

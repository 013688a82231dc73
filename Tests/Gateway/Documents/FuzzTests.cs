using System.Diagnostics;
using System.Globalization;
using System.Text;
using DistrictUnion.Documents;
using DistrictUnion.Tests.Gateway.Documents.Fuzz;
using Xunit.Abstractions;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>
/// Random input for a while; READER_FUZZ_MINUTES and READER_FUZZ_SEED ask for more and for other input. What broke is printed with
/// its number and as small as it gets.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int FirstNumber = 20_261_122;
    private const int MostShown = 4_000;

    /// <summary>Generous: an input of this size takes some milliseconds.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(20);

    [Fact]
    public void Read_WhateverComesIn_AReadingComesOut() => Read("0.25");

    /// <summary>180 seconds.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public void Read_WhateverComesInForMinutes_AReadingComesOut() => Read("3");

    [Fact]
    public void Broken_ReadingThatThrows_IsNoticedAndMadeSmall()
    {
        var small = FuzzMinimiser.Minimise(FuzzInputs.Text("甲乙丙丁\n戊己庚辛\n壬癸"), file => Encoding.UTF8.GetString(file.Content.Span).Contains('庚', StringComparison.Ordinal));
        Assert.Equal("庚", Encoding.UTF8.GetString(small.Content.Span));
    }

    private void Read(string minutes)
    {
        var time = TimeSpan.FromMinutes(double.Parse(Environment.GetEnvironmentVariable("READER_FUZZ_MINUTES") ?? minutes, CultureInfo.InvariantCulture));
        var seed = int.Parse(Environment.GetEnvironmentVariable("READER_FUZZ_SEED") ?? FirstNumber.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var inputs = new FuzzInputs();
        var (count, worst, worstNumber) = (0, TimeSpan.Zero, seed);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; count++)
        {
            var number = unchecked(seed + count);
            var file = inputs.Make(number);
            var begin = watch.Elapsed;
            var broken = FuzzChecks.Broken(file);
            if (watch.Elapsed - begin > worst) (worst, worstNumber) = (watch.Elapsed - begin, number);
            Assert.True(broken is null, broken is null ? "" : Report(number, file, broken));
            Assert.True(worst < LongestTime, $"Input {worstNumber} took {worst}.");
        }

        output.WriteLine($"{count} inputs from number {seed}; the slowest, {worstNumber}, was read twice and checked in {worst.TotalMilliseconds:0} ms.");
        Assert.NotEqual(0, count);
    }

    private static string Report(int number, SourceFile file, string broken)
    {
        // The kind of what broke must stay the same: an exception's type, a sentence's first word.
        var kind = broken.Split(' ', ':', '“')[0];
        var small = FuzzMinimiser.Minimise(file, candidate => FuzzChecks.Broken(candidate)?.StartsWith(kind, StringComparison.Ordinal) == true);
        var shown = small.Content.Length <= MostShown ? Convert.ToBase64String(small.Content.Span) : "The number makes it again.";
        return $"Input {number} ({file.Name}, {file.Content.Length} bytes; {small.Content.Length} are enough): {FuzzChecks.Broken(small)}\n{(small.Name == FuzzInputs.TextName ? Encoding.UTF8.GetString(small.Content.Span) : "")}\n{shown}";
    }
}

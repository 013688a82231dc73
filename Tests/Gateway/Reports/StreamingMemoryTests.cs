using DistrictUnion.Reports;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>Measures the process's memory, so nothing may run beside it.</summary>
[CollectionDefinition(nameof(StreamingMemoryTests), DisableParallelization = true)]
[Collection(nameof(StreamingMemoryTests))]
public sealed class StreamingMemoryTests
{
    /// <summary>What else the process does comes and goes by some ten thousand bytes; 45,000 rows that were held would be many millions.</summary>
    private const long Noise = 500_000;

    [Fact]
    public void Write_TenTimesTheRows_HoldsNoMore()
    {
        Peak(1_000);
        Assert.InRange(Peak(50_000), 0, Peak(5_000) + Noise);
    }

    /// <summary>Highest number of living bytes that writing so many streamed rows added.</summary>
    static long Peak(int rows)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        var source = SampleBooks.Long(rows).Rows.Select((row, i) =>
        {
            if (i % 1_000 == 999)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            return row;
        });
        WorkbookWriter.Write(SampleBooks.Book(SampleBooks.Long(rows) with { Rows = new(rows, source) }), Stream.Null, isStreamed: true);
        return peak;
    }
}

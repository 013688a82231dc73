using System.Diagnostics.Metrics;

namespace DistrictUnion.Storage.Writing;

/// <summary>What the writer has done since it started; also the instruments of the meter <c>DistrictUnion.Storage</c>.</summary>
public sealed class WriterFigures : IDisposable
{
    private readonly Meter meter = new("DistrictUnion.Storage");
    private long groups;
    private long writes;
    private long journalRows;
    private long stateRows;

    public WriterFigures()
    {
        meter.CreateObservableCounter("storage.groups", () => Groups, description: "Transactions that were committed.");
        meter.CreateObservableCounter("storage.writes", () => Writes, description: "Writes that were committed.");
        meter.CreateObservableCounter("storage.journal_rows", () => JournalRows, description: "Rows appended to the journal.");
        meter.CreateObservableCounter("storage.state_rows", () => StateRows, description: "Rows of the read model that were written or deleted.");
    }

    public long Groups => Interlocked.Read(ref groups);

    public long Writes => Interlocked.Read(ref writes);

    public long JournalRows => Interlocked.Read(ref journalRows);

    public long StateRows => Interlocked.Read(ref stateRows);

    /// <summary>Writes committed together, on average; 0 before the first.</summary>
    public double MeanGroupSize => Groups is 0 ? 0 : (double)Writes / Groups;

    public void Dispose() => meter.Dispose();

    internal void Committed(int size)
    {
        Interlocked.Increment(ref groups);
        Interlocked.Add(ref writes, size);
    }

    internal void Appended(int changedRows)
    {
        Interlocked.Increment(ref journalRows);
        Interlocked.Add(ref stateRows, changedRows);
    }
}

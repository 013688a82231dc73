using System.Diagnostics.Metrics;

namespace DistrictUnion.Grains.Journal;

/// <summary>Counts checkpoints that could not be read or written: nothing is lost by it, but loading gets slower.</summary>
internal static class CheckpointFailures
{
    private static readonly Meter Meter = new("DistrictUnion.Grains");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("checkpoint.failures", description: "Checkpoints that could not be read or written.");

    public static void Count(Exception failure) => Failures.Add(1, new KeyValuePair<string, object?>("error.type", failure.GetType().Name));
}

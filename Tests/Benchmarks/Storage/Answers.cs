using DistrictUnion.Domain;

namespace DistrictUnion.Benchmarks.Storage;

internal static class Answers
{
    /// <summary>A benchmark measures what was done, so a refusal ends it.</summary>
    public static async Task<T> Granted<T>(this Task<Outcome<T>> asked)
        where T : class
    {
        var outcome = await asked;
        return outcome.IsRefused
            ? throw new InvalidOperationException(string.Join("；", outcome.Refusals.Select(refusal => $"{refusal.Code} {refusal.Text}")))
            : outcome.Value!;
    }

    public static double Median(this IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    /// <summary>The value that 95 of 100 do not exceed.</summary>
    public static double P95(this IReadOnlyCollection<double> values) => values.Order().ElementAt((int)Math.Ceiling(values.Count * 0.95) - 1);
}

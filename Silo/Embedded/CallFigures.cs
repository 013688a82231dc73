using System.Diagnostics;
using System.Diagnostics.Metrics;
using DistrictUnion.Grains.Hosting;

namespace DistrictUnion.Embedded;

/// <summary>
/// What can be seen of calls from outside: a span for each (source <c>DistrictUnion.Embedded</c>) and the meter of the same name. Where
/// nobody listens, a call is asked one question and nothing is made.
/// </summary>
internal sealed class CallFigures : IDisposable
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string Name = "DistrictUnion.Embedded";

    private static readonly ActivitySource Source = new(Name);

    private readonly Meter meter = new(Name);
    private readonly Histogram<double> duration;
    private int running;

    public CallFigures(ActivationDirectory activations)
    {
        duration = meter.CreateHistogram<double>(
            "grain.call.duration", "s", "Time from a call to its answer, waiting included.", tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        meter.CreateObservableUpDownCounter("grain.calls.running", () => Running, description: "Calls whose turn runs.");
        meter.CreateObservableUpDownCounter("grain.calls.waiting", () => Math.Max(0, activations.Calls - Running), description: "Calls that were accepted and wait for their turn.");
        meter.CreateObservableUpDownCounter("grain.activations", () => activations.Count, description: "Grains that are kept in memory.");
    }

    public int Running => Volatile.Read(ref running);

    /// <summary>Whether anybody looks at single calls.</summary>
    public bool IsWatched => duration.Enabled || Source.HasListeners();

    public void Begin() => Interlocked.Increment(ref running);

    public void End() => Interlocked.Decrement(ref running);

    /// <summary>Makes a call and tells of it: which method of which grain, how long, how it ended; never its arguments or its answer.</summary>
    public async Task<TAnswer> Watch<TAnswer>(GrainMethod method, GrainId target, Func<Task<TAnswer>> call)
    {
        using var span = Source.StartActivity(method.Name);
        if (span is not null) Describe(span, method, target);
        var began = Stopwatch.GetTimestamp();
        string? failure = null;
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception.GetType().Name;
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure);
            throw;
        }
        finally
        {
            Record(method, Stopwatch.GetElapsedTime(began), failure);
        }
    }

    public void Dispose() => meter.Dispose();

    private static void Describe(Activity span, GrainMethod method, GrainId target)
    {
        var place = GrainPlace.Of(target.Key);
        span.SetTag("grain", method.Interface).SetTag("method", method.ShortName);
        span.SetTag("district", place.District).SetTag("school", place.School).SetTag("year", place.Year);
    }

    private void Record(GrainMethod method, TimeSpan taken, string? failure)
    {
        var tags = new TagList { { "grain", method.Interface }, { "method", method.ShortName } };
        if (failure is not null) tags.Add("error.type", failure);
        duration.Record(taken.TotalSeconds, tags);
    }
}

using System.Collections;
using System.Diagnostics;
using DistrictUnion.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Embedded;

/// <summary>
/// Scopes of log lines, with one more where a grain's turn writes the line: which grain, of which district, school and year. It is worked out
/// when a line is written, so a call that logs nothing pays nothing.
/// </summary>
internal sealed class GrainCallScopes : IExternalScopeProvider
{
    private readonly LoggerExternalScopeProvider scopes = new();

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        scopes.ForEachScope(callback, state);
        if (Activity.Current is { } span) callback(new LogScope([new("TraceId", span.TraceId.ToHexString()), new("SpanId", span.SpanId.ToHexString())]), state);
        if (CallChain.Current is { Grain: var grain }) callback(Of(grain), state);
    }

    public IDisposable Push(object? state) => scopes.Push(state);

    private static LogScope Of(GrainId grain)
    {
        var place = GrainPlace.Of(grain.Key);
        return new([new("Grain", grain.Class.Name), new("District", place.District), new("School", place.School), new("Year", place.Year)]);
    }
}

/// <summary>Named values of a log line; those that are null are left out.</summary>
internal sealed class LogScope(KeyValuePair<string, object?>[] values) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] values = [.. values.Where(v => v.Value is not null)];

    public int Count => values.Length;

    public KeyValuePair<string, object?> this[int index] => values[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)values).GetEnumerator();

    public override string ToString() => string.Join(' ', values.Select(v => $"{v.Key}:{v.Value}"));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Tests.Gateway.Telemetry;

/// <summary>Keeps log lines with everything that a collector would get of them: message, values, scopes, exception.</summary>
internal sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<LogLine> All { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Writer(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => lines.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = new Dictionary<string, string?>();
            Add(values, state);
            lines.scopes.ForEachScope((scope, into) => Add(into, scope), values);
            lines.All.Enqueue(new(logLevel, category, formatter(state, exception), values, exception?.ToString()));
        }

        private static void Add(Dictionary<string, string?> values, object? state)
        {
            if (state is IEnumerable<KeyValuePair<string, object?>> named)
            {
                foreach (var (key, value) in named) values[key] = value?.ToString();
            }
            else if (state is not null)
            {
                values[$"scope{values.Count}"] = state.ToString();
            }
        }
    }
}

internal sealed record LogLine(LogLevel Level, string Category, string Message, Dictionary<string, string?> Values, string? Exception)
{
    /// <summary>All of it.</summary>
    public override string ToString() => $"{Level} {Category} {Message} {string.Join(' ', Values.Select(v => $"{v.Key}={v.Value}"))} {Exception}";
}

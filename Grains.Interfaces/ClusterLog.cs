using Microsoft.Extensions.Logging;

namespace DistrictUnion.Grains.Interfaces;

/// <summary>
/// The log of a process that talks to other silos. Orleans writes each message that it drops or that comes too late, and with an answer all that
/// stands in it: people, telephone numbers, whatever a page would have shown. Its lines keep the two ends of such a message and nothing else.
/// </summary>
public static class ClusterLog
{
    private const string Orleans = "Orleans";

    /// <summary>How Orleans writes an answer: <c>Response [silo grain]->[silo grain] content #number</c>.</summary>
    private const string Answer = "Response [";

    private const string Ends = "]->[";

    /// <summary>The host's loggers, of which those of Orleans let no answer through.</summary>
    public static ILoggerFactory WithoutAnswers(ILoggerFactory usual) => new Loggers(usual);

    /// <summary>The text without what follows the ends of an answer; null: there is no answer in it.</summary>
    private static string? WithoutAnswer(string? text)
    {
        if (text is null || text.IndexOf(Answer, StringComparison.Ordinal) is var begin && begin < 0) return null;
        var ends = text.IndexOf(Ends, begin, StringComparison.Ordinal);
        var end = ends < 0 ? -1 : text.IndexOf(']', ends + Ends.Length);
        return end < 0 ? text[..begin] + Answer.TrimEnd(' ', '[') : text[..(end + 1)];
    }

    private sealed class Loggers(ILoggerFactory usual) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) =>
            usual.CreateLogger(categoryName) is var logger && categoryName.StartsWith(Orleans, StringComparison.Ordinal) ? new OrleansLogger(logger) : logger;

        public void AddProvider(ILoggerProvider provider) => usual.AddProvider(provider);

        public void Dispose() => usual.Dispose();
    }

    private sealed class OrleansLogger(ILogger usual) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => usual.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => usual.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            if (WithoutAnswer(formatter(state, exception)) is not { } text)
            {
                usual.Log(logLevel, eventId, state, exception, formatter);
                return;
            }

            // The line ends with the answer's ends; of its values those stay that are no answer.
            KeyValuePair<string, object?>[] values =
                [.. (state as IEnumerable<KeyValuePair<string, object?>> ?? []).Select(value => KeyValuePair.Create(value.Key, WithoutAnswer(value.Value?.ToString()) ?? value.Value))];
            usual.Log(logLevel, eventId, values, exception, (_, _) => text);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DistrictUnion.Embedded;

/// <summary>Takes values the way they go between processes: as JSON with the options of <see cref="Domain.DomainJson"/>.</summary>
internal static class Message
{
    /// <exception cref="InvalidOperationException">The value cannot be written, or cannot be read back.</exception>
    public static object? Copy(object? value, JsonTypeInfo type, string method) =>
        Checked(() => JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), type), type, method);

    /// <exception cref="InvalidOperationException">The value cannot be written, or cannot be read back.</exception>
    public static T? Copy<T>(T value, JsonTypeInfo<T> type, string method) =>
        Checked(() => JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), type), type, method);

    private static T Checked<T>(Func<T> copy, JsonTypeInfo type, string method)
    {
        try
        {
            return copy();
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new InvalidOperationException($"A {type.Type} of {method} cannot cross between processes: {exception.Message}", exception);
        }
    }
}

using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace DistrictUnion.Domain;

/// <summary>Reads the data that travels inside this assembly: JSON by <see cref="DomainJson"/>, one thing a file.</summary>
internal static class ShippedData
{
    /// <summary>Everything whose name begins so: <c>ledger.</c>, <c>rubric.</c></summary>
    public static ImmutableArray<T> Read<T>(string prefix)
    {
        var assembly = typeof(ShippedData).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => Read<T>(assembly, name))];
    }

    private static T Read<T>(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, DomainJson.Options)!;
    }
}

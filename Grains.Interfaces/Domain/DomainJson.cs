using System.Collections;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DistrictUnion.Domain;

/// <summary>The one way in which facts, states, commands and answers are written as JSON: in the journal, between processes, over HTTP.</summary>
public static class DomainJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    internal static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sets options up, also those of somebody else (the web host's).</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AbsentListsAreEmpty } };
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>
    /// A list that is absent is an empty one: <c>default(ImmutableArray&lt;T&gt;)</c> must never reach a rule. A null for a list, or within
    /// one, is refused when it is read.
    /// </summary>
    private static void AbsentListsAreEmpty(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object) return;
        var lists = type.Properties.Where(p => IsList(p.PropertyType) && p.Get is not null).ToArray();
        foreach (var list in lists)
        {
            var (get, empty, missing) = (list.Get!, EmptyOf(list.PropertyType), Activator.CreateInstance(list.PropertyType));
            list.Get = owner => get(owner) is var value && value!.Equals(missing) ? empty : value;
        }

        // Set is there for the init accessors of records, also of those that are filled through the constructor.
        var settable = lists.Where(p => p.Set is not null).ToArray();
        var mayHoldNull = type.Properties.Where(MayHoldNull).ToArray();
        if (settable.Length == 0 && mayHoldNull.Length == 0) return;
        type.OnDeserialized = owner =>
        {
            foreach (var list in mayHoldNull)
            {
                if (list.Get!(owner) is IList values && values.Contains(null)) throw new JsonException($"“{list.Name}” 里有空项。");
            }

            foreach (var list in settable) list.Set!(owner, list.Get!(owner));
        };
    }

    /// <summary>Whether a property is a list, also one that may itself be absent, whose items could be null.</summary>
    private static bool MayHoldNull(JsonPropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return IsList(type) && !type.GenericTypeArguments[0].IsValueType && property.Get is not null;
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static object EmptyOf(Type list) => list.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null)!;
}

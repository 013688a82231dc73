using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Http;

/// <summary>The domain's JSON, read strictly: what is required must be there, and what nobody knows is refused instead of being lost.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static void Configure(JsonSerializerOptions options)
    {
        DomainJson.Configure(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(RequireWhatHasNoDefault).WithAddedModifier(ZeroCharacterException.Guard);
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>A constructor's parameter is required unless it may be null, has a default, or is a list (absent: empty).</summary>
    private static void RequireWhatHasNoDefault(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { HasDefaultValue: false } parameter && !MayBeAbsent(parameter)) property.IsRequired = true;
        }
    }

    private static bool MayBeAbsent(JsonParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return true;
        return type.IsValueType ? Nullable.GetUnderlyingType(type) is not null : parameter.IsNullable;
    }
}

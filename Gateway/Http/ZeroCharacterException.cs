using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Http;

/// <summary>A text of a request holds a zero character, which no text means.</summary>
/// <param name="property">The text's name in JSON.</param>
internal sealed class ZeroCharacterException(string property) : JsonException
{
    /// <summary>The place is the path of the text.</summary>
    public Refusal Refusal => new(
        "text.control-characters", RefusalKind.Invalid, "内容里有看不见的控制字符，请删掉重新输入后再提交。", $"{(string.IsNullOrEmpty(Path) ? "$" : Path)}.{property}");

    /// <summary>Looks at the texts of every object that is read.</summary>
    public static void Guard(JsonTypeInfo type)
    {
        var texts = type.Kind is JsonTypeInfoKind.Object ? type.Properties.Where(p => p.Get is not null && MayHold(p.PropertyType)).ToArray() : [];
        if (texts.Length == 0) return;
        var before = type.OnDeserialized;
        type.OnDeserialized = owner =>
        {
            before?.Invoke(owner);
            foreach (var text in texts)
                if (Texts(text.Get!(owner)).Any(t => t.Contains('\0', StringComparison.Ordinal))) throw new ZeroCharacterException(text.Name);
        };
    }

    private static bool MayHold(Type type) => typeof(IEnumerable<char>).IsAssignableFrom(type) || typeof(IEnumerable<string>).IsAssignableFrom(type) || typeof(IEnumerable<KeyValuePair<string, string>>).IsAssignableFrom(type);

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        IEnumerable<KeyValuePair<string, string>> pairs => pairs.Select(p => p.Value),
        IEnumerable<string> list => list,
        _ => [],
    };
}

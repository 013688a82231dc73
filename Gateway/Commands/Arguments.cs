using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace DistrictUnion.Gateway.Commands;

/// <summary>The arguments of a verb: names without a dash, and options that the verb knows.</summary>
internal sealed record Arguments(ImmutableArray<string> Names, ImmutableDictionary<string, string> Values, ImmutableHashSet<string> Flags)
{
    /// <summary>Reads what follows a verb.</summary>
    /// <param name="wrong">The sentence for whoever typed it; null when all is understood.</param>
    public static bool TryParse(Verb verb, IEnumerable<string> words, [NotNullWhen(true)] out Arguments? arguments, [NotNullWhen(false)] out string? wrong)
    {
        arguments = null;
        wrong = null;
        var names = ImmutableArray.CreateBuilder<string>();
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        var flags = ImmutableHashSet.CreateBuilder<string>();
        var queue = new Queue<string>(words);
        while (queue.TryDequeue(out var word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal)) names.Add(word);
            else if (verb.Flags.Contains(word)) flags.Add(word);
            else if (!verb.Options.Contains(word)) wrong = $"不认识选项 {word}。";
            else if (queue.TryDequeue(out var value)) values[word] = value;
            else wrong = $"选项 {word} 后面要写值。";
        }

        if (names.Count < verb.FewestNames || names.Count > verb.MostNames) wrong ??= $"{verb.Name} 的参数个数不对。";
        foreach (var required in verb.Required.Where(option => !values.ContainsKey(option))) wrong ??= $"缺少选项 {required}。";
        if (wrong is not null) return false;
        arguments = new(names.ToImmutable(), values.ToImmutable(), flags.ToImmutable());
        return true;
    }

    public string? Value(string option) => Values.GetValueOrDefault(option);

    public bool Has(string flag) => Flags.Contains(flag);
}

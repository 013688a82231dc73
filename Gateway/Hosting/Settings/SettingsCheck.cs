using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Gateway.Hosting.Settings;

/// <summary>Reads the settings before anything is made of them: what is wrong stops the start, with a sentence for each key.</summary>
internal static class SettingsCheck
{
    /// <summary>The one setting of ours in the framework's section.</summary>
    public const string JsonLog = "Logging:Json";

    /// <summary>Adds secrets that files hold, and checks everything.</summary>
    /// <param name="builder">The same as <paramref name="configuration"/> where that is one that can be added to.</param>
    /// <returns>Chinese sentences that name the keys; empty: all is well.</returns>
    public static ImmutableArray<string> Complete(IConfigurationBuilder builder, IConfigurationRoot configuration) =>
        [.. Secrets.Exposed(configuration), .. Secrets.AddFiles(builder, configuration), .. Problems(configuration)];

    /// <returns>Chinese sentences that name the keys; empty: all is well.</returns>
    public static ImmutableArray<string> Problems(IConfiguration configuration) =>
    [
        .. SettingSection.All.SelectMany(section => Of(section, configuration.GetSection(section.Name))),
        .. Misspelt(configuration),
        .. Urls(configuration),
        .. Logging(configuration),
    ];

    private static IEnumerable<string> Of(SettingSection section, IConfigurationSection written)
    {
        var problems = written.GetChildren().Select(entry => Problem(section, entry)).OfType<string>().ToArray();
        if (problems.Length > 0 || !typeof(IValidatableObject).IsAssignableFrom(section.Options)) return problems;

        // Each value is right by itself; what the options say of them together comes last.
        return written.Get(section.Options) is IValidatableObject together ? together.Validate(new(together)).Select(result => result.ErrorMessage!) : [];
    }

    private static string? Problem(SettingSection section, IConfigurationSection entry)
    {
        if (SettingSection.All.Any(s => s.Name.Equals(entry.Path, StringComparison.OrdinalIgnoreCase))) return null;
        if (!section.Names.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
            return $"没有 {section.Name}:{entry.Key} 这个设置，是不是想写 {section.Name}:{Nearest.Of(entry.Key, section.Names)}？";
        if (entry.GetChildren().Any()) return $"设置 {section.Name}:{entry.Key} 要是一个值，不是一组。";
        return section.Settings.FirstOrDefault(s => s.Name.Equals(entry.Key, StringComparison.OrdinalIgnoreCase))?.Problem(entry.Value);
    }

    /// <summary>Groups of settings whose name is nearly one of ours. Other names belong to the framework, or to whoever set the environment.</summary>
    private static IEnumerable<string> Misspelt(IConfiguration configuration) =>
        from section in configuration.GetChildren()
        where section.GetChildren().Any() && !SettingSection.All.Any(s => s.Name.Equals(section.Key, StringComparison.OrdinalIgnoreCase))
        let near = Nearest.Of(section.Key, SettingSection.All.Select(s => s.Name))
        where Nearest.Distance(section.Key, near) <= 2
        select $"没有 {section.Key}:{section.GetChildren().First().Key} 这个设置，是不是想写 {near}:{section.GetChildren().First().Key}？";

    private static IEnumerable<string> Urls(IConfiguration configuration) =>
        (configuration["urls"] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(url => !IsAddress(url))
        .Select(url => $"设置 Urls 里的“{url}”不对：要写成 http://地址:端口 或 https://地址:端口，几个之间用分号隔开。");

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Logging(IConfiguration configuration)
    {
        if (configuration[JsonLog] is { } json && !bool.TryParse(json, out _)) yield return $"设置 {JsonLog} 的值“{json}”不对：要写 true 或 false。";
        var levels = configuration.GetSection("Logging").AsEnumerable()
            .Where(pair => pair.Value is not null && pair.Key.Split(':') is [.., "LogLevel", _] && !IsLevel(pair.Value));
        foreach (var (key, value) in levels) yield return $"设置 {key} 的值“{value}”不对：要是 {string.Join("、", Enum.GetNames<LogLevel>())} 之一。";
    }

    private static bool IsLevel(string value) => Enum.GetNames<LogLevel>().Contains(value, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Which of some names somebody may have meant.</summary>
internal static class Nearest
{
    public static string Of(string typed, IEnumerable<string> names) => names.MinBy(name => Distance(typed, name))!;

    /// <summary>Letters to insert, to leave out or to exchange until one name is the other (Levenshtein); large and small letters are the same.</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var exchanged = corner + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(exchanged, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}

using Microsoft.Extensions.Configuration.CommandLine;

namespace DistrictUnion.Gateway.Hosting.Settings;

/// <summary>
/// Secrets come by environment, or by a file that <c>&lt;Key&gt;File</c> names (as containers and systemd hand them over). What stands in a
/// settings file is read by whoever may read the program, travels with every copy of it and is overwritten by an upgrade; what stands on the
/// command line is seen by everybody on the machine. So there it stops the start: a warning would be read after the copy was made.
/// </summary>
internal static class Secrets
{
    /// <summary>Ending of the key that names a file.</summary>
    public const string FileEnding = "File";

    /// <summary>Largest file in bytes.</summary>
    private const int MostBytes = 64 * 1024;

    private static readonly string[] PasswordWords = ["password", "pwd", "psw", "ssl password", "sslpassword"];

    /// <summary>Reads what files hold, and adds it.</summary>
    /// <returns>Sentences about what cannot be read.</returns>
    public static IReadOnlyList<string> AddFiles(IConfigurationBuilder builder, IConfiguration configuration)
    {
        var (read, problems) = (new Dictionary<string, string?>(), new List<string>());
        foreach (var key in Keys(configuration))
        {
            if (configuration[key + FileEnding] is not { Length: > 0 } path) continue;
            if (configuration[key] is { Length: > 0 }) problems.Add($"设置 {key} 和 {key}{FileEnding} 只能写一个。");
            else if (Read(path) is { } secret) read[key] = secret;
            else problems.Add($"设置 {key}{FileEnding} 指的文件读不出来：要是本程序可读、不空、不超过 64 KB 的文本文件。");
        }

        if (read.Count > 0) builder.AddInMemoryCollection(read);
        return problems;
    }

    /// <summary>Sentences about secrets that stand where others see them.</summary>
    public static IEnumerable<string> Exposed(IConfigurationRoot configuration) =>
        from key in Keys(configuration)
        from provider in configuration.Providers
        where provider.TryGet(key, out var value) && IsSecret(key, value)
        let place = PlaceOf(provider)
        where place is not null
        select $"设置 {key} 里有密码，不能写在{place}里：请用环境变量 {key.Replace(":", "__", StringComparison.Ordinal)}，或把它放进一个文件并设置 {key}{FileEnding}。";

    /// <summary>Ours, and certificates' passwords in the framework's section <c>Kestrel</c>.</summary>
    private static IEnumerable<string> Keys(IConfiguration configuration) =>
        SettingSection.All.SelectMany(s => s.Settings).Where(s => s.IsSecret).Select(s => s.Key)
            .Concat(configuration.GetSection("Kestrel").AsEnumerable().Select(pair => PasswordKey(pair.Key)).OfType<string>().Distinct());

    private static string? PasswordKey(string key) =>
        key.EndsWith(":Password", StringComparison.OrdinalIgnoreCase) ? key
        : key.EndsWith(":Password" + FileEnding, StringComparison.OrdinalIgnoreCase) ? key[..^FileEnding.Length]
        : null;

    private static bool IsSecret(string key, string? value) =>
        !string.IsNullOrEmpty(value) && (!IsConnectionString(key) || HasPassword(value));

    private static bool IsConnectionString(string key) => SettingSection.All.SelectMany(s => s.Settings).Any(s => s.Key == key && s.IsConnectionString);

    /// <summary>What cannot be read is refused for that.</summary>
    private static bool HasPassword(string connection) => ConnectionParts.Of(connection) is { } parts && PasswordWords.Any(parts.ContainsKey);

    private static string? PlaceOf(IConfigurationProvider provider) => provider switch
    {
        FileConfigurationProvider file => PathOf(file.Source) is { } path ? SettingsFile.NameOf(path) : "设置文件",
        CommandLineConfigurationProvider => "命令行",
        _ => null,
    };

    private static string? PathOf(FileConfigurationSource source) => source is { Path: { } path, FileProvider: { } folder } ? folder.GetFileInfo(path).PhysicalPath : source.Path;

    private static string? Read(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= MostBytes } && File.ReadAllText(path).TrimEnd('\r', '\n') is { Length: > 0 } secret ? secret : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}

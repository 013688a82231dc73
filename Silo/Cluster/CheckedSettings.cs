using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Npgsql;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Reads a section of the settings; what is unknown, unreadable or out of bounds stops the start with a sentence that names the key.</summary>
internal static class CheckedSettings
{
    /// <summary>Refuses a connection string with a password where others see it: in a settings file, or on the command line.</summary>
    /// <exception cref="SettingsException">It stands there.</exception>
    public static void RefuseExposed(IConfigurationRoot configuration, string key)
    {
        foreach (var provider in configuration.Providers)
        {
            var place = provider is CommandLineConfigurationProvider ? "命令行" : (provider as FileConfigurationProvider)?.Source.Path;
            if (place is not null && provider.TryGet(key, out var value) && HasPassword(value))
                throw new SettingsException($"设置 {key} 里有密码，不能写在{place}里：请用环境变量 {key.Replace(":", "__", StringComparison.Ordinal)}，或把它放进一个文件并设置 {key}File。");
        }
    }

    /// <summary>What cannot be read may hold one.</summary>
    private static bool HasPassword(string? connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection) is { Password.Length: > 0 } or { SslPassword.Length: > 0 };
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    /// <param name="others">Names in the section that are other processes' business.</param>
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public static T Read<T>(IConfiguration configuration, string section, params string[] others)
        where T : class, new()
    {
        var (settings, properties) = (new T(), typeof(T).GetProperties().ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase));
        foreach (var entry in configuration.GetSection(section).GetChildren().Where(entry => !others.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!properties.TryGetValue(entry.Key, out var property)) throw new SettingsException($"没有 {entry.Path} 这个设置。");
            try
            {
                property.SetValue(settings, entry.Get(property.PropertyType));
            }
            catch (InvalidOperationException exception)
            {
                throw new SettingsException($"设置 {entry.Path} 的值“{entry.Value}”读不出来。", exception);
            }
        }

        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(settings, new(settings), wrong, validateAllProperties: true)
            ? settings
            : throw new SettingsException(string.Join(Environment.NewLine, wrong.Select(w => w.ErrorMessage)));
    }
}

/// <summary>A setting is wrong. The message is for who starts the silo.</summary>
internal sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);

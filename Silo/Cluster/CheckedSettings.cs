using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Reads a section of the settings; what is unknown, unreadable or out of bounds stops the start with a sentence that names the key.</summary>
internal static class CheckedSettings
{
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

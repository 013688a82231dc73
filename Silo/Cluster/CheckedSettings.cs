using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Reads a section of the settings; what is unknown, unreadable or out of bounds stops the start with a sentence that names the key.</summary>
internal static class CheckedSettings
{
    /// <exception cref="SettingsException">Something is wrong.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = new T();
        try
        {
            configuration.GetSection(section).Bind(settings, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingsException($"设置 {section} 里有不认识的键，或值的写法不对：{exception.Message}", exception);
        }

        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(settings, new(settings), wrong, validateAllProperties: true)
            ? settings
            : throw new SettingsException(string.Join(Environment.NewLine, wrong.Select(w => w.ErrorMessage)));
    }
}

/// <summary>A setting is wrong. The message is for who starts the silo.</summary>
internal sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);

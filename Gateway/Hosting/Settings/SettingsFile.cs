using System.Text.Json;

namespace DistrictUnion.Gateway.Hosting.Settings;

/// <summary>A settings file that is no JSON.</summary>
internal static class SettingsFile
{
    /// <summary>A Chinese sentence that names the file and the line; null: the exception is about something else.</summary>
    public static string? Problem(InvalidDataException exception)
    {
        var reasons = new List<Exception>();
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException) reasons.Add(inner);
        if (reasons.OfType<JsonException>().FirstOrDefault() is { } json)
            return $"设置文件 {NameIn(exception)} 第 {json.LineNumber + 1} 行写得不对，不是有效的 JSON（引号、逗号、括号）。";

        // JSON, but not as settings: a name that stands twice in one object, or no object at all.
        return reasons.OfType<FormatException>().FirstOrDefault() is not { } format ? null
            : format.Message.Split('\'') is ["A duplicate key ", var twice, ..] ? $"设置文件 {NameIn(exception)} 写得不对：“{twice}”写了两次，请合成一个。"
            : $"设置文件 {NameIn(exception)} 写得不对：最外面要是一对大括号。";
    }

    /// <summary>What people know a settings file by: an installed service's lies elsewhere, and a link beside the program names it.</summary>
    public static string NameOf(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFileName(path);

    /// <summary>The framework puts the path between quotes.</summary>
    private static string NameIn(InvalidDataException exception) => exception.Message.Split('\'') is [_, var path, ..] ? NameOf(path) : "appsettings.json";
}

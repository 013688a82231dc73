using System.Text.Json;

namespace DistrictUnion.Gateway.Hosting.Settings;

/// <summary>A settings file that is no JSON.</summary>
internal static class SettingsFile
{
    /// <summary>A Chinese sentence that names the file and the line; null: the exception is about something else.</summary>
    public static string? Problem(InvalidDataException exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            // A name that stands twice in one object.
            if (inner is FormatException format) return $"设置文件 {NameIn(exception)} 写得不对：{(format.Message.Split('\'') is [_, var twice, _] ? $"“{twice}”写了两次，请合成一个" : "最外面要是一对大括号")}。";
            if (inner is JsonException json) return $"设置文件 {NameIn(exception)} 第 {json.LineNumber + 1} 行写得不对，不是有效的 JSON（引号、逗号、括号）。";
        }

        return null;
    }

    /// <summary>The framework puts the path between quotes.</summary>
    private static string NameIn(InvalidDataException exception) =>
        exception.Message.Split('\'') is [_, var path, ..] ? Path.GetFileName(path) : "appsettings.json";
}

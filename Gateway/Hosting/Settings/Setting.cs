using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace DistrictUnion.Gateway.Hosting.Settings;

/// <summary>One setting: a property of an options class, with its type and bounds.</summary>
/// <param name="Key">As it is written in a configuration: <c>Embedded:MaxActivations</c>.</param>
internal sealed record Setting(string Key, PropertyInfo Property)
{
    /// <summary>The type of data by which an options class marks a connection string; <see cref="DataType.Password"/> marks what is secret as a whole.</summary>
    public const string ConnectionString = "ConnectionString";

    public string Name => Property.Name;

    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public bool IsConnectionString => DataTypeOf?.CustomDataType == ConnectionString;

    /// <summary>Whether it may hold a password: then it comes by environment or by file, and is never shown.</summary>
    public bool IsSecret => IsConnectionString || DataTypeOf?.DataType is DataType.Password;

    private DataTypeAttribute? DataTypeOf => Property.GetCustomAttribute<DataTypeAttribute>(inherit: true);

    private RangeAttribute? Range => Property.GetCustomAttribute<RangeAttribute>();

    /// <returns>Null when the value can be read and lies within its bounds, else a Chinese sentence that names the key.</returns>
    public string? Problem(string? value) => IsRight(value) ? null : $"设置 {Key} 的值{(IsSecret ? "" : $"“{value}”")}不对：{Wanted}。";

    private string Wanted =>
        Type == typeof(bool) ? "要写 true 或 false"
        : Type == typeof(TimeSpan) ? $"要写成“天.时:分:秒”或“时:分:秒”的时间{Between}"
        : Type == typeof(TimeOnly) ? "要写成“时:分”，从 00:00 到 23:59"
        : Type.IsEnum ? $"要是 {string.Join("、", Enum.GetNames(Type))} 之一"
        : IsConnectionString ? "要是连接字符串（Host=…;Database=…;Username=…）"
        : Type == typeof(string) ? "不能为空"
        : $"要是整数{Between}";

    private string Between => Range is { } range ? string.Create(CultureInfo.InvariantCulture, $"，从 {range.Minimum} 到 {range.Maximum}") : "";

    private bool IsRight(string? value)
    {
        if (IsConnectionString) return string.IsNullOrWhiteSpace(value) || ConnectionParts.Of(value) is not null;
        if (Type == typeof(string)) return !string.IsNullOrWhiteSpace(value) || Property.GetCustomAttribute<RequiredAttribute>() is null;
        if (value is null) return Nullable.GetUnderlyingType(Property.PropertyType) is not null;
        return Parse(value) is { } parsed && Range?.IsValid(parsed) is not false;
    }

    /// <summary>Stricter than the framework, which takes “30” for thirty days.</summary>
    private object? Parse(string value) =>
        Type == typeof(bool) ? bool.TryParse(value, out var yes) ? yes : null
        : Type == typeof(int) ? int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null
        : Type == typeof(TimeSpan) ? value.Contains(':') && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) ? time : null
        : Type == typeof(TimeOnly) ? TimeOnly.TryParse(value, CultureInfo.InvariantCulture, out var clock) ? clock : null
        : Type.IsEnum ? Enum.GetNames(Type).FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase))
        : throw new NotSupportedException($"{Key} is a {Type}, which settings are not read as.");
}

/// <summary>The parts of a connection string.</summary>
internal static class ConnectionParts
{
    /// <returns>Null when it is none.</returns>
    public static DbConnectionStringBuilder? Of(string text)
    {
        try
        {
            return new() { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

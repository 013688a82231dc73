using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>
/// Writes a message by RFC 5424. Structured data holds what is registered (<c>origin</c>, <c>meta</c>), and the fields under the operator's own
/// enterprise number where there is one. The message is the kind's Chinese words and the fields, in UTF-8 after a byte order mark.
/// </summary>
internal sealed class SyslogFormat(SyslogOptions options)
{
    /// <summary>Largest <c>sequenceId</c>; after it 1 follows.</summary>
    public const int MaxSequence = int.MaxValue;

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\"\\]");

    private static readonly string Version =
        typeof(SyslogFormat).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private readonly string host = HostOf(options);

    /// <summary>The message as it travels, without framing; at most 2 KB, which every receiver takes.</summary>
    /// <param name="sequence">1 to <see cref="MaxSequence"/>; the same message sent again has the same.</param>
    public byte[] Message(SecurityEvent happened, int sequence)
    {
        var (header, text) = Parts(happened, sequence);
        return [.. Encoding.UTF8.GetBytes(header), .. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    /// <summary>The same as a line of a file: without the mark, which editors show in the middle of a line; with a line feed.</summary>
    public byte[] Line(SecurityEvent happened, int sequence)
    {
        var (header, text) = Parts(happened, sequence);
        return Encoding.UTF8.GetBytes($"{header}{text}\n");
    }

    private (string Header, string Text) Parts(SecurityEvent happened, int sequence)
    {
        var fields = happened.Fields.ToArray();
        var header = string.Create(
            CultureInfo.InvariantCulture,
            $"<{(options.Facility * 8) + (int)happened.Kind.Severity}>1 {happened.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z {host} {options.AppName} {Environment.ProcessId} {happened.Kind.MessageId} ");
        var data = Element("origin", ("software", "DistrictUnion"), ("swVersion", Version)) + Element("meta", ("sequenceId", sequence.ToString(CultureInfo.InvariantCulture)));
        if (options.EnterpriseNumber > 0) data += Element(string.Create(CultureInfo.InvariantCulture, $"audit@{options.EnterpriseNumber}"), fields);
        return ($"{header}{data} ", string.Join(' ', fields.Select(field => $"{field.Name}={field.Value}").Prepend(happened.Kind.Name)));
    }

    private static string Element(string id, params (string Name, string Value)[] parameters) =>
        $"[{id}{string.Concat(parameters.Where(p => p.Value.Length > 0).Select(p => $" {p.Name}=\"{Escape(p.Value)}\""))}]";

    /// <summary>RFC 5424, 6.3.3: three characters of a value stand behind a backslash.</summary>
    private static string Escape(string value) =>
        value.AsSpan().ContainsAny(Escaped) ? string.Concat(value.Select(c => Escaped.Contains(c) ? $"\\{c}" : $"{c}")) : value;

    /// <summary>A machine may have a name that is no ASCII; then it has none here.</summary>
    private static string HostOf(SyslogOptions options) =>
        options.HostName.Length > 0 ? options.HostName
        : SyslogOptions.IsPrintable(Environment.MachineName, 255) ? Environment.MachineName
        : "-";
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DistrictUnion.Tests.Gateway.Log;

/// <summary>A message read by the grammar of RFC 5424, section 6; what does not follow it is a <see cref="FormatException"/>.</summary>
internal sealed partial record SyslogMessage(
    int Facility, int Severity, DateTimeOffset At, string Host, string App, string Process, string Id, Dictionary<string, Dictionary<string, string>> Data, string Text)
{
    /// <summary>Names of structured data that anybody may use (RFC 5424, 9.2); others carry somebody's number.</summary>
    private static readonly string[] Registered = ["timeQuality", "origin", "meta"];

    public string? this[string element, string parameter] => Data.GetValueOrDefault(element)?.GetValueOrDefault(parameter);

    public int Sequence => int.Parse(this["meta", "sequenceId"]!, CultureInfo.InvariantCulture);

    /// <param name="hasMark">Whether the message begins with a byte order mark, as it does on its way; lines of files have none.</param>
    public static SyslogMessage Parse(ReadOnlySpan<byte> bytes, bool hasMark = true)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        var header = Header().Match(text);
        if (!header.Success) throw new FormatException($"no header: {text}");
        var priority = int.Parse(header.Groups["pri"].Value, CultureInfo.InvariantCulture);
        if (priority > 191) throw new FormatException($"priority {priority}");
        var at = header.Length;
        var data = DataOf(text, ref at);
        var begin = hasMark ? " \uFEFF" : " ";
        if (!text[at..].StartsWith(begin, StringComparison.Ordinal)) throw new FormatException($"no text in UTF-8: {text}");
        var message = text[(at + begin.Length)..];
        if (message.Any(char.IsControl)) throw new FormatException($"a control character: {text}");
        return new(
            priority / 8, priority % 8, DateTimeOffset.Parse(header.Groups["at"].Value, CultureInfo.InvariantCulture), header.Groups["host"].Value,
            header.Groups["app"].Value, header.Groups["process"].Value, header.Groups["id"].Value, data, message);
    }

    private static Dictionary<string, Dictionary<string, string>> DataOf(string text, ref int at)
    {
        var data = new Dictionary<string, Dictionary<string, string>>();
        while (at < text.Length && text[at] == '[')
        {
            var element = Element().Match(text, at);
            if (!element.Success) throw new FormatException($"no structured data: {text[at..]}");
            var id = element.Groups["id"].Value;
            if (!Registered.Contains(id) && !Numbered().IsMatch(id)) throw new FormatException($"{id} is nobody's");
            var names = element.Groups["name"].Captures.Select(c => c.Value);
            var values = element.Groups["value"].Captures.Select(c => Unescaped().Replace(c.Value, "$1"));

            // An element may stand once; Add fails for the second.
            data.Add(id, names.Zip(values).ToDictionary(p => p.First, p => p.Second));
            at += element.Length;
        }

        return data.Count > 0 ? data : throw new FormatException($"no structured data: {text}");
    }

    [GeneratedRegex(@"\A<(?<pri>0|[1-9][0-9]{0,2})>1 (?<at>[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})) (?<host>[!-~]{1,255}) (?<app>[!-~]{1,48}) (?<process>[!-~]{1,128}) (?<id>[!-~]{1,32}) ", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex("""\G\[(?<id>[!#-<>-\\^-~]{1,32})( (?<name>[!#-<>-\\^-~]{1,32})="(?<value>([^"\\\]]|\\["\\\]])*)")*\]""", RegexOptions.CultureInvariant)]
    private static partial Regex Element();

    [GeneratedRegex(@"\A[^@]+@[1-9][0-9]*\z")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\\([""\\\]])")]
    private static partial Regex Unescaped();
}

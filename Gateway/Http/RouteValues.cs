using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Gateway.Http;

/// <summary>Codes and periods in addresses, read in one place for all routes.</summary>
internal static class RouteValues
{
    private static readonly string[] CodeNames = ["district", "school", "group", "plan", "task", "ledger", "rubric", "inspection", "matterKind"];

    private static readonly (string Name, string What)[] NumberNames = [("entry", "条目"), ("objection", "异议"), ("finding", "整改"), ("matter", "请示事项")];

    /// <summary>Refusals: route.bad-code, route.bad-file, route.bad-quarter, route.bad-entry, route.bad-objection, route.bad-finding, route.bad-matter, route.bad-period, route.bad-summary, route.bad-year; the place is the part of the address.</summary>
    public static Refusal? Refuse(RouteValueDictionary values)
    {
        foreach (var name in CodeNames)
        {
            if (Text(values, name) is { } text && !Codes.IsCode(text))
                return Bad("route.bad-code", "地址里的编号只能用小写字母、数字和连字符，1 到 32 个。", name);
        }

        if (Text(values, "file") is { } file && !(file.Length == 64 && file.All(char.IsAsciiHexDigitLower)))
            return Bad("route.bad-file", "地址里的文件要写成 64 位小写的十六进制校验值。", "file");
        if (Text(values, "quarter") is { } quarter && !Quarter.TryParse(quarter, out _))
            return Bad("route.bad-quarter", "地址里的季度要写成 2026Q3。", "quarter");
        foreach (var (name, what) in NumberNames)
        {
            if (Text(values, name) is { } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
                return Bad("route.bad-" + name, $"地址里的{what}编号要是正整数。", name);
        }

        if (Text(values, "period") is { } period && !LedgerPeriod.TryParse(period, out _))
            return Bad("route.bad-period", "地址里的台账周期要写成 2026、2026-2027、all、t2026 或 a2026。", "period");
        if (Text(values, "summary") is { } summary && !SummaryPeriod.TryParse(summary, out _))
            return Bad("route.bad-summary", "地址里的工作总结要写成 2026H1（上半年）或 2026Y（全年）。", "summary");
        return Text(values, "year") is { } year && !IsYear(year)
            ? Bad("route.bad-year", "地址里的年度要是 2000 到 2100 的四位数。", "year")
            : null;
    }

    private static bool IsYear(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100;

    private static string? Text(RouteValueDictionary values, string name) => values[name] as string;

    private static Refusal Bad(string code, string text, string place) => new(code, RefusalKind.Invalid, text, place);
}

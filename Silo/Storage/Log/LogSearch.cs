using System.Data.Common;
using System.Globalization;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Log;
using DistrictUnion.Storage.Comparison;

namespace DistrictUnion.Storage.Log;

/// <summary>One question to the log.</summary>
internal sealed class LogSearch(DistrictCode district, LogQuery query, string timeZone, Dialect dialect)
{
    private const int ShortDays = 62;

    private readonly StringBuilder where = new("l.district = @0");
    private readonly List<object?> values = [district.Value];

    public LogPage Run(DbConnection snapshot)
    {
        if (query.School is { } school) And("l.school = {0}", school.Value);
        if (!query.Accounts.IsEmpty) AndIn("l.account", [.. query.Accounts]);
        AddDays(snapshot);
        AddKinds();
        if (!string.IsNullOrWhiteSpace(query.Text)) And(dialect.Contains("l.text", "{0}"), query.Text.Trim());
        if (query.Before is { } mark) And("(l.position, l.number) < ({0}, {1})", mark.Position, mark.Number);
        values.Add(query.Take + 1);
        var lines = snapshot.List(
            $"""
            SELECT l.position, l.number, l.at, l.account, l.school, l.stream, j.version, l.kind, l.text, j.hash
            FROM (SELECT * FROM journal_log l WHERE {where} ORDER BY l.position DESC, l.number DESC LIMIT @{values.Count - 1}) l
            JOIN journal j ON j.position = l.position
            ORDER BY l.position DESC, l.number DESC
            """,
            Line, [.. values]);
        return lines.Length <= query.Take ? new(lines, null) : new(lines[..query.Take], lines[query.Take - 1].Mark);
    }

    /// <summary>
    /// The days as moments and, for a short time, as the positions that lie in it, so that the search begins there. Finding those
    /// reads every line of the time; of a long one the search meets enough lines soon.
    /// </summary>
    private void AddDays(DbConnection snapshot)
    {
        if (query.From is null && query.Until is null) return;
        var (first, last) = (query.From, query.Until);
        var from = first is { } f ? Micros.Of(Zones.EndOf(f.AddDays(-1), timeZone)) : long.MinValue;
        var until = last is { } l ? Micros.Of(Zones.EndOf(l, timeZone)) : long.MaxValue;
        And("+l.at >= {0} AND +l.at < {1}", from, until);
        if (first is null || last is null || last.Value.DayNumber - first.Value.DayNumber > ShortDays) return;
        using var command = snapshot.Command(
            // Without the sign the database would walk along the positions until it meets the time.
            "SELECT min(+position), max(+position) FROM journal_log WHERE district = @0 AND at >= @1 AND at < @2", district.Value, from, until);
        using var reader = command.ExecuteReader();
        if (!reader.Read() || reader.IsDBNull(0))
        {
            where.Append(" AND 1 = 0");
            return;
        }

        And("l.position BETWEEN {0} AND {1}", reader.GetInt64(0), reader.GetInt64(1));
    }

    private void AddKinds()
    {
        string[] kinds = [.. LogWords.All.Where(word => query.Subjects.Contains(word.Subject)).Select(word => word.Kind).Concat(query.Kinds).Distinct()];
        if (kinds.Length > 0) AndIn("l.kind", kinds);
    }

    private void AndIn(string column, string[] among) => And($"{column} IN ({string.Join(", ", among.Select((_, i) => $"{{{i}}}"))})", [.. among]);

    private void And(string condition, params object?[] parts)
    {
        object[] names = [.. parts.Select((_, i) => $"@{values.Count + i}")];
        where.Append(" AND ").AppendFormat(CultureInfo.InvariantCulture, condition, names);
        values.AddRange(parts);
    }

    private static LogLine Line(DbDataReader r)
    {
        var kind = r.GetString(7);
        var word = LogWords.Of(kind);
        return new(
            new(r.GetInt64(0), r.GetInt32(1)), Micros.Moment(r.GetInt64(2)), r.GetString(3), r.Text(4) is { } school ? new SchoolCode(school) : null,
            r.GetString(5), r.GetInt64(6), kind, word?.Name ?? kind, word is null ? "—" : LogWords.Of(word.Subject), r.GetString(8),
            Convert.ToHexStringLower(r.Bytes(9))[..12]);
    }
}

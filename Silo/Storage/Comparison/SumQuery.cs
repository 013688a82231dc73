using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Storage.Comparison;

/// <summary>
/// The sums of all asked quarters in one query, straight into columns. The rows of a quarter lie together in the order of schools
/// and areas, so the query walks along the table once and looks nothing up.
/// </summary>
internal sealed class SumQuery(Basis basis, ImmutableArray<SchoolRow> schools, ImmutableArray<WorkArea> areas)
{
    private readonly Dictionary<string, int> schoolAt = schools.Select((s, i) => (s.School.Value, i)).ToDictionary();
    private readonly Dictionary<string, int> areaAt = areas.Select((a, i) => (a.Code.Value, i)).ToDictionary();

    /// <param name="moments">Asked quarters, each with the moment whose rows count.</param>
    public SumColumns Run(DbConnection snapshot, DistrictCode district, ImmutableArray<(Quarter Quarter, long Moment)> moments)
    {
        var (sql, values) = Statement(basis, district, moments);
        using var command = snapshot.Command(sql, values);
        using var reader = command.ExecuteReader();
        var most = moments.Length * schools.Length * areas.Length;
        var (row, quarter, school, area) = (0, new Quarter[most], new int[most], new int[most]);
        var (dueWeight, dueEarned, yearWeight, yearEarned) = (new long[most], new long[most], new long[most], new long[most]);
        var (dueCount, dueOpen, earlierOpen) = (new int[most], new int[most], new int[most]);
        while (reader.Read())
        {
            // A stream whose school the district does not know (yet) belongs to no table.
            if (!schoolAt.TryGetValue(reader.GetString(1), out school[row])) continue;
            area[row] = areaAt[reader.GetString(2)];
            quarter[row] = moments[reader.GetInt32(0)].Quarter;
            dueWeight[row] = reader.GetInt64(3);
            dueEarned[row] = reader.GetInt64(4);
            yearWeight[row] = reader.GetInt64(5);
            yearEarned[row] = reader.GetInt64(6);
            dueCount[row] = reader.GetInt32(7);
            dueOpen[row] = reader.GetInt32(8);
            earlierOpen[row] = reader.GetInt32(9);
            row++;
        }

        return new(
            Cut(quarter, row), Cut(school, row), Cut(area, row), Cut(dueWeight, row), Cut(dueEarned, row), Cut(yearWeight, row),
            Cut(yearEarned, row), Cut(dueCount, row), Cut(dueOpen, row), Cut(earlierOpen, row));
    }

    /// <summary>What is asked. Each quarter has a part of its own, so that the database knows how few of the rows it is.</summary>
    public static (string Sql, object?[] Values) Statement(Basis basis, DistrictCode district, ImmutableArray<(Quarter Quarter, long Moment)> moments)
    {
        var accepted = basis is Basis.Accepted ? "_accepted" : "";
        var sql = string.Join("\nUNION ALL\n", moments.Select((_, place) => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT {place}, school, area, due_weight, due_earned{accepted}, year_weight, year_earned{accepted}, due_count, due_open{accepted}, earlier_open{accepted}
            FROM area_sums
            WHERE district = @0 AND quarter = @{(2 * place) + 1} AND stands_from < @{(2 * place) + 2} AND coalesce(stands_until, {long.MaxValue}) >= @{(2 * place) + 2}
            """)));
        return (sql, [district.Value, .. moments.SelectMany(m => new object[] { m.Quarter.ToString(), m.Moment })]);
    }

    private static ImmutableArray<T> Cut<T>(T[] column, int rows)
    {
        if (rows < column.Length) Array.Resize(ref column, rows);
        return ImmutableCollectionsMarshal.AsImmutableArray(column);
    }
}

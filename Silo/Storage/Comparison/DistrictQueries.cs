using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Storage.Comparison;

/// <summary>What a comparison needs of the district itself.</summary>
internal static class DistrictQueries
{
    public static (string Name, string TimeZone)? NameAndZone(DbConnection snapshot, DistrictCode district) =>
        snapshot.List("SELECT name, time_zone FROM districts WHERE district = @0", r => (r.GetString(0), r.GetString(1)), district.Value) is [var found]
            ? found
            : null;

    /// <summary>The last position of the whole journal: it moves with every commit, so the same one always means the same rows.</summary>
    public static long Position(DbConnection snapshot) => snapshot.Scalar<long>("SELECT max(position) FROM journal");

    public static ImmutableArray<SchoolGroup> Groups(DbConnection snapshot, DistrictCode district) => snapshot.List(
        "SELECT group_code, name, sort_order FROM school_groups WHERE district = @0 ORDER BY sort_order, group_code",
        r => new SchoolGroup(new(r.GetString(0)), r.GetString(1), r.GetInt32(2)),
        district.Value);

    public static ImmutableArray<WorkArea> Areas(DbConnection snapshot, DistrictCode district) => snapshot.List(
        "SELECT area, name, short_name, is_used FROM areas WHERE district = @0 ORDER BY sort_order",
        r => new WorkArea(new(r.GetString(0)), r.GetString(1), r.GetString(2), r.YesNo(3)),
        district.Value);

    public static ImmutableArray<SchoolRow> Schools(DbConnection snapshot, DistrictCode district) => snapshot.List(
        "SELECT school, name, group_code FROM schools WHERE district = @0 ORDER BY school",
        r => new SchoolRow(new(r.GetString(0)), r.GetString(1), new(r.GetString(2))),
        district.Value);
}

using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Log;
using DistrictUnion.Grains.Log;
using DistrictUnion.Storage.Comparison;
using DistrictUnion.Storage.Sealing;

namespace DistrictUnion.Storage.Log;

/// <summary>Searches the lines of the log; position and fact order them, so a page begins exactly where the last one ended.</summary>
internal sealed class LogReader(Database database) : ILogReader
{
    public Task<LogPage?> Search(DistrictCode district, LogQuery query, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            using var transaction = database.BeginSnapshot(connection);
            return DistrictQueries.NameAndZone(connection, district) is { } found ? new LogSearch(district, query, found.TimeZone, database.Dialect).Run(connection) : null;
        },
        cancellationToken);

    public Task<LogVerification> Verify(DistrictCode district, SealMark? outside, DateTimeOffset now, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            var found = Of(district, new Verification(database, connection).Run(outside is null ? null : new(outside.Number, outside.Digest)), outside, now);
            return found with { LastSeal = LastSeal(connection, district) };
        },
        cancellationToken);

    private static SealedAt? LastSeal(DbConnection connection, DistrictCode district) => connection.List(
        "SELECT number, digest, at FROM seals WHERE district = @0 ORDER BY number DESC LIMIT 1",
        r => new SealedAt(r.GetInt64(0), Convert.ToHexStringLower(r.Bytes(1)), Micros.Moment(r.GetInt64(2))),
        district.Value) is [var last] ? last : null;

    /// <summary>What is wrong with another district's streams is not this one's business, but that something is wrong is.</summary>
    private static LogVerification Of(DistrictCode district, Verified found, SealMark? outside, DateTimeOffset now)
    {
        var own = found.Wrong.Where(w => w.Stream is null || StreamKey.DistrictOf(w.Stream) == district.Value).ToArray();
        var scope = $"核对日志 {found.Rows} 行、{found.Streams} 条日志链、{found.Seals} 次封存{(outside is null ? "" : $"，并与外存的第 {outside.Number} 号封存比对")}";
        var text = found.IsSound ? $"{scope}，全部与写入时一致。"
            : own.Length > 0 ? $"{scope}，发现 {own.Length} 处与写入时不符。"
            : $"{scope}，本区的与写入时一致，数据库里别处有不符，请告知系统管理员。";
        return new(
            found.IsSound, found.Rows, found.Streams, found.Seals, text,
            [.. own.Take(LogVerification.MaxFlaws).Select(w => new LogFlaw(w.Code, w.Text, w.Stream, w.Version))], now);
    }
}

using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Storage.Journal;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.Sealing;

/// <summary>Something that is not as it was written.</summary>
/// <param name="Code">Stable: <c>journal.row-changed</c>, <c>journal.row-missing</c>, <c>journal.stream-missing</c>, <c>journal.stream-shorter</c>,
/// <c>journal.head-differs</c>, <c>journal.unreadable</c>, <c>seal.changed</c>, <c>seal.missing</c>, <c>seal.differs</c>.</param>
/// <param name="Text">A Chinese sentence.</param>
/// <param name="Stream">Null when it concerns no stream.</param>
/// <param name="Version">First wrong version, or null.</param>
public sealed record WrongThing(string Code, string Text, string? Stream = null, long? Version = null);

/// <summary>What a check of the whole journal found.</summary>
/// <param name="Rows">Journal rows whose hash was recomputed.</param>
/// <param name="Wrong">Empty when all is as it was written; the first wrong row of every stream, in the journal's order.</param>
/// <param name="Ends">Up to when the journal of each district reaches, in its streams that are as written; by district.</param>
public sealed record Verified(long Rows, int Streams, int Seals, IReadOnlyList<WrongThing> Wrong, IReadOnlyList<DistrictEnd> Ends)
{
    public bool IsSound => Wrong.Count == 0;
}

/// <summary>The end of a district's journal.</summary>
/// <param name="At">Of its last row, UTC.</param>
public sealed record DistrictEnd(DistrictCode District, DateTimeOffset At);

/// <summary>A seal that was kept outside: number and digest as printed.</summary>
public sealed record OutsideSeal(long Number, string Digest);

/// <summary>Recomputes every chain and holds it against the seals. Only reads, from one snapshot.</summary>
internal sealed class Verification(Database database, DbConnection connection)
{
    private readonly Dictionary<string, StreamHead> heads = [];
    private readonly HashSet<string> broken = [];
    private readonly List<WrongThing> wrong = [];
    private long rows;

    public Verified Run(OutsideSeal? outside)
    {
        var seals = new List<SealRow>();
        using var snapshot = database.BeginSnapshot(connection);
        try
        {
            ReadJournal();
            seals = ReadSeals();
            foreach (var district in seals.GroupBy(seal => seal.District)) Compare([.. district]);
            if (outside is not null) Compare(seals, outside);
        }
        catch (Exception e) when (e is DbException or InvalidCastException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            wrong.Add(new("journal.unreadable", $"数据库文件已损坏，在第 {rows + 1} 行之后无法继续读取：{e.Message}"));
        }

        return new(rows, heads.Count, seals.Count, wrong, Ends());
    }

    private DistrictEnd[] Ends() =>
    [
        .. heads.Where(head => !broken.Contains(head.Key)).GroupBy(head => StreamKey.DistrictOf(head.Key), head => head.Value.At).OrderBy(district => district.Key, StringComparer.Ordinal)
            .Select(district => new DistrictEnd(new(district.Key), Micros.Moment(district.Max()))),
    ];

    private void ReadJournal()
    {
        var expected = 1L;
        using var command = connection.Command($"SELECT {JournalRow.Columns} FROM journal ORDER BY position");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = JournalRow.From(reader);
            rows++;
            // Positions have no gaps: what is not committed takes none.
            if (row.Position != expected)
                wrong.Add(new("journal.row-missing", $"日志缺少第 {expected} 行（下一行是 {row.Position}：{row.Stream} 第 {row.Version} 版）。", row.Stream, row.Version));
            expected = row.Position + 1;
            Check(row);
        }

        reader.Close();
        var given = LastGiven(database.Dialect.LastPosition);
        if (given >= expected) wrong.Add(new("journal.row-missing", $"日志末尾缺少第 {expected} 行到第 {given} 行。"));
    }

    private void Check(JournalRow row)
    {
        var head = heads.GetValueOrDefault(row.Stream, StreamHead.None);
        var isRight = row.Version == head.Version + 1
            && row.At >= head.At
            && row.PreviousHash.Span.SequenceEqual(head.Hash)
            && row.Hash.Span.SequenceEqual(row.ComputeHash());
        heads[row.Stream] = new(row.Version, row.At, row.Hash.ToArray());
        if (isRight || !broken.Add(row.Stream)) return;
        wrong.Add(new("journal.row-changed", $"{row.Stream} 第 {row.Version} 版（日志第 {row.Position} 行）与写入时不符。", row.Stream, row.Version));
    }

    private List<SealRow> ReadSeals()
    {
        using var command = connection.Command($"SELECT {SealRow.Columns} FROM seals ORDER BY number");
        using var reader = command.ExecuteReader();
        var (seals, last, expected) = (new List<SealRow>(), new Dictionary<string, byte[]>(), 1L);
        while (reader.Read())
        {
            var seal = SealRow.From(reader);
            RequireSeals(expected, seal.Number - 1);
            expected = seal.Number + 1;
            var previous = last.GetValueOrDefault(seal.District) ?? new byte[32];
            if (!seal.PreviousDigest.AsSpan().SequenceEqual(previous) || !seal.Digest.AsSpan().SequenceEqual(seal.ComputeDigest()))
                wrong.Add(new("seal.changed", $"第 {seal.Number} 号封存与写入时不符。"));
            last[seal.District] = seal.Digest;
            seals.Add(seal);
        }

        reader.Close();
        RequireSeals(expected, LastGiven(database.Dialect.LastSeal));
        return seals;
    }

    /// <summary>Numbers of seals have no gaps.</summary>
    private void RequireSeals(long first, long last)
    {
        for (var number = first; number <= last; number++) wrong.Add(new("seal.missing", $"数据库里没有第 {number} 号封存。"));
    }

    /// <summary>The last number that a table gave out. The counter outlives the rows, so it tells of what was cut off at the end.</summary>
    private long LastGiven(string counter) => connection.Scalar<long>($"SELECT {counter}");

    /// <summary>Everything that the last of a district's seals names must still be there, as it was.</summary>
    private void Compare(SealRow[] district)
    {
        var seal = district[^1];
        foreach (var (stream, version, hash) in SealRow.HeadsAt(district).Values)
        {
            if (!heads.TryGetValue(stream, out var head))
                wrong.Add(new("journal.stream-missing", $"{stream} 在第 {seal.Number} 号封存里有 {version} 版，现在不见了。", stream));
            else if (head.Version < version)
                wrong.Add(new("journal.stream-shorter", $"{stream} 在第 {seal.Number} 号封存里有 {version} 版，现在只有 {head.Version} 版。", stream, head.Version + 1));
            else if (connection.Scalar<byte[]>("SELECT hash FROM journal WHERE stream = @0 AND version = @1", stream, version) is not { } found || Convert.ToHexStringLower(found) != hash)
                wrong.Add(new("journal.head-differs", $"{stream} 第 {version} 版与第 {seal.Number} 号封存不符。", stream, version));
        }
    }

    private void Compare(List<SealRow> seals, OutsideSeal outside)
    {
        var seal = seals.Find(s => s.Number == outside.Number);
        if (seal is null)
            wrong.Add(new("seal.missing", $"数据库里没有第 {outside.Number} 号封存。"));
        else if (!string.Equals(Convert.ToHexStringLower(seal.Digest), outside.Digest, StringComparison.OrdinalIgnoreCase))
            wrong.Add(new("seal.differs", $"第 {outside.Number} 号封存的摘要与外存的不同：库内 {Convert.ToHexStringLower(seal.Digest)}。"));
        else
            Compare([.. seals.Where(s => s.District == seal.District && s.Number <= seal.Number)]);
    }
}

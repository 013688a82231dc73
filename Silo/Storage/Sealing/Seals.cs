using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Log;
using DistrictUnion.Grains.Books;
using DistrictUnion.Storage.Journal;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.Sealing;

/// <summary>A seal (封存): what can be printed and kept outside. Who holds it can later prove what the journal held then.</summary>
/// <param name="Number">Unique in the database, ascending.</param>
/// <param name="At">µs precise, UTC.</param>
/// <param name="Digest">SHA-256, 64 lower-case hex digits.</param>
/// <param name="Streams">How many streams it names.</param>
public sealed record Seal(long Number, DistrictCode District, DateTimeOffset At, string Digest, int Streams);

/// <summary>
/// Makes seals, one at a time. What is sealed is read beside the writer, which only takes the row: who writes does not wait for it. What is
/// committed meanwhile is in the next seal.
/// </summary>
internal sealed class Seals(Database database, GroupWriter writer, TimeProvider clock) : ISeals, IDisposable
{
    private const string SelectBack = $"SELECT {SealRow.Columns} FROM seals WHERE district = @0 ORDER BY number DESC";

    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<SealMark> Holding(DistrictCode district, ImmutableArray<StreamMark> marks, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (await Task.Run(() => Last(district), cancellationToken) is { } last && marks.All(last.Holds)) return last.Mark;
            var made = await Write(district);
            return new(made.Number, made.Digest);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Seals a district's journal as it stands.</summary>
    public async Task<Seal> Make(DistrictCode district)
    {
        await turn.WaitAsync();
        try
        {
            return await Write(district);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<Seal> Write(DistrictCode district)
    {
        while (true)
        {
            var (last, heads) = await Task.Run(() => (Last(district), Heads(district)));
            var row = new SealRow(0, district.Value, Micros.Of(clock.GetUtcNow()), Text(last, heads), last?.Digest ?? new byte[32], []);
            if (await writer.Write(new SealWrite(row, last?.Mark.Number ?? 0, heads.Length)) is { } seal) return seal;
        }
    }

    /// <summary>What changed since the last seal; everything, as soon as that is no longer than what the seals since the last whole one have named.</summary>
    private static string Text(LastSeal? last, SealedHead[] heads)
    {
        if (last is not null)
        {
            var changed = heads.Where(head => !last.Heads.TryGetValue(head.Stream, out var sealedHead) || sealedHead != head).ToArray();
            if (last.LinesSinceWhole + changed.Length < heads.Length) return string.Concat(changed.Select(head => head.ToString()).Prepend($"{SealRow.OnlyChanged}\n"));
        }

        return string.Concat(heads.Select(head => head.ToString()));
    }

    private SealedHead[] Heads(DistrictCode district)
    {
        using var connection = database.OpenReader();
        return
        [
            .. from stream in StreamList.Heads(connection)
               where StreamKey.DistrictOf(stream.Stream.Value) == district.Value
               select new SealedHead(stream.Stream.Value, stream.Head.Version, Convert.ToHexStringLower(stream.Head.Hash)),
        ];
    }

    /// <summary>The district's last seal, read back to the last whole one; null: there is none.</summary>
    private LastSeal? Last(DistrictCode district)
    {
        using var connection = database.OpenReader();
        using var command = connection.Command(SelectBack, district.Value);
        using var reader = command.ExecuteReader();
        var rows = new Stack<SealRow>();
        while ((rows.Count == 0 || !rows.Peek().IsWhole) && reader.Read()) rows.Push(SealRow.From(reader));
        return rows.Count == 0 ? null : LastSeal.Of(rows);
    }

    /// <summary>Gives a seal the next number and with it its digest. The result is null when another process has sealed meanwhile.</summary>
    /// <param name="row">Without number and digest.</param>
    /// <param name="follows">Number of the district's seal before; 0: it is the first.</param>
    private sealed class SealWrite(SealRow row, long follows, int streams) : QueuedWrite<Seal?>
    {
        public override IReadOnlyList<Statement> Prepare(WriterSession session)
        {
            Result = null;

            // The number first: a seal that another process makes after this line has it, too, and then one of the two is not taken.
            var numbered = row with { Number = session.Connection.Scalar<long>("SELECT max(number) FROM seals") + 1 };
            if (session.Connection.Scalar<long>("SELECT max(number) FROM seals WHERE district = @0", row.District) != follows) return [];
            var digest = numbered.ComputeDigest();
            Result = new(numbered.Number, new(row.District), Micros.Moment(row.At), Convert.ToHexStringLower(digest), streams);
            return [new(session.Dialect.AppendSeal, numbered.Number, row.District, row.At, row.Heads, row.PreviousDigest, digest)];
        }

        public override void Wrote(WriterSession session, ReadOnlySpan<int> changed)
        {
        }

        public override void WasThere(WriterSession session, DbException exception) => Result = null;
    }

    /// <param name="LinesSinceWhole">Lines of the seals behind the last whole one.</param>
    private sealed record LastSeal(SealMark Mark, byte[] Digest, Dictionary<string, SealedHead> Heads, int LinesSinceWhole)
    {
        public static LastSeal Of(IReadOnlyCollection<SealRow> rows) => new(
            new(rows.Last().Number, Convert.ToHexStringLower(rows.Last().Digest)), rows.Last().Digest, SealRow.HeadsAt(rows), rows.Skip(1).Sum(row => row.Lines().Count()));

        /// <summary>The journal never goes back: a later version holds an earlier one.</summary>
        public bool Holds(StreamMark mark) => Heads.TryGetValue(mark.Stream, out var head) && head.Version >= mark.Version;
    }
}

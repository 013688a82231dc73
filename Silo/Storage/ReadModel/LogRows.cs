using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Log;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage.Writing;
using static DistrictUnion.Storage.ReadModel.Cells;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>The lines of the log that a row of the journal gives: one for each fact, in words.</summary>
internal static class LogRows
{
    /// <summary>Writes a line under the position that its row of the journal has just got.</summary>
    public static Statement Append(Row line, Dialect dialect) => new(dialect.AppendToLog, [line.Values[0], .. line.Values[2..]]);

    /// <param name="at">µs UTC. An entry of the audit has its own moment and its own account.</param>
    public static IEnumerable<Row> Of(StreamName stream, long position, long at, string actor, ImmutableArray<IFact> facts)
    {
        var district = StreamKey.DistrictOf(stream.Value);
        var school = StreamKey.SchoolOf(stream);
        return facts.Select((fact, number) =>
        {
            var entry = (fact as AuditNoted)?.Entry;
            return ReadTables.JournalLog.Row(
                district,
                position,
                Cell(number),
                entry is null ? at : Micros.Of(entry.At),
                entry?.Account ?? actor,
                (school ?? LogSentences.SchoolOf(fact))?.Value,
                stream.Value,
                FactKinds.Of(fact),
                LogSentences.Of(fact));
        });
    }
}

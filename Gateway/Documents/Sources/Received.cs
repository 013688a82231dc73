using System.Collections.Immutable;

namespace DistrictUnion.Documents.Sources;

/// <summary>What came out of a file.</summary>
/// <param name="Text">The text as received: lines end with \n, a table's cells are kept apart by \t, lines within a cell by \v.
/// Null when the file was refused; then there is at least one flaw.</param>
internal sealed record Received(SourceInfo Info, string? Text, ImmutableArray<ReadingFlaw> Flaws)
{
    public static Received Refused(SourceKind kind, ReadingFlaw flaw) => new(new SourceInfo(kind, null), null, [flaw]);
}

using DistrictUnion.Storage.Journal;
using DistrictUnion.Storage.Sealing;

namespace DistrictUnion.Storage.Copying;

/// <summary>A table that cannot be made anew from others.</summary>
/// <param name="Columns">With commas between them.</param>
/// <param name="Number">The column that counts rows which are only ever added, in the order of their commits; null: rows change and go, too.</param>
/// <param name="Source">What is read in its place, where its rows may lie elsewhere, too; null: the table alone.</param>
internal sealed record LastingTable(string Name, string Columns, string? Number = null, Func<Dialect, string>? Source = null)
{
    /// <summary>In the order in which they are copied.</summary>
    public static IReadOnlyList<LastingTable> All { get; } =
    [
        new("journal", JournalRow.Columns, "position"),
        new("seals", SealRow.Columns, "number"),
        new("private_values", "reference, district, class, value, hmac_key, at"),
        new("grain_state", "name, key, etag, json", Source: dialect => dialect.AllGrainStates),
    ];

    public string Insert => $"INSERT INTO {Name} ({Columns}) VALUES ({Commands.Places(0, Columns.Split(',').Length)})";
}

using DistrictUnion.Storage.Journal;
using DistrictUnion.Storage.Sealing;

namespace DistrictUnion.Storage.Copying;

/// <summary>A table that cannot be made anew from others.</summary>
/// <param name="Columns">With commas between them.</param>
internal sealed record LastingTable(string Name, string Columns)
{
    public static readonly LastingTable Journal = new("journal", JournalRow.Columns);

    /// <summary>In the order in which they are copied.</summary>
    public static IReadOnlyList<LastingTable> All { get; } =
    [
        Journal,
        new("seals", SealRow.Columns),
        new("private_values", "reference, district, class, value, hmac_key, at"),
        new("grain_state", "name, key, etag, json"),
    ];

    public string Select => $"SELECT {Columns} FROM {Name}";

    public string Insert => $"INSERT INTO {Name} ({Columns}) VALUES ({Commands.Places(0, Columns.Split(',').Length)})";
}

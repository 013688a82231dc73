using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>
/// The entries of a ledger by their numbers, which run from 1 without gaps. They lie in pages, so that a change copies one page, and two
/// versions share all others: what differs between them is found without looking at every entry.
/// </summary>
[JsonConverter(typeof(EntryPagesJsonConverter))]
public sealed class EntryPages : IEnumerable<LedgerEntry>
{
    private const int PageSize = 128;

    private readonly ImmutableArray<ImmutableArray<LedgerEntry>> pages;

    private EntryPages(ImmutableArray<ImmutableArray<LedgerEntry>> pages) => this.pages = pages;

    public static EntryPages Empty { get; } = new([]);

    public int Count => pages.IsEmpty ? 0 : ((pages.Length - 1) * PageSize) + pages[^1].Length;

    /// <summary>An entry by its number; null: there is none.</summary>
    public LedgerEntry? this[int number] => number >= 1 && number <= Count ? pages[(number - 1) / PageSize][(number - 1) % PageSize] : null;

    public static EntryPages Of(IEnumerable<LedgerEntry> entries) => new([.. entries.Chunk(PageSize).Select(page => page.ToImmutableArray())]);

    /// <summary>With an entry in the place of its number: one that is there, or the next.</summary>
    public EntryPages Set(LedgerEntry entry)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(entry.Number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entry.Number, Count + 1);
        var (page, place) = ((entry.Number - 1) / PageSize, (entry.Number - 1) % PageSize);
        if (page == pages.Length) return new(pages.Add([entry]));
        return new(pages.SetItem(page, place == pages[page].Length ? pages[page].Add(entry) : pages[page].SetItem(place, entry)));
    }

    /// <summary>The entries that are not the same object as before.</summary>
    public IEnumerable<LedgerEntry> ChangedSince(EntryPages before)
    {
        for (var page = 0; page < pages.Length; page++)
        {
            if (page < before.pages.Length && pages[page] == before.pages[page]) continue;
            foreach (var entry in pages[page])
                if (!ReferenceEquals(before[entry.Number], entry)) yield return entry;
        }
    }

    public IEnumerator<LedgerEntry> GetEnumerator() => pages.SelectMany(page => page).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class EntryPagesJsonConverter : JsonConverter<EntryPages>
    {
        public override EntryPages Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(JsonSerializer.Deserialize<LedgerEntry[]>(ref reader, options) ?? throw new JsonException());

        public override void Write(Utf8JsonWriter writer, EntryPages value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<IEnumerable<LedgerEntry>>(writer, value, options);
    }
}

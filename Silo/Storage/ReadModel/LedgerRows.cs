using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using static DistrictUnion.Storage.ReadModel.Cells;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>The rows that a ledger's stream owns. Private values stand in none of them.</summary>
internal sealed class LedgerRows(DistrictCode district, SchoolCode school, LedgerCode kind, LedgerPeriod period)
{
    public IReadOnlyList<RowChange> Difference(Ledger before, Ledger after)
    {
        var difference = new RowDifference();
        difference.Compare(Self(before), Self(after));
        foreach (var entry in after.Entries.ChangedSince(before.Entries))
            difference.Compare(before.Entries[entry.Number] is { } earlier ? [Of(earlier)] : [], [Of(entry)]);
        difference.CompareLists(before.Files, after.Files, (file, _) => FileRows.Of(district, school, file));
        return difference.Changes;
    }

    private IEnumerable<Row> Self(Ledger ledger) =>
        ledger.Revision == 0 ? [] : [ReadTables.Ledgers.Row(district.Value, kind.Value, period.ToString(), school.Value, Cell(ledger.Count), Cell(ledger.Nothing is not null), ledger.Elsewhere?.System, Cell(ledger.Prints.Count()))];

    private Row Of(LedgerEntry entry) => ReadTables.LedgerEntries.Row(
        district.Value,
        kind.Value,
        period.ToString(),
        school.Value,
        Cell(entry.Number),
        Cell(entry.Revision),
        Cell(entry.Content.KindVersion),
        Cell(entry.Content.On),
        Cell(entry.Counts),
        entry.Content.Task?.Plan.Value,
        entry.Content.Task?.Task.Value,
        Cell(entry.Source),
        entry.Content.Explanations.IsEmpty ? null : string.Join(',', entry.Content.Explanations.Keys),
        entry.By,
        Cell(entry.At),
        JsonSerializer.Serialize(entry.Content.Values, DomainJson.Options));
}

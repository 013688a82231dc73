using System.Collections.Immutable;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>An entry that came when its year was closed already (补归档).</summary>
/// <param name="By">Account.</param>
public sealed record LateEntry(LedgerCode Kind, LedgerPeriod Period, int Number, DateOnly On, string Reason, string By, DateTimeOffset At);

/// <summary>What is attached to the entries of a ledger that belong to a calendar year, and which of them came late.</summary>
/// <param name="Files">That the post may see, oldest first.</param>
/// <param name="Hidden">Files that it does not see: evidence of a sensitive kind, when what is private is not open.</param>
/// <param name="Late">By number.</param>
public sealed record LedgerEvidence(ImmutableArray<AttachedFile> Files, int Hidden, ImmutableArray<LateEntry> Late)
{
    public static LedgerEvidence Of(Ledger ledger, LedgerCode kind, LedgerPeriod period, LedgerTerms terms, int year, bool withPrivate)
    {
        var files = ledger.Files.RemoveAll(file => !IsOf(ledger.Entries[file.Subject.Entry!.Number]));
        var shown = files.RemoveAll(file => !withPrivate && LedgerView.IsSensitive(ledger, terms, file));
        return new(
            shown, files.Length - shown.Length,
            [
                .. from entry in ledger.Entries
                   where entry is { LateReason: not null, Counts: true } && IsOf(entry)
                   select new LateEntry(kind, period, entry.Number, entry.Content.On, entry.LateReason!, entry.By, entry.At),
            ]);

        bool IsOf(LedgerEntry? entry) => entry is not null && (!terms.Kind.IsSelectedByDay || entry.Content.On.Year == year);
    }
}

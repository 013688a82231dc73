using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Matters;

/// <summary>Turns an accepted result into entries of its ledger. What stands there already is filled in, not written twice.</summary>
public static class MatterLedger
{
    /// <summary>The ledger that a matter's result goes to.</summary>
    /// <param name="kind">Of the ledger.</param>
    public static LedgerPeriod PeriodOf(MatterKind matterKind, Matter matter, LedgerKind kind, MatterTerms terms) => LedgerPeriod.Of(
        kind.Period, DateOnly.ParseExact(Value(matterKind.Filling!.Day, matter, ImmutableSortedDictionary<string, string>.Empty)!, "yyyy-MM-dd", CultureInfo.InvariantCulture), terms.MutualAidMonth);

    /// <summary>What is to be written. Sent again, once it is written, it changes nothing.</summary>
    /// <param name="kind">Of the ledger, in the version in which new entries are written.</param>
    /// <param name="entries">What stands there.</param>
    public static ImmutableArray<EntryEdit> Edits(MatterKind matterKind, Matter matter, LedgerKind kind, ImmutableArray<EntryView> entries)
    {
        var filling = matterKind.Filling!;
        var reference = Reference(matterKind, matter);
        var explanations = kind.Checks.Where(c => !c.IsError).ToImmutableSortedDictionary(c => c.Code, _ => reference, StringComparer.Ordinal);
        var edits = ImmutableArray.CreateBuilder<EntryEdit>();
        foreach (var row in filling.IsPerRow ? matter.Result!.Content.Rows.AsEnumerable() : [ImmutableSortedDictionary<string, string>.Empty])
        {
            var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var (column, source) in filling.Values.Where(v => edits.Count == 0 || !filling.FirstOnly.Contains(v.Key)))
                if (kind.Column(column) is { IsTyped: true, IsPrivate: false } && Value(source, matter, row) is { } value) values[column] = value;
            var there = entries.FirstOrDefault(e => e.Void is null && filling.Match.All(key => e.Values.GetValueOrDefault(key) == values.GetValueOrDefault(key)));
            var remark = there?.Values.GetValueOrDefault(KindFlaws.Remark);
            values[KindFlaws.Remark] = remark is null ? reference : remark.Contains(reference, StringComparison.Ordinal) ? remark : $"{remark}\n{reference}";
            edits.Add(new(there?.Number, null, values.ToImmutable(), explanations, null, edits.Count + 1));
        }

        return edits.ToImmutable();
    }

    /// <summary>据请示事项第3号（换届，批复青教工〔2026〕12号）: what points back from the ledger.</summary>
    public static string Reference(MatterKind kind, Matter matter)
    {
        var number = matter.Approval?.Content.Values.GetValueOrDefault("number");
        return string.Create(CultureInfo.InvariantCulture, $"据请示事项第{matter.Number}号（{kind.Name}{(number is null ? "" : $"，批复{number}")}）");
    }

    private static string? Value(string sources, Matter matter, ImmutableSortedDictionary<string, string> row) =>
        sources.Split('|').Select(source => One(source, matter, row)).FirstOrDefault(value => value is not null);

    private static string? One(string source, Matter matter, ImmutableSortedDictionary<string, string> row)
    {
        if (source.StartsWith('=')) return source[1..];
        var (step, key) = source.Split('.') is [var of, var column] ? (of, column) : throw new FormatException($"“{source}” names no field.");
        if (step == "row") return row.GetValueOrDefault(key);
        var done = matter.Done(Enum.Parse<MatterStepKind>(step, ignoreCase: true));
        return key == "on" ? done?.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : done?.Content.Values.GetValueOrDefault(key);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Backfills;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>Into which years an entry may be written.</summary>
internal enum EntryYears
{
    /// <summary>Those that are not closed.</summary>
    Open,

    /// <summary>A new one also into those that are closed: 补归档.</summary>
    Closed,

    /// <summary>Those before the service was used, closed or not, and no others: 补录.</summary>
    Earlier,
}

/// <summary>Turns what somebody wrote into the content of one entry, or says everything that is wrong with it.</summary>
internal static class EntryWriter
{
    /// <param name="years">Into which years it may come.</param>
    /// <returns>Null when something is wrong, which then stands in the checks.</returns>
    public static EntryContent? Write(
        Checks checks, Ledger ledger, LedgerPeriod period, LedgerTerms terms, EntryEdit edit, LedgerEntry? before, EntryYears years, SealedTexts sealedValues, OpenedValues opened,
        DateOnly today)
    {
        if (!IsFree(checks, edit, before, years is EntryYears.Earlier, period, terms)) return null;
        var kind = terms.Kind;
        var (values, privates, texts) = Values(checks, kind, edit, before, sealedValues, opened);
        var unreadable = checks.Refusals.Select(r => r.Place).ToHashSet();
        foreach (var missing in kind.Typed.Where(c => c.IsRequired && !texts.ContainsKey(c.Key) && !privates.ContainsKey(c.Key) && !unreadable.Contains(Place(edit, c.Key))))
            checks.Valid(false, "entry.missing", $"{missing.Name}没有填。", Place(edit, missing.Key));
        if (edit.Task is { } task && task != before?.Content.Task && terms.Tasks is { } tasks)
            checks.Valid(tasks.Contains(task), "entry.task-unknown", $"本校的计划里没有“{task.Plan}/{task.Task}”这项任务。", Place(edit, "task"));
        var on = On(checks, kind, period, terms, edit, values, before, years, today);
        if (checks.HaveFailed) return null;
        var scope = new EntryScope(ledger, terms, kind, edit.Number ?? 0, on, texts, opened, today);
        var explanations = Explain(checks, kind, edit, before, scope, texts);
        return checks.HaveFailed
            ? null
            : new(kind.Version, on, values.ToImmutable(), privates.ToImmutable(), explanations, edit.LeavesTask ? null : edit.Task ?? before?.Content.Task);
    }

    private static bool IsFree(Checks checks, EntryEdit edit, LedgerEntry? before, bool isBackfill, LedgerPeriod period, LedgerTerms terms)
    {
        if (edit.Number is null) return true;
        return checks.Require(before is not null, "entry.unknown", RefusalKind.Absent, $"没有第 {edit.Number} 号条目。", Place(edit))
            && checks.Free(before!.Counts, "entry.void", $"第 {edit.Number} 号条目已经作废。", Place(edit))
            && checks.Free(!isBackfill || before.IsBackfilled, "backfill.not-backfilled", $"第 {edit.Number} 号条目不是补录的，请到台账里改。", Place(edit))
            && checks.Free(isBackfill || !period.IsClosed(before.Content.On, terms.ClosedYears), "year.closed", $"{before.Content.On.Year}年已归档，条目只能作废。", Place(edit))
            && checks.Require(
                edit.Revision is not { } seen || seen == before.Revision, "entry.stale", RefusalKind.Stale, $"第 {edit.Number} 号条目刚被别人改过，请核对后再保存。", Place(edit));
    }

    /// <summary>What the entry holds afterwards: what it had, and what was written over it. The texts hold both kinds, for formulas.</summary>
    private static (ImmutableSortedDictionary<string, string>.Builder Values, ImmutableSortedDictionary<string, PrivateReference>.Builder Private, Dictionary<string, string> Texts) Values(
        Checks checks, LedgerKind kind, EntryEdit edit, LedgerEntry? before, SealedTexts sealedValues, OpenedValues opened)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var privates = ImmutableSortedDictionary.CreateBuilder<string, PrivateReference>(StringComparer.Ordinal);
        var texts = new Dictionary<string, string>();
        foreach (var unknown in edit.Values.Keys.Where(key => key != KindFlaws.Remark && kind.Column(key) is not { IsTyped: true }))
            checks.Valid(false, "entry.column-unknown", $"这种台账没有“{unknown}”这一列，或者这一列不用填。", Place(edit, unknown));
        foreach (var column in kind.Typed.Append(LedgerColumn.Remark))
        {
            var key = column.Key;
            if (!edit.Values.TryGetValue(key, out var written))
            {
                if (before?.Content.Values.GetValueOrDefault(key) is { } kept) values[key] = texts[key] = kept;
                if (before?.Content.Private.GetValueOrDefault(key) is not { } reference) continue;
                privates[key] = reference;
                if (opened.Of(reference) is { } text) texts[key] = text;
                continue;
            }

            var read = ColumnValue.Read(column, written);
            if (read.Flaw is { } flaw) checks.Valid(false, flaw.Code, flaw.Text, Place(edit, key));
            if (read.Value is not { } value) continue;
            texts[key] = value;
            if (!column.IsPrivate) values[key] = value;
            else if (before?.Content.Private.GetValueOrDefault(key) is { } same && opened.Of(same) == value) privates[key] = same;
            else privates[key] = sealedValues.Of(edit.Line, key);
        }

        return (values, privates, texts);
    }

    private static DateOnly On(
        Checks checks, LedgerKind kind, LedgerPeriod period, LedgerTerms terms, EntryEdit edit,
        ImmutableSortedDictionary<string, string>.Builder values, LedgerEntry? before, EntryYears years, DateOnly today)
    {
        var on = kind.DateColumn is { } key && values.TryGetValue(key, out var text)
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : before?.Content.On ?? period.Nearest(today, terms.MutualAidMonth);
        var place = Place(edit, kind.DateColumn);
        if (years is EntryYears.Earlier && !BackfillRules.IsFree(on.Year, terms.FirstRoundYear, today))
        {
            var open = BackfillRules.NotFree(on.Year, terms.FirstRoundYear, today);
            checks.Require(false, open.Code, open.Kind, open.Text, place);
        }

        var mayBeClosed = years is EntryYears.Earlier || (years is EntryYears.Closed && before is null);
        checks.Free(
            mayBeClosed || !period.IsClosed(on, terms.ClosedYears), "year.closed",
            before is null ? $"{on.Year}年已归档，不能再记；确需补归档的写明理由。" : $"{on.Year}年已归档，不能移到那一年。", place);
        if (kind.DateColumn is null || period.Kind is LedgerPeriodKind.Continuous or LedgerPeriodKind.Term) return on;
        var belongs = LedgerPeriod.Of(period.Kind, on, terms.MutualAidMonth);
        checks.Valid(belongs == period, "entry.outside-period", $"{Words.Day(on)}不在{period.Name}，请记到{belongs.Name}的台账里。", place);
        return on;
    }

    /// <summary>Runs the checks: errors are refused, what must be explained needs an explanation. Explanations of nothing are dropped.</summary>
    private static ImmutableSortedDictionary<string, string> Explain(
        Checks checks, LedgerKind kind, EntryEdit edit, LedgerEntry? before, EntryScope scope, Dictionary<string, string> texts)
    {
        var explanations = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var check in kind.Checks.Where(check => Formula.Of(check.When).Holds(scope)))
        {
            var sentence = KindFlaws.Named().Replace(check.Text, match => Shown(kind, match.Groups[1].Value, scope, texts));
            if (check.IsError)
            {
                checks.Valid(false, "entry.check-failed", sentence, $"{Place(edit, check.Column)}:{check.Code}");
                continue;
            }

            var why = edit.Explanations.GetValueOrDefault(check.Code) ?? before?.Content.Explanations.GetValueOrDefault(check.Code);
            var place = $"{Place(edit, check.Column)}:{check.Code}";
            if (checks.Valid(!string.IsNullOrWhiteSpace(why), "entry.unexplained", $"{sentence}如果属实，请写明原因。", place)
                && checks.Text(why, "原因", place, LedgerRules.MaxExplanation))
            {
                explanations[check.Code] = why!.Trim();
            }
        }

        return explanations.ToImmutable();
    }

    /// <summary>The value of a column in a sentence. What is private is not repeated there: sentences reach places where it must not stand.</summary>
    private static string Shown(LedgerKind kind, string key, EntryScope scope, Dictionary<string, string> texts) =>
        kind.Column(key) is not { } column ? key
        : column.IsPrivate ? column.Name
        : (texts.GetValueOrDefault(key) ?? ColumnValue.Of(column, scope.Value(key))) is { } value ? ColumnValue.Show(column, value)
        : "—";

    private static string Place(EntryEdit edit, string? column = null) => $"{edit.Line}:{column}";
}

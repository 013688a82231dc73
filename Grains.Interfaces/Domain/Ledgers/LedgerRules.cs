using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>Decides about the entries of a ledger.</summary>
public static class LedgerRules
{
    /// <summary>Entries that one command writes; what a workbook of 5,000 rows needs.</summary>
    public const int MostEdits = 5_000;

    /// <summary>Entries that one ledger holds.</summary>
    public const int MostEntries = 50_000;

    public const int MaxExplanation = 200;

    /// <summary>Writes and changes entries.</summary>
    /// <param name="sealedValues">The references of the private values, as <see cref="PrivateTexts"/> found them in the command.</param>
    /// <param name="opened">Private values of the ledger, those of the command among them.</param>
    /// <returns>
    /// Refusals: school.unknown, ledger.kind-unknown, ledger.period-unknown, ledger.made-from-plans, ledger.off, ledger.nothing-sent, ledger.too-many, year.closed (an entry that is
    /// changed; a new one without the reason of a 补归档), entry.unknown, entry.void, entry.stale, entry.outside-period, entry.column-unknown, entry.task-unknown, entry.missing, entry.check-failed,
    /// entry.unexplained, reason.missing, of what is backfilled backfill.not-by-year, backfill.not-backfilled, backfill.year-open, and the
    /// flaws of <see cref="ColumnValue.Read"/>. The place is <c>line:column</c>, of a check <c>line:column:check</c>.
    /// </returns>
    public static Decision<LedgerReceipt> Write(
        Ledger ledger, LedgerPeriod period, LedgerTerms terms, WriteEntries command, SealedTexts sealedValues, OpenedValues opened, DateTimeOffset now)
    {
        if (command.Context.WhenStale(ledger.Revision) is { } stale) return stale;
        var checks = Whole(ledger, period, terms, command);
        if (checks.HaveFailed) return checks.Refuse<LedgerReceipt>();
        var judged = Judge(ledger, period, terms, command, sealedValues, opened, now);
        var refusals = judged.SelectMany(j => j.Flaws).ToArray();
        if (refusals.Length > 0) return Decision<LedgerReceipt>.Refuse(refusals);
        IFact[] facts = [.. judged.Select(j => j.Fact).OfType<IFact>()];
        var receipt = new LedgerReceipt(
            ledger.Revision + facts.Length, [.. judged.Select(j => j.Receipt)], ledger.Count + facts.Count(fact => fact is EntryAdded));
        return facts.Length == 0 ? Decision<LedgerReceipt>.Nothing(receipt) : Decision<LedgerReceipt>.Accept(receipt, facts);
    }

    /// <summary>What <see cref="Write"/> would do with each entry of a command, taken by itself; flawed ones do not hold up the others.</summary>
    /// <returns>Refused where nothing could be written at all.</returns>
    public static Outcome<LedgerPreview> Preview(
        Ledger ledger, LedgerPeriod period, LedgerTerms terms, WriteEntries command, SealedTexts sealedValues, OpenedValues opened, DateTimeOffset now)
    {
        var checks = Whole(ledger, period, terms, command);
        return checks.HaveFailed
            ? Outcome<LedgerPreview>.Refused(checks.Refusals)
            : new LedgerPreview(
                [
                    .. from judged in Judge(ledger, period, terms, command, sealedValues, opened, now)
                       select new EditPreview(
                           judged.Edit.Line, judged.Edit.Number,
                           !judged.Flaws.IsEmpty ? EditState.Wrong : judged.Fact switch { EntryAdded => EditState.New, EntryChanged => EditState.Changed, _ => EditState.Unchanged },
                           judged.Flaws),
                ],
                ledger.Revision);
    }

    /// <summary>What concerns the command as a whole.</summary>
    private static Checks Whole(Ledger ledger, LedgerPeriod period, LedgerTerms terms, WriteEntries command)
    {
        var checks = new Checks();
        RequireKept(checks, terms, period);
        checks.Valid(!command.Edits.IsEmpty, "ledger.nothing-sent", "没有要保存的内容。");
        checks.Require(command.Edits.Length <= MostEdits, "ledger.too-many", RefusalKind.TooLarge, $"一次最多保存 {MostEdits} 行。");
        checks.Require(
            ledger.Entries.Count + command.Edits.Count(e => e.Number is null) <= MostEntries, "ledger.too-many", RefusalKind.TooLarge, $"一本台账最多 {MostEntries} 条。");
        if (command.Source is EntrySource.Office) checks.Reason(command.Because, "代填的理由和依据", "because");
        checks.Text(command.LateReason, "补归档的理由", "lateReason", MaxExplanation);
        if (command.Source is EntrySource.Backfilled)
        {
            checks.Reason(command.Because, "补录的理由和依据材料", "because");
            checks.Valid(
                period.Kind is LedgerPeriodKind.CalendarYear or LedgerPeriodKind.SchoolYear or LedgerPeriodKind.MutualAidYear,
                "backfill.not-by-year", "名册和届期台账不分年度，不用补录，请直接登记或导入。");
        }

        return checks;
    }

    /// <summary>Each entry is judged with the good ones before it in the same command: the second birthday present of a year may be one of them.</summary>
    private static List<JudgedEdit> Judge(
        Ledger ledger, LedgerPeriod period, LedgerTerms terms, WriteEntries command, SealedTexts sealedValues, OpenedValues opened, DateTimeOffset now)
    {
        var (after, today, judged) = (ledger, Zones.DayOf(now, terms.TimeZone), new List<JudgedEdit>(command.Edits.Length));
        var late = string.IsNullOrWhiteSpace(command.LateReason) ? null : command.LateReason.Trim();
        var years = command.Source is EntrySource.Backfilled ? EntryYears.Earlier : late is null ? EntryYears.Open : EntryYears.Closed;
        foreach (var edit in command.Edits)
        {
            var checks = new Checks();
            var before = edit.Number is { } number ? after.Entries[number] : null;
            if (EntryWriter.Write(checks, after, period, terms, edit, before, years, sealedValues, opened, today) is not { } content)
            {
                judged.Add(new(edit, null, new(edit.Number ?? 0, 0, IsChanged: false), checks.Refusals));
                continue;
            }

            IFact? fact = before is null ? new EntryAdded(
                    after.Entries.Count + 1, content, command.Source, command.Because, period.IsClosed(content.On, terms.ClosedYears) ? late : null)
                : Says(before.Content, content) ? null
                : new EntryChanged(before.Number, content, command.Source, command.Because);
            if (fact is not null) after = after.Apply(fact, now, command.Context.Actor.Account);
            judged.Add(new(edit, fact, new(before?.Number ?? after.Entries.Count, (before?.Revision ?? 0) + (fact is null ? 0 : 1), fact is not null), []));
        }

        return judged;
    }

    /// <returns>Refusals: ledger.nothing-sent, entry.unknown, entry.void, reason.missing (of a closed year), text.too-long.</returns>
    public static Decision<LedgerReceipt> Void(Ledger ledger, LedgerPeriod period, LedgerTerms terms, VoidEntries command, DateTimeOffset now)
    {
        if (command.Context.WhenStale(ledger.Revision) is { } stale) return stale;
        var checks = new Checks();
        checks.Valid(!command.Numbers.IsEmpty, "ledger.nothing-sent", "没有选中条目。");
        foreach (var number in command.Numbers)
        {
            var entry = ledger.Entries[number];
            if (!checks.Require(entry is not null, "entry.unknown", RefusalKind.Absent, $"没有第 {number} 号条目。", Place(number))) continue;
            checks.Free(entry!.Counts, "entry.void", $"第 {number} 号条目已经作废。", Place(number));
            if (period.IsClosed(entry.Content.On, terms.ClosedYears)) checks.Reason(command.Reason, "作废的理由", Place(number));
        }

        checks.Text(command.Reason, "作废的理由");
        if (checks.HaveFailed) return checks.Refuse<LedgerReceipt>();
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        return Accept(ledger, command, now, [.. command.Numbers.Distinct().Select(number => new EntryVoided(number, reason))], command.Numbers);
    }

    /// <returns>Refusals: entry.unknown, entry.nothing-private, reason.missing, text.too-long.</returns>
    public static Decision<LedgerReceipt> Erase(Ledger ledger, EraseValue command, DateTimeOffset now)
    {
        var checks = new Checks();
        var entry = ledger.Entries[command.Number];
        if (checks.Require(entry is not null, "entry.unknown", RefusalKind.Absent, $"没有第 {command.Number} 号条目。", Place(command.Number)))
            checks.Free(entry!.Content.Private.ContainsKey(command.Column), "entry.nothing-private", "这里没有可以清除的个人信息。", command.Column);
        checks.Reason(command.Reason, "清除的理由", "reason");
        checks.Reason(command.Basis, "清除的法律依据", "basis");
        return checks.HaveFailed
            ? checks.Refuse<LedgerReceipt>()
            : Accept(ledger, command, now, [new ValueErased(command.Number, command.Column, command.Reason.Trim(), command.Basis.Trim())], [command.Number]);
    }

    /// <returns>Refusals: ledger.off, ledger.kind-unknown, year.closed, ledger.never-without, ledger.has-entries, text.too-long.</returns>
    public static Decision<LedgerReceipt> Declare(Ledger ledger, LedgerPeriod period, LedgerTerms terms, DeclareNothing command, DateTimeOffset now)
    {
        if (command.Context.WhenStale(ledger.Revision) is { } stale) return stale;
        var checks = new Checks();
        RequireKept(checks, terms, period);
        if (checks.HaveFailed) return checks.Refuse<LedgerReceipt>();
        RequireOpen(checks, terms, period);
        if (command.IsSo)
        {
            checks.Free(terms.Kind.NoneMeans is not null, "ledger.never-without", $"“{terms.Kind.Name}”每所学校都要有，不能填“无此情况”。");
            checks.Free(ledger.Count == 0, "ledger.has-entries", $"已有 {ledger.Count} 条，不能填“无此情况”。");
        }

        checks.Text(command.Remark, "说明", "remark", MaxExplanation);
        if (checks.HaveFailed) return checks.Refuse<LedgerReceipt>();
        if (command.IsSo == ledger.Nothing is not null) return Decision<LedgerReceipt>.Nothing(new(ledger.Revision, [], ledger.Count));
        var remark = string.IsNullOrWhiteSpace(command.Remark) ? null : command.Remark.Trim();
        return Accept(ledger, command, now, [command.IsSo ? new NothingToRecord(remark) : new NothingWithdrawn()], []);
    }

    /// <summary>Of a ledger that is kept elsewhere the print stands for it, whether or not some entries are here as well.</summary>
    /// <returns>Refusals: school.unknown, ledger.kind-unknown, ledger.period-unknown, ledger.made-from-plans, ledger.off, year.closed, name.blank, name.too-long, text.too-long.</returns>
    public static Decision<LedgerReceipt> Keep(Ledger ledger, LedgerPeriod period, LedgerTerms terms, KeepElsewhere command, DateTimeOffset now)
    {
        if (command.Context.WhenStale(ledger.Revision) is { } stale) return stale;
        var checks = new Checks();
        RequireKept(checks, terms, period);
        if (checks.HaveFailed) return checks.Refuse<LedgerReceipt>();
        RequireOpen(checks, terms, period);
        if (command.IsSo)
        {
            checks.Name(command.System, "系统名称", "system");
            checks.Text(command.Note, "说明", "note", MaxExplanation);
        }

        if (checks.HaveFailed) return checks.Refuse<LedgerReceipt>();
        var (system, note) = (command.System?.Trim(), string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim());
        return (command.IsSo ? ledger.Elsewhere?.System == system && ledger.Elsewhere?.Note == note : ledger.Elsewhere is null)
            ? Decision<LedgerReceipt>.Nothing(new(ledger.Revision, [], ledger.Count))
            : Accept(ledger, command, now, [command.IsSo ? new LedgerKeptElsewhere(system!, note) : new LedgerKeptHere()], []);
    }

    /// <summary>The command without its private texts, for a digest that is kept: each is replaced by what <paramref name="blind"/> makes of it.</summary>
    public static WriteEntries Blinded(LedgerTerms terms, WriteEntries command, Func<string, string> blind) => command with
    {
        Edits =
        [
            .. command.Edits.Select(edit => edit with
            {
                Values = edit.Values.ToImmutableSortedDictionary(v => v.Key, v => IsPrivate(terms, v.Key) ? blind(v.Value) : v.Value, StringComparer.Ordinal),
            }),
        ],
    };

    private static void RequireOpen(Checks checks, LedgerTerms terms, LedgerPeriod period) =>
        checks.Free(!period.IsClosed(terms.ClosedYears), "year.closed", $"{period.Name}已归档。");

    private static bool IsPrivate(LedgerTerms terms, string key) => !terms.Versions.IsEmpty && terms.Kind.Column(key) is { IsPrivate: true };

    /// <summary>The private texts of a command, for whoever seals them before it is decided.</summary>
    public static IEnumerable<PrivateText> PrivateTexts(LedgerTerms terms, WriteEntries command) =>
        terms.Versions.IsEmpty ? [] :
        from edit in command.Edits
        from pair in edit.Values
        let column = terms.Kind.Column(pair.Key)
        where column is { IsPrivate: true } && !string.IsNullOrWhiteSpace(pair.Value)
        let value = ColumnValue.Read(column, pair.Value).Value
        where value is not null
        select new PrivateText(edit.Line, column.Key, column.Privacy, value);

    internal static bool Says(EntryContent one, EntryContent other) =>
        one.KindVersion == other.KindVersion && one.On == other.On && one.Task == other.Task
        && one.Values.SequenceEqual(other.Values) && one.Private.SequenceEqual(other.Private) && one.Explanations.SequenceEqual(other.Explanations);

    private static void RequireKept(Checks checks, LedgerTerms terms, LedgerPeriod period)
    {
        if (!checks.Require(terms.School is not null, "school.unknown", RefusalKind.Absent, "没有这所学校。")
            || !checks.Require(!terms.Versions.IsEmpty, "ledger.kind-unknown", RefusalKind.Absent, "没有这种台账。"))
        {
            return;
        }

        checks.Require(terms.Kind.Period == period.Kind, "ledger.period-unknown", RefusalKind.Absent, "这种台账没有这样的周期。");
        checks.Free(terms.Kind.Source is LedgerSource.Entries, "ledger.made-from-plans", $"“{terms.Kind.Name}”由计划和季度报告自动生成，不用另外填写。");
        checks.Free(terms.IsOn, "ledger.off", $"区里没有启用“{terms.Kind.Name}”。");
    }

    private static Decision<LedgerReceipt> Accept(Ledger ledger, ICommand command, DateTimeOffset now, ImmutableArray<IFact> facts, IEnumerable<int> numbers)
    {
        var after = facts.Aggregate(ledger, (state, fact) => state.Apply(fact, now, command.Context.Actor.Account));
        return Decision<LedgerReceipt>.Accept(
            new(after.Revision, [.. numbers.Distinct().Select(number => new EntryReceipt(number, after.Entries[number]!.Revision))], after.Count), facts);
    }

    private static string Place(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What became of one entry of a command.</summary>
/// <param name="Fact">Null: it says what it said before, or is flawed.</param>
internal sealed record JudgedEdit(EntryEdit Edit, IFact? Fact, EntryReceipt Receipt, ImmutableArray<Refusal> Flaws);

/// <summary>A private text of a command.</summary>
/// <param name="Text">In the spelling of its column.</param>
public sealed record PrivateText(int Line, string Column, PrivacyClass Class, string Text);

/// <summary>References of a command's private texts, by line and column.</summary>
public sealed class SealedTexts(IReadOnlyDictionary<(int Line, string Column), PrivateReference> references)
{
    public static SealedTexts None { get; } = new(ImmutableDictionary<(int Line, string Column), PrivateReference>.Empty);

    public PrivateReference Of(int line, string column) => references[(line, column)];
}

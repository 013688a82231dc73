using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

/// <summary>A ledger on a desk: what is written into it is decided and folded, as its grain would.</summary>
internal sealed class Desk
{
    private static readonly School Xihu = new(A.Xihu, [new(A.Day(1, 1, 2020), "溪湖小学")], [new(A.Day(1, 1, 2020), A.Primary)], [], A.Day(1, 1, 2020), null, true, null, null);

    private readonly Dictionary<string, string> opened = [];

    public Desk(string kind = "l04", string period = "2026")
    {
        Period = LedgerPeriod.TryParse(period, out var found) ? found : throw new ArgumentException(period, nameof(period));
        Terms = new(
            "Asia/Shanghai", Xihu, ShippedLedgers.Of(new(kind)), true,
            [new("生日慰问", 2020, 300), new("生日慰问", 2027, 400)], 7, []);
    }

    public LedgerPeriod Period { get; }

    public LedgerTerms Terms { get; set; }

    public Ledger Ledger { get; private set; } = Ledger.Empty;

    public DateTimeOffset Now { get; set; } = A.Noon(2026, 11, 22);

    /// <summary>A meeting, as it is typed; what is named takes the place of the usual.</summary>
    public static EntryEdit Meeting(params (string Key, string Text)[] named) => Edit(
        [
            ("name", "第一季度委员会会议"), ("kind", "工会委员会"), ("heldOn", "2026年3月5日"), ("place", "会议室"), ("chair", "林主席"), ("recorder", "周记录"),
            ("expected", "9"), ("present", "8"), ("agenda", "学习计划"), ("decision", "通过计划"), .. named,
        ]);

    public static EntryEdit Edit(params (string Key, string Text)[] values)
    {
        var typed = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in values) typed[key] = text;
        return new(null, null, typed.ToImmutable(), ImmutableSortedDictionary<string, string>.Empty);
    }

    public Decision<LedgerReceipt> Write(params EntryEdit[] edits) => WriteLate(null, edits);

    /// <summary>Writes with the reason of a 补归档.</summary>
    public Decision<LedgerReceipt> WriteLate(string? reason, params EntryEdit[] edits)
    {
        var command = new WriteEntries(A.BySchool(), [.. edits.Select((edit, i) => edit with { Line = i + 1 })], LateReason: reason);
        var references = LedgerRules.PrivateTexts(Terms, command).ToDictionary(t => (t.Line, t.Column), t => (Reference: new PrivateReference($"r{opened.Count}-{t.Line}-{t.Column}", "h"), t.Text));
        foreach (var (reference, text) in references.Values) opened[reference.Reference] = text;
        return Take(LedgerRules.Write(Ledger, Period, Terms, command, new(references.ToDictionary(r => r.Key, r => r.Value.Reference)), new(opened), Now));
    }

    public Decision<LedgerReceipt> Void(string? reason, params int[] numbers) => Take(LedgerRules.Void(Ledger, Period, Terms, new(A.BySchool(), [.. numbers], reason), Now));

    public Decision<LedgerReceipt> Declare(bool isSo, string? remark = null) => Take(LedgerRules.Declare(Ledger, Period, Terms, new(A.BySchool(), isSo, remark), Now));

    public Decision<LedgerReceipt> Keep(bool isSo, string? system = null, string? note = null) => Take(LedgerRules.Keep(Ledger, Period, Terms, new(A.BySchool(), isSo, system, note), Now));

    public Decision<LedgerReceipt> Erase(int number, string column)
    {
        var reference = Ledger.Entries[number]?.Content.Private.GetValueOrDefault(column)?.Reference;
        var decision = Take(LedgerRules.Erase(Ledger, new(A.BySchool(), number, column, "本人要求", "《个人信息保护法》第四十七条"), Now));
        if (reference is not null && !decision.IsRefused) opened.Remove(reference);
        return decision;
    }

    public LedgerView View(LedgerQuery? query = null) => LedgerView.Of(Ledger, A.District, A.Xihu, Period, Terms, query ?? new(), new(opened), Now);

    private Decision<LedgerReceipt> Take(Decision<LedgerReceipt> decision)
    {
        foreach (var fact in decision.Facts) Ledger = Ledger.Apply(fact, Now, "chair");
        return decision;
    }
}

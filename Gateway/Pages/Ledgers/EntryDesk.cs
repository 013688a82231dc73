using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>One entry: a new one, one that is changed, one that is only read.</summary>
internal static class EntryDesk
{
    public static async Task<IResult> New(LedgerCall call, HttpContext http, EntrySources sources, CancellationToken cancellationToken)
    {
        var copied = int.TryParse(http.Request.Query["copy"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        if (await sources.Of(call, http, copied, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        return model.Frame.MayWrite
            ? PageResults.Draw<EntryPage>(new { Model = model with { Entry = null, Copied = model.Entry } })
            : PageResults.Say(Notice.Of(WhyNot(model.Frame)));
    }

    public static async Task<IResult> Show(LedgerCall call, int number, HttpContext http, EntrySources sources, CancellationToken cancellationToken) =>
        await sources.Of(call, http, number, cancellationToken) is not { Entry: not null } model ? PageResults.Say(Notice.NotFound)
        : model.MayChange ? PageResults.Draw<EntryPage>(new { Model = model })
        : PageResults.Draw<EntryReadPage>(new { Model = model });

    /// <summary>Writes a new entry, or changes the one whose number the form holds.</summary>
    public static async Task<IResult> Write(LedgerCall call, PageForm form, HttpContext http, EntrySources sources, CancellationToken cancellationToken)
    {
        var number = form.Number("number", LedgerTexts.Number, 1, LedgerRules.MostEntries);
        if (await sources.Of(call, http, number, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        if (!model.Frame.MayWrite) return PageResults.Say(Notice.Of(WhyNot(model.Frame)));
        var edit = EntryForm.Read(form, model.Frame.Ledger.Kind, number);
        var because = call.Actor.IsDistrict ? form.Required("because", LedgerTexts.Because) : null;
        var again = form.Typed("then") == "another";
        return await FormFlow.Send(
            http, form,
            async () => EntryForm.Placed(await call.Ledger.Write(new(call.Context, [edit], EntrySource.Typed, because, form.Text("lateReason")), cancellationToken)),
            [],
            receipt => (Said(receipt, number), LedgerViewPages.AddressOf(call) + (again ? "/new" : "")),
            () => Task.FromResult<IResult>(PageResults.DrawRefused<EntryPage>(new { Model = model, Sent = form })));
    }

    private static string Said(LedgerReceipt receipt, int? number) =>
        number is null ? Say.It(LedgerTexts.Added, receipt.Entries[0].Number)
        : receipt.Entries[0].IsChanged ? Say.It(LedgerTexts.Changed, number) : LedgerTexts.NothingChanged;

    private static Refusal WhyNot(LedgerFrame frame) =>
        frame.Ledger.Kind.Source is not LedgerSource.Entries ? new("ledger.made-from-plans", RefusalKind.Conflict, LedgerTexts.MadeFromPlans)
        : !frame.Ledger.IsOn ? new("ledger.off", RefusalKind.Conflict, LedgerTexts.IsOff)
        : new("scope.forbidden", RefusalKind.Forbidden, LedgerTexts.NotKeeper);
}

/// <summary>What the form of an entry needs to be drawn: the ledger, names to propose, tasks that it may count towards.</summary>
internal sealed class EntrySources(PrivateOpening opening, IAccountNames names)
{
    private const int MostNames = 500;
    private static readonly LedgerQuery Roster = new(Take: MostNames, WithVoid: false);

    /// <param name="number">The entry that is asked for; null: none.</param>
    public async Task<EntryModel?> Of(LedgerCall call, HttpContext http, int? number, CancellationToken cancellationToken)
    {
        var query = new LedgerQuery(await opening.IsOpen(http, call.School), Take: 1, Number: number ?? 0);
        if (await LedgerFrame.Of(call, query, cancellationToken) is not { } frame) return null;
        var entry = frame.Ledger.Entries.FirstOrDefault();
        if (number is not null && entry is null) return null;
        string[] people = entry is null ? [] : [entry.By, .. entry.Void is { } taken ? [taken.By] : Array.Empty<string>()];
        return new(frame, entry, await Lists(call, frame.Ledger.Kind, cancellationToken), await Tasks(call, frame, cancellationToken), await names.Of(people.Distinct()))
        {
            Shared = entry is null || frame.Ledger.Files.IsEmpty ? [] : await Shared(call, FileSubject.Of(new EntrySubject(call.Kind, call.Period, entry.Number)), cancellationToken),
        };
    }

    /// <summary>None for posts that do not review.</summary>
    private static async Task<ImmutableArray<SharedPhoto>> Shared(LedgerCall call, FileSubject subject, CancellationToken cancellationToken) =>
        (await call.District.LedgerShelf.SharedPhotos(call.Actor, call.School.Code, cancellationToken))?.Photos.RemoveAll(photo => photo.Subject != subject.Name) ?? [];

    /// <summary>Titles of the continuous ledgers that columns take their values from; what is masked is not proposed.</summary>
    private static async Task<ImmutableDictionary<LedgerCode, ImmutableArray<string>>> Lists(LedgerCall call, LedgerKind kind, CancellationToken cancellationToken)
    {
        var lists = ImmutableDictionary.CreateBuilder<LedgerCode, ImmutableArray<string>>();
        foreach (var from in kind.Typed.Select(c => c.From).OfType<LedgerCode>().Distinct())
        {
            var ledger = call.District.Grains.Ledger(call.District.Code, call.School.Code, from, LedgerPeriod.Continuous);
            if (await ledger.View(call.Actor, Roster with { WithPrivate = call.Actor.School is not null }, cancellationToken) is not { } roster) continue;
            var title = roster.Kind.Title.Key;
            lists[from] = [.. roster.Entries.Where(e => !e.Masked.Contains(title)).Select(e => e.Values.GetValueOrDefault(title)).OfType<string>().Distinct()];
        }

        return lists.ToImmutable();
    }

    /// <summary>Tasks of plans in force, those of the kind's areas first.</summary>
    private static async Task<ImmutableArray<TaskChoice>> Tasks(LedgerCall call, LedgerFrame frame, CancellationToken cancellationToken)
    {
        var areas = frame.Ledger.Kind.Areas;
        var shortNames = frame.District.Areas.ToDictionary(a => a.Code, a => a.ShortName);
        return
        [
            .. from plan in await call.School.Union.Plans(call.Actor, cancellationToken) ?? []
               where plan.InForceVersion > 0 && (frame.Ledger.Period.Year == 0 || plan.Span.Last.Year >= frame.Ledger.Period.Year)
               from task in plan.Versions[^1].Tasks
               orderby areas.Contains(task.Area) ? 0 : 1, plan.Span.First descending
               select new TaskChoice(new(plan.Id, task.Id), $"{shortNames.GetValueOrDefault(task.Area, task.Area.Value)} · {task.Title}", areas.Contains(task.Area)),
        ];
    }
}

/// <summary>A task that an entry may count towards.</summary>
/// <param name="IsNear">Its area is one of the kind's.</param>
public sealed record TaskChoice(EntryTask Task, string Name, bool IsNear)
{
    public string Value => EntryForm.Write(Task);
}

/// <summary>An entry with its form.</summary>
/// <param name="Entry">The entry that is shown; null: a new one.</param>
/// <param name="Lists">Values that may be proposed, by the kind that they come from.</param>
/// <param name="People">Names of accounts.</param>
public sealed record EntryModel(
    LedgerFrame Frame, EntryView? Entry, ImmutableDictionary<LedgerCode, ImmutableArray<string>> Lists, ImmutableArray<TaskChoice> Tasks, ImmutableDictionary<string, string> People)
{
    /// <summary>The entry that a new one begins with.</summary>
    public EntryView? Copied { get; init; }

    /// <summary>For reviewers: photos of the entry that other schools handed in, too.</summary>
    public ImmutableArray<SharedPhoto> Shared { get; init; } = [];

    public LedgerKind Kind => Frame.Ledger.Kind;

    public bool MayChange => Entry is { } entry && Frame.MayWrite && Frame.Ledger.IsOpen(entry);

    /// <summary>The year of an entry whose evidence may only be added to with a reason (补归档), because it is closed; null otherwise.</summary>
    public int? ClosedYear => Entry is { Void: null } entry && Frame.MayWrite && Frame.Ledger.Period.IsClosed(entry.On, Frame.Ledger.ClosedYears) ? entry.On.Year : null;

    /// <summary>Closed years into which a new entry of this ledger may come with a reason.</summary>
    public IEnumerable<int> LateYears => Entry is null ? Frame.Ledger.ClosedYears.Where(Frame.Ledger.Period.ClosesWith).Order() : [];

    public string NameOf(string account) => People.GetValueOrDefault(account, account);

    /// <summary>Whether a value stands there masked.</summary>
    public bool IsMasked(LedgerColumn column) => Entry?.Masked.Contains(column.Key) is true;

    /// <summary>What stands in a field when the form is drawn: what the entry says, what is copied, what is proposed.</summary>
    public string Drawn(LedgerColumn column) =>
        IsMasked(column) ? ""
        : Entry is { } entry ? Typed(column, entry.Values.GetValueOrDefault(column.Key))
        : Copied is { } copied && !copied.Masked.Contains(column.Key) ? Typed(column, copied.Values.GetValueOrDefault(column.Key))
        : column.Proposed is { } formula && Copied is null ? Typed(column, ColumnValue.Of(column, Formula.Of(formula).Evaluate(new BlankEntry(Frame.Ledger.Today))))
        : "";

    /// <summary>A kept value as people type it: numbers plain, everything else as it is shown.</summary>
    private static string Typed(LedgerColumn column, string? value) =>
        value is null ? ""
        : column.IsNumber || column.Type is ColumnType.LongText or ColumnType.YesNo or ColumnType.Choices ? value
        : ColumnValue.Show(column, value);
}

/// <summary>What formulas of proposed values ask while nothing is filled in.</summary>
internal sealed class BlankEntry(DateOnly today) : IFormulaScope
{
    public DateOnly Today => today;

    public object? Value(string key) => null;

    public decimal Times(ImmutableArray<string> keys) => 1;

    public decimal Total(string key) => 0;

    public decimal? Limit(string name) => null;
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Matters;

/// <summary>How far a matter is.</summary>
public enum MatterState
{
    /// <summary>待批复.</summary>
    Requested,

    /// <summary>已受理.</summary>
    TakenUp,

    /// <summary>退回修改.</summary>
    Returned,

    /// <summary>已撤回.</summary>
    Withdrawn,

    /// <summary>待实施: it was approved.</summary>
    Approved,

    /// <summary>待报结果: it was carried out.</summary>
    CarriedOut,

    /// <summary>结果待审.</summary>
    Reported,

    /// <summary>结果退回.</summary>
    ResultReturned,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>已终止.</summary>
    Cancelled,
}

/// <summary>A step that was taken.</summary>
/// <param name="On">In the district's zone.</param>
/// <param name="Due">Its last day, by the rule that held; null: it had none.</param>
/// <param name="By">Account.</param>
public sealed record MatterDone(MatterContent Content, DateOnly On, DateOnly? Due, string By, DateTimeOffset At)
{
    [JsonIgnore]
    public bool IsLate => On > Due;
}

/// <summary>Where an accepted result stands.</summary>
public sealed record FilledLedger(LedgerCode Ledger, LedgerPeriod Period, ImmutableArray<int> Entries);

/// <summary>Something that was done with a matter.</summary>
/// <param name="State">After it.</param>
/// <param name="Text">Reason or note; null: none.</param>
public sealed record MatterEvent(MatterState State, string? Text, string By, DateTimeOffset At);

/// <summary>A matter of a school (请示事项).</summary>
/// <param name="Due">Last day of what comes next; null: none.</param>
/// <param name="Revision">Facts so far; what If-Match compares.</param>
public sealed record Matter(
    int Number, MatterKindCode Kind, int Version, MatterState State, DateOnly PlannedOn, DateOnly? Due, MatterDone Request, MatterDone? Approval, MatterDone? Action,
    MatterDone? Result, FilledLedger? Filled, ImmutableArray<MatterEvent> History, long Revision)
{
    [JsonIgnore]
    public bool IsOpen => State is not (MatterState.Closed or MatterState.Cancelled);

    /// <summary>The office has to act next.</summary>
    [JsonIgnore]
    public bool WaitsForOffice => State is MatterState.Requested or MatterState.TakenUp or MatterState.Reported;

    /// <summary>The school has to act next.</summary>
    [JsonIgnore]
    public bool WaitsForSchool => IsOpen && !WaitsForOffice;

    /// <summary>The step that comes next; null: none.</summary>
    [JsonIgnore]
    public MatterStepKind? Next => State switch
    {
        MatterState.Requested or MatterState.TakenUp => MatterStepKind.Approval,
        MatterState.Returned or MatterState.Withdrawn => MatterStepKind.Request,
        MatterState.Approved => MatterStepKind.Action,
        MatterState.CarriedOut or MatterState.ResultReturned => MatterStepKind.Result,
        _ => null,
    };

    public bool IsOverdueOn(DateOnly day) => IsOpen && day > Due;

    public MatterDone? Done(MatterStepKind step) => step switch
    {
        MatterStepKind.Request => Request,
        MatterStepKind.Approval => Approval,
        MatterStepKind.Action => Action,
        _ => Result,
    };

    internal Matter After(MatterState state, DateOnly? due, string? text, DateTimeOffset at, string by) =>
        this with { State = state, Due = due, History = History.Add(new(state, text, by, at)), Revision = Revision + 1 };
}

/// <summary>All matters of a school: the fold of its facts.</summary>
/// <param name="Matters">By number.</param>
public sealed record SchoolMatters(ImmutableSortedDictionary<int, Matter> Matters) : IState<SchoolMatters>
{
    public static SchoolMatters Empty { get; } = new(ImmutableSortedDictionary<int, Matter>.Empty);

    /// <summary>Files of the steps, oldest first.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    public Matter? this[int number] => Matters.GetValueOrDefault(number);

    public SchoolMatters Apply(IFact fact, DateTimeOffset at, string by) => fact switch
    {
        MatterRequested f => With(Requested(f, at, by)),
        MatterWithdrawn f => With(f.Number, m => m.After(MatterState.Withdrawn, f.Due, null, at, by)),
        MatterTakenUp f => With(f.Number, m => m.After(MatterState.TakenUp, m.Due, null, at, by)),
        MatterApproved f => With(f.Number, m => m.After(MatterState.Approved, f.NextDue, null, at, by) with { Approval = new(f.Content, f.On, m.Due, by, at) }),
        MatterReturned f => With(f.Number, m => m.After(f.Step is MatterStepKind.Request ? MatterState.Returned : MatterState.ResultReturned, f.Due, f.Reason, at, by)),
        MatterCarriedOut f => With(
            f.Number,
            m => m.After(MatterState.CarriedOut, f.NextDue, null, at, by) with { Action = new(f.Content, f.On, m.Action?.Due ?? m.Due, by, at) }),
        MatterResultReported f => With(f.Number, m => m.After(MatterState.Reported, null, null, at, by) with { Result = new(f.Content, f.On, m.Due, by, at) }),
        MatterResultAccepted f => With(f.Number, m => m.After(MatterState.Closed, null, f.Note, at, by)),
        MatterLedgerFilled f => With(f.Number, m => m with { Filled = new(f.Ledger, f.Period, f.Entries), Revision = m.Revision + 1 }),
        MatterCancelled f => With(f.Number, m => m.After(MatterState.Cancelled, null, f.Reason, at, by)),
        _ when FileFold.Apply(Files, fact, at, by) is { } files => this with { Files = files },
        _ => throw new UnknownFactException(nameof(SchoolMatters), fact),
    };

    private Matter Requested(MatterRequested f, DateTimeOffset at, string by)
    {
        var done = new MatterDone(f.Content, f.On, f.Due, by, at);
        var before = this[f.Number] ?? new Matter(f.Number, f.Kind, f.Version, MatterState.Requested, f.PlannedOn, null, done, null, null, null, null, [], 0);
        return before.After(MatterState.Requested, f.NextDue, null, at, by) with { Version = f.Version, PlannedOn = f.PlannedOn, Request = done };
    }

    private SchoolMatters With(Matter matter) => this with { Matters = Matters.SetItem(matter.Number, matter) };

    private SchoolMatters With(int number, Func<Matter, Matter> change) => With(change(Matters[number]));
}

using System.Collections.Immutable;

namespace DistrictUnion.Domain;

/// <summary>What kind of “no” it is. The gateway maps each kind to one HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>What was sent is wrong in itself: 400.</summary>
    Invalid,

    /// <summary>The actor may not do this: 403.</summary>
    Forbidden,

    /// <summary>There is no such thing, or it is somebody else's: 404.</summary>
    Absent,

    /// <summary>Not in this state, or locked: 409.</summary>
    Conflict,

    /// <summary>It was changed meanwhile: 412.</summary>
    Stale,

    /// <summary>More than the limit: 413.</summary>
    TooLarge,

    /// <summary>More often than the limit; later it may be asked again: 429.</summary>
    TooMany,

    /// <summary>Not now; the same command may be sent again: 503.</summary>
    Unavailable,
}

/// <summary>One reason why something was refused. Refusing changes nothing.</summary>
/// <param name="Code">Stable, for tests and support: <c>report.round-locked</c>.</param>
/// <param name="Kind">How the caller should take it.</param>
/// <param name="Text">A Chinese sentence for the person; may change.</param>
/// <param name="Place">Where: a task, a line, a field; null when it concerns the whole.</param>
public sealed record Refusal(string Code, RefusalKind Kind, string Text, string? Place = null);

/// <summary>An answer, or every refusal that applies. Never an exception for an expected “no”.</summary>
/// <typeparam name="T">The answer.</typeparam>
/// <param name="Value">The answer; null when refused.</param>
/// <param name="Refusals">Empty when the answer stands.</param>
public sealed record Outcome<T>(T? Value, ImmutableArray<Refusal> Refusals)
    where T : class
{
    public bool IsRefused => !Refusals.IsDefaultOrEmpty;

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, [refusal]);

    public static Outcome<T> Refused(params IEnumerable<Refusal> refusals) => new(null, [.. refusals]);
}

/// <summary>One thing that happened. Stored for ever under its kind (see <see cref="FactKinds"/>).</summary>
public interface IFact;

/// <summary>A state that is the fold of its facts.</summary>
public interface IState<TSelf>
    where TSelf : class, IState<TSelf>
{
    /// <summary>The state before anything happened.</summary>
    static abstract TSelf Empty { get; }

    /// <summary>The state after a fact. Never refuses, never asks anybody.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="by">Account that did it.</param>
    TSelf Apply(IFact fact, DateTimeOffset at, string by);
}

/// <summary>What a rule decided: facts to record and the answer to give, or every refusal that applies.</summary>
/// <typeparam name="T">The answer, made from the state after the facts.</typeparam>
public sealed record Decision<T>(ImmutableArray<IFact> Facts, T? Answer, ImmutableArray<Refusal> Refusals)
    where T : class
{
    public bool IsRefused => Refusals.Length > 0;

    public static implicit operator Decision<T>(Refusal refusal) => new([], null, [refusal]);

    public static Decision<T> Refuse(params IEnumerable<Refusal> refusals) => new([], null, [.. refusals]);

    /// <summary>Nothing new happened, and that is fine: the answer stands, no fact is recorded.</summary>
    public static Decision<T> Nothing(T answer) => new([], answer, []);

    public static Decision<T> Accept(T answer, params IEnumerable<IFact> facts) => new([.. facts], answer, []);
}

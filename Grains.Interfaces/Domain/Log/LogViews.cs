using System.Collections.Immutable;

namespace DistrictUnion.Domain.Log;

/// <summary>What is asked of the log (日志). Every part that is given narrows it.</summary>
/// <param name="School">Acts of this school's union, and of the district upon it.</param>
/// <param name="Accounts">Acts of any of these accounts, at most <see cref="MaxAccounts"/>; none: of everybody.</param>
/// <param name="From">First day, in the district's zone.</param>
/// <param name="Until">Last day, included.</param>
/// <param name="Subjects">None: all.</param>
/// <param name="Kinds">Stored kinds of facts; none: all. Subjects and kinds add up.</param>
/// <param name="Text">Part of the sentence.</param>
/// <param name="Before">Only what stands before this line; null: from the newest on.</param>
/// <param name="Take">1 to <see cref="MaxTake"/>.</param>
public sealed record LogQuery(
    SchoolCode? School,
    ImmutableArray<string> Accounts,
    DateOnly? From,
    DateOnly? Until,
    ImmutableArray<LogSubject> Subjects,
    ImmutableArray<string> Kinds,
    string? Text,
    LogMark? Before,
    int Take)
{
    public const int MaxTake = 500;
    public const int MaxText = 100;
    public const int MaxAccounts = 50;

    public static LogQuery Newest(int take) => new(null, [], null, null, [], [], null, null, take);
}

/// <summary>The place of a line: the journal's position, and which fact of that row it is.</summary>
public sealed record LogMark(long Position, int Number);

/// <summary>A page of the log, newest first.</summary>
/// <param name="Next">Where the next page begins; null: this was the last.</param>
public sealed record LogPage(ImmutableArray<LogLine> Lines, LogMark? Next);

/// <summary>One thing that happened.</summary>
/// <param name="At">UTC.</param>
/// <param name="Account">Id of the account that did it.</param>
/// <param name="School">The school that it concerns, or null.</param>
/// <param name="Kind">Stored kind of the fact.</param>
/// <param name="KindName">Its Chinese name; the kind itself when this program does not know it.</param>
/// <param name="SubjectName">Of a kind that is not known: —.</param>
/// <param name="Text">One short sentence; no union content.</param>
/// <param name="Version">Of the stream.</param>
/// <param name="Hash">The first 12 hex digits of the row's hash.</param>
public sealed record LogLine(
    LogMark Mark, DateTimeOffset At, string Account, SchoolCode? School, string Stream, long Version, string Kind, string KindName,
    string SubjectName, string Text, string Hash);

/// <summary>A seal (封存) as it is printed and kept outside: number and digest.</summary>
/// <param name="Digest">64 hex digits.</param>
public sealed record SealMark(long Number, string Digest);

/// <summary>What a check of all chains found.</summary>
/// <param name="Rows">Journal rows of the whole database whose hash was recomputed.</param>
/// <param name="Text">The result in a sentence.</param>
/// <param name="Flaws">Of this district, or of no district; at most <see cref="MaxFlaws"/>.</param>
/// <param name="At">When it was asked, UTC.</param>
public sealed record LogVerification(
    bool IsSound, long Rows, int Streams, int Seals, string Text, ImmutableArray<LogFlaw> Flaws, DateTimeOffset At)
{
    public const int MaxFlaws = 200;

    /// <summary>The district's last seal, to be noted outside; null: there is none yet.</summary>
    public SealedAt? LastSeal { get; init; }
}

/// <summary>A seal as it is printed, with the moment of its making, UTC.</summary>
public sealed record SealedAt(long Number, string Digest, DateTimeOffset At);

/// <param name="Code">Stable: <c>journal.row-changed</c>.</param>
/// <param name="Text">A Chinese sentence.</param>
public sealed record LogFlaw(string Code, string Text, string? Stream, long? Version);

using System.Collections.Immutable;

namespace DistrictUnion.Domain.Districts;

/// <summary>The period that a required point is counted over.</summary>
public enum PointPeriod
{
    /// <summary>Over the whole plan, however long it is.</summary>
    None,

    Year,

    Semester,
}

/// <summary>
/// What the district asks of every plan (必备工作要点), and the words by which a plan's own sentences show that it is planned.
/// </summary>
/// <param name="Name">As a person says it: 教代会.</param>
/// <param name="Works">Works that count. Words of one entry name the same work, different entries add up.</param>
/// <param name="NotWords">Expressions that hold one of the words and mean something else: 学生体检, 教代会决议.</param>
/// <param name="Least">How often it is asked for in a <paramref name="Per"/>; 1 to 1,000.</param>
/// <param name="Unit">次, 场 …; another unit (篇) is counted by itself.</param>
/// <param name="Groups">Groups of schools that it holds for; none: all schools.</param>
/// <param name="Note">Why it is asked for: the rule or the custom behind it.</param>
/// <param name="IsWholeArea">
/// Every work of <paramref name="Area"/>, or below a heading with one of the words, counts, also one without the words.
/// </param>
public sealed record RequiredPoint(
    PointCode Code,
    string Name,
    AreaCode Area,
    ImmutableArray<RecognisedWork> Works,
    ImmutableArray<string> NotWords,
    int Least,
    string Unit,
    PointPeriod Per,
    ImmutableArray<GroupCode> Groups,
    string? Note,
    bool IsWholeArea = false)
{
    public bool ConcernsGroup(GroupCode group) => Groups.IsEmpty || Groups.Contains(group);
}

/// <summary>One work by its names.</summary>
/// <param name="Words">
/// Alternatives; each is one word, or several with a space between that must stand in one sentence, the deciding one first: 困难 慰问.
/// </param>
public sealed record RecognisedWork(ImmutableArray<string> Words);

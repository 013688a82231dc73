using System.Collections.Immutable;
using DistrictUnion.Domain;

namespace DistrictUnion.Documents.Coverage;

public enum CoverageState
{
    /// <summary>未涉及.</summary>
    NotCovered,

    /// <summary>次数不足: planned, but fewer times than asked for.</summary>
    Fewer,

    /// <summary>已涉及.</summary>
    Covered,
}

/// <summary>What a plan says about one required point.</summary>
/// <param name="Found">How often it is planned, in the point's unit; nothing counts twice.</param>
/// <param name="Required">How often it is asked for in a plan of this length.</param>
/// <param name="Sentences">What covers it, in the order of the plan; for a point that is not covered, what only speaks of it.</param>
public sealed record PointCoverage(
    PointCode Code, string Name, AreaCode Area, CoverageState State, int Found, int Required, string Unit, ImmutableArray<CoveringSentence> Sentences)
{
    /// <summary>As the chair reads it: 委员会会议 2/4 次.</summary>
    public string Sentence => State switch
    {
        CoverageState.Covered => $"已涉及：{Name}",
        CoverageState.Fewer => $"次数不足：{Name}（{Found}/{Required} {Unit}）",
        _ => Sentences.IsEmpty ? $"未涉及：{Name}" : $"未涉及：{Name}（只有表述，没有安排）",
    };
}

/// <summary>A sentence of the plan that speaks of a point.</summary>
/// <param name="Text">Simplified, without white space.</param>
/// <param name="Span">Where it stands in the text as received; null for a task that was typed in.</param>
/// <param name="Times">How often it says so by itself.</param>
/// <param name="IsStatement">Only an intention (仅作表述): it covers nothing.</param>
public sealed record CoveringSentence(string Text, SourceSpan? Span, int Times, bool IsStatement);

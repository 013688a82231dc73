using System.Collections.Immutable;

namespace DistrictUnion.Documents;

/// <summary>What a document turned out to hold. A refused document is a reading too: it has flaws and no plans.</summary>
/// <param name="Text">The text as received, before any normalising; every <see cref="SourceSpan"/> points into it.</param>
/// <param name="IsUnionPlan">Whether at least one work plan of a school's trade union was found.</param>
/// <param name="LeftOut">Stretches that belong to no plan, in order, with the reason.</param>
public sealed record PlanReading(
    SourceInfo Source,
    string Text,
    bool IsUnionPlan,
    ImmutableArray<ReadPlan> Plans,
    ImmutableArray<LeftOut> LeftOut,
    ImmutableArray<ReadingFlaw> Flaws);

public enum SourceKind { Unknown, Text, Html, Word, Rtf, Pdf, Excel }

/// <param name="Encoding">How the bytes were understood, shown to the user; null for packed formats.</param>
public sealed record SourceInfo(SourceKind Kind, string? Encoding);

/// <summary>A place in the text as received, in UTF-16 units.</summary>
public readonly record struct SourceSpan(int Start, int Length);

public enum LeftOutReason { PageFurniture, Advertising, Introduction, HiddenContent, OtherArticle, Contents, Garbage }

/// <param name="Beginning">The first 15 characters, in Simplified script.</param>
public sealed record LeftOut(LeftOutReason Reason, string Beginning, SourceSpan Span)
{
    /// <summary>The reason as the chair reads it.</summary>
    public string Sentence => Reason switch
    {
        LeftOutReason.PageFurniture => "网页栏目文字",
        LeftOutReason.Advertising => "广告",
        LeftOutReason.Introduction => "网页编者按或合集标题",
        LeftOutReason.HiddenContent => "付费隐藏内容",
        LeftOutReason.OtherArticle => "另一篇文章",
        LeftOutReason.Contents => "目录",
        _ => "乱码",
    };
}

/// <summary>Something the reader could not take as it was.</summary>
/// <param name="Code">Stable, such as <c>document.empty</c>.</param>
/// <param name="Sentence">For the person who handed the file in.</param>
/// <param name="Place">The part of the file or the line, if one can be named.</param>
public sealed record ReadingFlaw(string Code, string Sentence, string? Place = null);

public enum PlanPeriod { Unknown, CalendarYear, SchoolYear, Semester }

/// <summary>One plan of a document. Strings are Simplified, without white space between Chinese characters.</summary>
/// <param name="Title">Its heading line as printed, without the page's ordinal; null when none is printed.</param>
/// <param name="Year">The calendar year, or the year in which its school year begins; null when none is printed.</param>
public sealed record ReadPlan(
    string? Title,
    string? School,
    int? Year,
    PlanPeriod Period,
    ImmutableArray<ReadSection> Sections,
    ImmutableArray<ReadScheduleItem> Schedule,
    ImmutableArray<ReadQuantity> Quantities,
    ImmutableArray<ProposedTask> Tasks,
    ImmutableArray<ChairQuestion> Questions,
    SourceSpan Span);

/// <summary>A work area of the plan (民主管理, 文体活动 …).</summary>
/// <param name="Number">The mark as printed, without brackets; null when none is printed.</param>
public sealed record ReadSection(string? Number, string Title, ImmutableArray<ReadMeasure> Measures, SourceSpan Span);

/// <summary>A leaf item of a section.</summary>
/// <param name="Label">Its first 20 characters.</param>
/// <param name="Text">All of it, with the paragraphs that belong to it.</param>
/// <param name="Months">What a column of its table says; else empty.</param>
/// <param name="TargetSpan">The cell of its table that sets its target.</param>
public sealed record ReadMeasure(string Label, string Text, ImmutableArray<int> Months, string? Owner, SourceSpan Span, SourceSpan? TargetSpan);

/// <summary>An entry of the plan's schedule.</summary>
/// <param name="Months">In the order of the calendar of the plan; empty when no month is printed.</param>
/// <param name="Year">The calendar year of the first month; null when unknown.</param>
/// <param name="TargetSpan">The cell of its table that sets its target.</param>
public sealed record ReadScheduleItem(
    ImmutableArray<int> Months, int? Year, int? Week, int? WeekEnd, string Text, string? Owner, SourceSpan Span, SourceSpan? TargetSpan);

public enum QuantityKind { Frequency, Count, Percent, Amount }

public enum QuantityComparison { Equal, AtLeast, AtMost }

public enum QuantityPer { None, Year, Semester, Month, Week, TwoWeeks, TwoYears, Quarter, Day }

/// <summary>A clause with a number that sets a target.</summary>
/// <param name="Value">In the unit; percentages as 95 for 95 %, money in yuan.</param>
public sealed record ReadQuantity(
    string Text, QuantityKind Kind, decimal Value, string Unit, QuantityComparison Comparison, QuantityPer Per, SourceSpan Span);

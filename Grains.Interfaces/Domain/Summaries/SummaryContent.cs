using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Summaries;

/// <summary>What a work summary says, section by section.</summary>
public sealed record SummaryContent(ImmutableArray<SummarySection> Sections)
{
    public static SummaryContent Empty { get; } = new([]);

    [JsonIgnore]
    public bool SaysNothing => Sections.All(section => string.IsNullOrWhiteSpace(section.Text));
}

/// <summary>A section of a work summary.</summary>
/// <param name="Title">Its head, without a number; at most 100 characters.</param>
/// <param name="Text">Paragraphs, a line each.</param>
/// <param name="Sources">Where sentences of the text come from; what stands there without a source was written by the school.</param>
public sealed record SummarySection(string Title, string Text, ImmutableArray<SummarySource> Sources);

/// <summary>Where a sentence comes from: a task, a quarter or a ledger.</summary>
/// <param name="Sentence">Stands in the section's text as it is.</param>
/// <param name="Name">What the source was called when the sentence was made: 任务“召开教代会”, 2026年第一季度报告, L04 工会会议记录.</param>
public sealed record SummarySource(string Sentence, string Name, TaskOrigin? Task = null, Quarter? Quarter = null, LedgerOrigin? Ledger = null);

/// <summary>A task of a plan.</summary>
public sealed record TaskOrigin(PlanId Plan, TaskId Task);

/// <summary>A ledger.</summary>
public sealed record LedgerOrigin(LedgerCode Kind, LedgerPeriod Period);

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Summaries;

/// <summary>What a command on a summary answers; kept in the journal for ever, so without the text.</summary>
/// <param name="Filing">按时, 迟报, 退回未再报, 未报.</param>
/// <param name="Revision">What If-Match compares.</param>
public sealed record SummaryReceipt(
    SummaryPeriod Period, WorkState State, Filing Filing, DateTimeOffset? FiledAt, DateTimeOffset? LastSubmittedAt, DateOnly? Deadline, int Revision)
{
    public static SummaryReceipt Of(WorkSummary summary, string timeZone) => new(
        summary.Period, summary.State, summary.Filing(timeZone), summary.FiledAt, summary.LastSubmittedAt, summary.Deadline, summary.Revision);
}

/// <summary>A school's work summary as it is shown.</summary>
/// <param name="State">已归档 when the year is closed; 填写中 while a draft lies there and nothing was handed in.</param>
/// <param name="Due">The last day on time: the one by which it was judged, else the district's.</param>
/// <param name="Content">What stands, else what was last handed in; null: nothing was.</param>
/// <param name="Draft">What is being typed, for the school's own posts; null: nothing, or it was typed on another revision.</param>
public sealed record SummaryView(
    DistrictCode District,
    string TimeZone,
    SchoolCode School,
    string SchoolName,
    SummaryPeriod Period,
    WorkState State,
    Filing Filing,
    DateOnly Due,
    DateOnly? Deadline,
    DateTimeOffset? FiledAt,
    DateTimeOffset? LastSubmittedAt,
    SummaryContent? Content,
    SummaryDraft? Draft,
    ImmutableArray<ReviewEntry> Reviews,
    DateOnly Today,
    int Revision)
{
    public static SummaryView Of(DistrictCode district, WorkSummary summary, School school, PlanTerms terms, SummaryDraft? draft, DateTimeOffset now) => new(
        district, terms.TimeZone, school.Code, school.Name, summary.Period,
        terms.ClosedYears.Contains(summary.Period.Year) ? WorkState.Archived : summary.State is WorkState.NotStarted && draft is not null ? WorkState.Draft : summary.State,
        summary.Filing(terms.TimeZone), summary.Due ?? summary.Period.Due(terms.Settings), summary.Deadline, summary.FiledAt, summary.LastSubmittedAt,
        summary.Submitted ?? summary.LastHandedIn, draft, summary.Reviews, terms.DayOf(now), summary.Revision);

    /// <summary>What the school goes on with: the draft, else what was handed in.</summary>
    [JsonIgnore]
    public SummaryContent? Latest => Draft?.Content ?? Content;

    /// <summary>The school may write in it.</summary>
    [JsonIgnore]
    public bool IsOpen => State is WorkState.NotStarted or WorkState.Draft or WorkState.Returned or WorkState.Reopened;
}

/// <summary>The summaries of a school, newest first.</summary>
public sealed record SchoolSummaries(ImmutableArray<SummaryView> Summaries);

/// <summary>A school in the district's list of summaries.</summary>
/// <param name="Name">As it is called now.</param>
public sealed record SummaryRow(
    SchoolCode School, string Name, GroupCode Group, WorkState State, Filing Filing, DateTimeOffset? FiledAt, DateTimeOffset? LastSubmittedAt, DateOnly? Deadline)
{
    [JsonIgnore]
    public bool IsHandedIn => Filing is Filing.OnTime or Filing.Late;
}

/// <summary>Who handed a work summary in: the schools that are asked for it, in the order of their groups and names.</summary>
/// <param name="Position">The journal's, of this answer.</param>
public sealed record SummaryList(
    DistrictCode District, string DistrictName, string TimeZone, SummaryPeriod Period, ImmutableArray<SchoolGroup> Groups, ImmutableArray<SummaryRow> Schools, long Position)
{
    /// <summary>Handed in ÷ asked.</summary>
    [JsonIgnore]
    public Rate HandedIn => Share(row => row.IsHandedIn);

    /// <summary>On time ÷ asked.</summary>
    [JsonIgnore]
    public Rate OnTime => Share(row => row.Filing is Filing.OnTime);

    /// <summary>Accepted ÷ asked.</summary>
    [JsonIgnore]
    public Rate Accepted => Share(row => row.State is WorkState.Accepted);

    private Rate Share(Func<SummaryRow, bool> counts) => new(Schools.Count(counts), Schools.Length);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Matters;

/// <summary>The steps of every matter, in their order.</summary>
public enum MatterStepKind
{
    /// <summary>请示, by the school.</summary>
    Request,

    /// <summary>批复, by the district.</summary>
    Approval,

    /// <summary>实施, recorded by the school.</summary>
    Action,

    /// <summary>结果报告, by the school.</summary>
    Result,
}

/// <summary>What the last day of a step is counted from.</summary>
public enum DueFrom
{
    /// <summary>The planned day of the request.</summary>
    PlannedDay,

    /// <summary>The day on which the step before was taken.</summary>
    StepBefore,

    /// <summary>The day on which it was carried out.</summary>
    ActualDay,

    /// <summary>A day of the year of the planned day (由区规定的日期).</summary>
    DayOfYear,
}

/// <summary>When a step has to be taken.</summary>
/// <param name="Days">After that day, 0 to <see cref="MostDays"/>; negative: before it. Of <see cref="DueFrom.DayOfYear"/> the day of the month.</param>
/// <param name="IsWorking">Working days of the district's calendar; only after a day.</param>
/// <param name="Month">Of <see cref="DueFrom.DayOfYear"/>, 1 to 12; otherwise 0.</param>
public sealed record MatterDue(DueFrom From, int Days, bool IsWorking = false, int Month = 0)
{
    public const int MostDays = 100;

    /// <summary>As people say it: 计划日期前 14 天；受理之日起 5 个工作日内；每年10月31日前.</summary>
    [JsonIgnore]
    public string Name => From switch
    {
        DueFrom.DayOfYear => $"每年{Month}月{Days}日前",
        DueFrom.PlannedDay when Days < 0 => $"计划日期前 {-Days} 天",
        DueFrom.PlannedDay => $"计划日期后 {Days} {Unit}内",
        DueFrom.ActualDay => $"实施之后 {Days} {Unit}内",
        _ => $"上一步之后 {Days} {Unit}内",
    };

    private string Unit => IsWorking ? "个工作日" : "天";
}

/// <summary>A step of a kind.</summary>
/// <param name="Name">As the paper is called: 请示, 批复, 会议召开, 会后情况报告.</param>
/// <param name="Columns">Its fields, typed as the columns of ledgers.</param>
/// <param name="Due">When it has to be taken; null: whenever.</param>
public sealed record MatterStep(MatterStepKind Kind, string Name, ImmutableArray<LedgerColumn> Columns, MatterDue? Due = null)
{
    /// <summary>Columns of the lines that stand below the fields (当选人员); none: the step has no lines.</summary>
    public ImmutableArray<LedgerColumn> Rows { get; init; } = [];

    /// <summary>What the lines are called: 当选人员.</summary>
    public string? RowsName { get; init; }

    /// <summary>Exactly one line must say this: one chair is elected.</summary>
    public RowWith? OneRow { get; init; }

    public ImmutableArray<LedgerCheck> Checks { get; init; } = [];

    /// <summary>What is usually attached: 请示（盖章扫描件）, 签到表.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>Title of its paper, with <c>{school}</c> for the school's name: 关于工会换届选举的请示; null: its name.</summary>
    public string? Paper { get; init; }

    /// <summary>The paper's last sentence; null: the usual one (妥否，请批示。).</summary>
    public string? Closing { get; init; }

    /// <summary>填写说明.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <param name="Column">Of the lines.</param>
public sealed record RowWith(string Column, string Value);

/// <summary>How a result that was accepted becomes entries of a ledger.</summary>
/// <param name="Day">The field that says in which ledger of the kind it stands: <c>action.electedOn</c>.</param>
/// <param name="IsPerRow">An entry for each line of the result; otherwise one.</param>
/// <param name="Match">Columns of the ledger by which an entry is found that stands there already.</param>
/// <param name="Values">By column of the ledger where its value comes from: <c>request.session</c>, <c>approval.on</c> (the day of the step), <c>row.name</c>, or words after an equals sign.</param>
/// <param name="FirstOnly">Columns that only the first entry gets.</param>
public sealed record LedgerFilling(
    LedgerCode Ledger, string Day, bool IsPerRow, ImmutableArray<string> Match, ImmutableSortedDictionary<string, string> Values, ImmutableArray<string> FirstOnly);

/// <summary>
/// A kind of matter (请示事项) in one version: 请示 → 批复 → 实施 → 结果报告, with the fields and last days of each step. Kinds are data and
/// travel with the product; a version that was shipped is never changed.
/// </summary>
/// <param name="Name">换届.</param>
/// <param name="Steps">One of each <see cref="MatterStepKind"/>, in their order.</param>
/// <param name="Planned">Key of the request's column with the planned day.</param>
/// <param name="Actual">Key of the action's column with the day on which it was carried out.</param>
/// <param name="Title">Key of the request's column by which people tell one matter of the kind from another.</param>
public sealed record MatterKind(MatterKindCode Code, int Version, string Name, ImmutableArray<MatterStep> Steps, string Planned, string Actual, string Title)
{
    /// <summary>Schools may hand it in unless the district switches it off.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>What becomes of an accepted result; null: nothing by itself.</summary>
    public LedgerFilling? Filling { get; init; }

    /// <summary>An accepted result names who was elected, and proposes to hand posts over (工作交接).</summary>
    public bool ElectsPosts { get; init; }

    public MatterStep Step(MatterStepKind kind) => Steps.First(s => s.Kind == kind);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Inspections;

/// <summary>What schools are inspected on (考核细则): sections of items with marks, and what stands beside them. Source of the model: domain study §2.2.</summary>
/// <param name="Version">Rises with every change; an inspection keeps the version that it was opened with.</param>
/// <param name="Total">Marks of all sections together, as the rubric says; 100 as a rule.</param>
public sealed record Rubric(RubricCode Code, int Version, string Name, decimal Total, ImmutableArray<RubricSection> Sections)
{
    /// <summary>Marks are given in such steps: 0.5, or 0.1.</summary>
    public decimal Step { get; init; } = 0.5m;

    /// <summary>With the bonus a school may come above <see cref="Total"/>.</summary>
    public bool MayExceedTotal { get; init; } = true;

    /// <summary>基本条件: a school that fails one cannot be graded at all. No marks.</summary>
    public ImmutableArray<string> Gates { get; init; } = [];

    public ImmutableArray<RubricVeto> Vetoes { get; init; } = [];

    public ImmutableArray<RubricBonus> Bonuses { get; init; } = [];

    /// <summary>All bonuses together bring at most so much.</summary>
    public decimal BonusCap { get; init; }

    /// <summary>Where it is from and what is to be looked at before it is used, a line each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>From the best down.</summary>
    public ImmutableArray<RubricGrade> Grades { get; init; } = [];

    /// <summary>What the raters' marks weigh in 综评; null: the inspectors' marks stand.</summary>
    public RaterWeights? Weights { get; init; }

    [JsonIgnore]
    public IEnumerable<RubricItem> Items => Sections.SelectMany(section => section.Items);

    /// <summary>The rubric as it stands for a school of a group: what does not concern it is no item any more, but <see cref="RubricSection.Spared"/>.</summary>
    public Rubric For(GroupCode group) => Items.All(item => item.Concerns(group)) ? this : this with { Sections = [.. Sections.Select(section => section.For(group))] };
}

/// <param name="Marks">As the rubric says; its items may add up to something else, which is warned about.</param>
public sealed record RubricSection(string Name, decimal Marks, ImmutableArray<RubricItem> Items)
{
    /// <summary>Items that do not concern the school that the rubric was cut to; null: it is whole.</summary>
    public ImmutableArray<RubricItem>? Spared { get; init; }

    /// <summary>Marks of items that the school is spared and that count for nothing: the others count for the whole total.</summary>
    [JsonIgnore]
    public decimal LeftOut => (Spared ?? []).Where(item => item.WhenNone is null).Sum(item => item.Marks);

    /// <summary>Marks that the school has without being marked.</summary>
    [JsonIgnore]
    public decimal Granted => (Spared ?? []).Where(item => item.WhenNone is WhenNone.FullMarks).Sum(item => item.Marks);

    internal RubricSection For(GroupCode group) => this with
    {
        Items = [.. Items.Where(item => item.Concerns(group))],
        Spared = Items.Any(item => !item.Concerns(group)) ? [.. Items.Where(item => !item.Concerns(group))] : null,
    };
}

/// <summary>What an item comes to for a school that it does not concern, or that declared 无此情况 in all of its ledgers.</summary>
public enum WhenNone
{
    FullMarks,
    NoMarks,
}

/// <summary>An item that is marked.</summary>
/// <param name="Number">As it is printed; unique within the rubric.</param>
/// <param name="Marks">Full marks.</param>
public sealed record RubricItem(int Number, string Name, decimal Marks, ItemScoring Scoring)
{
    /// <summary>评分标准.</summary>
    public string? Criterion { get; init; }

    /// <summary>评分依据: 查台账, 座谈, 实地查看.</summary>
    public ImmutableArray<string> Basis { get; init; } = [];

    /// <summary>Ledgers in which it shows.</summary>
    public ImmutableArray<LedgerCode> Ledgers { get; init; } = [];

    /// <summary>必备: less than full marks fails the school.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>评分 needs a file beside it.</summary>
    public bool NeedsEvidence { get; init; }

    /// <summary>What the data say about it; null: only people can tell.</summary>
    public ItemSource? Source { get; init; }

    /// <summary>Groups of schools that it concerns (适用分组); null or none: all.</summary>
    public ImmutableArray<GroupCode>? Groups { get; init; }

    /// <summary>
    /// 无此情况怎样计. Null: for a school that it does not concern it is left out, and the others count for the whole total; where a school that
    /// it concerns declared 无此情况, a person judges.
    /// </summary>
    public WhenNone? WhenNone { get; init; }

    public bool Concerns(GroupCode group) => Groups is not { IsDefaultOrEmpty: false } groups || groups.Contains(group);
}

/// <summary>What is read out of ledgers and reports for an item.</summary>
public enum ItemMeasure
{
    /// <summary>Entries of the item's ledgers, those for which <see cref="ItemSource.Where"/> holds.</summary>
    Entries,

    /// <summary>How many of the item's ledgers have at least one such entry.</summary>
    Kinds,

    /// <summary>Those entries among all entries of the ledgers, as a percentage; among those for which <see cref="ItemSource.Among"/> holds, if it is given.</summary>
    Share,

    /// <summary>The largest value of <see cref="ItemSource.Column"/> in such an entry.</summary>
    Best,

    /// <summary>How many different values <see cref="ItemSource.Column"/> has in such entries.</summary>
    Distinct,

    /// <summary>台账齐全率, as a percentage.</summary>
    Completeness,

    /// <summary>Quarter reports and plans that came late, those that are missing counted twice.</summary>
    LateReports,

    /// <summary>完成率 of the year's last quarter on 审定数, as a percentage.</summary>
    Completion,
}

/// <param name="Where">A formula (<see cref="Formula"/>) over open columns of an entry; null: every entry.</param>
/// <param name="Among">The same for what <see cref="ItemMeasure.Share"/> is a share of.</param>
/// <param name="Column">Of <see cref="ItemMeasure.Best"/> and <see cref="ItemMeasure.Distinct"/>.</param>
public sealed record ItemSource(ItemMeasure Measure, string? Where = null, string? Among = null, string? Column = null);

/// <summary>What marks of each kind of raters weigh (R12 of the domain study: 自评 40, 考评 30, 互评 30). Those without marks are left out of the mean.</summary>
/// <param name="Self">自评.</param>
/// <param name="Inspectors">考评.</param>
/// <param name="Peers">互评, by seats of other schools.</param>
public sealed record RaterWeights(int Self, int Inspectors, int Peers);

/// <summary>How marks follow from what is found.</summary>
public enum ScoringKind
{
    /// <summary>Judged by a person.</summary>
    Judge,

    /// <summary>All or nothing.</summary>
    Full,

    /// <summary>So many of <see cref="ItemScoring.Parts"/> equal parts are met.</summary>
    Parts,

    /// <summary>Full marks less <see cref="ItemScoring.Each"/> for each one missing, not below <see cref="ItemScoring.Floor"/>.</summary>
    Deduct,

    /// <summary><see cref="ItemScoring.Each"/> for each one found, up to full marks; nothing below <see cref="ItemScoring.Least"/>.</summary>
    Count,

    /// <summary>In proportion to <see cref="ItemScoring.Target"/>, at most full marks.</summary>
    Ratio,

    /// <summary>The marks of the highest step that is reached.</summary>
    Ladder,
}

/// <param name="Each">Marks for one, above zero.</param>
/// <param name="Floor">Marks that stay however much is missing.</param>
/// <param name="Least">Fewer than so many bring nothing.</param>
/// <param name="Target">What brings full marks: 100 of percents, 4 of meetings.</param>
/// <param name="Parts">At least 2.</param>
/// <param name="Steps">From the highest down.</param>
/// <param name="Unit">What is counted: 次, 份, %.</param>
public sealed record ItemScoring(
    ScoringKind Kind, decimal? Each = null, decimal Floor = 0, decimal? Least = null, decimal? Target = null, int? Parts = null, ImmutableArray<LadderStep>? Steps = null, string? Unit = null);

public sealed record LadderStep(decimal AtLeast, decimal Marks);

/// <summary>What a veto (否决) does.</summary>
public enum VetoEffect
{
    /// <summary>The school gets no title; its marks stay.</summary>
    NoAward,

    /// <summary>The grade is at most <see cref="RubricVeto.Grade"/>.</summary>
    CapGrade,

    /// <summary>The item <see cref="RubricVeto.Item"/> gets nothing.</summary>
    ZeroItem,

    /// <summary>The school fails.</summary>
    Fail,
}

public sealed record RubricVeto(string Name, VetoEffect Effect, string? Grade = null, int? Item = null);

/// <param name="Levels">市级 2, 省级 3 …</param>
/// <param name="HighestOnly">Of the same honour only the highest level counts.</param>
/// <param name="Cap">Brings at most so much; null: only the rubric's cap.</param>
public sealed record RubricBonus(string Name, ImmutableArray<BonusLevel> Levels, bool HighestOnly = true, decimal? Cap = null);

public sealed record BonusLevel(string Name, decimal Marks);

/// <param name="Least">Marks, bonus included, from which it is reached.</param>
/// <param name="Requires">A title that the school must hold already: 模范 asks for 先进.</param>
public sealed record RubricGrade(string Name, decimal Least, string? Requires = null);

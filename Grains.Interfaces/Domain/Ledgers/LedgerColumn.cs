using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>A column of a ledger.</summary>
/// <param name="Key">What formulas and facts call it: a small letter, then letters and digits, at most 32. Never used again for something else.</param>
/// <param name="Name">Its head on page and sheet; unique within the kind.</param>
public sealed record LedgerColumn(string Key, string Name, ColumnType Type)
{
    /// <summary>备注, which every ledger has after the columns of its kind.</summary>
    public static LedgerColumn Remark { get; } = new(KindFlaws.Remark, "备注", ColumnType.LongText);

    public bool IsRequired { get; init; }

    /// <summary>人, 次, 元 …; null: none.</summary>
    public string? Unit { get; init; }

    public PrivacyClass Privacy { get; init; } = PrivacyClass.P1;

    /// <summary>What may be chosen, of <see cref="ColumnType.Choice"/> and <see cref="ColumnType.Choices"/>.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Something else than the options may be written, too.</summary>
    public bool IsOpen { get; init; }

    /// <summary>A <see cref="ColumnType.Text"/> that is a time of the day, or from one to another: 14:30, 14:30—16:00.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTime { get; init; }

    /// <summary>Least number; money in yuan.</summary>
    public decimal? Least { get; init; }

    /// <summary>Greatest number; money in yuan.</summary>
    public decimal? Most { get; init; }

    /// <summary>Computed by this formula (<see cref="Formula"/>) and never typed.</summary>
    public string? Computed { get; init; }

    /// <summary>What stands in an empty new entry, by this formula; it may be typed over.</summary>
    public string? Proposed { get; init; }

    /// <summary>Values come from the title column of this kind of ledger (会员名册); others may be written, too.</summary>
    public LedgerCode? From { get; init; }

    /// <summary>Head over several columns that stand side by side; null: none.</summary>
    public string? Group { get; init; }

    public ColumnTotal Total { get; init; }

    /// <summary>Not kept unless a district switches it on (身份证号).</summary>
    public bool IsOff { get; init; }

    /// <summary>What is to be written here; stands at the field and in the template.</summary>
    public string? Note { get; init; }

    /// <summary>Filled in by people.</summary>
    [JsonIgnore]
    public bool IsTyped => !IsOff && Computed is null && Type is not ColumnType.Signature;

    [JsonIgnore]
    public bool IsPrivate => Privacy is PrivacyClass.P2 or PrivacyClass.P3;

    [JsonIgnore]
    public bool IsNumber => Type is ColumnType.Whole or ColumnType.Number or ColumnType.Money or ColumnType.Percent;
}

/// <summary>What may stand in a column, and how it is kept. Every value is kept as text in one spelling (<see cref="ColumnValue"/>).</summary>
public enum ColumnType
{
    /// <summary>A line, at most 200 characters.</summary>
    Text,

    /// <summary>Several lines, at most 4,000 characters.</summary>
    LongText,

    /// <summary>Names of people, one a line: 张三, 李四.</summary>
    Names,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with at most three decimals.</summary>
    Number,

    /// <summary>Yuan with two decimals: 1234.50.</summary>
    Money,

    /// <summary>In percent with one decimal: 72.9.</summary>
    Percent,

    /// <summary>2026-11-21.</summary>
    Date,

    /// <summary>2026-11.</summary>
    Month,

    /// <summary>是 or 否.</summary>
    YesNo,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any of the options, one a line, in their order.</summary>
    Choices,

    /// <summary>Blank: signed by hand on the print.</summary>
    Signature,
}

/// <summary>What stands under a column in the line 合计.</summary>
public enum ColumnTotal
{
    None,
    Sum,

    /// <summary>How many entries have something here.</summary>
    Count,
}

/// <summary>A check of an entry, as data.</summary>
/// <param name="Code">Stable within the kind: <c>present-above-expected</c>.</param>
/// <param name="When">Formula; where it is true, something is wrong.</param>
/// <param name="Text">The sentence for the person; <c>{key}</c> stands for the value of a column.</param>
/// <param name="IsError">Must be mended; otherwise must be explained.</param>
/// <param name="Column">Key of the column at which it is shown.</param>
/// <param name="Basis">The rule behind it, as it may be cited; null: none.</param>
public sealed record LedgerCheck(string Code, string When, string Text, bool IsError, string Column, string? Basis = null);

using System.Collections.Immutable;

namespace DistrictUnion.Domain.Inspections;

/// <summary>Works marks out: of one item from what was found, of a whole sheet from its marks.</summary>
public static class Scoring
{
    /// <summary>The marks that follow from what was found, in the rubric's steps; null: a person must judge.</summary>
    /// <param name="found">Parts met, missing ones, ones found, a percentage …, by the item's scoring; 1 or 0 for <see cref="ScoringKind.Full"/>.</param>
    public static decimal? Propose(Rubric rubric, RubricItem item, decimal found)
    {
        var (scoring, marks) = (item.Scoring, item.Marks);
        decimal? raw = scoring.Kind switch
        {
            ScoringKind.Full => found >= 1 ? marks : 0,
            ScoringKind.Parts => marks * Math.Clamp(found, 0, scoring.Parts!.Value) / scoring.Parts.Value,
            ScoringKind.Deduct => Math.Max(scoring.Floor, marks - (scoring.Each!.Value * Math.Max(0, found))),
            ScoringKind.Count => found < (scoring.Least ?? 0) ? 0 : Math.Min(marks, scoring.Each!.Value * Math.Max(0, found)),
            ScoringKind.Ratio => marks * Math.Clamp(found / scoring.Target!.Value, 0, 1),
            ScoringKind.Ladder => scoring.Steps!.Value.FirstOrDefault(step => found >= step.AtLeast)?.Marks ?? 0,
            _ => null,
        };
        if (raw is not { } value) return null;

        // What is not all never rounds up to all.
        var stepped = Step(rubric, value);
        return stepped >= marks && value < marks ? Math.Max(0, marks - rubric.Step) : Math.Min(marks, stepped);
    }

    /// <summary>Rounded to the rubric's step; half a step up.</summary>
    public static decimal Step(Rubric rubric, decimal marks) => Math.Round(marks / rubric.Step, MidpointRounding.AwayFromZero) * rubric.Step;

    /// <summary>What a sheet of marks comes to.</summary>
    /// <param name="marks">By item; items that are missing are not marked yet.</param>
    /// <param name="bonuses">Bonus and level, each once for each time that it was reached.</param>
    /// <param name="vetoes">Names of the vetoes that apply.</param>
    /// <param name="failedGates">基本条件 that are not met.</param>
    /// <param name="titles">Titles that the school holds already.</param>
    public static ScoreSum Sum(
        Rubric rubric, IReadOnlyDictionary<int, decimal> marks, IReadOnlyCollection<(string Bonus, string Level)> bonuses, IReadOnlyCollection<string> vetoes,
        IReadOnlyCollection<string> failedGates, IReadOnlyCollection<string> titles)
    {
        var applied = rubric.Vetoes.Where(v => vetoes.Contains(v.Name)).ToArray();
        var zeroed = applied.Where(v => v.Effect is VetoEffect.ZeroItem).Select(v => v.Item).ToHashSet();
        decimal? Of(RubricItem item) => zeroed.Contains(item.Number) ? 0 : marks.TryGetValue(item.Number, out var given) ? given : null;
        ImmutableArray<SectionSum> sections =
            [.. rubric.Sections.Select(s => new SectionSum(s.Name, s.Granted + s.Items.Sum(i => Of(i) ?? 0), s.Marks - s.LeftOut, s.Items.Count(i => Of(i) is null)))];
        var bonus = Math.Min(rubric.BonusCap, rubric.Bonuses.Sum(b => BonusOf(b, bonuses)));
        var items = InWhole(rubric, sections.Sum(s => s.Given));
        var total = rubric.MayExceedTotal ? items + bonus : Math.Min(rubric.Total, items + bonus);
        var isFailed = failedGates.Count > 0 || applied.Any(v => v.Effect is VetoEffect.Fail) || rubric.Items.Any(i => i.IsMandatory && Of(i) < i.Marks);
        var isWhole = sections.All(s => s.Missing == 0);
        return new(
            sections, items, bonus, total, isWhole && !isFailed ? GradeOf(rubric, total, applied, titles) : null, isFailed,
            !isFailed && applied.All(v => v.Effect is not VetoEffect.NoAward), isWhole);
    }

    /// <summary>What a school is spared does not make its total smaller: the rest counts for the whole.</summary>
    private static decimal InWhole(Rubric rubric, decimal given)
    {
        var (whole, leftOut) = (rubric.Sections.Sum(s => s.Marks), rubric.Sections.Sum(s => s.LeftOut));
        return leftOut == 0 || leftOut >= whole ? given : Math.Round(given * whole / (whole - leftOut), 2, MidpointRounding.AwayFromZero);
    }

    private static decimal BonusOf(RubricBonus bonus, IEnumerable<(string Bonus, string Level)> reached)
    {
        var marks = reached.Where(r => r.Bonus == bonus.Name).Select(r => bonus.Levels.FirstOrDefault(l => l.Name == r.Level)?.Marks ?? 0).ToArray();
        var sum = marks.Length == 0 ? 0 : bonus.HighestOnly ? marks.Max() : marks.Sum();
        return Math.Min(sum, bonus.Cap ?? sum);
    }

    private static string? GradeOf(Rubric rubric, decimal total, RubricVeto[] applied, IReadOnlyCollection<string> titles)
    {
        var caps = applied.Where(v => v.Effect is VetoEffect.CapGrade).Select(v => rubric.Grades.IndexOf(rubric.Grades.First(g => g.Name == v.Grade))).ToArray();
        return rubric.Grades.Skip(caps.DefaultIfEmpty(0).Max()).FirstOrDefault(g => total >= g.Least && (g.Requires is null || titles.Contains(g.Requires)))?.Name;
    }
}

/// <param name="Given">Marks given so far.</param>
/// <param name="Marks">Full marks, as the rubric says, without items that are left out for the school.</param>
/// <param name="Missing">Items that are not marked yet.</param>
public sealed record SectionSum(string Name, decimal Given, decimal Marks, int Missing);

/// <summary>What a sheet comes to.</summary>
/// <param name="Items">Marks of all items; where some are left out for the school, in proportion to the whole.</param>
/// <param name="Total">With the bonus.</param>
/// <param name="Grade">Null: none is reached, an item is not marked yet, or the school failed.</param>
/// <param name="IsFailed">By a gate, a veto, or a 必备 item without full marks.</param>
/// <param name="MayBeAwarded">No veto takes the title away.</param>
/// <param name="IsWhole">Every item is marked.</param>
public sealed record ScoreSum(
    ImmutableArray<SectionSum> Sections, decimal Items, decimal Bonus, decimal Total, string? Grade, bool IsFailed, bool MayBeAwarded, bool IsWhole);

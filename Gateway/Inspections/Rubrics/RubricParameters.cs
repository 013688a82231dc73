using System.Globalization;
using System.Text.RegularExpressions;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Gateway.Inspections.Rubrics;

/// <summary>Reads what a scoring depends on as people write it: 每次扣 0.5 分，最多扣 3 分; ≥80 得 5 分；≥60 得 3 分; 80=5. The inverse of <see cref="Reports.Inspections.RubricWords.Parameters"/>.</summary>
internal static partial class RubricParameters
{
    /// <param name="marks">Full marks of the item.</param>
    /// <returns>What stands there; numbers that are missing are told by the rubric's own check (rubric.scoring-incomplete).</returns>
    public static ItemScoring Read(ScoringKind kind, string? text, string? unit, decimal marks)
    {
        var plain = (text ?? "").FormKC();
        var numbers = Numbers().Matches(plain).Select(match => Value(match.Value)).ToArray();
        decimal? first = numbers.Length > 0 ? numbers[0] : null;
        return kind switch
        {
            ScoringKind.Parts => new(kind, Parts: first is >= 0 and <= 1_000 ? (int)first : null, Unit: unit),
            ScoringKind.Deduct => new(kind, Each: first, Floor: Most().Match(plain) is { Success: true } most ? Math.Max(0, marks - Value(most.Groups[1].Value)) : 0, Unit: unit),
            ScoringKind.Count => new(kind, Each: first, Least: Fewer().Match(plain) is { Success: true } fewer ? Value(fewer.Groups[1].Value) : null, Unit: unit),
            ScoringKind.Ratio => new(kind, Target: first, Unit: unit),
            ScoringKind.Ladder => new(kind, Steps: [.. Step().Matches(plain).Select(match => new LadderStep(Value(match.Groups[1].Value), Value(match.Groups[2].Value)))], Unit: unit),
            _ => new(kind, Unit: unit),
        };
    }

    private static decimal Value(string digits) => decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d{1,9}(?:\.\d{1,4})?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"最多扣?\s*(\d{1,9}(?:\.\d{1,4})?)")]
    private static partial Regex Most();

    [GeneratedRegex(@"(?:少于|不足|至少)\s*(\d{1,9}(?:\.\d{1,4})?)")]
    private static partial Regex Fewer();

    /// <summary>A bound and its marks, apart by anything that is no number and ends no step.</summary>
    [GeneratedRegex(@"(\d{1,9}(?:\.\d{1,4})?)[^\d;\n,]+?(\d{1,9}(?:\.\d{1,4})?)")]
    private static partial Regex Step();
}

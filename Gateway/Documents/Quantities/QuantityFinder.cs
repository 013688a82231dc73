using System.Globalization;
using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Quantities;

/// <summary>A quantity before its span is mapped.</summary>
internal readonly record struct Quantity(Piece Clause, QuantityKind Kind, decimal Value, string Unit, QuantityComparison Comparison, QuantityPer Per);

/// <summary>Finds the numbers of a plan that set a target, a frequency, a share or an amount, clause by clause.</summary>
internal static class QuantityFinder
{
    private const string ClauseEnds = "，,。；;：:！!？?（）()\n\v\t“”\"【】";
    private const int LongestClause = 120;

    public static IEnumerable<Quantity> Find(IEnumerable<Piece> lines)
    {
        foreach (var line in lines)
        {
            var sentence = 0;
            var from = Marks.At(line.Text, 0).Length;
            for (var i = from; i <= line.Text.Length; i++)
            {
                if (i < line.Text.Length && !ClauseEnds.Contains(line.Text[i], StringComparison.Ordinal)) continue;
                if (i > from && i - from <= LongestClause)
                {
                    var clause = line.Cut(from, i);
                    if (!clause.IsEmpty) clause = clause.From(Marks.At(clause.Text, 0).Length);
                    foreach (var quantity in InClause(clause, line.Text.AsSpan(Math.Max(sentence, from - LongestClause), Math.Min(from - sentence, LongestClause)))) yield return quantity;
                }

                if (i < line.Text.Length && line.Text[i] is '。' or '；' or ';' or '\n' or '\v' or '\t') sentence = i + 1;
                from = i + 1;
            }
        }
    }

    private static List<Quantity> InClause(Piece clause, ReadOnlySpan<char> sentenceBefore)
    {
        var found = new List<Quantity>();
        if (clause.IsEmpty) return found;
        var text = clause.Text;
        for (var i = 0; i < text.Length;)
        {
            var number = Numbers.At(text, i);
            if (number.Length == 0)
            {
                i++;
                continue;
            }

            if (Judge(clause, sentenceBefore, i, number) is { } quantity) found.Add(quantity);
            i += number.Length;
        }

        return found;
    }

    private static Quantity? Judge(Piece clause, ReadOnlySpan<char> sentenceBefore, int at, Number number)
    {
        // Names such as 三八 and strings of too many digits.
        if (number.Value < 0) return null;
        var text = clause.Text;
        var end = at + number.Length;
        var before = text.AsSpan(0, at).TrimEnd();
        if (number.IsPercent || end < text.Length && text[end] == '%')
            return Exclusions.IsPast(text, sentenceBefore) ? null : Of(clause, QuantityKind.Percent, number.Value, "%", Comparisons.Of(text, at, number.IsPercent ? end : end + 1), QuantityPer.None);

        var unit = Units.At(text, end);
        if (unit.Length == 0 || Exclusions.Excludes(text, at, number, unit, sentenceBefore)) return null;
        var unitEnd = end + Units.SkipTo(text, end) + unit.Length;
        var comparison = Comparisons.Of(text, at, unitEnd);
        var per = Periods.In(text, at);
        if (unit is "元" or "万元") return Of(clause, QuantityKind.Amount, unit == "元" ? number.Value : number.Value * 10_000, "元", comparison, per);
        if (per != QuantityPer.None) return IsCounted(text, before, number, unit, comparison, hasPeriod: true) ? Of(clause, QuantityKind.Frequency, number.Value, unit, comparison, per) : null;
        return IsCounted(text, before, number, unit, comparison, hasPeriod: false) ? Of(clause, QuantityKind.Count, number.Value, unit, comparison, QuantityPer.None) : null;
    }

    private static Quantity Of(Piece clause, QuantityKind kind, decimal value, string unit, QuantityComparison comparison, QuantityPer per) => new(clause, kind, value, unit, comparison, per);

    /// <summary>
    /// With 不少于 and its kin every unit counts. Without: events and works (次, 场, 篇 …); things and persons only with Western digits.
    /// </summary>
    private static bool IsCounted(string text, ReadOnlySpan<char> before, Number number, string unit, QuantityComparison comparison, bool hasPeriod)
    {
        if (comparison != QuantityComparison.Equal || Comparisons.IsBound(before)) return !Units.IsDuration(unit) || comparison == QuantityComparison.AtLeast && Comparisons.IsBound(before);
        if (Units.IsDuration(unit)) return false;
        if (Units.IsEvent(unit)) return hasPeriod || number.IsWestern || number.Value > 1 && unit is ("次" or "场" or "场次" or "人次") || Exclusions.IsActedOut(before) || Periods.IsEach(before);
        if (Units.IsWork(unit)) return number.IsWestern || hasPeriod || Periods.IsEach(before) || number.Value > 3;
        return number.IsWestern && number.Value > 1 && !text.Contains("个一", StringComparison.Ordinal) || hasPeriod && (number.IsWestern || Units.IsPerson(unit)) || number.IsWestern && Periods.IsEach(before);
    }

    public static string Printed(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

using System.Text.Json;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Tests.Gateway.Documents.Fuzz;

/// <summary>What must hold for every reading, whatever came in.</summary>
internal static class FuzzChecks
{
    /// <returns>What does not hold, or null.</returns>
    public static string? Broken(SourceFile file)
    {
        try
        {
            var reading = PlanReader.Read(file);
            var json = PlanReadingJson.WriteUtf8(reading);
            using var parsed = JsonDocument.Parse(json);
            if (!PlanReadingJson.WriteUtf8(PlanReader.Read(file)).Span.SequenceEqual(json.Span)) return "Read twice, it is not the same.";
            if (reading.IsUnionPlan != !reading.Plans.IsEmpty) return "isUnionPlan and the plans disagree.";
            if (reading.Plans.IsEmpty && reading.Flaws.IsEmpty) return "No plan, and nothing says why.";
            return reading.Flaws.Any(flaw => flaw.Code.Length == 0 || flaw.Sentence.Length == 0) ? "A flaw without a code or a sentence." : Places(reading) ?? reading.Plans.Select(plan => Values(plan) ?? Texts(plan, reading.Text)).FirstOrDefault(broken => broken is not null);
        }
#pragma warning disable CA1031 // Any exception at all is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }
    }

    private static string? Places(PlanReading reading)
    {
        var spans = reading.LeftOut.Select(item => item.Span).Concat(reading.Plans.SelectMany(Spans));
        foreach (var span in spans)
            if (span.Start < 0 || span.Length < 0 || span.Start + span.Length > reading.Text.Length) return $"{span} lies outside the text of {reading.Text.Length} characters.";
        for (var i = 1; i < reading.Plans.Length; i++)
            if (reading.Plans[i].Span.Start < reading.Plans[i - 1].Span.Start + reading.Plans[i - 1].Span.Length) return $"Plan {i} at {reading.Plans[i].Span} begins before the one above ends: {reading.Plans[i - 1].Span}.";
        return null;
    }

    private static IEnumerable<SourceSpan> Spans(ReadPlan plan) =>
    [
        plan.Span,
        .. plan.Sections.Select(section => section.Span),
        .. plan.Sections.SelectMany(section => section.Measures).Select(measure => measure.Span),
        .. plan.Schedule.Select(item => item.Span),
        .. plan.Quantities.Select(quantity => quantity.Span),
        .. plan.Tasks.Select(task => task.Source),
        .. plan.Tasks.Select(task => task.MeasureSource).OfType<SourceSpan>(),
        .. plan.Questions.Select(question => question.Span),
    ];

    private static string? Values(ReadPlan plan)
    {
        foreach (var month in plan.Schedule.SelectMany(item => item.Months).Concat(plan.Tasks.SelectMany(task => task.MonthNumbers)))
            if (month is < 1 or > 12) return $"Month {month}.";
        foreach (var month in plan.Tasks.SelectMany(task => task.Months))
            if (!DateOnly.TryParseExact(month, "yyyy-MM", out _)) return $"Month {month}.";
        foreach (var task in plan.Tasks)
            if (task.Confidence is < 0 or > 100 || task.Area.Length != 3) return $"{task}";
        foreach (var item in plan.Schedule)
            if (item.Week is < 1 or > 60 || item.WeekEnd < item.Week) return $"{item}";
        return plan.Quantities.Any(quantity => quantity.Value < 0) ? "A target below nothing." : null;
    }

    /// <summary>The words of an item stand where its span says. Glosses are told apart by the whole page, so letters do not count.</summary>
    private static string? Texts(ReadPlan plan, string text)
    {
        var items = plan.Sections.Select(section => (section.Title, section.Span))
            .Concat(plan.Sections.SelectMany(section => section.Measures).Select(measure => (Title: measure.Text, measure.Span)))
            .Concat(plan.Schedule.Select(item => (Title: item.Text, item.Span)))
            .Concat(plan.Quantities.Select(quantity => (Title: quantity.Text, quantity.Span)))
            .Concat(plan.Tasks.Select(task => (task.Title, Span: task.Source)));
        foreach (var (words, span) in items)
            if (!Plain(Normaliser.Normalise(text.Substring(span.Start, span.Length)).Text).Contains(Plain(words), StringComparison.Ordinal)) return $"“{words}” does not stand at {span}: “{text.Substring(span.Start, span.Length)}”.";
        return null;
    }

    private static string Plain(string text) => string.Concat(text.Where(c => Han.Is(c) || Han.IsDigit(c)));
}

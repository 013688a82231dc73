namespace DistrictUnion.Tests.Gateway.Documents.Scoring;

/// <summary>Spoils a reading here and there, so that a scorer has something of everything to count.</summary>
internal static class Damage
{
    private const int OneIn = 4;

    /// <param name="seed">0 leaves the reading as it is; others each spoil it at other places.</param>
    public static Label Spoil(Label read, int seed)
    {
        if (seed == 0) return read;
        var random = new System.Random(seed);
        return read with { IsUnionPlan = read.IsUnionPlan && !Hits(), Plans = [.. read.Plans.Where(_ => !Hits()).Select(SpoilPlan)] };

        bool Hits() => random.Next(OneIn) == 0;

        LabelledPlan SpoilPlan(LabelledPlan plan) => plan with
        {
            Title = Hits() ? SpoilText(plan.Title) : plan.Title,
            School = Hits() ? null : plan.School,
            Year = Hits() ? plan.Year + 1 : plan.Year,
            Period = Hits() ? "semester" : plan.Period,
            Sections = [.. plan.Sections.Where(_ => !Hits()).Select(section => section with
            {
                Title = Hits() ? SpoilText(section.Title) : section.Title,
                Measures = [.. section.Measures.Where(_ => !Hits()).Select(measure => Hits() ? SpoilText(measure)! : Hits() ? "1、" + measure : measure)],
            })],
            Schedule = [.. plan.Schedule.Where(_ => !Hits()).Select(item => item with
            {
                Months = Hits() ? [.. item.Months.Skip(1)] : item.Months,
                Year = Hits() ? null : item.Year,
                Week = Hits() ? item.Week + 1 : item.Week,
                Text = Hits() ? SpoilText(item.Text) : item.Text,
            })],
            Quantities = [.. plan.Quantities.Where(_ => !Hits()).Select(quantity => quantity with
            {
                Value = Hits() ? quantity.Value + 1 : quantity.Value,
                Per = Hits() ? null : quantity.Per,
            })],
        };

        // A noise stretch may leak, a few characters may be wrong, or the text may end early.
        string? SpoilText(string? text) => text is null ? null : random.Next(3) switch
        {
            0 => string.Concat(read.Noise.Take(1)) + text,
            1 => text[..(text.Length / 2)],
            _ => text.Insert(random.Next(text.Length), "另外"),
        };
    }
}

namespace DistrictUnion.Domain.Inspections;

/// <summary>What the marks of several raters come to.</summary>
public sealed class RaterMarks(Rubric rubric, InspectionRound round, Inspection inspection)
{
    /// <summary>The key of the sheet that a seat fills in.</summary>
    public static string SheetOf(InspectionRound round, InspectorSeat seat) =>
        round.Mode is ScoringMode.Group && seat.Kind is RaterKind.Inspector ? Inspection.TeamSheet : seat.Account;

    /// <summary>The mean of the sheets that inspectors handed in, in the rubric's steps; null: no mark yet.</summary>
    public decimal? OfInspectors(RubricItem item) => Mean(item, RaterKind.Inspector) is { } mean ? Scoring.Step(rubric, mean) : null;

    /// <summary>The same of peers.</summary>
    public decimal? OfPeers(RubricItem item) => Mean(item, RaterKind.Peer) is { } mean ? Scoring.Step(rubric, mean) : null;

    /// <summary>综评 as it follows: the inspectors' mean; where the rubric weighs raters, the weighted mean of those who gave marks. Rounded once.</summary>
    public decimal? Of(RubricItem item)
    {
        if (rubric.Weights is not { } weights) return OfInspectors(item);
        (decimal? Mark, int Weight)[] parts =
        [
            (inspection.Self.IsHandedIn ? inspection.Self.Of(item.Number) : null, weights.Self), (Mean(item, RaterKind.Inspector), weights.Inspectors), (Mean(item, RaterKind.Peer), weights.Peers),
        ];
        var given = parts.Where(p => p.Mark is not null && p.Weight > 0).ToArray();
        return given.Length == 0 ? null : Scoring.Step(rubric, given.Sum(p => p.Mark!.Value * p.Weight) / given.Sum(p => p.Weight));
    }

    private decimal? Mean(RubricItem item, RaterKind kind)
    {
        var marks = inspection.Sheets.Where(s => s.Value.IsHandedIn && KindOf(s.Key) == kind).Select(s => s.Value.Of(item.Number)).OfType<decimal>().ToArray();
        return marks.Length == 0 ? null : marks.Average();
    }

    /// <summary>Who lost the seat meanwhile counts as an inspector.</summary>
    private RaterKind KindOf(string rater) => round.Teams.SelectMany(t => t.Seats).FirstOrDefault(s => s.Account == rater)?.Kind ?? RaterKind.Inspector;
}

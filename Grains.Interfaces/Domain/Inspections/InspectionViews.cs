using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Domain.Inspections;

/// <summary>How far the inspection of a school is.</summary>
public enum InspectionState
{
    /// <summary>未自评.</summary>
    NotStarted,

    /// <summary>自评中.</summary>
    SelfScoring,

    /// <summary>已自评.</summary>
    SelfHandedIn,

    /// <summary>考评中.</summary>
    Inspecting,

    /// <summary>已考评: at least one sheet was handed in, and none is open.</summary>
    Inspected,

    /// <summary>已综评.</summary>
    Concluded,

    /// <summary>异议期.</summary>
    Published,

    /// <summary>已定: no objection can come any more and none is open.</summary>
    Final,

    /// <summary>已取消.</summary>
    Cancelled,
}

/// <summary>An item with what everybody says about it.</summary>
/// <param name="Own">The mark on the reader's own sheet, or the team's.</param>
/// <param name="Inspectors">What the inspectors' sheets that were handed in come to; null: nothing yet, or not for the reader.</param>
/// <param name="Usual">What 综评 is unless it is changed.</param>
/// <param name="Concluded">What stands.</param>
/// <param name="Raters">The inspectors' marks one by one, for the office and the team's leader.</param>
public sealed record ItemView(
    RubricItem Item,
    GivenMark? Self,
    GivenMark? Own,
    decimal? Inspectors,
    decimal? Peers,
    decimal? Usual,
    ConcludedMark? Concluded,
    ImmutableArray<RaterMark> Raters,
    FoundItem? Found)
{
    /// <summary>自评 and 考评 are more than a tenth of the marks apart. Source: domain study §2.2.</summary>
    [JsonIgnore]
    public bool DiffersMuch => Self?.Marks is { } self && (Inspectors ?? Own?.Marks) is { } given && Math.Abs(self - given) > Item.Marks / 10;
}

public sealed record RaterMark(string Rater, GivenMark Mark);

/// <summary>Who has handed in.</summary>
public sealed record RaterSheet(string Rater, RaterKind Kind, int Marked, string? Opinion, DateTimeOffset? HandedInAt);

/// <summary>A school's inspection as a post may see it.</summary>
/// <param name="Claims">Bonuses; before 自评 is handed in only the school sees what it has written down so far.</param>
/// <param name="MySheet">The sheet that the reader fills in; null: none.</param>
/// <param name="SelfSum">Of 自评, its bonuses among it.</param>
/// <param name="InspectorSum">Of the inspectors' marks, without bonus; null: nothing yet, or not for the reader.</param>
/// <param name="ConcludedSum">Null: not concluded, or not for the reader yet.</param>
/// <param name="Conclusion">The same.</param>
/// <param name="Today">In the district's zone.</param>
public sealed record InspectionView(
    DistrictCode District,
    SchoolCode School,
    string SchoolName,
    InspectionRound Round,
    Rubric Rubric,
    InspectionState State,
    ImmutableArray<ItemView> Items,
    MarkSheet Self,
    ImmutableArray<BonusClaim> Claims,
    string? MySheet,
    MarkSheet? Own,
    ImmutableArray<RaterSheet> Sheets,
    ScoreSum SelfSum,
    ScoreSum? InspectorSum,
    ScoreSum? ConcludedSum,
    Conclusion? Conclusion,
    ImmutableArray<Objection> Objections,
    ImmutableArray<Finding> Findings,
    ImmutableArray<AttachedFile> Files,
    DateOnly Today,
    long Revision)
{
    /// <param name="found">What the data say now; after the conclusion what they said then is shown.</param>
    public static InspectionView Of(Inspection inspection, DistrictCode district, InspectionTerms terms, FoundItems found, Actor actor, DateTimeOffset now)
    {
        var (round, rubric, school, today) = (terms.Round!, terms.Rubric!, terms.School!, terms.DayOf(now));
        var seat = actor.School is null ? round.SeatOf(actor.Account, school.Code) : null;
        var mine = seat is not null ? RaterMarks.SheetOf(round, seat) : actor.IsDistrict && round.Mode is ScoringMode.Group ? Inspection.TeamSheet : null;
        var own = mine is null ? null : inspection.Sheet(mine);

        // The school sees what inspectors say when it is published; an inspector sees the others' marks when his own are handed in.
        var seesRaters = actor.IsDistrict || round.Publication.IsPublished || (seat is not null && own!.IsHandedIn);
        var seesEach = actor.IsDistrict || (seat is { IsLeader: true } && own!.IsHandedIn);
        var seesConclusion = actor.School is null || round.Publication.IsPublished;
        var raters = new RaterMarks(rubric, round, inspection);
        var conclusion = seesConclusion ? inspection.Conclusion : null;
        var live = found.Items.ToDictionary(f => f.Item);
        foreach (var kept in inspection.Conclusion?.Found ?? []) live[kept.Item] = kept with { Rows = live.GetValueOrDefault(kept.Item)?.Rows ?? [] };
        ImmutableArray<ItemView> items =
        [
            .. from item in rubric.Items
               select new ItemView(
                   item, inspection.Self.Marks.GetValueOrDefault(item.Number), own?.Marks.GetValueOrDefault(item.Number), seesRaters ? raters.OfInspectors(item) : null,
                   seesRaters ? raters.OfPeers(item) : null, seesRaters ? raters.Of(item) : null, conclusion?.Marks.GetValueOrDefault(item.Number),
                   seesEach ? [.. from sheet in inspection.Sheets where sheet.Value.Marks.ContainsKey(item.Number) select new RaterMark(sheet.Key, sheet.Value.Marks[item.Number])] : [],
                   live.GetValueOrDefault(item.Number)),
        ];
        return new(
            district, school.Code, school.Name, round, rubric, StateOf(inspection, round, today), items, inspection.Self,
            actor.School is not null || inspection.Self.IsHandedIn ? inspection.Claims : [], mine, own,
            seesEach ? [.. inspection.Sheets.Select(s => SheetOf(round, s.Key, s.Value))] : [],
            Scoring.Sum(rubric, inspection.Self.Given(), [.. inspection.Claims.Select(c => (c.Bonus, c.Level))], [], [], []),
            seesRaters && inspection.Sheets.Values.Any(s => s.IsHandedIn)
                ? Scoring.Sum(rubric, items.Where(i => i.Inspectors is not null).ToDictionary(i => i.Item.Number, i => i.Inspectors!.Value), [], [], [], [])
                : null,
            conclusion?.Sum(rubric), conclusion, seesConclusion ? inspection.Objections : [],
            actor.School is null || round.Publication.IsPublished || inspection.Conclusion is not null ? inspection.Findings : inspection.Findings.RemoveAll(f => f.State is FindingState.Withdrawn),
            inspection.Files, today, inspection.Revision);
    }

    public static InspectionState StateOf(Inspection inspection, InspectionRound round, DateOnly today)
    {
        var sheets = inspection.Sheets.Values.Where(s => s.Marks.Count > 0).ToArray();
        return round.CancelledBecause is not null ? InspectionState.Cancelled
            : inspection.Conclusion is not null && round.Publication is { IsPublished: true } publication
                ? today <= publication.ObjectionsUntil || inspection.Objections.Any(o => o.Answer is null) ? InspectionState.Published : InspectionState.Final
            : inspection.Conclusion is not null ? InspectionState.Concluded
            : sheets.Length > 0 ? sheets.All(s => s.IsHandedIn) ? InspectionState.Inspected : InspectionState.Inspecting
            : inspection.Self.IsHandedIn ? InspectionState.SelfHandedIn
            : inspection.Self.Marks.Count > 0 ? InspectionState.SelfScoring
            : InspectionState.NotStarted;
    }

    private static RaterSheet SheetOf(InspectionRound round, string rater, MarkSheet sheet) => new(
        rater, round.Teams.SelectMany(t => t.Seats).FirstOrDefault(s => s.Account == rater)?.Kind ?? RaterKind.Inspector,
        sheet.Marks.Count(m => m.Value.Marks is not null), sheet.Opinion, sheet.HandedInAt);
}

/// <summary>A school's inspection in one line.</summary>
/// <param name="Marks">What stands by item: 综评, or what the inspectors' marks come to; items without are missing.</param>
/// <param name="Rank">Among the schools of its group that are concluded, by 综评; the same marks have the same rank. Null: not concluded.</param>
/// <param name="LastYear">综评 of the round by the same rubric that judged the year before, else the score of that year that was entered afterwards (补录) of as many full marks; null: there is none.</param>
public sealed record BoardRow(
    ExpectedSchool School,
    string? Team,
    InspectionState State,
    decimal? Self,
    decimal? Inspectors,
    ScoreSum? Concluded,
    ImmutableSortedDictionary<int, decimal> Marks,
    int? Rank,
    decimal? LastYear,
    int OpenFindings,
    int OverdueFindings,
    int OpenObjections)
{
    /// <summary>名次 within its group the year before; null: there is none.</summary>
    public int? LastYearRank { get; init; }

    /// <summary>The score of the year before as the office entered it afterwards (补录); it stands in <see cref="LastYear"/> where its full marks are those of the rubric. Null: it was not entered so.</summary>
    public PastScore? Backfilled { get; init; }
}

/// <summary>What a school came to the year before.</summary>
/// <param name="Rank">Within its group; null: not known.</param>
public sealed record YearBefore(decimal? Total, int? Rank, PastScore? Backfilled = null)
{
    /// <summary>Of a score that was entered afterwards: by other full marks its total says nothing beside this year's.</summary>
    public static YearBefore Of(PastScore score, Rubric rubric) => new(score.Full == rubric.Total ? score.Score : null, score.Rank, score);

    /// <summary>Of a round: 综评, and the rank within each group.</summary>
    public static ImmutableDictionary<SchoolCode, YearBefore> Of(InspectionRound round, Rubric rubric, ImmutableArray<RecordedInspection> inspections)
    {
        var groups = round.Schools.ToDictionary(s => s.School, s => s.Group);
        var totals = inspections.Where(i => i.State.Conclusion is not null && groups.ContainsKey(i.School))
            .Select(i => (i.School, Group: groups[i.School], i.State.Conclusion!.Sum(rubric.For(groups[i.School])).Total)).ToArray();
        return totals.ToImmutableDictionary(t => t.School, t => new YearBefore(t.Total, 1 + totals.Count(other => other.Group == t.Group && other.Total > t.Total)));
    }
}

/// <summary>One item over all schools that are concluded and that it concerns.</summary>
/// <param name="Full">Schools with full marks.</param>
public sealed record ItemStatistic(int Item, int Schools, decimal Mean, decimal Least, decimal Most, int Full);

/// <summary>A round of inspections over all its schools (检查考核汇总).</summary>
public sealed record InspectionBoard(
    DistrictCode District, string DistrictName, InspectionRound Round, Rubric Rubric, ImmutableArray<SchoolGroup> Groups, ImmutableArray<BoardRow> Rows,
    ImmutableArray<ItemStatistic> Items, DateOnly Today)
{
    public int Concluded => Rows.Count(r => r.Concluded is not null);
}

/// <summary>A school's part of a round, as the read model knows it: without files.</summary>
public sealed record RecordedInspection(SchoolCode School, Inspection State);

/// <summary>Lays the schools of a round side by side.</summary>
public static class BoardRules
{
    /// <param name="inspections">Of the round's schools, as far as anything happened.</param>
    /// <param name="before">By school what the year before came to; none: there was none.</param>
    public static InspectionBoard Board(
        DistrictCode district, string name, ImmutableArray<SchoolGroup> groups, InspectionRound round, Rubric rubric, ImmutableArray<RecordedInspection> inspections,
        IReadOnlyDictionary<SchoolCode, YearBefore> before, DateOnly today)
    {
        var bySchool = inspections.ToDictionary(i => i.School, i => i.State);
        var rows = round.Schools.Select(s => Row(round, rubric, s, bySchool.GetValueOrDefault(s.School, Inspection.Empty), before, today)).ToArray();
        var ranks = rows.Where(r => r.Concluded is not null).GroupBy(r => r.School.Group)
            .SelectMany(group => group.Select(r => (r.School.School, Rank: 1 + group.Count(other => other.Concluded!.Total > r.Concluded!.Total))))
            .ToDictionary(r => r.School, r => r.Rank);
        return new(
            district, name, round, rubric, groups,
            [.. rows.Select(r => ranks.TryGetValue(r.School.School, out var rank) ? r with { Rank = rank } : r)],
            [.. rubric.Items.Select(item => Statistic(item, [.. rows.Where(r => r.Concluded is not null && r.Marks.ContainsKey(item.Number)).Select(r => r.Marks[item.Number])])).OfType<ItemStatistic>()],
            today);
    }

    private static BoardRow Row(
        InspectionRound round, Rubric whole, ExpectedSchool school, Inspection inspection, IReadOnlyDictionary<SchoolCode, YearBefore> before, DateOnly today)
    {
        var rubric = whole.For(school.Group);
        var raters = new RaterMarks(rubric, round, inspection);
        var given = rubric.Items.Select(i => (i.Number, Mark: raters.OfInspectors(i))).Where(m => m.Mark is not null).ToImmutableSortedDictionary(m => m.Number, m => m.Mark!.Value);
        var (concluded, lastYear) = (inspection.Conclusion, before.GetValueOrDefault(school.School));
        return new(
            school, round.TeamOf(school.School)?.Name, InspectionView.StateOf(inspection, round, today),
            inspection.Self.Marks.IsEmpty ? null : Scoring.Sum(rubric, inspection.Self.Given(), [.. inspection.Claims.Select(c => (c.Bonus, c.Level))], [], [], []).Total,
            given.IsEmpty ? null : given.Values.Sum(), concluded?.Sum(rubric),
            concluded is null ? given : concluded.Marks.ToImmutableSortedDictionary(m => m.Key, m => m.Value.Marks), null,
            lastYear?.Total,
            inspection.Findings.Count(f => f.State is FindingState.Open or FindingState.Reported), inspection.Findings.Count(f => f.IsOverdueOn(today)),
            inspection.Objections.Count(o => o.Answer is null))
        {
            LastYearRank = lastYear?.Rank,
            Backfilled = lastYear?.Backfilled,
        };
    }

    private static ItemStatistic? Statistic(RubricItem item, decimal[] marks) =>
        marks.Length == 0 ? null : new(item.Number, marks.Length, decimal.Round(marks.Average(), 2), marks.Min(), marks.Max(), marks.Count(m => m == item.Marks));
}

/// <summary>A school with what it has to put right.</summary>
public sealed record SchoolFindings(ExpectedSchool School, ImmutableArray<Finding> Findings);

/// <summary>What is to be put right in a round (整改清单); schools without are left out.</summary>
public sealed record RoundFindings(ImmutableArray<SchoolFindings> Schools, DateOnly Today);

/// <summary>A round from a school's side.</summary>
/// <param name="Total">综评, once it is published.</param>
/// <param name="Grade">The same.</param>
/// <param name="OpenFindings">What is still to be put right.</param>
public sealed record SchoolInspection(InspectionRound Round, string RubricName, InspectionState State, decimal? Total, string? Grade, int OpenFindings, DateOnly? NextDue);

public sealed record SchoolInspections(ImmutableArray<SchoolInspection> Inspections);

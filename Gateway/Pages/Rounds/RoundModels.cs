using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Pages.Rounds;

/// <summary>How much a round asks of a school: open tasks that are due in it or before.</summary>
/// <param name="Average">Tasks a school, over the expected ones.</param>
/// <param name="Most">Tasks of the school that has most.</param>
/// <param name="MostName">Its name.</param>
/// <param name="Without">Expected schools without any task: no plan is accepted, or nothing is due.</param>
public sealed record RoundBurden(double Average, int Most, string MostName, int Without)
{
    /// <summary>State and text of each task; quantities, problems and next steps come on top.</summary>
    public const int FieldsOfATask = 2;

    public static RoundBurden? Of(ComparisonView view, IReadOnlySet<SchoolCode> expected)
    {
        var tasks = view.Schools.Zip(view.Tables[^1].Rows).Where(pair => expected.Contains(pair.First.School))
            .Select(pair => (pair.First.Name, Open: pair.Second.DueCount - pair.Second.DueDone)).ToArray();
        if (tasks.Length == 0) return null;
        var most = tasks.MaxBy(t => t.Open);
        return new((double)tasks.Sum(t => t.Open) / expected.Count, most.Open, most.Name, expected.Count - tasks.Count(t => t.Open > 0));
    }
}

/// <summary>The rounds, newest first.</summary>
public sealed record RoundsModel(DistrictView District, Actor Actor, DateOnly Today)
{
    public string At => $"/districts/{District.Code}/rounds";

    public IEnumerable<RoundView> Rounds => District.Rounds.Reverse();

    /// <summary>The quarter that would be opened next.</summary>
    public Quarter Next => District.Rounds.LastOrDefault()?.Quarter.Next ?? new Quarter(Today.Year, ((Today.Month - 1) / 3) + 1);

    public string State(RoundView round) =>
        District.ClosedYears.Contains(round.Quarter.Year) ? RoundTexts.Archived
        : Today > round.Dates.Lock ? RoundTexts.Locked
        : Today > round.Dates.Grace ? RoundTexts.BeforeLock
        : Today > round.Dates.Due ? RoundTexts.InGrace
        : Today < round.Dates.Opens ? RoundTexts.NotYet
        : Say.It(RoundTexts.DaysLeft, round.Dates.Due.DayNumber - Today.DayNumber);
}

/// <summary>A round before it is opened: proposed dates, who will be expected, how much it asks.</summary>
/// <param name="Expected">Open today, with a union, reporting for themselves.</param>
/// <param name="Outside">The others that are open or to be, with why they are not asked.</param>
public sealed record OpeningModel(
    DistrictView District,
    Quarter Quarter,
    RoundProposal Proposal,
    ImmutableArray<School> Expected,
    ImmutableArray<(School School, string Why)> Outside,
    RoundBurden? Burden,
    DateOnly Today)
{
    public string At => $"/districts/{District.Code}/rounds";

    public IEnumerable<Quarter> Choices
    {
        get
        {
            var open = District.Rounds.Select(r => r.Quarter).ToHashSet();
            var now = new Quarter(Today.Year, ((Today.Month - 1) / 3) + 1);
            return Enumerable.Range(now.Ordinal - 4, 8).Select(Domain.Quarter.FromOrdinal).Where(q => !open.Contains(q) && !District.ClosedYears.Contains(q.Year));
        }
    }

    public IEnumerable<(string Group, School[] Schools)> ByGroup =>
        from school in Expected
        group school by school.Group into schools
        let found = District.Groups.FirstOrDefault(g => g.Code == schools.Key)
        orderby found?.Order
        select (found?.Name ?? schools.Key.Value, schools.ToArray());

    public int Exempt => Expected.Count(s => District.Exemptions.Any(e => e.School == s.Code && e.From <= Quarter && Quarter <= e.Until));
}

/// <summary>Exemptions and extensions, and the form to grant one.</summary>
/// <param name="Schools">Open schools that the post may see.</param>
/// <param name="Chosen">Code of the school that the form begins with.</param>
/// <param name="ChosenQuarter">The quarter whose extension is to end.</param>
public sealed record GrantsModel(DistrictView District, ImmutableArray<School> Schools, string? Chosen, string? ChosenQuarter, DateOnly Today)
{
    private const int QuartersBack = 2;
    private const int QuartersOn = 10;

    public string At => $"/districts/{District.Code}/rounds";

    public string NameOf(SchoolCode code) => Schools.FirstOrDefault(s => s.Code == code)?.Name ?? code.Value;

    public IEnumerable<Forms.Choice> SchoolChoices =>
        Schools.Select(s => new Forms.Choice(s.Code.Value, $"{s.Name}（{s.Code}）")).Prepend(new("", RoundTexts.ChooseSchool));

    public Quarter Now => new(Today.Year, ((Today.Month - 1) / 3) + 1);

    public IEnumerable<Forms.Choice> Quarters => Enumerable.Range(Now.Ordinal - QuartersBack, QuartersOn).Select(Quarter.FromOrdinal).Select(q => new Forms.Choice(q.ToString(), q.Name));

    /// <summary>Whether it counts, and its last day is to come: it can end early.</summary>
    public bool CanEnd(Extension extension) =>
        extension.Until > Today && !District.ClosedYears.Contains(extension.Quarter.Year)
        && District.Extensions.Last(e => e.School == extension.School && e.Quarter == extension.Quarter) == extension;

    /// <summary>Rounds in which more time can still be given.</summary>
    public IEnumerable<Forms.Choice> OpenRounds => District.Rounds.Where(r => r.Dates.Lock >= Today).Select(r => new Forms.Choice(r.Quarter.ToString(), Say.It(RoundTexts.RoundUntil, r.Quarter.Name, Words.Day(r.Dates.Due))));
}

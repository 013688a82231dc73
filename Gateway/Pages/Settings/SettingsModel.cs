using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http.Policies;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>A step of setting a district up.</summary>
public sealed record SetupStep(string Name, string Address, bool IsDone, string Note);

/// <summary>A calendar year with rounds: closed, to be closed, or why not yet.</summary>
public sealed record ClosableYear(int Year, bool IsClosed, string? WhyNot)
{
    public static ClosableYear Of(DistrictView district, int year, DateOnly today)
    {
        var open = district.Rounds.LastOrDefault(r => r.Quarter.Year == year && r.Dates.Lock >= today);
        return new(
            year, district.ClosedYears.Contains(year),
            year >= today.Year ? SettingsTexts.YearNotOver
            : open is not null ? Say.It(SettingsTexts.YearRoundOpen, open.Quarter.Name, Words.Day(open.Dates.Lock))
            : null);
    }
}

/// <summary>The district's settings.</summary>
/// <param name="SchoolsWithChairs">Schools whose chair has an account.</param>
public sealed record SettingsModel(DistrictView District, Actor Actor, DateOnly Today, int SchoolsWithChairs)
{
    public string At => $"/districts/{District.Code}";

    /// <summary>Before the first round the steps stand on top.</summary>
    public bool IsNew => District.Rounds.IsEmpty;

    /// <summary>In the order in which one needs the other; pages that this service does not have are left out.</summary>
    public ImmutableArray<SetupStep> Steps =>
    [
        .. from step in new (string Route, SetupStep Step)[]
           {
               ("page.groups", new(SettingsTexts.StepGroups, $"{At}/settings/groups", !District.Groups.IsEmpty, Say.It(SettingsTexts.StepGroupsNote, District.Groups.Length))),
               ("page.schools", new(SettingsTexts.StepSchools, $"{At}/schools/_import", District.SchoolCount > 0, Say.It(SettingsTexts.StepSchoolsNote, District.SchoolCount))),
               ("page.calendar", new(SettingsTexts.StepCalendar, $"{At}/settings/calendar", !District.Calendar.Terms.IsEmpty, SettingsTexts.StepCalendarNote)),
               ("page.areas", new(SettingsTexts.StepAreas, $"{At}/settings/areas", !District.Areas.IsEmpty, Say.It(SettingsTexts.StepAreasNote, District.Areas.Count(a => a.IsUsed)))),
               ("page.plan-periods", new(SettingsTexts.StepPeriods, $"{At}/settings/plan-periods", !District.PlanPeriods.IsEmpty, SettingsTexts.StepPeriodsNote)),
               ("page.rounds", new(SettingsTexts.StepRound, $"{At}/rounds", !District.Rounds.IsEmpty, SettingsTexts.StepRoundNote)),
               ("page.accounts", new(SettingsTexts.StepAccounts, $"{At}/accounts", SchoolsWithChairs > 0, Say.It(SettingsTexts.StepAccountsNote, SchoolsWithChairs))),
           }
           where PolicyTable.Named(step.Route)?.Allows(Actor) is true
           select step.Step,
    ];

    public ImmutableArray<ClosableYear> Years =>
        [.. District.Rounds.Select(r => r.Quarter.Year).Concat(District.ClosedYears).Distinct().OrderDescending().Select(year => ClosableYear.Of(District, year, Today))];
}

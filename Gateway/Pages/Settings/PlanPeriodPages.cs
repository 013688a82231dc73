using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>Plan periods (计划期): which plans the district expects, and until when. The whole list in one form.</summary>
internal static partial class PlanPeriodPages
{
    /// <summary>Empty rows for new periods.</summary>
    public const int Blank = 1;

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/plan-periods", Show).WithName("page.plan-periods");
        settings.MapPost("/plan-periods", Set).WithName("page.set-plan-periods");
    }

    private static Task<IResult> Show(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, today) => Task.FromResult<IResult>(PageResults.Draw<PlanPeriodsPage>(new
        {
            District = view,
            Rows = view.PlanPeriods.AddRange(Proposed(http.Request.Query["like"].FirstOrDefault(), today)),
        })), cancellationToken);

    private static Task<IResult> Set(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, _) =>
        {
            var periods = Typed(form);
            return FormFlow.Send(
                http, form,
                () => call.District.SetPlanPeriods(new(call.Context, periods), cancellationToken),
                [],
                _ => (Say.It(SettingsTexts.PeriodsSaved, periods.Length), $"/districts/{call.Code}/settings/plan-periods"),
                () => Task.FromResult<IResult>(PageResults.DrawRefused<PlanPeriodsPage>(new { District = view, Rows = view.PlanPeriods, Sent = form })));
        }, cancellationToken);

    private static ImmutableArray<PlanPeriod> Typed(PageForm form) =>
    [
        .. from i in Enumerable.Range(0, PlanPeriodRules.MaxPeriods)
           where form.Text($"period-{i}") is not null || form.Text($"first-{i}") is not null || form.Text($"due-{i}") is not null
           select new PlanPeriod(
               form.Required($"period-{i}", SettingsTexts.PeriodName), new(Month(form, $"first-{i}"), Month(form, $"last-{i}")), form.RequiredDay($"due-{i}", SettingsTexts.PlanDue),
               [.. form.All($"groups-{i}").Select(g => Codes.TryParse<GroupCode>(g, out var code) ? code : default).Where(g => g.Value is not null)]),
    ];

    /// <summary>2026年9月, 2026-09, 2026.9.</summary>
    private static YearMonth Month(PageForm form, string field)
    {
        var match = Typed().Match(form.Required(field, SettingsTexts.Month).FormKC().Replace(" ", "", StringComparison.Ordinal));
        if (match.Success && YearMonth.TryParse($"{match.Groups[1].Value}-{match.Groups[2].Value.PadLeft(2, '0')}", out var month)) return month;
        if (form.Text(field) is not null) form.Flaw("form.bad-month", SettingsTexts.BadMonth, field);
        return default;
    }

    /// <summary>The plans that districts usually expect next, to be looked at and saved.</summary>
    private static IEnumerable<PlanPeriod> Proposed(string? like, DateOnly today)
    {
        // From autumn on the next calendar year's plan is asked for; a school year begins in September.
        var year = today.Month >= 9 ? today.Year + 1 : today.Year;
        var autumn = today.Month >= 6 ? today.Year : today.Year - 1;
        static PlanPeriod Of(string name, YearMonth first, int months, DateOnly due) => new(name, new(first, first.Plus(months - 1)), due, []);
        return like switch
        {
            "year" => [Of(string.Create(CultureInfo.InvariantCulture, $"{year}年度"), new(year, 1), 12, new(year, 1, 31))],
            "school-year" => [Of(string.Create(CultureInfo.InvariantCulture, $"{autumn}—{autumn + 1}学年"), new(autumn, 9), 12, new(autumn, 9, 30))],
            "semesters" =>
            [
                Of(string.Create(CultureInfo.InvariantCulture, $"{autumn}—{autumn + 1}学年第一学期"), new(autumn, 9), 5, new(autumn, 9, 30)),
                Of(string.Create(CultureInfo.InvariantCulture, $"{autumn}—{autumn + 1}学年第二学期"), new(autumn + 1, 2), 6, new(autumn + 1, 3, 15)),
            ],
            _ => [],
        };
    }

    [GeneratedRegex(@"^(20\d{2})[年./-]?(\d{1,2})月?$")]
    private static partial Regex Typed();
}

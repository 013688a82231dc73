using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Register;
using DistrictUnion.Gateway.Pages.Settings;

namespace DistrictUnion.Gateway.Pages.Rounds;

/// <summary>Rounds (填报批次): the list, opening one with its dates, rescheduling.</summary>
internal static class RoundPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var rounds = pages.MapGroup("/districts/{district}/rounds");
        rounds.MapGet("", List).WithName("page.rounds");
        rounds.MapGet("/opening", Opening).WithName("page.round-opening");
        rounds.MapPost("/opening", Open).WithName("page.open-round");
        rounds.MapGet("/{quarter}", Show).WithName("page.round");
        rounds.MapPost("/{quarter}/dates", Reschedule).WithName("page.reschedule-round");
        GrantPages.Map(rounds);
    }

    private static async Task<IResult> List(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await call.District.ViewFor(call.Actor, cancellationToken) is { } view
            ? PageResults.Draw<RoundsPage>(new { Model = new RoundsModel(view, call.Actor, Zones.DayOf(clock.GetUtcNow(), view.TimeZone)) })
            : PageResults.Go($"/districts/{call.Code}/settings");

    private static Task<IResult> Opening(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, today) =>
            Quarter.TryParse(http.Request.Query["quarter"].FirstOrDefault(), out var quarter)
                ? Draw(call, view, quarter, today, null, cancellationToken)
                : Draw(call, view, new RoundsModel(view, call.Actor, today).Next, today, null, cancellationToken), cancellationToken);

    private static Task<IResult> Open(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, today) =>
        {
            if (!Quarter.TryParse(form.Typed("quarter"), out var quarter)) return Task.FromResult<IResult>(PageResults.Say(Notice.NotFound));
            var dates = Dates(form);
            return FormFlow.Send(
                http, form,
                () => call.District.OpenRound(new(call.Context, quarter, dates), cancellationToken),
                [("round.dates-invalid", "due"), ("round.before-quarter", "opens")],
                district => (Say.It(RoundTexts.Opened, quarter.Name, district.Rounds.First(r => r.Quarter == quarter).ExpectedCount, Words.Day(dates.Due)), $"/districts/{call.Code}/rounds"),
                () => Draw(call, view, quarter, today, form, cancellationToken));
        }, cancellationToken);

    private static async Task<IResult> Show(DistrictCall call, Quarter quarter, TimeProvider clock, CancellationToken cancellationToken) =>
        await call.District.ViewFor(call.Actor, cancellationToken) is { } view && view.Rounds.Any(r => r.Quarter == quarter)
            ? PageResults.Draw<RoundPage>(new { Model = new RoundsModel(view, call.Actor, Zones.DayOf(clock.GetUtcNow(), view.TimeZone)), Quarter = quarter })
            : PageResults.Say(Notice.NotFound);

    private static Task<IResult> Reschedule(DistrictCall call, Quarter quarter, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, today) =>
        {
            if (view.Rounds.All(r => r.Quarter != quarter)) return Task.FromResult<IResult>(PageResults.Say(Notice.NotFound));
            var (dates, reason) = (Dates(form), form.Required("reason", RoundTexts.Reason));
            return FormFlow.Send(
                http, form,
                () => call.District.RescheduleRound(new(call.Context, quarter, dates, reason), cancellationToken),
                [("round.dates-invalid", "due"), ("round.before-quarter", "opens"), ("round.lock-past", "lock"), ("reason.", "reason"), ("text.", "reason")],
                _ => (Say.It(RoundTexts.Rescheduled, quarter.Name, Words.Day(dates.Due)), $"/districts/{call.Code}/rounds/{quarter}"),
                () => Task.FromResult<IResult>(PageResults.DrawRefused<RoundPage>(new { Model = new RoundsModel(view, call.Actor, today), Quarter = quarter, Sent = form })));
        }, cancellationToken);

    private static RoundDates Dates(PageForm form) => new(
        form.RequiredDay("opens", RoundTexts.Opens), form.RequiredDay("due", RoundTexts.Due), form.RequiredDay("grace", RoundTexts.Grace), form.RequiredDay("lock", RoundTexts.Lock));

    private static async Task<IResult> Draw(DistrictCall call, DistrictView view, Quarter quarter, DateOnly today, PageForm? sent, CancellationToken cancellationToken)
    {
        var schools = await DistrictSchools.All(call, cancellationToken);
        var register = new SchoolsModel(view, call.Actor, [.. schools], new("", "", false, 1), today);
        var expected = schools.Where(s => register.Outside(s) is null).ToArray();
        var compared = await call.Comparison.Compare(call.Actor, new ComparisonQuery(quarter, quarter, Basis.Reported), cancellationToken);
        var model = new OpeningModel(
            view, quarter, RoundProposal.Of(view, quarter), [.. expected],
            [.. schools.Where(s => s.Closes is null && register.Outside(s) is not null).Select(s => (s, register.Outside(s)!))],
            compared.Value is { } comparison ? RoundBurden.Of(comparison, expected.Select(s => s.Code).ToHashSet()) : null, today);
        var parameters = new { Model = model, Sent = sent };
        return sent is null ? PageResults.Draw<OpeningPage>(parameters) : PageResults.DrawRefused<OpeningPage>(parameters);
    }
}

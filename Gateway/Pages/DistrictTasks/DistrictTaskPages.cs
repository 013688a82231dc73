using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Register;

namespace DistrictUnion.Gateway.Pages.DistrictTasks;

/// <summary>Tasks that the district hands down (区下达任务): list with how far the schools are, hand down, cancel, send again.</summary>
internal static class DistrictTaskPages
{
    /// <summary>Where a refusal of a task is shown.</summary>
    internal static readonly (string Code, string Field)[] Fields =
    [
        ("name.blank", "title"), ("text.too-long", "title"), ("task.unknown-area", "area"), ("district-task.without-months", "months"),
        ("district-task.locked", "months"), ("task.month", "months"), ("task.weight", "weight"), ("task.target", "target"), ("task.percent", "target"),
        ("district-task.unit-fixed", "unit"), ("task.unit", "unit"), ("group.", "groups"), ("school.", "schools"),
    ];

    public static void Map(RouteGroupBuilder pages)
    {
        var tasks = pages.MapGroup("/districts/{district}/district-tasks");
        tasks.MapGet("", List).WithName("page.district-tasks");
        tasks.MapPost("", HandDown).WithName("page.hand-down-task");
        tasks.MapPost("/{task}/cancellation", Cancel).WithName("page.cancel-district-task");
        tasks.MapPost("/{task}/distribution", SendAgain).WithName("page.distribute-task");
        DistrictTaskChangePages.Map(tasks);
    }

    private static Task<IResult> List(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) => Draw(call, http, clock, null, null, cancellationToken);

    private static async Task<IResult> HandDown(
        DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, TaskDistribution distribution, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        var task = TaskForm.Read(form, view, await DistrictSchools.All(call, cancellationToken));
        HandedDown? handed = null;
        return await FormFlow.Send(
            http, form,
            async () =>
            {
                var outcome = await call.District.HandDownTask(new(call.Context, task), cancellationToken);
                if (outcome.Value is { } district) handed = await distribution.Run(call, district, task, cancellationToken);
                return outcome;
            },
            Fields,
            _ => (Result(DistrictTaskTexts.HandedDown, task.Title, handed!), $"/districts/{call.Code}/district-tasks?year={task.Months.Min().Year}"),
            () => Draw(call, http, clock, form, null, cancellationToken));
    }

    private static Task<IResult> Cancel(
        DistrictCall call, TaskId task, PageForm form, HttpContext http, TimeProvider clock, TaskDistribution distribution, CancellationToken cancellationToken)
    {
        var reason = form.Required("reason", DistrictTaskTexts.Reason);
        HandedDown? handed = null;
        DistrictTask? cancelled = null;
        return FormFlow.Send(
            http, form,
            async () =>
            {
                var outcome = await call.District.CancelTask(new(call.Context, task, reason), cancellationToken);
                if (outcome.Value is not { } district) return outcome;
                cancelled = district.Tasks.Single(t => t.Id == task);
                handed = await distribution.Run(call, district, cancelled, cancellationToken);
                return outcome;
            },
            [("reason.", "reason"), ("text.", "reason")],
            _ => (Result(DistrictTaskTexts.Cancelled, cancelled!.Title, handed!), $"/districts/{call.Code}/district-tasks?year={cancelled.Months.Min().Year}"),
            () => Draw(call, http, clock, form, task, cancellationToken));
    }

    /// <summary>Asks the schools once more that have not taken a task, or its cancellation.</summary>
    private static async Task<IResult> SendAgain(DistrictCall call, TaskId task, HttpContext http, TaskDistribution distribution, CancellationToken cancellationToken)
    {
        if (await call.District.ViewFor(call.Actor, cancellationToken) is not { } view || view.Tasks.FirstOrDefault(t => t.Id == task) is not { } found)
            return PageResults.Say(Notice.NotFound);
        var handed = await distribution.Run(call, view, found, cancellationToken);
        Frame.Flash.Say(http, Result(DistrictTaskTexts.SentAgain, found.Title, handed));
        return PageResults.Go($"/districts/{call.Code}/district-tasks?year={found.Months.Min().Year}");
    }

    internal static string Result(string text, string title, HandedDown handed) =>
        Say.It(text, title, handed.Taken.Length) + (handed.NotTaken.IsEmpty ? "" : Say.It(DistrictTaskTexts.NotTaken, handed.NotTaken.Length, string.Join("、", handed.NotTaken.Take(5).Select(n => n.School.Value))));

    private static async Task<IResult> Draw(DistrictCall call, HttpContext http, TimeProvider clock, PageForm? sent, TaskId? cancelling, CancellationToken cancellationToken)
    {
        if (await call.District.ViewFor(call.Actor, cancellationToken) is not { } view) return PageResults.Go($"/districts/{call.Code}/settings");
        var today = Zones.DayOf(clock.GetUtcNow(), view.TimeZone);
        var year = int.TryParse(sent?.Typed("year") ?? http.Request.Query["year"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named is >= 2000 and <= 2100 ? named : today.Year;
        var parameters = new { Model = await ModelOf(call, view, year, today, cancellationToken), Sent = sent, Cancelling = cancelling };
        return sent is null ? PageResults.Draw<DistrictTasksPage>(parameters) : PageResults.DrawRefused<DistrictTasksPage>(parameters);
    }

    internal static async Task<DistrictTaskModel> ModelOf(DistrictCall call, DistrictView view, int year, DateOnly today, CancellationToken cancellationToken)
    {
        var schools = await DistrictSchools.All(call, cancellationToken);
        var found = await call.Comparison.KeyTasks(call.Actor, new ComparisonQuery(new(year, 4), new(year, 4), Basis.Reported), cancellationToken);
        return new(
            view, call.Actor, year, today, [.. schools.Where(s => s.Closes is null)], DistrictTaskModel.Count(view, year, schools, found.Value, today),
            (await call.District.Files(call.Actor, cancellationToken)).Files);
    }
}

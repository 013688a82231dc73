using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Pages.Register;

namespace DistrictUnion.Gateway.Pages.DistrictTasks;

/// <summary>One task that was handed down: changing it, its attachments, and the schools' way to these.</summary>
internal static class DistrictTaskChangePages
{
    public static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapGet("/{task}", Show).WithName("page.district-task");
        tasks.MapPost("/{task}", Change).WithName("page.change-district-task");
        tasks.MapPost("/{task}/files", Attach).WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.attach-task-file");
        tasks.MapPost("/{task}/files/removal", Detach).WithName("page.detach-task-file");
        tasks.MapGet("/{task}/files/{file}", Open).WithRequestTimeout(ApiPaths.LongTime).WithName("page.task-file");
    }

    private static Task<IResult> Show(DistrictCall call, TaskId task, TimeProvider clock, CancellationToken cancellationToken) =>
        Draw(call, task, clock, null, false, cancellationToken);

    private static async Task<IResult> Change(
        DistrictCall call, TaskId task, PageForm form, HttpContext http, TimeProvider clock, TaskDistribution distribution, CancellationToken cancellationToken)
    {
        if (await call.District.ViewFor(call.Actor, cancellationToken) is not { } view || view.Tasks.FirstOrDefault(t => t.Id == task) is not { } before)
            return PageResults.Say(Notice.NotFound);
        var changed = TaskForm.Read(form, view, await DistrictSchools.All(call, cancellationToken), task);
        HandedDown? handed = null;
        return await FormFlow.Send(
            http, form,
            async () =>
            {
                var outcome = await call.District.ChangeTask(new(call.Context, changed), cancellationToken);
                if (outcome.Value is { } district) handed = await distribution.Run(call, district, changed.ForAllOf(before), cancellationToken);
                return outcome;
            },
            DistrictTaskPages.Fields,
            _ => (DistrictTaskPages.Result(DistrictTaskTexts.Changed, changed.Title, handed!), At(call, task)),
            () => Draw(call, task, clock, form, false, cancellationToken));
    }

    private static async Task<IResult> Attach(
        DistrictCall call, TaskId task, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await UploadedFile.Read(form, "file", DistrictTaskTexts.FileMissing, cancellationToken) is { ToAttach: var file })
        {
            var attached = await call.District.Attach(
                file.Command(call.Context, FileSubject.Of(task), FileRole.Attachment), file.Content, cancellationToken);
            if (attached.Value is { } kept)
            {
                Flash.Say(http, Say.It(DistrictTaskTexts.FileKept, kept.Name));
                return PageResults.Go(At(call, task));
            }

            form.Flaw(attached.Refusals.Select(r => r with { Place = "file" }));
        }

        return await Draw(call, task, clock, form, true, cancellationToken);
    }

    private static async Task<IResult> Detach(DistrictCall call, TaskId task, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var gone = await call.District.Detach(new(call.Context, FileSubject.Of(task), form.Typed("file")), cancellationToken);
        if (gone.Value is not { } file) return PageResults.Say(Notice.Of(gone.Refusals[0]));
        Flash.Say(http, Say.It(DistrictTaskTexts.FileGone, file.Name));
        return PageResults.Go(At(call, task));
    }

    private static async Task<IResult> Open(DistrictCall call, TaskId task, string file, CancellationToken cancellationToken) =>
        await call.District.File(call.Actor, file, cancellationToken) is { } opened && opened.File.Subject.Task == task
            ? new FileDownload(opened)
            : PageResults.Say(Notice.NotFound);

    private static async Task<IResult> Draw(DistrictCall call, TaskId task, TimeProvider clock, PageForm? sent, bool isUpload, CancellationToken cancellationToken)
    {
        if (await call.District.ViewFor(call.Actor, cancellationToken) is not { } view || view.Tasks.FirstOrDefault(t => t.Id == task) is not { } found)
            return PageResults.Say(Notice.NotFound);
        var model = await DistrictTaskPages.ModelOf(call, view, found.Months.Min().Year, Zones.DayOf(clock.GetUtcNow(), view.TimeZone), cancellationToken);
        var parameters = new { Model = model, Task = found, Sent = sent, IsUpload = isUpload };
        return sent is null ? PageResults.Draw<DistrictTaskPage>(parameters) : PageResults.DrawRefused<DistrictTaskPage>(parameters);
    }

    private static string At(DistrictCall call, TaskId task) => $"/districts/{call.Code}/district-tasks/{task}";
}

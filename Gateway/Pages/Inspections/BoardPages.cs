using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>A round over all its schools, and what the office does with the round.</summary>
internal static class BoardPages
{
    public static Task<IResult> Show(DistrictCall call, InspectionCode inspection, CancellationToken cancellationToken) => Draw(call, inspection, "", null, cancellationToken);

    public static Task<IResult> Reschedule(DistrictCall call, InspectionCode inspection, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var (dates, reason) = (InspectionDays.Read(form), form.Required("reason", InspectionTexts.Reason));
        return Send(call, inspection, "dates", form, http, () => call.District.RescheduleInspection(new(call.Context, inspection, dates, reason), cancellationToken), InspectionTexts.Rescheduled, cancellationToken);
    }

    public static Task<IResult> Propose(DistrictCall call, InspectionCode inspection, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        Send(call, inspection, "publish", form, http, () => call.District.ProposePublication(new(call.Context, inspection), cancellationToken), InspectionTexts.Proposed, cancellationToken);

    public static Task<IResult> Publish(DistrictCall call, InspectionCode inspection, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        Send(call, inspection, "publish", form, http, () => call.District.PublishResults(new(call.Context, inspection), cancellationToken), InspectionTexts.Published, cancellationToken);

    public static Task<IResult> Cancel(DistrictCall call, InspectionCode inspection, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        var reason = form.Required("reason", InspectionTexts.Reason);
        return Send(call, inspection, "cancel", form, http, () => call.District.CancelInspection(new(call.Context, inspection, reason), cancellationToken), InspectionTexts.CancelledSaid, cancellationToken);
    }

    /// <summary>The leader's approval, for districts where one person publishes with it.</summary>
    public static async Task<IResult> Approve(DistrictCall call, InspectionCode inspection, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        if (await UploadedFile.Read(form, "file", FileTexts.Missing, cancellationToken) is not { ToAttach: var file }) return await Draw(call, inspection, "publish", form, cancellationToken);
        return await FormFlow.Send(
            http, form,
            () => call.District.Attach(file.Command(call.Context, FileSubject.Of(inspection), FileRole.Approval), file.Content, cancellationToken),
            [("file.", "file")],
            kept => (Say.It(FileTexts.Kept, kept.Name), InspectionPages.Round(call.Code, inspection)),
            () => Draw(call, inspection, "publish", form, cancellationToken));
    }

    private static Task<IResult> Send(
        DistrictCall call, InspectionCode inspection, string act, PageForm form, HttpContext http, Func<Task<Outcome<InspectionCatalogue>>> send, string said,
        CancellationToken cancellationToken) =>
        FormFlow.Send(
            http, form, send, [("inspection.dates", "selfUntil"), ("reason.", "reason"), ("text.", "reason")], _ => (said, InspectionPages.Round(call.Code, inspection)),
            () => Draw(call, inspection, act, form, cancellationToken));

    private static async Task<IResult> Draw(DistrictCall call, InspectionCode inspection, string act, PageForm? sent, CancellationToken cancellationToken)
    {
        var board = await call.InspectionDesk.Board(call.Actor, inspection, cancellationToken);
        if (board.Value is not { } found || await call.District.View(cancellationToken) is not { } district)
            return PageResults.Say(board.IsRefused ? Notice.Of(board.Refusals[0]) : Notice.NotFound);
        var approvals = (await call.District.Files(call.Actor, cancellationToken)).Files.Where(f => f.Subject.Inspection == inspection);
        var parameters = new { Model = new BoardModel(found, district, call.Actor, [.. approvals]), Act = act, Sent = sent };
        return sent is null ? PageResults.Draw<BoardPage>(parameters) : PageResults.DrawRefused<BoardPage>(parameters);
    }
}

/// <param name="Approvals">The leader's, as far as they are attached.</param>
public sealed record BoardModel(InspectionBoard Board, DistrictView District, Actor Actor, ImmutableArray<AttachedFile> Approvals)
{
    public string At => InspectionPages.Round(Board.District, Board.Round.Code);

    public bool MaySettle => Actor is { IsDistrict: true, IsOfAllGroups: true } && Board.Round.CancelledBecause is null && !Board.Round.Publication.IsPublished;

    /// <summary>Groups with their rows: the best first, those that are not concluded behind.</summary>
    public IEnumerable<(string Name, ImmutableArray<BoardRow> Rows)> Groups =>
        from rows in Board.Rows.GroupBy(r => r.School.Group)
        let place = Board.Groups.FirstOrDefault(g => g.Code == rows.Key)
        orderby place?.Order ?? int.MaxValue, rows.Key
        select (place?.Name ?? rows.Key.Value, rows.OrderBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.School.Name, StringComparer.Ordinal).ToImmutableArray());
}

using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Matters;
using DistrictUnion.Gateway.Pages.Attachments;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Matters;

/// <summary>Matters (请示事项): a school's list, a new request, one matter with its steps, its papers and files.</summary>
internal static class MatterPages
{
    private const string At = "/districts/{district}/schools/{school}/matters";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(At, List).WithName("page.matters");
        pages.MapGet(At + "/new/{matterKind}", New).WithName("page.matter-new");
        pages.MapPost(At + "/new/{matterKind}", Request).WithName("page.matter-request");
        var one = pages.MapGroup(At + "/{matter}");
        one.MapGet("", Show).WithName("page.matter");
        one.MapPost("/request", RequestAgain).WithName("page.matter-request-again");
        one.MapPost("/withdrawal", Withdraw).WithName("page.matter-withdraw");
        one.MapPost("/review", TakeUp).WithName("page.matter-take-up");
        one.MapPost("/approval", Approve).WithName("page.matter-approve");
        one.MapPost("/return", Return).WithName("page.matter-return");
        one.MapPost("/action", CarryOut).WithName("page.matter-carry-out");
        one.MapPost("/result", Report).WithName("page.matter-report");
        one.MapPost("/acceptance", Accept).WithName("page.matter-accept");
        one.MapPost("/ledger", Fill).WithName("page.matter-fill");
        one.MapPost("/cancellation", Cancel).WithName("page.matter-cancel");
        one.MapGet("/print", Print).WithName("page.matter-print");
        one.MapGet("/letter", Letter).WithRequestTimeout(ApiPaths.LongTime).WithName("page.matter-letter");
        one.MapPost("/{step}/files", Attach).WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.matter-attach");
        one.MapPost("/{step}/files/removal", Detach).WithName("page.matter-detach");
        one.MapGet("/files/{file}", OpenFile).WithRequestTimeout(ApiPaths.LongTime).WithName("page.matter-file");
        one.MapGet("/files/{file}/picture", Picture).WithRequestTimeout(ApiPaths.LongTime).WithName("page.matter-picture");
        DistrictMatterPages.Map(pages);
    }

    private static string Address(SchoolCall call, int? number = null) => $"/districts/{call.District.Code}/schools/{call.Code}/matters{(number is { } one ? $"/{one}" : "")}";

    private static string Address(MatterCall call) => Address(call.School, call.Number);

    private static async Task<IResult> List(SchoolCall call, CancellationToken cancellationToken) =>
        await call.District.District.View(cancellationToken) is { } district && await call.Matters.List(call.Actor, cancellationToken) is { } list
            ? PageResults.Draw<MatterListPage>(new { District = district, List = list, MayAsk = call.Actor.School == call.Code && call.Actor.IsOfAllAreas })
            : PageResults.Say(Notice.NotFound);

    private static Task<IResult> New(SchoolCall call, MatterKindCode matterKind, CancellationToken cancellationToken) => DrawNew(call, matterKind, null, cancellationToken);

    private static async Task<IResult> DrawNew(SchoolCall call, MatterKindCode code, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await call.District.District.View(cancellationToken) is not { } district || (await call.District.District.Matters(cancellationToken))?.Find(code) is not { IsOn: true, Kind: { } kind })
            return PageResults.Say(Notice.NotFound);
        var parameters = new { District = district, Kind = kind, At = Address(call), Sent = sent };
        return sent is null or { HasFlaws: false } ? PageResults.Draw<NewMatterPage>(parameters) : PageResults.DrawRefused<NewMatterPage>(parameters);
    }

    private static Task<IResult> Request(SchoolCall call, MatterKindCode matterKind, PageForm form, HttpContext http, CancellationToken cancellationToken) =>
        ShippedMatters.Latest(matterKind) is not { } kind
            ? Task.FromResult<IResult>(PageResults.Say(Notice.NotFound))
            : FormFlow.Send(
                http, form,
                async () => MatterForm.Placed(await call.Matters.Request(new(call.Context, null, matterKind, MatterForm.Read(form, kind.Step(MatterStepKind.Request))), cancellationToken)),
                [],
                made => (MatterTexts.SentSaid, Address(call, made.Number)),
                () => DrawNew(call, matterKind, form, cancellationToken));

    private static Task<IResult> Show(MatterCall call, IAccountNames names, CancellationToken cancellationToken, string? step = null) =>
        Draw(call, names, "", null, cancellationToken, step);

    private static Task<IResult> RequestAgain(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken) =>
        Step(
            call, MatterStepKind.Request, form, http, names,
            (view, content) => call.Matters.Request(new(call.Context, call.Number, view.Matter.Kind, content), cancellationToken), MatterTexts.SentSaid, cancellationToken);

    private static Task<IResult> Approve(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken) =>
        Step(
            call, MatterStepKind.Approval, form, http, names,
            (_, content) => call.Matters.Approve(new(call.Context, call.Number, content), cancellationToken), MatterTexts.ApprovedSaid, cancellationToken);

    private static Task<IResult> CarryOut(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken) =>
        Step(
            call, MatterStepKind.Action, form, http, names,
            (_, content) => call.Matters.CarryOut(new(call.Context, call.Number, content), cancellationToken), MatterTexts.RecordedSaid, cancellationToken);

    private static Task<IResult> Report(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken) =>
        Step(
            call, MatterStepKind.Result, form, http, names,
            (_, content) => call.Matters.Report(new(call.Context, call.Number, content), cancellationToken), MatterTexts.ReportedSaid, cancellationToken);

    private static Task<IResult> Withdraw(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken) =>
        Act(call, "withdraw", form, http, names, () => call.Matters.Withdraw(new(call.Context, call.Number), cancellationToken), MatterTexts.WithdrawnSaid, cancellationToken);

    private static Task<IResult> TakeUp(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken) =>
        Act(call, "review", form, http, names, () => call.Matters.TakeUp(new(call.Context, call.Number), cancellationToken), MatterTexts.TakenUpSaid, cancellationToken);

    private static Task<IResult> Return(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var (reason, due) = (form.Required("reason", MatterTexts.ReturnReason), form.Day("due", MatterTexts.ReturnDue));
        return Act(call, "return", form, http, names, () => call.Matters.Return(new(call.Context, call.Number, reason, due), cancellationToken), MatterTexts.ReturnedSaid, cancellationToken);
    }

    private static Task<IResult> Accept(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken) =>
        Act(call, "acceptance", form, http, names, () => call.Matters.AcceptResult(new(call.Context, call.Number, form.Text("note")), cancellationToken), MatterTexts.AcceptedSaid, cancellationToken);

    private static Task<IResult> Fill(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken) =>
        Act(call, "ledger", form, http, names, () => call.Matters.FillLedger(new(call.Context, call.Number), cancellationToken), MatterTexts.FilledSaid, cancellationToken);

    private static Task<IResult> Cancel(MatterCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var reason = form.Required("reason", MatterTexts.CancelReason);
        return Act(call, "cancel", form, http, names, () => call.Matters.Cancel(new(call.Context, call.Number, reason), cancellationToken), MatterTexts.CancelledSaid, cancellationToken);
    }

    /// <summary>A form of fields: sent, or drawn again with more lines.</summary>
    private static async Task<IResult> Step(
        MatterCall call, MatterStepKind step, PageForm form, HttpContext http, IAccountNames names, Func<MatterView, MatterContent, Task<Outcome<MatterReceipt>>> send, string said,
        CancellationToken cancellationToken)
    {
        var act = MatterModel.Segment(step);
        if (await call.View(cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        if (form.Has(MatterForm.More)) return await Draw(call, names, act, form, cancellationToken);
        var content = MatterForm.Read(form, view.Kind.Step(step));
        return await Act(call, act, form, http, names, async () => MatterForm.Placed(await send(view, content)), said, cancellationToken);
    }

    private static Task<IResult> Act(
        MatterCall call, string act, PageForm form, HttpContext http, IAccountNames names, Func<Task<Outcome<MatterReceipt>>> send, string said, CancellationToken cancellationToken) =>
        FormFlow.Send(
            http, form, send, [],
            done => (done.NotInLedger.IsEmpty ? said : Say.It(MatterTexts.AcceptedNotInLedger, string.Join("；", done.NotInLedger.Select(r => r.Text))), Address(call)),
            () => Draw(call, names, act, form, cancellationToken));

    private static async Task<IResult> Print(MatterCall call, IAccountNames names, CancellationToken cancellationToken, string? step = null) =>
        MatterEndpoints.TryStep(step ?? "request", out var of) && of is not MatterStepKind.Action && await Model(call, names, of, cancellationToken) is { } model && model.Matter.Done(of) is not null
            ? PageResults.Draw<MatterPrintPage>(new { Model = model, Step = model.Step(of) })
            : PageResults.Say(Notice.NotFound);

    private static async Task<IResult> Letter(MatterCall call, TimeProvider clock, CancellationToken cancellationToken, string? step = null) =>
        MatterEndpoints.TryStep(step ?? "request", out var of) && await call.View(cancellationToken) is { } view && await MatterDesk.Letter(call, view, of, clock, cancellationToken) is { } letter
            ? letter
            : PageResults.Say(Notice.NotFound);

    private static async Task<IResult> Attach(MatterCall call, string step, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        if (!MatterEndpoints.TryStep(step, out var of)) return PageResults.Say(Notice.NotFound);
        var subject = FileSubject.Of(call.Number, of);
        var kept = await FileDesk.Keep(
            form, call.Context, (context, file) => call.Matters.Attach(file.Command(context, subject, FileRole.SignedScan), file.Content, cancellationToken), cancellationToken);
        if (PageSide.IsByScript(http)) return FileDesk.Answer(form, kept);
        if (form.HasFlaws) return await Draw(call, names, "file", form, cancellationToken, step);
        Flash.Say(http, FileDesk.Said(kept));
        return PageResults.Go($"{Address(call)}?step={MatterModel.Segment(of)}#files");
    }

    private static async Task<IResult> Detach(MatterCall call, string step, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        if (!MatterEndpoints.TryStep(step, out var of)) return PageResults.Say(Notice.NotFound);
        var gone = await call.Matters.Detach(new(call.Context, FileSubject.Of(call.Number, of), form.Typed("file")), cancellationToken);
        if (gone.Value is not { } file) return PageResults.Say(Notice.Of(gone.Refusals[0]));
        Flash.Say(http, Say.It(FileTexts.Gone, file.Name));
        return PageResults.Go($"{Address(call)}?step={MatterModel.Segment(of)}#files");
    }

    private static async Task<IResult> OpenFile(MatterCall call, string file, CancellationToken cancellationToken) =>
        FileDesk.Download(await call.Matters.File(call.Actor, file, cancellationToken));

    private static async Task<IResult> Picture(MatterCall call, string file, Thumbnails thumbnails, CancellationToken cancellationToken) =>
        await FileDesk.Picture(await call.Matters.File(call.Actor, file, cancellationToken), thumbnails, cancellationToken);

    /// <param name="act">Which of the page's forms was sent.</param>
    /// <param name="step">Whose files are shown; null: those of the reader's step.</param>
    private static async Task<IResult> Draw(MatterCall call, IAccountNames names, string act, PageForm? sent, CancellationToken cancellationToken, string? step = null)
    {
        if (await Model(call, names, MatterEndpoints.TryStep(step, out var asked) ? asked : null, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        var parameters = new { Model = model, Act = act, Sent = sent };
        return sent is null or { HasFlaws: false } ? PageResults.Draw<MatterPage>(parameters) : PageResults.DrawRefused<MatterPage>(parameters);
    }

    private static async Task<MatterModel?> Model(MatterCall call, IAccountNames names, MatterStepKind? shelf, CancellationToken cancellationToken)
    {
        if (await call.School.District.District.View(cancellationToken) is not { } district || await call.View(cancellationToken) is not { } view) return null;
        var usual = call.Actor.IsDistrict ? view.Matter.Approval is null && view.Matter.Next is not MatterStepKind.Approval ? MatterStepKind.Request : MatterStepKind.Approval
            : view.Matter.Result is not null || view.Matter.Next is MatterStepKind.Result ? MatterStepKind.Result
            : view.Matter.Next is MatterStepKind.Action ? MatterStepKind.Action
            : MatterStepKind.Request;
        return new(district, call.Actor, view, await names.Of(view.Matter.History.Select(h => h.By).Distinct()), shelf ?? usual);
    }
}

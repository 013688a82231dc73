using System.Collections.Immutable;
using DistrictUnion.Documents.Coverage;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Plans;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>Typing a plan: the document on the left, tasks on the right. Every button is a step that is saved at once.</summary>
internal static class PlanEditPages
{
    public static async Task<IResult> Edit(SchoolCall call, PlanId plan, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var work = await call.Union.PlanWork(call.Actor, plan, cancellationToken);

        // Somebody who comes back to a plan that was handed in meanwhile sees it as it is.
        if (work.Value is null) return work.Refusals[0].Code == "plan.not-editable" ? PageResults.Go(PlanPages.Address(call, plan)) : PageResults.Say(Notice.Of(work.Refusals[0]));
        return await ModelOf(call, work.Value, http, clock, cancellationToken) is { } model
            ? PageResults.Draw<PlanEditPage>(new { Model = model })
            : PageResults.Say(Notice.NotFound);
    }

    public static async Task<IResult> Save(SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var work = await call.Union.PlanWork(call.Actor, plan, cancellationToken);
        if (work.Value is null) return No(http, work.Refusals[0]);
        if (await ModelOf(call, work.Value, http, clock, cancellationToken) is not { } model) return PageResults.Say(Notice.NotFound);
        var acts = PlanActs.Of(form, model);
        var isAuto = form.Typed("act") == PlanActs.Auto;
        if (form.HasFlaws && !isAuto) return Refused(model, form);
        var after = model.Work;
        foreach (var edit in acts.Edits)
        {
            var edited = await call.Union.EditPlan(edit with { Revision = call.TypedOn }, call.Actor, cancellationToken);
            if (edited.Value is null && isAuto) return Http.Refused.With(edited.Refusals);
            form.Flaw(edited.Refusals);
            if (edited.Value is null) return Refused(model, form);
            after = edited.Value;
        }

        if (!isAuto) return PageResults.Go($"{model.Here}{(acts.Row is { } row ? $"?row={row}" : "")}#{acts.Anchor}");
        if (form.HasFlaws) return Http.Refused.With(form.Flaws);
        return TypedResults.Json(new { saved = Say.It(PlansTexts.SavedAt, model.Frame.Clock(after.Draft.SavedAt)), open = PlanEditWords.Open(after) });
    }

    /// <summary>Another document takes the place of what is there.</summary>
    public static async Task<IResult> Document(SchoolCall call, PlanId plan, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var work = await call.Union.PlanWork(call.Actor, plan, cancellationToken);
        if (work.Value is null) return No(http, work.Refusals[0]);
        if (await ModelOf(call, work.Value, http, clock, cancellationToken) is not { MayReadAnew: true } model) return PageResults.Say(Notice.NotFound);
        var upload = form.Has("number")
            ? await PlanUpload.OfKept(call, form, model.Notes.Document, cancellationToken)
            : await PlanUpload.Of(form, model.Frame.School.Name, cancellationToken);
        if (upload is not null) form.Flaw(await upload.Save(call, plan, upload.Title ?? model.Draft.Title, model.Plan.Span, cancellationToken));
        if (form.HasFlaws) return Refused(model, form);
        Flash.Say(http, upload!.Said + await upload.Keep(call, plan, cancellationToken));
        return PageResults.Go(model.Here);
    }

    /// <summary>Last year's plan takes the place of what is there.</summary>
    public static async Task<IResult> Copy(SchoolCall call, PlanId plan, PageForm form, HttpContext http, CancellationToken cancellationToken)
    {
        if (!PlanId.TryParse(form.Typed("source"), out var source)) return PageResults.Say(Notice.NotFound);
        if ((await call.Union.Plan(call.Actor, plan, cancellationToken))?.Versions.IsEmpty is not true) return PageResults.Say(Notice.NotFound);
        var copied = await call.Union.CopyPlan(new(plan, source, true, 0), call.Actor, cancellationToken);
        if (copied.Value is null) return No(http, copied.Refusals[0]);
        Flash.Say(http, Say.It(PlansTexts.Copied, copied.Value.LastYear?.Title ?? source.Value, copied.Value.Tasks.Length));
        return PageResults.Go(PlanPages.Address(call, plan, "/edit"));
    }

    private static IResult No(HttpContext http, Refusal refusal) => PageSide.IsByScript(http) ? Http.Refused.With(refusal) : PageResults.Say(Notice.Of(refusal));

    /// <summary>The page as it is, with what was typed in the row that it was typed in.</summary>
    private static RazorComponentResult Refused(PlanEditModel model, PageForm form)
    {
        var row = TaskId.TryParse(form.Typed("row"), out var named) ? named : model.Row;
        var begun = row is { } id && model.TaskOf(id) is null && form.Has("row") ? PlanActs.Blank(id, model) : model.New;
        return PageResults.DrawRefused<PlanEditPage>(new { Model = model with { Row = row, New = begun }, Sent = form });
    }

    private static async Task<PlanEditModel?> ModelOf(SchoolCall call, PlanWork work, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await PlanFrame.Of(call, clock, cancellationToken) is not { } frame) return null;
        var points = await CoverageEndpoints.Points(call, cancellationToken);
        var coverage = CoverageView.Of(CoverageBasis.Draft, PlanCoverage.Of(work.Draft.Tasks, work.Plan.Span, points));
        var asked = http.Request.Query["row"].FirstOrDefault();
        var model = new PlanEditModel(frame, work, coverage, TaskId.TryParse(asked, out var row) ? row : null, null)
        {
            Files = await PlanFilePages.Of(call, work.Plan, cancellationToken),
            Sources = work.Plan.Versions.IsEmpty ? SourcesOf(work.Plan, await call.Union.Plans(call.Actor, cancellationToken) ?? []) : [],
        };
        return asked == "new" ? model with { Row = work.NextTask, New = NewTask(model, http.Request.Query) } : model;
    }

    /// <summary>Earlier plans that may take the place of what is there, the latest first.</summary>
    private static ImmutableArray<PlanView> SourcesOf(PlanView plan, ImmutableArray<PlanView> all) =>
    [
        .. all.Where(p => p.Id != plan.Id && p.Id != PlanId.FromDistrict && p.InForceVersion > 0 && p.Span.First <= plan.Span.First)
            .OrderByDescending(p => p.Span.First),
    ];

    /// <summary>A new row: empty, or begun from a missing point or from a sentence of the document.</summary>
    private static PlanTask NewTask(PlanEditModel model, IQueryCollection query)
    {
        var blank = PlanActs.Blank(model.Work.NextTask, model);
        if (model.Coverage.Points.FirstOrDefault(p => p.Code.Value == query["point"].FirstOrDefault()) is { } point) return blank with { Title = point.Name, Area = point.Area };
        return DocumentText.Sentence(model.Notes.Document, query["from"].FirstOrDefault() ?? "") is { } source
            ? blank with { Title = source.Sentence.Trim().TrimEnd('。', '；', '！'), Source = source }
            : blank;
    }
}

/// <summary>Sentences of the editor that both page and script show.</summary>
internal static class PlanEditWords
{
    /// <summary>What the script says, as JSON.</summary>
    public static string ForScript { get; } = System.Text.Json.JsonSerializer.Serialize(
        new
        {
            typing = PlansTexts.SayTyping,
            saving = PlansTexts.SaySaving,
            notSaved = PlansTexts.SayNotSaved,
            offline = PlansTexts.SayOffline,
            refused = PlansTexts.SayRefused,
            full = PlansTexts.SayFull,
            kept = PlansTexts.SayKept,
            restore = PlansTexts.SayRestore,
            drop = PlansTexts.SayDrop,
        },
        DomainJson.Options);

    /// <summary>3 个问题未答 · 4 项月份是拟的; nothing open: empty.</summary>
    public static string Open(PlanWork work) => string.Join(" · ", new[]
    {
        work.Notes.Questions.Length is > 0 and var questions ? Say.It(PlansTexts.OpenQuestions, questions) : "",
        work.Draft.Tasks.Count(work.Notes.AreMonthsProposed) is > 0 and var proposed ? Say.It(PlansTexts.OpenMonths, proposed) : "",
    }.Where(part => part.Length > 0));
}

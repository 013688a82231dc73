using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>A plan's document that came with a form, as a file or pasted, or that was kept, and was read.</summary>
/// <param name="number">Which of the document's plans is meant, from 1.</param>
internal sealed class PlanUpload(Upload upload, PlanReading reading, int number)
{
    /// <summary>Name and digest, as the plan keeps them.</summary>
    public PlanDocument File { get; } = upload.Document;

    /// <summary>The title as the document prints it, or null.</summary>
    public string? Title => reading.Plans[number - 1].Title;

    /// <summary>What was read, in one sentence.</summary>
    public string Said
    {
        get
        {
            var plan = reading.Plans[number - 1];
            var tasks = plan.Tasks.Count(t => t.Form is not TaskForm.StatementOnly);
            return reading.Plans.Length == 1
                ? Say.It(PlansTexts.ReadOne, File.Name, tasks)
                : Say.It(PlansTexts.ReadOneOfMany, File.Name, reading.Plans.Length, number, plan.Title ?? "", tasks);
        }
    }

    /// <summary>The document in the form; null, with a flaw at its field, when there is none or it cannot be read.</summary>
    /// <param name="school">Of several plans in one document the one that names the school is meant, else the first.</param>
    public static async Task<PlanUpload?> Of(PageForm form, string school, CancellationToken cancellationToken)
    {
        if (form.Files.Count > 0 && form.Files[0].Length > FileRules.MaxBytes)
        {
            form.Flaw([FileRules.TooLarge with { Place = "file" }]);
            return null;
        }

        var upload = form.Files.Count > 0 && form.Files[0].Length > 0 ? await Upload.Of(form.Files[0], cancellationToken)
            : form.Text("text") is { } text ? Upload.Of(text)
            : null;
        if (upload is null)
        {
            form.Flaw("form.missing", form.Files.Count > 0 ? PlansTexts.EmptyFile : PlansTexts.NoDocument, "file");
            return null;
        }

        var field = upload.Text is null ? "file" : "text";
        var reading = upload.Read();
        if (reading.Plans.IsEmpty)
        {
            var flaws = reading.Flaws.IsEmpty ? [new("document.no-union-plan", PlansTexts.NoUnionPlan)] : reading.Flaws;
            foreach (var flaw in flaws) form.Flaw(flaw.Code, Say.It(PlansTexts.Unread, upload.Name, flaw.Sentence), field);
            return null;
        }

        var named = reading.Plans.Select((plan, index) => (plan, Number: index + 1)).FirstOrDefault(p => p.plan.School is { } of && school.Contains(of, StringComparison.Ordinal));
        return new(upload, reading, Math.Max(named.Number, 1));
    }

    /// <summary>Another plan of the document that the draft was read from; null, with a flaw at the file, when it was not kept.</summary>
    public static async Task<PlanUpload?> OfKept(SchoolCall call, PageForm form, DraftDocument? document, CancellationToken cancellationToken)
    {
        var number = form.Number("number", PlansTexts.WhichPlan, 1, document?.Titles?.Length ?? 1);
        if (number is not null && document is not null && await call.Union.File(call.Actor, document.File.Sha256, cancellationToken) is { } kept)
        {
            var upload = Upload.Kept(document.File, kept.Content.Bytes);
            var reading = upload.Read();
            if (number <= reading.Plans.Length) return new(upload, reading, number.Value);
        }

        form.Flaw("document.not-kept", PlansTexts.NotKept, "file");
        return null;
    }

    /// <summary>Saves what was read as the plan's draft.</summary>
    /// <returns>Why it could not be saved; empty when it was.</returns>
    public async Task<ImmutableArray<Refusal>> Save(SchoolCall call, PlanId plan, string title, PlanSpan span, CancellationToken cancellationToken)
    {
        var read = await DocumentDraft.Of(call, plan, title, span, reading, number, File, cancellationToken);
        return (await call.Union.SavePlanDraft(read.Draft with { Title = title, Revision = 0 }, call.Actor, cancellationToken)).Refusals;
    }

    /// <summary>Keeps the document itself with the plan. A kind of file that can be read but is not kept stops nobody.</summary>
    /// <returns>What there is to say about it: nothing when it is kept.</returns>
    public async Task<string> Keep(SchoolCall call, PlanId plan, CancellationToken cancellationToken)
    {
        var context = call.Context with { CommandId = CommandIds.Derive(call.Context.CommandId, "document"), ExpectedRevision = null };
        var kept = await call.Union.Attach(
            new(context, FileSubject.Of(plan), FileRole.Source, upload.FileName, File.Sha256), new(upload.Content.ToArray()), cancellationToken);
        return kept.Refusals.FirstOrDefault(r => r.Code is not "file.attached-already") is { } refusal ? Say.It(PlansTexts.OriginalNotKept, refusal.Text) : "";
    }
}

using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>A plan's document that came with a form, as a file or pasted, and was read.</summary>
/// <param name="number">Which of the document's plans is meant, from 1.</param>
internal sealed class PlanUpload(PlanDocument file, PlanReading reading, int number)
{
    /// <summary>Name and digest, as the plan keeps them.</summary>
    public PlanDocument File => file;

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
                ? Say.It(PlansTexts.ReadOne, file.Name, tasks)
                : Say.It(PlansTexts.ReadOneOfMany, file.Name, reading.Plans.Length, number, plan.Title ?? "", tasks);
        }
    }

    /// <summary>The document in the form; null, with a flaw at its field, when there is none or it cannot be read.</summary>
    /// <param name="school">Of several plans in one document the one that names the school is meant, else the first.</param>
    public static async Task<PlanUpload?> Of(PageForm form, string school, CancellationToken cancellationToken)
    {
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
        return new(upload.Document, reading, Math.Max(named.Number, 1));
    }

    /// <summary>Saves what was read as the plan's draft.</summary>
    /// <returns>Why it could not be saved; empty when it was.</returns>
    public async Task<ImmutableArray<Refusal>> Save(SchoolCall call, PlanId plan, string title, PlanSpan span, CancellationToken cancellationToken)
    {
        var read = await DocumentDraft.Of(call, plan, title, span, reading, number, file, cancellationToken);
        return (await call.Union.SavePlanDraft(read.Draft with { Title = title, Revision = 0 }, call.Actor, cancellationToken)).Refusals;
    }
}

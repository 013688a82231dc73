using System.Collections.Immutable;

namespace DistrictUnion.Documents.Alike;

/// <summary>The texts of one plan.</summary>
/// <param name="School">Whose plan it is; any name that tells schools apart.</param>
/// <param name="Texts">One or more sentences each, as they were written.</param>
public sealed record PlanWording(string School, ImmutableArray<string> Texts);

/// <summary>A sentence of a plan as it was written, in the form in which it is compared, and its shingles.</summary>
internal sealed record AlikeSentence(string Written, string Form, ulong[] Shingles);

/// <summary>The sentences of a plan, each form once.</summary>
internal sealed record PlanSentences(string School, ImmutableArray<AlikeSentence> All)
{
    public static PlanSentences Of(SentenceForm form, PlanWording plan) => new(
        plan.School,
        [.. plan.Texts.SelectMany(form.Sentences).DistinctBy(s => s.Form).Select(s => new AlikeSentence(s.Written, s.Form, Shingles.Of(s.Form)))]);
}

using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>The way of a form: nothing is sent while a field is flawed; accepted, one goes on; refused, the page is drawn again.</summary>
internal static class FormFlow
{
    /// <param name="send">Sends the command that the fields made.</param>
    /// <param name="fields">Field by the beginning of a refusal's code, for refusals whose own place is no field.</param>
    /// <param name="then">What is said, and the page to go on to.</param>
    /// <param name="again">Draws the page with the form as it was typed.</param>
    public static async Task<IResult> Send<T>(
        HttpContext http, PageForm form, Func<Task<Outcome<T>>> send, (string Code, string Field)[] fields, Func<T, (string Said, string Address)> then, Func<Task<IResult>> again)
        where T : class
    {
        if (form.HasFlaws) return await again();
        var outcome = await send();
        if (outcome.Value is not { } value)
        {
            form.Flaw(At(outcome.Refusals, fields));
            return await again();
        }

        var (said, address) = then(value);
        Flash.Say(http, said);
        return PageResults.Go(address);
    }

    /// <summary>The refusals, at the fields that they are about.</summary>
    public static IEnumerable<Refusal> At(ImmutableArray<Refusal> refusals, params (string Code, string Field)[] fields) => refusals.Select(refusal =>
        fields.FirstOrDefault(f => refusal.Code.StartsWith(f.Code, StringComparison.Ordinal)).Field is { } field ? refusal with { Place = field } : refusal);
}

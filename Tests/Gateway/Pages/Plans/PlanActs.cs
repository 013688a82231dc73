using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Plans;

/// <summary>What the plan editor's buttons send.</summary>
internal static class PlanActs
{
    /// <summary>Presses a button of the editor, which stands outside of its form.</summary>
    public static Task<FormPerson> Act(this FormPerson person, string edit, string act, params (string Name, string Value)[] typed) =>
        person.Post(edit, Hidden(person).Concat([("act", act), .. typed]).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    /// <summary>Sends the row that is open.</summary>
    public static Task<FormPerson> SendRow(this FormPerson person, string act, params (string Name, string? Value)[] typed)
    {
        var form = person.Page.QuerySelector("[data-row-form]")!;
        return person.Post(form.GetAttribute("action")!, FormFields.Of(form, [("act", act), .. typed]));
    }

    private static IEnumerable<(string, string)> Hidden(FormPerson person) =>
        person.Page.QuerySelector("#acts")!.QuerySelectorAll("input[type=hidden]").Select(f => (f.GetAttribute("name")!, f.GetAttribute("value") ?? ""));
}

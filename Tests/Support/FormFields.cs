using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DistrictUnion.Tests.Support;

/// <summary>What a browser sends of a form as it stands, files aside.</summary>
internal static class FormFields
{
    /// <param name="form">Fields elsewhere on the page that name it (form="…") are its own too.</param>
    /// <param name="typed">Takes the place of what stands there; null leaves a field out.</param>
    public static List<KeyValuePair<string, string>> Of(IElement form, params IReadOnlyCollection<(string Name, string? Value)> typed)
    {
        var elsewhere = form.Id is { } id ? form.Owner!.QuerySelectorAll($"[form='{id}']") : Enumerable.Empty<IElement>();
        var standing =
            from field in form.QuerySelectorAll("input,select,textarea").Concat(elsewhere).Distinct()
            let name = field.GetAttribute("name")
            where name is { Length: > 0 } && !field.HasAttribute("disabled") && typed.All(t => t.Name != name)
            let value = ValueOf(field)
            where value is not null
            select KeyValuePair.Create(name, value);
        return [.. standing, .. typed.Where(t => t.Value is not null).Select(t => KeyValuePair.Create(t.Name, t.Value!))];
    }

    /// <summary>Null: the field is not sent.</summary>
    public static string? ValueOf(IElement field) => field switch
    {
        IHtmlInputElement { Type: "file" or "submit" or "button" } or IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.TextContent,
        _ => null,
    };
}

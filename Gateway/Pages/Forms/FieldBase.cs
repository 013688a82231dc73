using DistrictUnion.Domain;
using Microsoft.AspNetCore.Components;

namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>What all fields of forms share: name, label, hint; what was typed before, and what was wrong with it.</summary>
public abstract class FieldBase : ComponentBase
{
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Hint { get; set; }

    /// <summary>What stands in the field when the form is drawn for the first time.</summary>
    [Parameter] public string? Value { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>The form as it was sent; null when it is drawn for the first time.</summary>
    [CascadingParameter] public PageForm? Sent { get; set; }

    private protected string Id => $"f-{Name}";

    private protected string? Shown => Sent is { } sent && sent.Has(Name) ? sent.Typed(Name) : Value;

    private protected Refusal? Flaw => Sent?.FlawOf(Name);

    private protected string Css => Flaw is null ? "f" : "f err";

    private protected string? DescribedBy => Flaw is not null ? $"{Id}-flaw" : Hint is not null ? $"{Id}-hint" : null;
}

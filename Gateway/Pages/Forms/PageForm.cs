using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>A form that was sent: what was typed, as it was typed, and what is wrong with it. Drawn again it loses nothing.</summary>
public sealed class PageForm
{
    public const string Token = "__token";
    public const string Key = "__key";
    public const string RevisionName = "__revision";

    private readonly IFormCollection fields;
    private readonly List<Refusal> flaws = [];

    public PageForm(IFormCollection fields) => this.fields = fields;

    /// <summary>What is wrong so far; the place is the field's name.</summary>
    public ImmutableArray<Refusal> Flaws => [.. flaws];

    public bool HasFlaws => flaws.Count > 0;

    public IFormFileCollection Files => fields.Files;

    /// <summary>The text of a field without spaces around it; null when it is empty or absent.</summary>
    public string? Text(string name) => fields[name].FirstOrDefault() is { } text && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>The text as it was typed; empty when it is absent.</summary>
    public string Typed(string name) => fields[name].FirstOrDefault() ?? "";

    public bool Has(string name) => fields.ContainsKey(name);

    /// <summary>All values of a field that occurs several times.</summary>
    public ImmutableArray<string> All(string name) => [.. fields[name].OfType<string>().Where(v => v.Length > 0)];

    /// <summary>A text that must be there. Flaw: form.missing.</summary>
    public string Required(string name, string label)
    {
        if (Text(name) is { } text) return text;
        Flaw("form.missing", $"请填写{label}。", name);
        return "";
    }

    /// <summary>A day, in any of the usual spellings; null when the field is empty. Flaw: form.bad-day.</summary>
    public DateOnly? Day(string name, string label)
    {
        if (Text(name) is not { } text) return null;
        if (Days.TryRead(text, out var day)) return day;
        Flaw("form.bad-day", $"{label}要写成 2026年11月21日 这样的日期。", name);
        return null;
    }

    /// <summary>A day that must be there. Flaws: form.missing, form.bad-day.</summary>
    public DateOnly RequiredDay(string name, string label)
    {
        if (Text(name) is null) Flaw("form.missing", $"请填写{label}。", name);
        return Day(name, label) ?? default;
    }

    /// <summary>A whole number; null when the field is empty. Flaw: form.bad-number.</summary>
    public int? Number(string name, string label, int least, int most)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Flaw("form.bad-number", $"{label}要是 {least} 到 {most} 的整数。", name);
        return null;
    }

    /// <summary>A code of ours (school, group, area …); null when the field is empty. Flaw: form.bad-code.</summary>
    public TCode? Code<TCode>(string name, string label)
        where TCode : struct, ICode<TCode>
    {
        if (Text(name) is not { } text) return null;
        if (Codes.TryParse<TCode>(text, out var code)) return code;
        Flaw("form.bad-code", $"{label}只能用小写字母、数字和连字符，1 到 32 个。", name);
        return null;
    }

    public void Flaw(string code, string text, string field) => flaws.Add(new(code, RefusalKind.Invalid, text, field));

    public void Flaw(IEnumerable<Refusal> refusals) => flaws.AddRange(refusals);

    /// <summary>Every field with each of its values, without what <see cref="FormHead"/> adds anew.</summary>
    public IEnumerable<(string Name, string Value)> Everything =>
        from typed in fields
        where typed.Key is not (Token or Key)
        from value in typed.Value
        select (typed.Key, value ?? "");

    /// <summary>The same form as if a field had not been typed; what is wrong with it is forgotten.</summary>
    public PageForm Without(string name) => new(new FormCollection(fields.Where(f => f.Key != name).ToDictionary(f => f.Key, f => f.Value), fields.Files));

    /// <summary>The first thing that is wrong with a field, or null.</summary>
    public Refusal? FlawOf(string name) => flaws.FirstOrDefault(f => f.Place == name);

    /// <summary>Takes the form of a request that passed the gate, which has read it.</summary>
    public static async ValueTask<PageForm?> BindAsync(HttpContext context) =>
        context.Request.HasFormContentType ? new(await context.Request.ReadFormAsync(context.RequestAborted)) : new(FormCollection.Empty);
}

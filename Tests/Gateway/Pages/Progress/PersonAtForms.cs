using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Progress;

/// <summary>Somebody at a browser without script: opens pages, fills their forms in, presses their buttons.</summary>
internal sealed class PersonAtForms
{
    private readonly HttpClient http;

    public PersonAtForms(GatewayApplication application, string actor)
    {
        http = application.CreateClient();
        http.DefaultRequestHeaders.Add("Cookie", TestPeople.CookieHeader(application, actor));
    }

    /// <summary>The page that is open.</summary>
    public IDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last redirect led.</summary>
    public string Address { get; private set; } = "";

    public string Text => Page.Body!.TextContent;

    public async Task Open(string address) => await Take(await http.GetAsync(address));

    /// <summary>Sends the first form that has this button, with everything that stands in it.</summary>
    /// <param name="button">Text of the button.</param>
    /// <param name="typed">Fields by name; null unticks.</param>
    public async Task Press(string button, params (string Name, string? Value)[] typed)
    {
        var pressed = Page.QuerySelectorAll("form button").OfType<IHtmlButtonElement>().First(b => b.TextContent.Trim() == button);
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        var fields = form.QuerySelectorAll("input,textarea,select").Where(IsSent).Select(f => (Name: f.GetAttribute("name")!, Value: ValueOf(f)))
            .Where(f => typed.All(t => t.Name != f.Name)).ToList();
        fields.AddRange(typed.Where(t => t.Value is not null).Select(t => (t.Name, t.Value!)));
        if (pressed.GetAttribute("name") is { } name) fields.Add((name, pressed.GetAttribute("value")!));
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        await Take(await http.PostAsync(pressed.GetAttribute("formaction") ?? form.GetAttribute("action"), content));
    }

    /// <summary>Sends the form of this button with a file and what is typed.</summary>
    public async Task Upload(string button, string name, byte[] bytes, params (string Name, string Value)[] typed)
    {
        var pressed = Page.QuerySelectorAll("button").First(b => b.TextContent.Trim() == button && (b.Closest("form") ?? (object?)b.GetAttribute("form")) is not null);
        var form = (IHtmlFormElement)(pressed.Closest("form") ?? Page.GetElementById(pressed.GetAttribute("form")!)!);
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        var fields = form.QuerySelectorAll("input:not([type=file]),textarea,select").Concat(Page.QuerySelectorAll($"input[type=hidden][form='{form.Id}']")).Where(IsSent);
        foreach (var field in fields.Where(f => typed.All(t => t.Name != f.GetAttribute("name")))) content.Add(new StringContent(ValueOf(field)), field.GetAttribute("name")!);
        foreach (var (field, value) in typed) content.Add(new StringContent(value), field);
        await Take(await http.PostAsync(pressed.GetAttribute("formaction") ?? form.GetAttribute("action"), content));
    }

    /// <summary>The value that stands in a field.</summary>
    public string Value(string name) => ValueOf(Page.QuerySelectorAll("[name]").First(f => f.GetAttribute("name") == name && (f.GetAttribute("type") is not "radio" || f.HasAttribute("checked"))));

    /// <summary>The occurrence of the row whose task bears this title.</summary>
    public string Row(string title) => Page.QuerySelectorAll("tr[data-row]").First(r => r.QuerySelector(".tt")!.TextContent == title).GetAttribute("data-row")!;

    /// <summary>The occurrences of all rows, in order.</summary>
    public string[] Rows() => [.. Page.QuerySelectorAll("tr[data-row]").Select(r => r.GetAttribute("data-row")!)];

    private static bool IsSent(IElement field) =>
        field.HasAttribute("name") && !field.HasAttribute("disabled") && (field.GetAttribute("type") is not ("radio" or "checkbox") || field.HasAttribute("checked"));

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.TextContent,
        _ => field.GetAttribute("value") ?? "",
    };

    private async Task Take(HttpResponseMessage response)
    {
        using (response)
        {
            Status = response.StatusCode;
            Address = response.RequestMessage!.RequestUri!.PathAndQuery;
            Page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        }
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace DistrictUnion.Tests.Support;

/// <summary>A person at a browser without script: opens pages, fills in forms that were drawn, keeps cookies.</summary>
internal sealed class FormPerson(GatewayApplication application)
{
    private readonly HttpClient http = application.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = true });

    /// <summary>The page that is open.</summary>
    public IDocument Page { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();

    public string Text => Page.Body!.TextContent;

    public async Task<FormPerson> Open(string address)
    {
        await Take(await http.GetAsync(address));
        return this;
    }

    /// <summary>Sends the form that goes to an address, with what it holds and what is typed.</summary>
    public async Task<FormPerson> Send(string action, params (string Name, string Value)[] typed)
    {
        await Take(await http.PostAsync(action, new FormUrlEncodedContent(Fields(action, typed))));
        return this;
    }

    /// <summary>The same with a file.</summary>
    public async Task<FormPerson> SendFile(string action, string field, string name, byte[] content)
    {
        var form = new MultipartFormDataContent();
        foreach (var (key, value) in Fields(action, [])) form.Add(new StringContent(value), key);
        form.Add(new ByteArrayContent(content), field, name);
        await Take(await http.PostAsync(action, form));
        return this;
    }

    /// <summary>Sends a form by a button of its own that goes elsewhere (formaction), and takes the file that comes back.</summary>
    public async Task<byte[]> Fetch(string action, string button)
    {
        using var response = await http.PostAsync(button, new FormUrlEncodedContent(Fields(action, [])));
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    public Task<byte[]> Download(string address) => http.GetByteArrayAsync(address);

    /// <summary>Another browser, which has this one's cookies no longer.</summary>
    public FormPerson Another() => new(application);

    private List<KeyValuePair<string, string>> Fields(string action, (string Name, string Value)[] typed)
    {
        var form = Page.QuerySelectorAll<IHtmlFormElement>("form").FirstOrDefault(f => f.GetAttribute("action") == action && f.Method == "post");
        Assert.True(form is not null, $"no form to {action} on {Address}: {Text}");
        var fields = form.Elements.OfType<IHtmlElement>().Select(Filled).Where(f => f.Name is { Length: > 0 } && typed.All(t => t.Name != f.Name)).ToList();
        return [.. fields.Concat(typed).Select(f => new KeyValuePair<string, string>(f.Name, f.Value))];
    }

    private static (string Name, string Value) Filled(IHtmlElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } => ("", ""),
        IHtmlInputElement input => (input.Name ?? "", input.Value),
        IHtmlSelectElement select => (select.Name ?? "", select.Value ?? ""),
        IHtmlTextAreaElement area => (area.Name ?? "", area.Value),
        _ => ("", ""),
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

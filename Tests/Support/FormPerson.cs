using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace DistrictUnion.Tests.Support;

/// <summary>A person at a browser without script: opens pages, fills in forms that were drawn, presses their buttons, keeps cookies.</summary>
internal sealed class FormPerson
{
    private readonly GatewayApplication application;
    private readonly HttpClient http;

    /// <param name="actor">Signed in as, by the test's words; null: signed out, as a new browser.</param>
    public FormPerson(GatewayApplication application, string? actor = null)
    {
        this.application = application;
        http = actor is null ? application.CreateClient() : TestPeople.Client(application, actor);
        http.DefaultRequestHeaders.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
    }

    public static FormPerson Chair(GatewayApplication application, string school) => new(application, $"schoolChair/qinglan/{school}");

    public static FormPerson Officer(GatewayApplication application) => new(application, "districtOfficer/qinglan");

    /// <summary>The page that is open.</summary>
    public IDocument Page { get; private set; } = null!;

    /// <summary>Path and query that were arrived at.</summary>
    public string Address { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();

    public string Text => Page.Body!.TextContent;

    public async Task<FormPerson> Open(string address) => await Take(await http.GetAsync(address));

    /// <summary>Sends the form that goes to an address, with what it holds and what is typed.</summary>
    public Task<FormPerson> Send(string action, params (string Name, string? Value)[] typed) => Post(action, FormFields.Of(To(action), typed));

    /// <summary>The same with a file.</summary>
    public Task<FormPerson> SendFile(string action, string name, byte[] content, params (string Name, string? Value)[] typed) =>
        Post(action, FormFields.Of(To(action), typed), name, content);

    /// <summary>The same with several files.</summary>
    public Task<FormPerson> SendFiles(string action, params (string Name, byte[] Content)[] files) => Post(action, FormFields.Of(To(action)), files);

    /// <summary>Presses the first button of this text, whose form is sent with everything that stands in it and what is typed.</summary>
    public Task<FormPerson> Press(string button, params (string Name, string? Value)[] typed)
    {
        var (pressed, form) = Button(button);
        var fields = FormFields.Of(form, typed);
        if (pressed.GetAttribute("name") is { } name) fields.Add(KeyValuePair.Create(name, pressed.GetAttribute("value")!));
        return Post(AddressOf(pressed, form), fields);
    }

    /// <summary>The same with a file.</summary>
    public Task<FormPerson> Upload(string button, string name, byte[] content, params (string Name, string? Value)[] typed)
    {
        var (pressed, form) = Button(button);
        return Post(AddressOf(pressed, form), FormFields.Of(form, typed), name, content);
    }

    /// <summary>Sends fields as they are given, for buttons that stand outside of their form.</summary>
    public Task<FormPerson> Post(string address, IEnumerable<KeyValuePair<string, string>> fields) => Take(http.PostAsync(address, new FormUrlEncodedContent(fields)));

    /// <summary>Sends a form by a button of its own that goes elsewhere (formaction), and takes the file that comes back.</summary>
    public async Task<byte[]> Fetch(string action, string button)
    {
        using var response = await http.PostAsync(button, new FormUrlEncodedContent(FormFields.Of(To(action))));
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    public Task<byte[]> Download(string address) => http.GetByteArrayAsync(address);

    /// <summary>Another browser, which has this one's cookies no longer.</summary>
    public FormPerson Another() => new(application);

    /// <summary>The value that stands in a field; of a choice, the chosen one.</summary>
    public string Value(string name) => Page.QuerySelectorAll("[name]").Where(f => f.GetAttribute("name") == name).Select(FormFields.ValueOf).OfType<string>().First();

    private IElement To(string action)
    {
        var form = Page.QuerySelectorAll("form[method=post]").FirstOrDefault(f => f.GetAttribute("action") == action);
        Assert.True(form is not null, $"no form to {action} on {Address}: {Text}");
        return form;
    }

    private (IElement Pressed, IElement Form) Button(string text)
    {
        var found = Page.QuerySelectorAll("button").Where(b => b.TextContent.Trim() == text)
            .Select(b => (Pressed: b, Form: b.GetAttribute("form") is { } id ? Page.GetElementById(id) : b.Closest("form"))).FirstOrDefault(b => b.Form is not null);
        Assert.True(found.Form is not null, $"no button {text} on {Address}: {Text}");
        return (found.Pressed, found.Form);
    }

    private static string AddressOf(IElement pressed, IElement form) => pressed.GetAttribute("formaction") ?? form.GetAttribute("action")!;

    private Task<FormPerson> Post(string address, IEnumerable<KeyValuePair<string, string>> fields, string name, byte[] content) => Post(address, fields, (name, content));

    private Task<FormPerson> Post(string address, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "file", name);
        return Take(http.PostAsync(address, form));
    }

    private async Task<FormPerson> Take(Task<HttpResponseMessage> asked) => await Take(await asked);

    private async Task<FormPerson> Take(HttpResponseMessage response)
    {
        using (response)
        {
            Status = response.StatusCode;
            Address = response.RequestMessage!.RequestUri!.PathAndQuery;
            Page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            return this;
        }
    }
}

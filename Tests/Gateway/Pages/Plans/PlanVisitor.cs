using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Plans;

/// <summary>Somebody at the plan pages without a script: opens them, fills forms in, follows redirects.</summary>
internal sealed class PlanVisitor(GatewayApplication application, string actor)
{
    private readonly HttpClient http = Signed(application.CreateClient(), actor);

    /// <summary>The page that is open.</summary>
    public IDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>Path and query that were arrived at.</summary>
    public string Address { get; private set; } = "";

    public int Bytes { get; private set; }

    public string Text => Page.Body!.TextContent;

    public static PlanVisitor Chair(GatewayApplication application, string school) => new(application, $"schoolChair/qinglan/{school}");

    public static PlanVisitor Officer(GatewayApplication application) => new(application, "districtOfficer/qinglan");

    public Task<PlanVisitor> Open(string address) => Take(http.GetAsync(address));

    /// <summary>Sends the form that has the given action, as it stands on the page, with some fields typed over.</summary>
    public Task<PlanVisitor> Send(string action, params (string Name, string Value)[] typed) => Take(http.PostAsync(action, new FormUrlEncodedContent(Fields(action, typed))));

    /// <summary>The same with a file.</summary>
    public Task<PlanVisitor> SendFile(string action, string name, byte[] content, params (string Name, string Value)[] typed)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in Fields(action, typed)) form.Add(new StringContent(value), field);
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        return Take(http.PostAsync(action, form));
    }

    /// <summary>Presses a button of the editor.</summary>
    public Task<PlanVisitor> Press(string action, string act, params (string Name, string Value)[] typed) =>
        Take(http.PostAsync(action, new FormUrlEncodedContent([.. Hidden(Page.QuerySelector("#acts")!), .. Pairs([("act", act), .. typed])])));

    /// <summary>Sends the row that is open.</summary>
    public Task<PlanVisitor> SendRow(string act, params (string Name, string Value)[] typed)
    {
        var form = Page.QuerySelector("[data-row-form]")!;
        return Take(http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([.. Standing(form, typed), .. Pairs([("act", act), .. typed])])));
    }

    private IEnumerable<KeyValuePair<string, string>> Fields(string action, (string Name, string Value)[] typed) =>
        [.. Standing(Page.QuerySelectorAll($"form[method=post][action='{action}']").First(f => f.Id != "acts"), typed), .. Pairs(typed)];

    private static IEnumerable<KeyValuePair<string, string>> Standing(IElement form, (string Name, string Value)[] typed) =>
        from field in form.QuerySelectorAll("input[name],select[name],textarea[name]")
        let name = field.GetAttribute("name")!
        let value = ValueOf(field)
        where value is not null && typed.All(t => t.Name != name)
        select KeyValuePair.Create(name, value);

    private static IEnumerable<KeyValuePair<string, string>> Hidden(IElement form) =>
        form.QuerySelectorAll("input[type=hidden]").Select(f => KeyValuePair.Create(f.GetAttribute("name")!, f.GetAttribute("value") ?? ""));

    private static string? ValueOf(IElement field) => field.GetAttribute("type") switch
    {
        "file" => null,
        "radio" or "checkbox" => field.HasAttribute("checked") ? field.GetAttribute("value") : null,
        _ when field.LocalName is "select" => (field.QuerySelector("option[selected]") ?? field.QuerySelector("option"))?.GetAttribute("value"),
        _ => field.LocalName is "textarea" ? field.TextContent : field.GetAttribute("value") ?? "",
    };

    private static IEnumerable<KeyValuePair<string, string>> Pairs((string Name, string Value)[] typed) => typed.Select(t => KeyValuePair.Create(t.Name, t.Value));

    private async Task<PlanVisitor> Take(Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        var bytes = await response.Content.ReadAsByteArrayAsync();
        (Status, Address, Bytes) = (response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, bytes.Length);
        Page = new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(bytes));
        Assert.True(Page.QuerySelector($"input[name={PageForm.Token}]") is not null || Page.Body!.ChildElementCount > 0, $"{(int)Status} {Address}");
        return this;
    }

    private static HttpClient Signed(HttpClient client, string actor)
    {
        client.DefaultRequestHeaders.Add("X-Dev-Actor", actor);
        return client;
    }
}

using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace DistrictUnion.Tests.Support;

/// <summary>Opens pages and sends their forms, as a browser without script does.</summary>
internal sealed class PageVisitor(HttpClient http)
{
    public static PageVisitor Officer(GatewayApplication application, string district) => As(application, $"districtOfficer/{district}");

    public static PageVisitor As(GatewayApplication application, string actor) => new(TestPeople.Client(application, actor));

    public HttpClient Http => http;

    /// <summary>A page that answers 200.</summary>
    public async Task<IHtmlDocument> Open(string address)
    {
        var reply = await Get(address);
        Assert.True(reply.Status == HttpStatusCode.OK, $"{(int)reply.Status} {address}: {reply.Page.Body!.TextContent}");
        return reply.Page;
    }

    public async Task<PageReply> Get(string address)
    {
        using var response = await http.GetAsync(address);
        return await PageReply.Of(response);
    }

    public Task<byte[]> Download(string address) => http.GetByteArrayAsync(address);

    /// <summary>Sends the form with this address as it stands on a page, with some fields typed over; null leaves a field out.</summary>
    /// <param name="action">How the address ends, of the form or of a button of its own; what stands behind “?” may be left out.</param>
    public async Task<PageReply> Send(IHtmlDocument page, string action, params (string Name, string? Value)[] typed)
    {
        using var content = new FormUrlEncodedContent(FormFields.Of(Form(page, action), typed));
        using var response = await http.PostAsync(Address(page, action), content);
        return await PageReply.Of(response);
    }

    /// <summary>The same with a file.</summary>
    public async Task<PageReply> Upload(IHtmlDocument page, string action, string name, byte[] content, params (string Name, string? Value)[] typed)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in FormFields.Of(Form(page, action), typed)) form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(content), "file", name);
        using var response = await http.PostAsync(Address(page, action), form);
        return await PageReply.Of(response);
    }

    /// <summary>Opens a page and sends a form of it.</summary>
    public async Task<PageReply> Fill(string address, string action, params (string Name, string? Value)[] typed) => await Send(await Open(address), action, typed);

    private static IElement Form(IHtmlDocument page, string action) =>
        page.QuerySelectorAll("form[method=post]").FirstOrDefault(f => Leads(f.GetAttribute("action")!, action))
        ?? page.QuerySelectorAll("[formaction]").FirstOrDefault(b => Leads(b.GetAttribute("formaction")!, action))?.Closest("form")
        ?? throw new InvalidOperationException($"no form {action}");

    private static string Address(IHtmlDocument page, string action) =>
        page.QuerySelectorAll("form[method=post], [formaction]").Select(f => f.GetAttribute("formaction") ?? f.GetAttribute("action")!).First(a => Leads(a, action));

    private static bool Leads(string address, string action) =>
        address.EndsWith(action, StringComparison.Ordinal) || address.Split('?')[0].EndsWith(action, StringComparison.Ordinal);
}

/// <summary>What a page answered, after redirects.</summary>
internal sealed record PageReply(
    HttpStatusCode Status, string Address, IHtmlDocument Page, byte[] Bytes, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public static async Task<PageReply> Of(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        var page = new HtmlParser().ParseDocument(isPage ? System.Text.Encoding.UTF8.GetString(bytes) : "");
        return new(response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, page, bytes, response.Headers, response.Content.Headers);
    }

    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    /// <summary>What was just done, as the next page says it.</summary>
    public string Said
    {
        get
        {
            Assert.True(Status == HttpStatusCode.OK, $"{(int)Status} {Address}: {Page.Body!.TextContent}");
            return Page.QuerySelector(".ban.ok")?.TextContent ?? throw new InvalidOperationException($"nothing was said: {Page.Body!.TextContent}");
        }
    }

    /// <summary>Codes of the flaws on top; fails unless the page was refused.</summary>
    public string[] Refused()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, Status);
        return [.. Page.QuerySelectorAll(".ban.bad .code").Select(c => c.TextContent)];
    }
}

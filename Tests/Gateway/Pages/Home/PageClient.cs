using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Home;

/// <summary>Pages as somebody in a post sees and sends them, without a browser.</summary>
internal static class PageClient
{
    public static async Task<HttpResponseMessage> Ask(this GatewayApplication application, string actor, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", TestPeople.CookieHeader(application, actor));
        return await application.CreateClient().SendAsync(request);
    }

    public static async Task<IDocument> Open(this GatewayApplication application, string actor, string address)
    {
        using var response = await application.Ask(actor, address);
        var html = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, html);
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>Opens a page, fills a form of it in and sends it. A redirect is not followed.</summary>
    /// <param name="form">Selector of the form.</param>
    /// <param name="fields">Beside what stands in the form.</param>
    public static async Task<HttpResponseMessage> SendForm(
        this GatewayApplication application, string actor, string address, string form, params (string Name, string Value)[] fields)
    {
        var client = application.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", TestPeople.CookieHeader(application, actor));
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(address));
        var sent = page.QuerySelector(form)!;
        var standing = sent.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value));
        using var content = new FormUrlEncodedContent(standing.Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(sent.GetAttribute("action"), content);
    }
}

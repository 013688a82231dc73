using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Matrix;

/// <summary>The office's officer at a browser without script: opens pages, and sends a form that stands on one.</summary>
internal sealed class OfficePages(GatewayApplication application, string actor = "districtOfficer/qinglan")
{
    private readonly HttpClient http = TestPeople.Client(application, actor);

    public async Task<IDocument> Open(string address)
    {
        var (status, page) = await Get(address);
        Assert.True(status == HttpStatusCode.OK, $"{(int)status} {address}: {page.QuerySelector("main")?.TextContent}");
        return page;
    }

    public async Task<(HttpStatusCode Status, IDocument Page)> Get(string address)
    {
        using var response = await http.GetAsync(address);
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync()));
    }

    public Task<byte[]> Download(string address) => http.GetByteArrayAsync(address);

    /// <summary>Sends the form to an address with the hidden fields that stand in it; follows where the answer leads.</summary>
    /// <param name="form">The form's selector on the page.</param>
    /// <param name="address">Where the pressed button sends it; null: where the form does.</param>
    public async Task<(HttpStatusCode Status, IDocument Page, string Path)> Send(IDocument page, string form, string? address, params (string Name, string Value)[] fields)
    {
        var element = page.QuerySelector(form)!;
        var hidden = element.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
        using var content = new FormUrlEncodedContent([.. hidden, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var response = await http.PostAsync(address ?? element.GetAttribute("action"), content);
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync()), response.RequestMessage!.RequestUri!.PathAndQuery);
    }

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}

using DistrictUnion.Tests.Gateway.Demo;

namespace DistrictUnion.Tests.Gateway.Pages;

/// <summary>The core of Internet Explorer gets a page that it can draw.</summary>
public sealed class OldBrowserTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Compatible = "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko";
    private const string Chromium = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 Safari/537.36 QIHU 360SE";

    [Theory]
    [InlineData("/", Compatible, true)]
    [InlineData("/districts/qinglan/schools/songling", "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)", true)]
    [InlineData("/", Chromium, false)]
    [InlineData("/assets/app.css", Compatible, false)]
    [InlineData("/api/v1/districts/qinglan", Compatible, false)]
    public async Task Page_ByCore_SaysHowToSwitch(string address, string agent, bool isTold)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        using var response = await application.CreateClient().SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(isTold, text.Contains("browser.too-old", StringComparison.Ordinal));
        if (!isTold) return;
        Assert.All(["360", "QQ", "搜狗", "2345", "Edge", "极速模式"], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.DoesNotContain("var(--", text, StringComparison.Ordinal);
        Assert.DoesNotContain("app.css", text, StringComparison.Ordinal);
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages;

/// <summary>The pages of the sample district, as HTML.</summary>
public sealed class PageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private readonly HttpClient http = TestPeople.Client(application, "districtOfficer/qinglan");

    [Fact]
    public async Task Start_SampleDistrict_IsTheOfficesMorning() =>
        Assert.Equal("报送情况：2026年第三季度", (await Open("/")).QuerySelector("h1")!.TextContent);

    [Fact]
    public async Task Comparison_WithoutAQuarter_ShowsTheLastThatWasDue()
    {
        var page = await Open("/districts/qinglan/comparison");
        Assert.Equal("进度对比：全区，2026年第二季度", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("上报数（含未审）", page.QuerySelector(".head p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(11, page.QuerySelectorAll(".heat tbody tr:not(.sum)").Length);
    }

    [Fact]
    public async Task Comparison_EveryWayToFile_IsNamedInTheList()
    {
        var page = await Open("/districts/qinglan/comparison/2026Q2");
        var kinds = page.QuerySelectorAll("#late dt").Select(dt => dt.FirstChild!.TextContent);
        Assert.Equal(["未报", "退回未再报", "空报", "迟报"], kinds);
        Assert.Equal("8/11 所", page.QuerySelector(".kpi small")!.TextContent);
    }

    [Theory]
    [InlineData("group=primary", "小学")]
    [InlineData("area=a06", "全区")]
    [InlineData("show=year&sort=high", "全区")]
    [InlineData("basis=accepted&sort=listed", "全区")]
    [InlineData("basis=nonsense&group=../..&show=7&sort=%00", "全区")]
    public async Task Comparison_Filtered_KeepsTheFiltersInEveryControl(string filters, string scope)
    {
        var page = await Open($"/districts/qinglan/comparison/2026Q2?{filters}");
        Assert.StartsWith($"进度对比：{scope}", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#quarter option[selected]"));
        Assert.Single(page.QuerySelectorAll("input[name=basis][checked]"));
        Assert.NotEmpty(page.QuerySelectorAll(".heat tbody tr"));
    }

    [Fact]
    public async Task Page_Any_HasNoInlineScriptNoInlineStyleAndChineseAsCharacters()
    {
        foreach (var address in new[] { "/", "/districts/qinglan/review", "/districts/qinglan/review/heting/quarters/2026Q3", "/districts/qinglan/comparison/2026Q2", "/districts/qinglan/schools/mingde/quarters/2026Q2", "/nowhere" })
        {
            using var response = await http.GetAsync(address);
            var html = await response.Content.ReadAsStringAsync();
            Assert.DoesNotMatch("(?i)<script(?! src=\"/assets/)", html);
            Assert.DoesNotContain("style=", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("&#x[3-9][0-9A-F]{3};", html);
            Assert.StartsWith("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/sign-in", false)]
    [InlineData("/districts/qinglan/review/heting/quarters/2026Q3/accept", true)]
    [InlineData("/districts/qinglan/review/heting/quarters/2026Q3/accept", false)]
    public async Task Form_ThatCannotBeDecoded_IsRefusedAsAPage(string address, bool isSignedIn)
    {
        using var anyone = application.CreateClient();
        anyone.DefaultRequestHeaders.Add("Origin", "http://localhost");
        using var response = await (isSignedIn ? http : anyone).PostAsync(address, new FormUrlEncodedContent([new("other", "好"), new("note", "同意，\0请继续")]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()).Body!.TextContent;
        Assert.Contains("“同意，”后面有看不见的控制字符", page, StringComparison.Ordinal);
        Assert.Contains("text.control-characters", page, StringComparison.Ordinal);

        using var scripted = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("note", "同意，\0请继续")]), Headers = { { "X-Du-Script", "1" } } };
        using var parts = await (isSignedIn ? http : anyone).PostAsync(address, new MultipartFormDataContent { { new StringContent("同意，\0请继续"), "note" } });
        Assert.Equal(HttpStatusCode.BadRequest, parts.StatusCode);
        Assert.Contains("text.control-characters", await parts.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        if (!isSignedIn) return;
        using var answer = await http.SendAsync(scripted);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("\"place\":\"note\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_ThatIsTooLarge_IsRefusedWithTheLimitAndWhatToDo()
    {
        using var response = await http.PostAsync("/verify", new FormUrlEncodedContent([new("number", new string('x', 5 * 1024 * 1024))]));
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("内容超过上限（4 MB），没有处理；请只保留需要的内容，或分几次提交。", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SchoolQuarter_Completion_IsTheSumOfItsLines()
    {
        var page = await Open("/districts/qinglan/schools/yunqiao/quarters/2026Q2");
        Assert.StartsWith("云桥小学", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".lines tbody tr"));
        Assert.Contains("审核记录", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OfTheComparison_AllAnswer()
    {
        var page = await Open("/districts/qinglan/comparison/2026Q2");
        var links = page.QuerySelectorAll("a[href^='/'], link[href^='/']").Select(a => a.GetAttribute("href")!)
            .Distinct().Where((_, i) => i % 7 == 0).Append("/districts/qinglan/comparison/2026Q2/workbook");
        foreach (var link in links)
        {
            using var response = await http.GetAsync(link);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} {link}");
        }
    }

    [Theory]
    [InlineData("/nowhere", "page.absent")]
    [InlineData("/districts/qinglan/schools/nobody/quarters/2026Q2", "page.absent")]
    [InlineData("/districts/qinglan/comparison/2026Q9", "page.absent")]
    public async Task Page_Absent_Is404InTheSameStyleWithACode(string address, string code)
    {
        using var response = await http.GetAsync(address);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(code, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("header.top"));
    }

    private async Task<IDocument> Open(string address)
    {
        using var response = await http.GetAsync(address);
        var html = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, html);
        return new HtmlParser().ParseDocument(html);
    }
}

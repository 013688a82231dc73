using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages;

/// <summary>Forms that our pages did not draw, or drew before the session ended.</summary>
public sealed class ForeignFormTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Withdrawal = "/districts/qinglan/schools/songling/quarters/2026Q3/withdrawal";
    private const string Here = "http://localhost";
    private const string Elsewhere = "http://elsewhere.example";

    [Theory]
    [InlineData(Elsewhere, "form.foreign")]
    [InlineData(null, "form.foreign")]
    public async Task Form_OfAnotherSite_IsRefused(string? origin, string code)
    {
        var (status, text) = await Send(TestPeople.Client(application, "schoolChair/qinglan/songling"), origin);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains(code, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfOursThatIsTooOld_IsShownOnceMore()
    {
        var (status, text) = await Send(TestPeople.Client(application, "schoolChair/qinglan/songling"), Here);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("请再提交一次", text, StringComparison.Ordinal);
        Assert.Contains("写了一半", text, StringComparison.Ordinal);
    }

    /// <summary>Otherwise whoever signs in would send on, without having read it, what somebody else's page made up.</summary>
    [Theory]
    [InlineData(Here, true)]
    [InlineData(Elsewhere, false)]
    [InlineData(null, false)]
    public async Task Form_OfWhoIsSignedOut_IsCarriedThroughSigningInOnlyWhenItIsOurs(string? origin, bool isCarried)
    {
        await TestPeople.Token(application, "schoolChair/qinglan/songling");
        var (_, text) = await Send(application.CreateClient(), origin);

        Assert.Contains("岗位、姓名或手机号", text, StringComparison.Ordinal);
        Assert.Equal(isCarried, text.Contains("half-typed", StringComparison.Ordinal));
    }

    private static async Task<(HttpStatusCode Status, string Text)> Send(HttpClient http, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Withdrawal)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("text", "half-typed 写了一半")]),
        };
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }
}

using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.SignIn;

public sealed class BearerTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Path = "/api/v1/districts/qinglan";

    [Fact]
    public async Task Request_WithoutToken_Is401() => (await application.As(null).Get(Path)).Refused(HttpStatusCode.Unauthorized, "sign-in.needed");

    [Theory]
    [InlineData("Bearer du_nonsense")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    public async Task Request_WithAnythingElse_Is401(string header) =>
        (await application.As(null).Send(HttpMethod.Get, Path, null, "", headers: ("Authorization", header))).Refused(HttpStatusCode.Unauthorized, "token.wrong");

    [Fact]
    public async Task Cookie_OnTheApi_IsNotBelieved()
    {
        var cookie = await TestPeople.Cookie(application, "districtAdmin/qinglan");
        (await application.As(null).Send(HttpMethod.Get, "/api/v1/account", null, "", headers: ("Cookie", $"du={cookie}"))).Refused(HttpStatusCode.Unauthorized, "sign-in.needed");
    }

    [Fact]
    public async Task SystemAdmin_SeesNoUnionContent()
    {
        var scene = new DistrictScene(application, "admin");
        await scene.Found("a");
        (await application.As("systemAdmin/admin").Get(scene.Path)).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await application.As("systemAdmin/admin").Get(scene.School("a"))).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.As("inspector/admin").Get(scene.School("a"))).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.As("inspector/admin").Put($"{scene.Path}/name", new { name = "x" })).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }

    [Fact]
    public async Task Accounts_OverTheApi_AreGivenResetAndEnded()
    {
        var scene = new DistrictScene(application, "beihu");
        await scene.Found("a");
        var admin = application.As("districtAdmin/beihu");
        var body = new { role = "schoolChair", title = "工会主席", school = "a", person = new { name = "王秀兰" } };
        var given = (await admin.Post($"{scene.Path}/accounts", body, "once")).Ok().Json;
        Assert.Equal(given.ToString(), (await admin.Post($"{scene.Path}/accounts", body, "once")).Ok().Json.ToString());
        var account = given.GetProperty("account").GetString();
        Assert.Single((await admin.Get($"{scene.Path}/accounts?school=a")).Ok().Json.GetProperty("accounts").EnumerateArray());

        Assert.Equal(8, (await admin.Post($"{scene.Path}/accounts/{account}/reset-code")).Ok().Json.GetProperty("code").GetString()!.Length);
        (await application.Chair("a", "beihu").Post($"{scene.Path}/accounts/{account}/reset-code")).Refused(HttpStatusCode.Forbidden, "account.not-yours");
        (await application.As("districtAdmin/other").Get($"{scene.Path}/accounts")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await admin.Post($"{scene.Path}/accounts/{account}/disabling", new { reason = "调离" })).Ok();
        Assert.Equal([account], (await admin.Get($"{scene.Path}/accounts?school=a")).Ok().Json.GetProperty("accounts").EnumerateArray()
            .Where(a => a.GetProperty("isDisabled").GetBoolean()).Select(a => a.GetProperty("account").GetString()));
    }

    [Fact]
    public async Task Tokens_OverTheApi_AreIssuedListedAndRevoked()
    {
        var chair = application.Chair("tokens");
        var issued = (await chair.Post("/api/v1/account/tokens", new { name = "报表", days = 30 })).Ok().Json;
        var id = issued.GetProperty("line").GetProperty("id").GetString();
        var other = new ApiClient(application.CreateClient(), () => Task.FromResult(issued.GetProperty("token").GetString()!));
        Assert.Equal("schoolChair/qinglan/tokens", (await other.Get("/api/v1/account")).Ok().Json.GetProperty("account").GetString());
        (await other.Post("/api/v1/account/tokens", new { name = "更久", days = 60 })).Refused(HttpStatusCode.Conflict, "token.outlives");
        (await chair.Delete($"/api/v1/account/tokens/{id}")).Ok();
        (await other.Get("/api/v1/account")).Refused(HttpStatusCode.Unauthorized, "token.wrong");
    }
}

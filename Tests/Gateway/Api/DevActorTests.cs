using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class DevActorTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Path = "/api/v1/districts/qinglan";

    [Theory]
    [InlineData(null, "actor.missing")]
    [InlineData(" ", "actor.missing")]
    [InlineData("districtOfficer", "actor.malformed")]
    [InlineData("DistrictOfficer/qinglan", "actor.malformed")]
    [InlineData("2/qinglan", "actor.malformed")]
    [InlineData("districtOfficer/Qinglan", "actor.malformed")]
    [InlineData("districtOfficer/qinglan/a", "actor.malformed")]
    [InlineData("schoolChair/qinglan", "actor.malformed")]
    [InlineData("schoolChair/qinglan/a/b", "actor.malformed")]
    public async Task Header_ThatNamesNobody_Is401(string? actor, string code) =>
        (await application.As(actor).Get(Path)).Refused(HttpStatusCode.Unauthorized, code);

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Request_ThatIsNotLocal_IsNotBelieved(string name, string value) =>
        (await application.Officer().Send(HttpMethod.Get, Path, null, "", headers: (name, value))).Refused(HttpStatusCode.Unauthorized, "actor.not-local");

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
}

using System.Net;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class LogApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Log_OfTheAuditor_TellsActsEntriesAndVerification()
    {
        var scene = new DistrictScene(application, "logged");
        await scene.Found("a");
        var auditor = application.As("logAuditor/logged");
        var trail = application.Services.GetRequiredService<AuditTrail>();
        trail.Note(new("logged"), new(AuditKind.SignIn, application.Clock.GetUtcNow(), "u1", Role.SchoolChair, new("a"), Address: "10.0.0.1"));
        trail.Note(new("nowhere"), new(AuditKind.SignInFailed, application.Clock.GetUtcNow(), "-"));
        await trail.Flush(default);

        var verified = (await auditor.Post($"{scene.Path}/log/verification", new { })).Ok().Json;
        var lines = (await auditor.Get($"{scene.Path}/log?take=3")).Ok().Json.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("text").GetString()!).ToArray();

        Assert.True(verified.GetProperty("isSound").GetBoolean());
        Assert.StartsWith("日志校验，核对日志", lines[0], StringComparison.Ordinal);
        Assert.Equal("登录，地址 10.0.0.1", lines[1]);
        var ofSchool = (await auditor.Get($"{scene.Path}/log?school=a&subject=schools,audit&since=2026-01-01&until=2026-12-31")).Ok().Json.GetProperty("lines");
        Assert.Equal(2, ofSchool.GetArrayLength());
        Assert.True((await auditor.Get($"{scene.Path}/log/kinds")).Ok().Json.GetProperty("groups").GetArrayLength() >= 7);
    }

    [Fact]
    public async Task Log_OfOthersAndBadQuestions_IsRefused()
    {
        var scene = new DistrictScene(application, "unlogged");
        await scene.Found("a");
        var auditor = application.As("logAuditor/unlogged");

        (await scene.Officer.Get($"{scene.Path}/log")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await application.Chair("a", "unlogged").Post($"{scene.Path}/log/verification", new { })).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await application.As("logAuditor/logged").Get($"{scene.Path}/log")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await auditor.Get($"{scene.Path}/log?since=heute")).Refused(HttpStatusCode.BadRequest, "query.bad-day");
        (await auditor.Get($"{scene.Path}/log?subject=1")).Refused(HttpStatusCode.BadRequest, "query.bad-subject");
        (await auditor.Get($"{scene.Path}/log?before=1")).Refused(HttpStatusCode.BadRequest, "query.bad-mark");
        (await auditor.Get($"{scene.Path}/log?take=501")).Refused(HttpStatusCode.BadRequest, "log.take-invalid");
        (await auditor.Post($"{scene.Path}/log/verification", new { seal = new { number = 1, digest = "zz" } })).Refused(HttpStatusCode.BadRequest, "log.seal-invalid");
    }
}

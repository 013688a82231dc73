using System.Net;
using DistrictUnion.Domain.Files;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class FileApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task File_OfAPlan_IsUploadedListedDownloadedAndTakenAway()
    {
        var scene = new DistrictScene(application, "filed");
        await scene.Found("a", "b");
        await scene.StartPlan("a");
        var chair = application.Chair("a", "filed");

        // As large as may be, through the host that copies every message.
        var bytes = TestPdf.Of("", FileRules.MaxBytes - 4_096);
        var attached = (await chair.Upload($"{scene.Plan("a")}/files?role=signedScan", "计划 盖章.pdf", bytes)).Ok();
        var path = $"{scene.School("a")}/files/{attached.Json.GetProperty("sha256").GetString()}";
        var opened = (await scene.Officer.Get(path)).Ok();

        Assert.Equal(("signedScan", "application/pdf"), (attached.Json.GetProperty("role").GetString(), opened.MediaType));
        Assert.True(bytes.AsSpan().SequenceEqual(opened.Bytes));
        Assert.Contains("filename*=UTF-8''%E8%AE%A1%E5%88%92%20%E7%9B%96%E7%AB%A0.pdf", opened.ContentHeaders.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        Assert.Equal(1, (await chair.Get($"{scene.School("a")}/files")).Ok().Json.GetProperty("files").GetArrayLength());
        (await application.Chair("b", "filed").Get(path)).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.Chair("b", "filed").Get(path.Replace("/schools/a/", "/schools/b/", StringComparison.Ordinal))).Refused(HttpStatusCode.NotFound, "file.unknown");
        (await chair.Delete($"{scene.Plan("a")}/files/{attached.Json.GetProperty("sha256").GetString()}")).Ok();
        (await chair.Get(path)).Refused(HttpStatusCode.NotFound, "file.unknown");
    }

    [Fact]
    public async Task File_Unfit_IsRefused()
    {
        var scene = new DistrictScene(application, "unfit");
        await scene.Found("a");
        await scene.StartPlan("a");
        var chair = application.Chair("a", "unfit");

        (await chair.Upload($"{scene.Plan("a")}/files", "x.exe", [0x4D, 0x5A, 0, 0])).Refused(HttpStatusCode.BadRequest, "file.type-unknown");
        (await chair.Upload($"{scene.Plan("a")}/files", "x.pdf", "%PDF then something else"u8.ToArray())).Refused(HttpStatusCode.BadRequest, "file.type-differs");
        (await chair.Upload($"{scene.Plan("a")}/files", "x.pdf", "%PDF-1.7\nsomething else"u8.ToArray())).Refused(HttpStatusCode.BadRequest, "file.broken-package");
        (await chair.Upload($"{scene.Plan("a")}/files?role=1", "x.txt", [65])).Refused(HttpStatusCode.BadRequest, "file.role-invalid");
        (await chair.Upload($"{scene.Plan("a")}/files", "x.pdf", new byte[22 * 1024 * 1024])).Refused(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
        (await chair.Get($"{scene.School("a")}/files/..%2Fx")).Refused(HttpStatusCode.BadRequest, "route.bad-file");
        (await scene.Officer.Upload($"{scene.Path}/tasks/nothing/files", "x.txt", [65])).Refused(HttpStatusCode.NotFound, "file.no-subject");
    }
}

using System.Net;
using System.Text;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Documents that cannot be read: each is answered with its code and place, and leaves the draft as it was.</summary>
public sealed class BadDocumentTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Read = "/api/v1/plans/read";

    public static TheoryData<string, string, HttpStatusCode> Documents => new()
    {
        { "empty.txt", "document.empty", HttpStatusCode.BadRequest },
        { "spaces.txt", "document.empty", HttpStatusCode.BadRequest },
        { "unknown-encoding.txt", "document.unknown-encoding", HttpStatusCode.BadRequest },
        { "macros.docm", "document.has-macros", HttpStatusCode.BadRequest },
        { "broken.docx", "document.broken", HttpStatusCode.BadRequest },
        { "encrypted.docx", "document.encrypted", HttpStatusCode.BadRequest },
        { "bomb.docx", "document.unpacks-too-large", HttpStatusCode.RequestEntityTooLarge },
        { "plan.rar", "document.unsupported-type", HttpStatusCode.UnsupportedMediaType },
        { "scan.png", "document.is-picture", HttpStatusCode.UnsupportedMediaType },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Read_OfWhatCannotBeRead_SaysWhyAndWhere(string name, string code, HttpStatusCode status)
    {
        var reply = (await application.Chair("a").Upload(Read, name, BadDocuments.Of(name))).Refused(status, code);
        Assert.All(reply.Refusals, r => Assert.False(string.IsNullOrEmpty(r.Place)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task DraftFromDocument_OfWhatCannotBeRead_LeavesTheDraft(string name, string code, HttpStatusCode status)
    {
        var scene = new DistrictScene(application, $"d{Math.Abs(name.GetHashCode(StringComparison.Ordinal) % 100_000)}");
        await scene.Found("a");
        var chair = application.Chair("a", scene.Path.Split('/')[^1]);
        await scene.StartPlan("a");
        var before = (await chair.Put($"{scene.Plan("a")}/draft", new { title = "手写的草稿", tasks = Array.Empty<object>() })).Ok();
        (await chair.Upload($"{scene.Plan("a")}/draft/from-document", name, BadDocuments.Of(name))).Refused(status, code);
        Assert.Equal(before.Tag, (await chair.Get($"{scene.Plan("a")}/draft")).Ok().Tag);
    }

    [Fact]
    public async Task Read_Of50Megabytes_IsTooLarge() =>
        (await application.Chair("a").Upload(Read, "big.txt", new byte[50 * 1024 * 1024])).Refused(HttpStatusCode.RequestEntityTooLarge, "request.too-large");

    [Fact]
    public async Task Read_OfAnotherMediaType_IsRefused()
    {
        var xml = new StringContent("<plan/>", Encoding.UTF8, "application/xml");
        (await application.Chair("a").Send(HttpMethod.Post, Read, xml, "")).Refused(HttpStatusCode.UnsupportedMediaType, "request.unsupported-media-type");
    }

    [Fact]
    public async Task Read_OfAFormWithoutAFileOrWithTwo_IsRefused()
    {
        var chair = application.Chair("a");
        var none = new MultipartFormDataContent { { new StringContent("x"), "text" } };
        (await chair.Send(HttpMethod.Post, Read, none, "")).Refused(HttpStatusCode.BadRequest, "upload.one-file");
        var two = new MultipartFormDataContent { { new ByteArrayContent([65]), "file", "a.txt" }, { new ByteArrayContent([66]), "file", "b.txt" } };
        (await chair.Send(HttpMethod.Post, Read, two, "")).Refused(HttpStatusCode.BadRequest, "upload.one-file");
    }

    [Fact]
    public async Task Read_OfWhatIsNoUnionPlan_SaysSo()
    {
        var reading = (await application.Chair("a").Post(Read, new { text = "食堂一周菜谱\n周一：红烧肉、青菜。\n周二：鱼香肉丝。" })).Ok().Json;
        Assert.False(reading.GetProperty("isUnionPlan").GetBoolean());
        Assert.Equal("document.no-union-plan", reading.GetProperty("flaws")[0].GetProperty("code").GetString());
    }
}

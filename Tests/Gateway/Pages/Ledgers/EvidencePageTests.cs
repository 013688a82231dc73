using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Ledgers;

/// <summary>Who sees which evidence: photos that two schools handed in, and what belongs to entries about hardship.</summary>
public sealed class EvidencePageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    [Fact]
    public async Task Photo_OfTwoSchools_IsMarkedForReviewersAlone()
    {
        var photo = TestPhotos.Jpeg(TestPhotos.Segment(0xFE, "two schools"u8));
        var (chair, at) = await Meeting("chunhui", photo);
        var (other, _) = await Meeting("songling", photo);
        Assert.DoesNotContain("同一张照片", chair.Text + other.Text, StringComparison.Ordinal);

        var officer = await FormPerson.Officer(application).Open(at);
        Assert.Contains("上传的是同一张照片", officer.Page.QuerySelector(".files .msg")!.TextContent, StringComparison.Ordinal);
        await officer.Open("/districts/qinglan/review/chunhui/quarters/2026Q3");
        var banner = officer.Page.QuerySelector("#shared-photos")!;
        Assert.Contains("会场.jpg", banner.TextContent, StringComparison.Ordinal);
        Assert.Equal(at, banner.QuerySelector("a")!.GetAttribute("href"));

        // Taken away at one school, it is nobody's double any more.
        await other.Press("确定删除“会场.jpg”");
        await officer.Open(at);
        Assert.DoesNotContain("同一张照片", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_SentAtOnce_AreKeptOrNamed()
    {
        var (chair, at) = await Meeting("chunhui", TestPhotos.Jpeg(TestPhotos.Segment(0xFE, "the first"u8), TestPhotos.Segment(0xE2, "ICC_PROFILE\0a"u8)));
        await chair.SendFiles($"{at}/files", ("二.jpg", TestPhotos.Jpeg(TestPhotos.Segment(0xE2, "ICC_PROFILE\0b"u8))), ("三.jpg", [1, 2, 3]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Contains("三.jpg：只能上传", chair.Page.QuerySelector("#f-file-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, chair.Page.QuerySelectorAll(".files li").Length);
    }

    [Fact]
    public async Task Evidence_OfHardship_IsOpenedWithAReason()
    {
        const string ledger = $"{LedgerSteps.School}/ledgers/l14/2026";
        var chair = FormPerson.Chair(application, "chunhui");
        await chair.Add("l14/2026", ("v-visitedOn", "2026年3月5日"), ("v-visited", "何小芳"), ("v-occasion", "生病住院"), ("v-visitors", "王秀兰"));
        Assert.Equal(ledger, chair.Address);
        var at = chair.Page.QuerySelector("a[href*='/entries/']")!.GetAttribute("href")!;
        await chair.Open(at);
        await chair.SendFile($"{at}/files", "病历.jpg", TestPhotos.Jpeg());
        var file = chair.Page.QuerySelector(".files li div > a")!.GetAttribute("href")!;

        var officer = await FormPerson.Officer(application).Open(at);
        Assert.DoesNotContain("病历.jpg", officer.Text, StringComparison.Ordinal);
        Assert.Contains("1 个佐证材料涉及个人隐私", officer.Text, StringComparison.Ordinal);
        await officer.Open(file);
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        await officer.Open($"{file}/picture");
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);

        await officer.Open(ledger);
        await officer.Send($"{ledger}/opening", ("reason", "核对大病补助"));
        await officer.Open(at);
        Assert.Contains("病历.jpg", officer.Text, StringComparison.Ordinal);
        await officer.Open($"{file}/picture");
        Assert.Equal(HttpStatusCode.OK, officer.Status);
    }

    private async Task<(FormPerson Chair, string At)> Meeting(string school, byte[] photo)
    {
        var ledger = $"/districts/qinglan/schools/{school}/ledgers/l04/2026";
        var chair = FormPerson.Chair(application, school);
        await chair.Open($"{ledger}/new");
        await chair.Send($"{ledger}/entries", LedgerSteps.Meeting(("v-name", $"会议{Guid.NewGuid():N}")));
        var at = chair.Page.QuerySelectorAll("a[href*='/entries/']").Select(a => a.GetAttribute("href")!).Where(h => !h.Contains("copy", StringComparison.Ordinal))
            .MaxBy(h => int.Parse(h.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture))!;
        await chair.Open(at);
        await chair.SendFile($"{at}/files", "会场.jpg", photo);
        return (chair, at);
    }
}

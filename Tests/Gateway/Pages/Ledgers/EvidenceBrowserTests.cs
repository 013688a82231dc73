using DistrictUnion.Domain.Files;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Gateway.Pages.Ledgers;

/// <summary>Evidence of an entry in a browser: pasted, dropped, chosen; made smaller; through a line that breaks.</summary>
public sealed class EvidenceBrowserTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Card = "[data-files]";

    /// <summary>Longer than the script waits before it sends again.</summary>
    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 15_000 };

    /// <summary>Draws a photo of a size, puts a camera's note into it, and brings it to the page as a paste or a drop of so many files.</summary>
    private const string Bring =
        """
        async ({ width, height, note, names, how }) => {
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [width, height];
          const pen = canvas.getContext("2d");
          const files = [];
          for (const name of names) {
            pen.fillStyle = "#" + (files.length + 1) + "a6";
            pen.fillRect(0, 0, width, height);
            const photo = new Uint8Array(await (await new Promise(done => canvas.toBlob(done, "image/jpeg"))).arrayBuffer());
            const exif = Uint8Array.from(atob(note), c => c.charCodeAt(0));
            files.push(new File([photo.slice(0, 2), exif, photo.slice(2)], name, { type: "image/jpeg" }));
          }
          const data = new DataTransfer();
          files.forEach(file => data.items.add(file));
          if (how === "paste") document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
          else document.querySelector("[data-files]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """;

    [ChromiumFact]
    public async Task Photos_PastedAndDropped_AreMadeSmallerAndKeepTheirDay()
    {
        await using var browser = await Browser.Open(application);
        var page = await Entry(browser, "照片较多的会议");
        await Take(page, 4_000, 3_000, "paste", "会场.jpg");
        await Assertions.Expect(page.Locator(".files li")).ToHaveCountAsync(1);
        await Take(page, 600, 800, "drop", "签到.jpg", "合影.jpg");
        await Assertions.Expect(page.Locator(".files li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".files li").First).ToContainTextAsync("2026年3月5日拍摄");

        var sizes = new List<(int Width, int Height)>();
        foreach (var link in await page.Locator(".files li div > a").AllAsync())
        {
            var file = await page.APIRequest.GetAsync(browser.Address + await link.GetAttributeAsync("href"));
            var photo = Cleaned(await file.BodyAsync());
            sizes.Add((photo.Width, photo.Height));
        }

        Assert.Equal([(2_560, 1_920), (600, 800), (600, 800)], sizes);
        Assert.Equal(0, await page.Locator("[data-upload]").CountAsync());
        Assert.Empty(browser.Complaints);
    }

    [ChromiumFact]
    public async Task Photo_LineIsDown_WaitsInThePageAndCountsOnce()
    {
        await using var browser = await Browser.Open(application);
        var page = await Entry(browser, "断网时的会议");
        await page.Context.SetOfflineAsync(true);
        await Take(page, 600, 400, "paste", "断网.jpg");
        await Assertions.Expect(page.Locator("[data-upload=lost] [data-state]")).ToContainTextAsync("网络断了，文件还在这一页");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".files li")).ToHaveCountAsync(1, Patient);

        // The server has it, but its answer is lost: sent again with the same key it is there once; another key would be refused (file.attached-already).
        var sent = 0;
        await page.RouteAsync("**/entries/*/files", async route =>
        {
            if (sent++ > 0)
            {
                await route.ContinueAsync();
                return;
            }

            var answer = await route.FetchAsync();
            Assert.Equal(200, answer.Status);
            await route.AbortAsync();
        });
        await Take(page, 500, 400, "paste", "答复丢失.jpg");
        await Assertions.Expect(page.Locator(".files li")).ToHaveCountAsync(2, Patient);
        await Assertions.Expect(page.Locator("[data-upload]")).ToHaveCountAsync(0);
        Assert.Equal(2, sent);
    }

    [ChromiumFact]
    public async Task File_OfAnUnknownType_SaysWhyAndTheOthersGoOn()
    {
        await using var browser = await Browser.Open(application);
        var page = await Entry(browser, "选错文件的会议");
        await page.Locator($"{Card} input[type=file]").SetInputFilesAsync(
        [
            new FilePayload { Name = "假照片.jpg", MimeType = "application/octet-stream", Buffer = [0, 1, 2] },
            new FilePayload { Name = "通知.txt", MimeType = "text/plain", Buffer = "关于开会的通知"u8.ToArray() },
        ]);
        await Assertions.Expect(page.Locator("[data-upload=failed] [data-state]")).ToContainTextAsync("只能上传");
        await Assertions.Expect(page.Locator(".files li")).ToHaveCountAsync(1);
        await page.Locator("[data-upload=failed] .linkbtn").ClickAsync();
        await Assertions.Expect(page.Locator("[data-upload]")).ToHaveCountAsync(0);
    }

    private async Task<IPage> Entry(Browser browser, string title)
    {
        var chair = FormPerson.Chair(application, "chunhui");
        await chair.Add("l04/2026", LedgerSteps.Meeting(("v-name", title)));
        var page = await browser.Person(application, "schoolChair/qinglan/chunhui");
        var at = chair.Page.QuerySelectorAll("tr").First(r => r.TextContent.Contains(title, StringComparison.Ordinal)).QuerySelector("a[href*='/entries/']")!.GetAttribute("href")!;
        await page.GotoAsync(at);
        return page;
    }

    private static async Task Take(IPage page, int width, int height, string how, params string[] names) => await page.EvaluateAsync(
        Bring, new { width, height, names, how, note = Convert.ToBase64String(TestPhotos.Exif(1, "2026:03:05 14:20:11", "GPS")) });

    private static CleanPhoto Cleaned(byte[] bytes) => DistrictUnion.Domain.Files.Photos.Clean(bytes)!;
}

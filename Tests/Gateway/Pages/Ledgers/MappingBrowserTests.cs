using System.Text;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Journeys;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Gateway.Pages.Ledgers;

/// <summary>The columns of another system's export, mapped in a browser without script.</summary>
public sealed class MappingBrowserTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Ledger = "/districts/qinglan/schools/songling/ledgers/l33/2026";

    [ChromiumFact]
    public async Task Mapping_WithoutScript_FitsTheScreenAndLeadsToThePreview()
    {
        var export = new FilePayload
        {
            Name = "决算.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("学校财务决算表\n期间,公开日期,会费,上级拨缴经费,行政补助,活动支出,制表\n第三季度,2026-10-08,9600,12000.50,3000,15000,陈会计\n"),
        };
        await using var browser = await Browser.Open(application);
        foreach (var screen in new[] { Browser.Office, Browser.Phone })
        {
            var page = await browser.Person(application, "schoolChair/qinglan/songling", screen, hasScript: false);
            await page.GotoAsync($"{Ledger}/import");
            await page.SetInputFilesAsync("[name=file]", export);
            await page.ClickAsync("form[enctype] button.p");
            if (screen == Browser.Office)
            {
                Assert.Equal("会费", await page.InputValueAsync("[name=c-dues]"));
                await Fits(page, "mapping", screen);
                await page.SelectOptionAsync("[name=c-scope]", "期间");
                await page.SelectOptionAsync("[name=c-publishedOn]", "公开日期");
                await page.FillAsync("[name=k-way]", "公开栏");
                await page.ClickAsync("text=记住并预览");
            }

            Assert.Contains("新增 1 行", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await Fits(page, "mapped", screen);
            await page.ClickAsync("text=改列的对应");
            Assert.Equal(("期间", "公开栏"), (await page.InputValueAsync("[name=c-scope]"), await page.InputValueAsync("[name=k-way]")));
            await Fits(page, "mapping-again", screen);
        }

        Assert.Empty(browser.Complaints);
    }

    private static async Task Fits(IPage page, string name, (int Width, int Height) screen)
    {
        await Pictures.Take(page, name, screen);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} is wider than {screen.Width}");
    }
}

using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Inspections;

/// <summary>The bonuses that a school writes into its 自评: kept with the marks, whole when it is handed in.</summary>
public sealed class BonusPageTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Rounds = "/districts/qinglan/inspections", Sheet = "/districts/qinglan/schools/wanghu/inspections/annual";

    [Fact]
    public async Task Sheet_BonusesThatAreTyped_AreSavedAndAskedForWhole()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        await new DistrictScene(application).Found("wanghu");
        var office = await FormPerson.Officer(application).Open($"{Rounds}/new");
        await office.Send($"{Rounds}/new", ("code", "annual"), ("selfFrom", "2026年11月22日"), ("selfUntil", "2026年12月10日"), ("visitFrom", "2026年12月11日"), ("visitUntil", "2026年12月31日"));
        var chair = await FormPerson.Chair(application, "wanghu").Open(Sheet);

        // What is typed so far is kept: also what for without how much.
        await chair.Press("保存", ("m-1", "5"), ("b-0-level", "荣誉|市级"), ("b-1-note", "区级经验交流"));
        await chair.Open(Sheet);
        Assert.Equal(("5", "荣誉|市级", "", "", "区级经验交流"), (chair.Value("m-1"), chair.Value("b-0-level"), chair.Value("b-0-note"), chair.Value("b-1-level"), chair.Value("b-1-note")));
        Assert.DoesNotContain("区级经验交流", (await office.Open($"{Sheet}/conclusion")).Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // Two at one sheet: the later one is told.
        var member = await new FormPerson(application, "schoolMember/qinglan/wanghu").Open(Sheet);
        await chair.Post($"{Sheet}/marks/item", FormFields.Of(chair.Page.QuerySelector($"form[action='{Sheet}/marks']")!, ("b-0-level", "荣誉|省级"), ("b-1-note", "")));
        await member.Press("保存", ("b-0-note", "市模范教工之家"));
        Assert.Contains("申报加分刚被别人改过，没有覆盖", member.Text, StringComparison.Ordinal);
        await chair.Open(Sheet);
        Assert.Equal(("荣誉|省级", "", ""), (chair.Value("b-0-level"), chair.Value("b-0-note"), chair.Value("b-1-note")));

        await chair.Press("提交自评", [.. Enumerable.Range(1, 22).Select(item => ($"m-{item}", (string?)"0")), ("b-0-note", "  "), ("b-1-note", "区级经验交流")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Contains("加分“荣誉（省级）”没有写事由", chair.Page.QuerySelector("#f-b-0-note-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bonus.note-missing", chair.Page.QuerySelector("#f-b-0-note-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bonus.level-missing", chair.Page.QuerySelector("#f-b-1-note-flaw")!.TextContent, StringComparison.Ordinal);
        await chair.Press("提交自评", ("b-0-note", "省模范教工之家，2026年第12号"), ("b-1-note", ""));
        Assert.Contains("自评已提交", chair.Text, StringComparison.Ordinal);
        await office.Open($"{Sheet}/conclusion");
        Assert.Equal(("荣誉|省级", "省模范教工之家，2026年第12号", ""), (office.Value("b-0-level"), office.Value("b-0-note"), office.Value("b-1-note")));
    }
}

using System.Net;
using System.Text.Json;
using DistrictUnion.Tests.Gateway.Reports;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>经费汇总: the API, the page and the sheet say the same, and it is what the ledgers add up to.</summary>
public sealed class FundsApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Funds_ApiPageAndSheet_AgreeWithTheLedgers()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "funds");
        await scene.Found("a", "b", "c");
        (await scene.Officer.Post($"{scene.Path}/ledger-switches", new { switches = new[] { "l31", "l32" }.Select(kind => new { kind, isOn = true, groups = Array.Empty<string>() }) })).Ok();
        await Write("a", "l33", new() { ["scope"] = "全年", ["publishedOn"] = "2026-11-01", ["dues"] = "12000", ["allotted"] = "30000.50", ["activities"] = "45000.75", ["carriedOver"] = "9000" }, ("negative-balance", "以前年度结余弥补"));
        await Write("a", "l31", new() { ["side"] = "支出", ["account"] = "支出合计", ["budget"] = "40000" });
        await Write("b", "l32", new() { ["bookedOn"] = "2026-03-01", ["subjectMatter"] = "会费", ["account"] = "会费收入", ["income"] = "500" });
        await Write("b", "l32", new() { ["bookedOn"] = "2026-04-01", ["subjectMatter"] = "培训", ["account"] = "业务支出", ["expense"] = "120.25", ["voucher"] = "记1" });

        var funds = (await scene.Officer.Get($"{scene.Path}/years/2026/funds")).Ok().Json;
        var schools = funds.GetProperty("schools").EnumerateArray().ToDictionary(s => s.GetProperty("school").GetString()!);
        Assert.Equal([42_000.50m, 500m, null], new[] { "a", "b", "c" }.Select(s => Amount(schools[s].GetProperty("funds"), "totalIncome")));
        Assert.Equal(["negativeBalance", "overBudget"], schools["a"].GetProperty("flags").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal(["noEntries"], schools["c"].GetProperty("flags").EnumerateArray().Select(f => f.GetString()));
        var total = funds.GetProperty("total").GetProperty("funds");
        Assert.Equal((42_500.50m, 45_121.00m, -2_620.50m), (Amount(total, "totalIncome"), Amount(total, "totalExpense"), Amount(total, "balance")));
        Assert.Equal(schools.Values.Sum(s => Amount(s.GetProperty("funds"), "totalExpense") ?? 0), Amount(total, "totalExpense"));

        var page = await PageVisitor.Officer(application, "funds").Open("/districts/funds/years/2026/funds");
        var sums = page.QuerySelectorAll("tr.sum")[^1].QuerySelectorAll("td.num").Select(c => c.TextContent).ToArray();
        Assert.Equal(("42,500.50", "45,121.00", "-2,620.50"), (sums[5], sums[13], sums[14]));
        Assert.Contains(page.QuerySelectorAll("tbody a"), a => a.GetAttribute("href") == "/districts/funds/schools/b/ledgers/l32/2026");

        var sheet = RawWorkbook.Open((await scene.Officer.Get($"{scene.Path}/years/2026/funds/workbook")).Ok().Bytes).Sheets[0];
        var last = sheet.Cells.Single(c => c.Value.Value.StartsWith("合计：", StringComparison.Ordinal)).Key[1..];
        Assert.Equal(("合计：3 所，已登记 2 所", "42500.5", "45121", "-2620.5"), (sheet.Text($"A{last}"), sheet.Text($"I{last}"), sheet.Text($"Q{last}"), sheet.Text($"R{last}")));
        Assert.NotEmpty((await scene.Officer.Get($"{scene.Path}/years/2026/ledger-coverage/workbook")).Ok().Bytes);
        (await application.Chair("a", "funds").Get($"{scene.Path}/years/2026/funds")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");

        async Task Write(string school, string kind, Dictionary<string, string> values, params (string Check, string Why)[] explained) =>
            (await application.Chair(school, "funds").Post(
                $"{scene.School(school)}/ledgers/{kind}/2026/entries", new { entries = new[] { new { values, explanations = explained.ToDictionary(e => e.Check, e => e.Why) } } })).Ok();
    }

    private static decimal? Amount(JsonElement funds, string name) => funds.TryGetProperty(name, out var amount) && amount.ValueKind is JsonValueKind.Number ? amount.GetDecimal() : null;
}

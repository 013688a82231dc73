using System.Net;
using System.Text.Json;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Alike plans, over HTTP and a real database.</summary>
public sealed class AlikeApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private static readonly string[] Own =
    [
        "3月召开教职工代表大会1次，审议学校绩效考核办法。",
        "10月组织教职工沿望湖绿道健步走，走完全程的发纪念奖牌。",
        "请中医院专家到校为女教职工义诊，建立健康档案。",
        "每月20日为当月过生日的教师送上手写贺卡和绿植。",
    ];

    private static readonly string[] Unrelated =
    [
        "四月份举行民主恳谈会，答复教师提出的食堂问题。",
        "组织青年教师赴山区学校支教一周，撰写支教日记。",
        "元旦前办一场教工迎新晚会，各年级组出一个节目。",
        "为在抗洪中受损的教师家庭发放一次性补助。",
    ];

    private static object[] Tasks(params string[] sentences) =>
    [
        .. sentences.Select((sentence, i) => new
        {
            id = $"t{i}", title = sentence[..6], area = "a02", months = Array.Empty<string>(), source = new { start = 0, length = sentence.Length, sentence },
        }),
    ];

    private async Task HandIn(DistrictScene scene, string district, string school, string[] sentences, string plan = "2026", int year = 2026)
    {
        await scene.StartPlan(school, plan, year);
        (await application.Chair(school, district).Post($"{scene.Plan(school, plan)}/submission", new { title = $"{year}年工会工作计划", tasks = Tasks(sentences) })).Ok();
    }

    private static JsonElement[] Plans(ApiReply reply) => [.. reply.Ok().Json.GetProperty("plans").EnumerateArray()];

    private static string Text(JsonElement element, params string[] path) =>
        path.Aggregate(element, (e, name) => e.GetProperty(name)).GetString()!;

    [Fact]
    public async Task Alike_CopiedRewordedAndLastYears_AreFound_UnrelatedIsNot()
    {
        var scene = new DistrictScene(application, "alike");
        await scene.Found("a", "b", "c", "d");
        await HandIn(scene, "alike", "a", Own, "2025", 2025);
        await HandIn(scene, "alike", "a", Own);
        await HandIn(scene, "alike", "b", [.. Own.Select(s => s.Replace("3月", "四月", StringComparison.Ordinal).Replace("纪念奖牌", "纪念奖章", StringComparison.Ordinal))]);
        await HandIn(scene, "alike", "c", ["3月召開教職工代表大會1次，審議學校績效考核辦法。", "請中醫院專家到校為女教職工義診，建立健康檔案。", Own[3]]);
        await HandIn(scene, "alike", "d", Unrelated);

        var reply = (await scene.Officer.Get($"{scene.Plan("a")}/alike")).Ok();

        var found = Plans(reply).ToDictionary(p => Text(p, "plan", "school"));
        Assert.Equal(["a", "b", "c"], found.Keys.Order());
        Assert.Equal(("本校上年计划", "2025年", 4, 4, 100), Told(found["a"]));
        Assert.Equal(("其他学校", "2026年", 4, 4), (Told(found["b"]).Relation, Told(found["b"]).Span, Told(found["b"]).Shared, Told(found["b"]).Of));
        Assert.Equal(("其他学校", "2026年", 3, 4), (Told(found["c"]).Relation, Told(found["c"]).Span, Told(found["c"]).Shared, Told(found["c"]).Of));
        Assert.Equal("青岚区b学校", Text(found["b"], "plan", "schoolName"));
        var pair = found["b"].GetProperty("sentences")[1];
        Assert.Equal((Own[1], Own[1].Replace("纪念奖牌", "纪念奖章", StringComparison.Ordinal), "相近"), (Text(pair, "here"), Text(pair, "there"), Text(pair, "likenessName")));
        Assert.True(found["b"].GetProperty("sentences")[0].GetProperty("isSame").GetBoolean());
        Assert.Equal(4, reply.Json.GetProperty("compared").GetInt32());
    }

    [Fact]
    public async Task Alike_SentencesOfTheDistrictOrOfManySchools_AreNamedAndNotCounted()
    {
        var scene = new DistrictScene(application, "template");
        string[] schools = ["a", "b", "c", "d", "e"];
        await scene.Found(schools);
        string[] template = ["认真学习贯彻上级工会会议精神。", "加强工会自身建设，做好会员实名登记。", "开展劳动安全宣传月活动不少于一次。", "严格执行基层工会经费收支管理办法。"];
        (await scene.Officer.Post($"{scene.Path}/tasks", new
        {
            id = "safety",
            title = "开展劳动安全宣传月活动不少于1次",
            area = "a19",
            months = new[] { "2026-11" },
        })).Ok();
        foreach (var school in schools) await HandIn(scene, "template", school, template);

        var reply = (await scene.Officer.Get($"{scene.Plan("a")}/alike")).Ok();

        Assert.Empty(Plans(reply));
        Assert.Equal(
            ["template", "template", "districtTask", "template"],
            reply.Json.GetProperty("notCounted").EnumerateArray().Select(s => Text(s, "code")));
        Assert.Equal("5 所学校的计划都有这一句", Text(reply.Json.GetProperty("notCounted")[0], "reason"));
    }

    [Fact]
    public async Task Alike_LooksAtTheVersionThatWasHandedInLast()
    {
        var scene = new DistrictScene(application, "versions");
        await scene.Found("a", "b");
        await HandIn(scene, "versions", "a", Own);
        await HandIn(scene, "versions", "b", Own);
        Assert.Single(Plans(await scene.Officer.Get($"{scene.Plan("a")}/alike")));

        await scene.AcceptPlan("b");
        (await application.Chair("b", "versions").Post($"{scene.Plan("b")}/amendment", new { reason = "重写" })).Ok();
        await scene.SubmitPlan("b", Tasks(Unrelated));

        Assert.Empty(Plans(await scene.Officer.Get($"{scene.Plan("a")}/alike")));
    }

    [Fact]
    public async Task Alike_AskedByASchoolOrAboutNothing_IsRefused()
    {
        var scene = new DistrictScene(application, "alike-refused");
        await scene.Found("a", "b");
        await HandIn(scene, "alike-refused", "a", Own);
        await scene.StartPlan("b");

        (await application.Chair("a", "alike-refused").Get($"{scene.Plan("a")}/alike")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await application.Chair("b", "alike-refused").Get($"{scene.Plan("a")}/alike")).Refused(HttpStatusCode.NotFound, "scope.absent");
        var grain = application.Services.GetRequiredService<IGrainFactory>().Comparison(new("alike-refused"));
        Assert.Equal("scope.forbidden", Assert.Single((await grain.PlanTexts(new("chair", Role.SchoolChair, new("alike-refused"), new("b")))).Refusals).Code);
        (await application.Officer("elsewhere").Get($"{scene.Plan("a")}/alike")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await scene.Officer.Get($"{scene.Plan("a", "none")}/alike")).Refused(HttpStatusCode.NotFound, "plan.unknown");
        (await scene.Officer.Get($"{scene.Plan("b")}/alike")).Refused(HttpStatusCode.NotFound, "plan.nothing-handed-in");
        (await application.Chair("a", "alike-refused").Post($"{scene.Plan("a")}/withdrawal")).Ok();
        (await scene.Officer.Get($"{scene.Plan("a")}/alike")).Refused(HttpStatusCode.NotFound, "plan.nothing-handed-in");
    }

    private static (string Relation, string Span, int Shared, int Of, int Similarity) Told(JsonElement found) => (
        Text(found, "relationName"), Text(found, "plan", "span"), found.GetProperty("shared").GetInt32(), found.GetProperty("ofHere").GetInt32(),
        found.GetProperty("similarity").GetInt32());
}

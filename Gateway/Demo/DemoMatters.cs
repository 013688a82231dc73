using System.Collections.Immutable;
using DistrictUnion.Domain.Matters;

namespace DistrictUnion.Gateway.Demo;

/// <summary>
/// Matters of four schools of the sample: an election whose result waits for the office, another one and a congress that wait for the approval, and
/// an application that was returned.
/// </summary>
internal sealed class DemoMatters(DemoDesk desk)
{
    public async Task Create()
    {
        desk.Clock.GoTo(11, 20, 16, 30);
        await Request("linxi", "election", Election("第五届", "2026-12-18"));
        await Request("mingde", "congress", Congress("2026-12-11", 96));
        await Request("heting", "union-home", new()
        {
            ["level"] = "先进",
            ["plannedOn"] = "2026-12-15",
            ["members"] = "58",
            ["earlier"] = "2023年合格职工之家",
            ["ownScore"] = "91.5",
            ["summary"] = "活动室全天开放，三项制度上墙，会员评议满意率98%。",
        });
        await desk.AsOfficer(context => At("heting").Return(new(context, 1, "请附会员评议表，并写明评议日期。", new(2026, 11, 27))));
        await desk.AsOfficer(context => At("linxi").TakeUp(new(context, 1)));
        desk.Clock.GoTo(11, 20, 17, 0);
        await Request("songling", "election", Election("第七届", "2026-11-20"));
        await desk.AsOfficer(context => At("songling").Approve(new(context, 1, Of(new() { ["number"] = "青教工〔2026〕31号", ["text"] = "同意召开会员大会，选举第七届工会委员会、经费审查委员会和女职工委员会。" }))));
        await desk.AsChair(new("songling"), context => At("songling").CarryOut(new(context, 1, Of(new() { ["electedOn"] = "2026-11-20", ["place"] = "阶梯教室", ["expected"] = "62", ["present"] = "60" }))));
        await desk.AsChair(new("songling"), context => At("songling").Report(new(context, 1, new(
            Values(new() { ["endsOn"] = "2031-11-20", ["votes"] = "发出选票60张，收回60张，全部有效；当选人得票均超过到会人数的半数。" }),
            [
                Member("主席", "李敏", "全面工作"), Member("副主席", "周建平", "组织"), Member("经审主任", "郑文博", "经费审查"), Member("女工主任", "冯丽华", "女工"), Member("委员", "陈国栋", "文体"),
            ]))));
    }

    private Task<MatterReceipt> Request(string school, string kind, Dictionary<string, string> values) =>
        desk.AsChair(new(school), context => At(school).Request(new(context, null, new(kind), Of(values))));

    private static Dictionary<string, string> Election(string session, string day) => new()
    {
        ["session"] = session,
        ["plannedOn"] = day,
        ["meeting"] = "会员大会",
        ["members"] = "62",
        ["seats"] = "5",
        ["candidates"] = "李敏、周建平、吴海燕、郑文博、冯丽华、陈国栋",
        ["preparation"] = "经学校党支部研究同意，候选人名单已公示五个工作日。",
    };

    private static Dictionary<string, string> Congress(string day, int staff) => new()
    {
        ["name"] = "教职工代表大会",
        ["term"] = "4",
        ["session"] = "2",
        ["plannedOn"] = day,
        ["place"] = "报告厅",
        ["staff"] = $"{staff}",
        ["delegates"] = "40",
        ["teachers"] = "30",
        ["agenda"] = "审议学校工作报告\n审议绩效工资分配方案（修订）\n提案办理情况报告",
        ["preparation"] = "代表已补选，提案征集到11月27日。",
    };

    private static ImmutableSortedDictionary<string, string> Member(string post, string name, string duties) =>
        Values(new() { ["post"] = post, ["name"] = name, ["duties"] = duties });

    private static MatterContent Of(Dictionary<string, string> values) => new(Values(values), []);

    private static ImmutableSortedDictionary<string, string> Values(Dictionary<string, string> values) => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, values);

    private Grains.Interfaces.Matters.IMatterGrain At(string school) => desk.Matters(new(school));
}

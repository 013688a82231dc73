using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Demo;

/// <summary>Sentences that the schools of the sample write. Invented.</summary>
internal static class DemoTexts
{
    private static readonly string[] Problems = ["与区里的教研活动时间冲突，推迟了。", "外请的老师还没有定下来。", "场地在维修，暂时不能用。", "经办委员产假，刚完成交接。"];

    /// <summary>By work area, a01 to a20.</summary>
    private static readonly string[] DoneByArea =
    [
        "按计划召开会议，议定事项已分工到人，会议记录归档。",
        "代表出席率超过九成，各项议案表决通过，提案已逐条答复。",
        "内容、时间、范围都经公开小组审核，公示期内没有收到异议。",
        "全体教师参加，年级组推荐了主讲人，活动后收齐了心得。",
        "各教研组全员报名，评出一、二等奖，优秀课例已上传资源库。",
        "工会委员分组上门，慰问金和慰问品已登记签领。",
        "意见已经收齐并交学校办理，没有发生争议。",
        "报名踊跃，分年级组队，活动安全有序，照片已存档。",
        "按批次组织完成，个别外出人员已安排补检。",
        "名单核对无误，费用已缴，保单在财务处可查。",
        "女工委员牵头，女教职工全部参加，反响很好。",
        "退休老师到校参观座谈，行动不便的由委员上门看望。",
        "小组活动有计划、有记录，会员评家满意率较高。",
        "账目清楚，票据齐全，已向会员公布。",
        "按要求报送，区里采用了其中一部分。",
        "与结对学校完成对接，活动记录已交。",
        "总结已经提交，考核结果已公示。",
        "按学校统一部署完成，工会负责了组织发动。",
        "按区教育工会要求完成并上报。",
        "青年教师自己策划，活动效果好。",
    ];

    public static string Done(PlanTask task) =>
        int.TryParse(task.Area.Value.AsSpan(1), out var number) && number >= 1 && number <= DoneByArea.Length ? DoneByArea[number - 1] : "已按计划完成。";

    public static string UnderWay(PlanTask task) =>
        task.Kind is TaskKind.Standing ? "按月推进，台账同步登记，还有一部分没有完成。" : "方案已经定下来，正在分组准备。";

    public static string Problem(int luck) => Problems[luck % Problems.Length];

    public static string NextStep(Quarter quarter) => $"争取在{quarter.Next.FirstMonth.Month}月补上。";

    public static string Highlight(SchoolCode school, Quarter quarter) => school.Value switch
    {
        "mingde" => "两个校区第一次同场召开恳谈会，当场答复了十二条意见。",
        "songling" => "提案答复率达到百分之百，有三条建议写进了学校下学期工作计划。",
        "xingya" => "非洲鼓社团受邀在区文化馆演出。",
        _ => $"{quarter.Name}教职工满意度问卷好评率比上季度提高。",
    };

    public static ExtraWork Extra(Quarter quarter) => quarter.Number switch
    {
        1 => new("协助社区组织春节写春联", new("a16"), "八位书法特长教师参加，写春联二百余副。"),
        2 => new("为结对学校捐赠图书", new("a16"), "教职工自愿捐书，共一百三十余册。"),
        _ => new("承办片区工会工作交流会", new("a19"), "五所学校的工会主席参加，现场看了台账。"),
    };
}

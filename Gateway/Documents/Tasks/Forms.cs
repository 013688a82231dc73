using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Tasks;

/// <summary>Whether a measure without months is work once, work all year, or a sentence of intent.</summary>
internal static class Forms
{
    /// <summary>Before the deed, they say that it goes on: 继续开展…, 进一步加大….</summary>
    private static readonly string[] GoingOn =
    [
        "每月", "每周", "每学期", "每季度", "每天", "每两周", "两周一次", "坚持", "及时", "定期", "经常", "日常", "随时", "继续", "深化", "落实", "执行", "严格", "不定期", "全天候", "做到", "常规", "长期", "推进", "关心", "加强", "进一步", "不断", "加大",
        "完善", "规范", "强化", "重视", "利用", "实行", "各校", "积极响应", "全面", "维护", "关注", "提高", "必访",
    ];

    /// <summary>Wherever they stand, more than one occasion is meant.</summary>
    private static readonly string[] Plural = ["等活动", "各种", "多种形式", "丰富多彩", "社团", "经常化", "传统活动", "节假日", "各类", "理论学习", "政治学习", "职工学习", "结对联系"];

    private static readonly string[] Deeds =
    [
        "召开", "举办", "举行", "开展", "组织", "评选", "参加", "慰问", "体检", "比赛", "竞赛", "讲座", "培训", "走访", "座谈", "表彰", "续保", "征集", "签订", "成立", "修订", "制定", "制订", "发放", "调查", "观看", "参观", "疗休养", "测评", "评议", "审议", "换届",
        "演讲", "展", "办好", "购置", "改造", "创建", "建立", "协助", "编印", "设立", "组建", "办理", "参保", "撰写", "请", "赠送", "发送", "报销", "补助",
    ];

    private static readonly string[] Denials = ["取消", "不再", "不组织", "不举办", "不安排", "停办", "暂停"];

    /// <summary>取消10月份的运动会: nothing is to be done.</summary>
    public static bool IsDenied(string text) => Words.AnyStarts(text, Denials);

    public static TaskForm Of(string text, ReadQuantity? target)
    {
        if (IsDenied(text)) return TaskForm.StatementOnly;
        if (target is { Kind: QuantityKind.Frequency }) return TaskForm.Continuous;
        var deed = Words.First(text, Deeds);
        var goingOn = Words.First(text, GoingOn);
        if (deed < 0 && (goingOn >= 0 || target is { Kind: QuantityKind.Percent })) return TaskForm.Continuous;
        // What is counted is done, whatever its verb.
        if (deed < 0) return target is null ? TaskForm.StatementOnly : TaskForm.Once;
        return goingOn >= 0 && goingOn < deed || Words.First(text, Plural) >= 0 ? TaskForm.Continuous : TaskForm.Once;
    }
}

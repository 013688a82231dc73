namespace DistrictUnion.Documents.Tasks;

/// <summary>Whether a measure without months is work once, work all year, or a sentence of intent.</summary>
internal static class Forms
{
    private static readonly string[] AllYear =
        ["每月", "每周", "每学期", "每季度", "每天", "每两周", "两周一次", "坚持", "及时", "定期", "经常", "日常", "随时", "继续做好", "深化", "落实", "执行", "严格", "不定期", "公开", "全天候", "做到", "常规", "长期", "推进", "关心", "建立"];
    private static readonly string[] Deeds =
        ["召开", "举办", "举行", "开展", "组织", "评选", "参加", "慰问", "体检", "比赛", "竞赛", "讲座", "培训", "走访", "座谈", "表彰", "续保", "征集", "签订", "成立", "修订", "制定", "制订", "发放", "调查", "观看", "参观", "疗休养", "测评", "评议", "审议", "换届", "演讲", "展", "办好", "购置", "改造", "创建"];

    public static TaskForm Of(string text, ReadQuantity? target)
    {
        if (target is { Kind: QuantityKind.Frequency }) return TaskForm.Continuous;
        var deed = First(text, Deeds);
        var year = First(text, AllYear);
        if (deed < 0) return year >= 0 ? TaskForm.Continuous : TaskForm.StatementOnly;
        return year >= 0 && year < deed ? TaskForm.Continuous : TaskForm.Once;
    }

    private static int First(string text, string[] words)
    {
        var first = -1;
        foreach (var word in words)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && (first < 0 || at < first)) first = at;
        }

        return first;
    }
}

namespace DistrictUnion.Tests.Gateway.Documents.Coverage;

/// <summary>Small plans of invented schools with what they cover, labelled by hand: point, found of required; a point that is not named is not covered.</summary>
internal static class CoveragePlans
{
    /// <summary>Measures and the months that carry them out: nothing counts twice.</summary>
    private const string MeasuresAndMonths = """
        望湖小学工会2026年工作计划

        一、民主管理
        1．召开五届二次教代会，审议学校工作报告。
        2．工会委员会每季度召开一次会议。
        3．校务公开栏每学期更新2次。
        二、师德与业务
        1．每学期开展一次师德教育活动。
        2．举办青年教师基本功比赛。
        三、关心教职工
        1．坚持五必访，登记在册。
        2．春节前慰问困难教职工。
        3．组织教职工健康体检。
        4．办理医疗互助保障续保。
        四、文体活动
        1．举办教工趣味运动会。
        2．组织教工羽毛球赛。

        月份安排
        一月：慰问困难教职工
        三月：五届二次教代会；三八节女教职工插花活动
        四月：教工羽毛球赛
        五月：教职工健康体检
        六月：工会委员会会议
        九月：医疗互助保障续保
        十月：教工趣味运动会；退休教师重阳座谈
        十二月：民主评议学校领导；工会经费审查
        """;

    /// <summary>A semester by weeks, nothing but a schedule; a year's demand is halved.</summary>
    private const string SemesterByWeeks = """
        青松中学2026学年第一学期工会工作行事历

        第1周
        工会委员会学期初会议
        第2周
        教师节表彰师德标兵
        第5周
        教工气排球赛
        第7—8周
        教工摄影展
        第9周
        重阳节退休教师返校
        第11周
        工会委员会期中会议
        第14周
        教职工体检
        第17周
        召开教代会
        第19周
        工会经费收支公示
        第20周
        送温暖走访困难教职工
        """;

    /// <summary>No schedule; what is given up and what others do is no coverage.</summary>
    private const string WithDenials = """
        石桥初级中学2026年工会工作计划

        一、民主管理
        （一）每年召开教代会1次，征集提案。
        （二）召开家长委员会会议，由德育处负责。
        （三）工会委员会全年不少于4次会议。
        二、服务教职工
        （一）因学校搬迁，今年取消教职工体检。
        （二）组织学生运动会，工会派人服务。
        （三）慰问困难教职工，建立帮扶名册。
        三、财务管理
        （一）每季度公布一次工会经费收支。
        （二）年底组织经费审查。
        四、资料
        （一）整理工会台账，及时归档。
        """;

    /// <summary>A kindergarten's list with the months in brackets.</summary>
    private const string ListWithMonths = """
        银杏幼儿园工会2026年工作计划

        一、主要工作
        1. 召开教职工大会。（3月）
        2. 园务公开检查。（3月、9月）
        3. 师德承诺签名。（9月）
        4. 师德演讲比赛。（5月）
        5. 三八节花艺活动。（3月）
        6. 教职工跳绳比赛。（4月）
        7. 教职工合唱比赛。（10月）
        8. 迎新联欢会。（12月）
        9. 女职工体检。（5月）
        10. 幼儿体检。（6月）
        11. 春节慰问困难教职工。（1月）
        12. 保育员岗位练兵。（6月）
        """;

    /// <summary>Intentions without a deed: they are shown, but they cover nothing.</summary>
    private const string Slogans = """
        云台小学2026年工会工作计划

        一、提高认识
        1. 师德为先，做人民满意的教师。
        2. 让女教职工感受工会大家庭的温馨。
        二、主要活动
        1. 6月召开教代会。
        2. 10月组织教职工健步走。
        """;

    /// <summary>Headings carry the subject; the works below do not repeat it.</summary>
    private const string SubjectInTheHeading = """
        柳岸小学2026年工会工作计划

        一、退休教职工工作
        1. 春节前组织上门走访。
        2. 10月组织参观新校园。
        二、女职工工作
        1. 3月举办健康知识讲座。
        三、互助保障
        1. 9月组织参保登记。
        四、文体活动
        1. 4月举办飞镖比赛。
        2. 5月举办掷沙包比赛。
        3. 10月举办投壶比赛。
        4. 12月举办猜灯谜比赛。
        """;

    public static (string Name, string Text, string Points)[] All { get; } =
    [
        ("measures and months", MeasuresAndMonths,
            "congress 1/1; committee 4/4; openness 4/1; morality 2/2; skills 1/1; visits 1/1; warmth 1/1; checkup 1/1; insurance 1/1; culture 3/4; women 1/1; retired 1/1; appraisal 1/1; audit 1/1"),
        ("semester by weeks", SemesterByWeeks,
            "committee 2/2; morality 1/1; culture 2/2; retired 1/1; checkup 1/1; congress 1/1; funds 1/1; warmth 1/1"),
        ("with denials", WithDenials,
            "congress 1/1; committee 4/4; warmth 1/1; funds 4/1; audit 1/1; records 1/1"),
        ("list with months", ListWithMonths,
            "congress 1/1; openness 2/1; morality 2/2; women 2/1; culture 4/4; warmth 1/1; skills 1/1"),
        ("slogans", Slogans, "congress 1/1; culture 1/4"),
        ("subject in the heading", SubjectInTheHeading, "retired 2/1; women 1/1; insurance 1/1; culture 4/4"),
    ];
}

using System.Collections.Immutable;

namespace DistrictUnion.Domain.Districts;

/// <summary>The required points that hold until a district sets its own. Source: domain study of plans, rubrics and laws, sections 2 to 5.</summary>
public static class RequiredPoints
{
    private const string Custom = "考核细则常见项目";

    public static ImmutableArray<RequiredPoint> Shipped { get; } =
    [
        Point("congress", "教代会", "a02", "《学校教职工代表大会规定》：每学年至少召开一次；幼儿园和小规模学校可为教职工大会。")
            .By("教代会|教职工代表大会|教职工大会|教职员工大会|教工代表大会|教工大会|职代会|双代会")
            .Not("教代会代表|教代会提案|教代会决议|教代会精神|教代会职权|教代会制度|教代会各项|教代会通过|教代会审议通过|提交教代会|向教代会|经教代会"),
        Point("appraisal", "民主评议", "a02", Custom + "：每年评议一次学校领导干部。")
            .By("民主评议|民主测评|述职评议|评议 领导|评议 干部|评议 校长|评议 园长|测评 领导"),
        Point("committee", "工会委员会会议", "a01", Custom + "：每年不少于四次，记录完整。", 4)
            .By("工会委员会会议|工会委员会议|委员会会议|委员会议|委员会例会|委员例会|主席例会|工会例会|工会干部会议|工会委员会 会议|工会委员会 召开|工会委员会 例会|工会委员会 学习会|工会委员 会议|工会委员 例会")
            .Not("家长委员会|家委会|校务委员会|园务委员会|膳食委员会|女工委员会|女职工委员会|经审委员会|经费审查委员会|支部委员会|调解委员会|学术委员会|评审委员会|监督委员会"),
        Point("openness", "校务公开", "a03", Custom + "：制度健全，公开栏按时更新，有记录。")
            .By("校务公开|园务公开|政务公开|校务公示|公开栏|公示栏|每月公示|定期公示"),
        Point("morality", "师德教育", "a04", Custom + "：期初有目标、期中有自查、期末有小结，每学期至少一次活动。", 1, PointPeriod.Semester)
            .By("师德|师风|职业道德|好老师|教育故事|四有教师").Not("师德档案"),
        Point("skills", "岗位练兵与竞赛", "a05", Custom + "：每年至少一次岗位练兵、技能竞赛或师徒结对。")
            .By("岗位练兵|练兵|基本功|技能竞赛|技能比赛|教学竞赛|教学比武|教学比赛|比武|劳动竞赛|师徒结对|师徒|青蓝工程|拜师|优质课评比|教学能手|教学技能|职业技能|业务竞赛|三字一话|玩教具|环境创设|课堂教学 比武|课堂教学 比赛|板书 比赛|板书比赛")
            .Not("学生技能|学生基本功"),
        Point("warmth", "送温暖", "a06", Custom + "：困难职工建档，节日走访慰问。")
            .By("送温暖|送清凉|困难 慰问|困难 走访|困难 帮扶|困难 救助|困难 建档|困难 档案|春节 慰问|新春 慰问|节日 慰问")
            .Not("困难学生|困难家庭学生|困难儿童|克服困难|贫困生"),
        Point("visits", "五必访", "a06", Custom + "：住院、婚丧、生育、退休、重大困难应访尽访。")
            .By("五必访|六必访|必访|住院 慰问|住院 看望|住院 探望|生病 慰问|生病 看望|生病 探望|婚丧 慰问|家访教职工"),
        Point("checkup", "教职工体检", "a09", "《教师法》：教师享受定期健康检查；多为每年一次或两年一次。")
            .By("体检|健康检查")
            .Not("学生体检|幼儿体检|儿童体检|新生体检|女教职工体检|女职工体检|女教师体检|女性体检|专项体检|退休教师体检|退休教职工体检|入职体检|体检报告|体检中心"),
        Point("insurance", "互助保障", "a10", Custom + "：按年度组织参保、续保和理赔。").WholeArea()
            .By("互助保障|医疗互助|互助保险|职工互助|住院保障|重大疾病保障|互助金"),
        Point("women", "女职工工作", "a11", "《女职工劳动保护特别规定》《妇女权益保障法》：特殊保护、定期妇科检查，三八节活动。").WholeArea()
            .By("女教职工|女职工|女教师|女教工|女工|女性|三八|三·八|三•八|三.八|妇女节|女神节|巾帼|妇检|两癌")
            .Not("女教职工占|女职工占|女教师占"),
        Point("culture", "文体活动", "a08", Custom + "：每年不少于四次，参与面广。", 4).WholeArea()
            .By(
                "运动会|体育节|趣味活动|趣味竞赛", "篮球", "气排球|排球", "羽毛球", "乒乓", "足球", "健步|徒步|远足|毅行", "登山|登高", "踏青|春游|秋游|户外拓展|拓展活动",
                "跳绳|拔河|踢毽", "合唱|歌咏|歌唱|歌手", "联欢|汇演|文艺演出|迎新晚会", "象棋|围棋|棋类|棋牌|扑克", "书法|摄影|书画|绘画", "瑜伽|太极|健身操|健身|工间操|广播操|八段锦",
                "插花|花艺|茶艺|烘焙", "社团|俱乐部|兴趣小组", "文体活动|文娱活动|体育活动|健身活动|文化体育")
            .Not("学生社团|学生运动会|社团课|书法课|健身房"),
        Point("retired", "退休教职工慰问", "a12", Custom + "：春节、教师节、重阳节走访或座谈。").WholeArea()
            .By("退休|退管|退教协|重阳|敬老|荣退|老教师 慰问|老教师 走访|老教师 座谈").Not("退休手续|退休金|退休年龄|临近退休"),
        Point("funds", "经费预决算与公开", "a14", "《工会法》：独立的预算、决算制度，定期向会员公布。")
            .By("经费 预算|经费 决算|经费 公布|经费 公开|经费 公示|经费 收支|财务 公开|财务 公布|收支 公布|收支 公示|预算 工会|决算 工会|预决算")
            .Not("学校财务|学校的财务|经费审查|经费审计|党建经费|办公经费|教育经费|办学经费"),
        Point("audit", "经费审查", "a14", "《工会法》：经费审查委员会审查，向会员大会报告。")
            .By("经审|经费审查|经费审计|内部审计|账目 审查|收支 审查|账务 审查"),
        Point("records", "档案台账", "a15", Custom + "：台账齐全，装订归档。")
            .By("台账|台帐|归档|档案管理|档案资料|档案 整理|档案 工会")
            .Not("健康档案|困难教职工档案|困难职工档案|困难档案|师德档案|学生档案|人事档案|业务档案"),
    ];

    private static RequiredPoint Point(string code, string name, string area, string note, int least = 1, PointPeriod per = PointPeriod.Year) =>
        new(new(code), name, new(area), [], [], least, "次", per, [], note);

    /// <param name="works">Each a work, its words apart by |.</param>
    private static RequiredPoint By(this RequiredPoint point, params string[] works) =>
        point with { Works = [.. works.Select(words => new RecognisedWork([.. words.Split('|')]))] };

    private static RequiredPoint Not(this RequiredPoint point, string words) => point with { NotWords = [.. words.Split('|')] };

    private static RequiredPoint WholeArea(this RequiredPoint point) => point with { IsWholeArea = true };
}

using static DistrictUnion.Tests.Gateway.Documents.DocxBuilder;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>Plans of invented schools, written for these tests; each has a layout of its own.</summary>
internal static class Samples
{
    /// <summary>Chapters with 1.1 numbers, and a list of activities that carry their month in a bracket.</summary>
    public const string Chapters = """
        榆林路中学2024—2025学年工会工作计划

        第一章 指导思想
        全体会员团结一心，服务教学，服务教师。

        第二章 民主管理
        1.1 开好教代会，每学年不少于2次，代表提案件件有回音。
        1.2 校务公开栏每月更新一次。

        第三章 关心教师
        2.1 组织全体教师体检。
        2.2 慰问住院教师，标准为每人300元，由生活委员上门看望并做好登记。

        第四章 全年活动
        1.新教师入会仪式（9月）
        2.重阳节登高（10月）
        3.冬至包饺子（12月中旬）
        4.迎新春写春联（1月）
        5.女教师踏青（3月）

        第五章 工作要求
        各小组按计划落实，遇有调整及时告知工会。
        """;

    /// <summary>Blocks of one activity each, with fields.</summary>
    public const string Blocks = """
        云杉幼儿园工会
        2025年秋季学期工作计划

        本学期，园工会以“温暖、健康、成长”为主题开展工作。

        一、重点工作
        第一，开好教职工大会，听取园务报告。
        第二，做好新教师的师徒结对，每对师徒每月听课至少2节。

        二、主要活动
        活动一：教师节茶话会
        时间：9月8日
        地点：多功能厅
        负责人：女工委员
        活动二：亲子运动会
        时间：10月中旬
        负责人：文体委员
        活动三：年终团拜
        时间：次年1月
        负责人：工会主席
        """;

    /// <summary>Months above weeks, loose times, a holiday.</summary>
    public const string MonthsAndWeeks = """
        2023学年第二学期工会工作安排
        松鹤实验小学工会

        二月份
        第1周：工会委员碰头，商定学期计划
        第2—3周：走访困难会员；整理会员档案
        三月份
        第4周：“三八”节花艺体验
        第6周：教工跳绳比赛
        四月份
        第9周：
        1、春季健步走
        2、读书沙龙
        暑假：骨干教师疗休养
        每月：小组活动一次

        松鹤实验小学工会
        2024年2月20日
        """;

    /// <summary>Last year's summary first, then the plan; page furniture and an anti-copy mark.</summary>
    public const string SummaryFirst = """
        首页 > 教师频道 > 工会
        2022年槐荫小学工会工作总结
        一年来，槐荫小学工会在上级工会和学校党支部的领导下，开展了三场球赛、两次慰问，教职工满意率达到97%。

        2023年槐荫小学工会工作计划
        新的一年，槐荫小学工会将围绕学校中心工作，办好实事。
        一、建好职工之家
        1、布置教工活动室，添置图书50本。
        2、举办两场心理讲座。xk83mPq
        二、管好工会经费
        1、每学期公布一次账目。
        2、大额支出经委员会讨论，单笔不超过5000元。
        槐荫小学工会
        2023年1月10日
        下一篇：2023年槐荫小学少先队工作计划
        """;

    /// <summary>A table that was flattened to one cell a line and lost its empty cells.</summary>
    public const string DenseTable = """
        枣园中学2026年工会活动安排
        序号
        时间
        活动内容
        负责人
        1
        3月
        女教工健步走
        女工委员
        2
        5月—6月
        教工篮球联赛
        文体委员
        3
        9月
        教师节表彰会
        工会主席
        注：时间如有变动另行通知。
        """;

    /// <summary>A web page: navigation, an ordered list, a data table and related links.</summary>
    public const string Page = """
        <!DOCTYPE html><html><head><title>计划</title><script>var a = "工会";</script></head><body>
        <nav><a href="/">首页</a><a href="/a">新闻</a><a href="/b">通知</a></nav>
        <div class="main"><h1>竹溪镇中心小学2025年工会工作计划</h1>
        <p>2025年，我校工会将继续做好服务。</p>
        <h2>一、民主管理</h2><ol><li>召开教代会。</li><li>公开栏每季度更新1次。</li></ol>
        <h2>二、文体活动</h2><p>组织教工参加健步走和合唱，参与率不低于85%。</p>
        <h2>三、活动安排</h2>
        <table><tr><th>月份</th><th>活动</th><th>责任人</th></tr>
        <tr><td rowspan="2">3月</td><td>踏青</td><td>女工委员</td></tr><tr><td>师德演讲</td><td>宣传委员</td></tr>
        <tr><td>12月</td><td>总结表彰</td><td>工会主席</td></tr></table></div>
        <ul><li><a href="1">2025年春游方案</a></li><li><a href="2">食堂公示</a></li><li><a href="3">值周安排</a></li></ul>
        </body></html>
        """;

    /// <summary>A Word document: automatic numbers, a table with merged months, a tracked change, a text box, hidden text.</summary>
    public static byte[] Word() => Document(
        Paragraph("梧桐街小学2026年工会工作计划")
        + Numbered("指导思想", 0) + Paragraph("围绕学校中心工作，服务全体会员。")
        + Numbered("主要工作", 0)
        + Numbered("加强民主管理", 1)
        + Numbered("召开教代会，收集提案不少于10件。", 2)
        + $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"2\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{Run("公开栏")}<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>每学期</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\">{Run("每月")}</w:ins>{Run("更新一次。")}<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>"
        + Numbered("关心教师健康", 1)
        + Numbered("组织全体会员体检。", 2)
        + Numbered("活动安排", 0)
        + Table(["月份", "活动内容", "责任人"], ["3月", "女教师插花", "女工委员"], ["^", "师德宣讲", "宣传委员"], ["9月", "庆祝教师节\n新教师入会", "工会主席"])
        + $"<w:p>{Run("梧桐街小学工会")}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{Paragraph("重复")}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + $"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{Paragraph("2026年1月5日")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>");
}

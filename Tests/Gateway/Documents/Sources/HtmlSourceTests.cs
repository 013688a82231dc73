using System.Text;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

public sealed class HtmlSourceTests
{
    private const string Prose = "<p>本学期工会将围绕学校中心工作，团结全体会员，办好实事，做好服务，让每一位教师在校园里都有家的感觉。</p><p>全体会员要积极参加各项活动。</p>";

    [Fact]
    public void Read_SchoolSite_IsTheArticleWithItsTitle() => Assert.Equal(
        ["柳园小学2025年工会工作计划", "本学期工会将围绕学校中心工作，团结全体会员，办好实事，做好服务，让每一位教师在校园里都有家的感觉。", "全体会员要积极参加各项活动。", "开好教代会，落实校务公开，听取会员意见，提案件件有答复，重大事项先听教职工的意见，再作决定，定了就办，办了就公布。认真落实上级工会的各项要求，把温暖送到每一位会员的身边，把活动办到大家的心坎上，让教职工有更多的获得感。", "柳园小学工会"],
        Lines($"""
            <html><head><title>x</title><style>.tip, #ad1{"{"}display: none{"}"} .a .b{"{"}display:none{"}"}</style></head><body><form id="aspnetForm">
            <div class="top"><a href="/">首页</a> <a href="/x">学校概况</a></div><div class="mainNav"><ul><li>新闻</li><li>公告</li></ul></div>
            <div class="hd"><h2>柳园小学2025年工会工作计划</h2><a href="#">打印</a></div>
            <div class="box"><div class="location">当前位置：<a href="/">首页</a> &gt; 2025年工作计划</div>
            <div class="con">{Prose}<p>开好教代会，落实校务公开，听取会员意见，提案件件有答复，重大事项先听教职工的意见，再作决定，定了就办，办了就公布。认真落实上级工会的各项要求，把温暖送到每一位会员的身边，把活动办到大家的心坎上，让教职工有更多的获得感。</p><span class="tip">看不见</span><p id="ad1">看不见</p><p style="DISPLAY : none">看不见</p><div class="b">柳园小学工会</div></div>
            <div class="page">上一篇：<a href="1">春游</a></div><p>版权声明</p></div>
            <div class="right"><p>通知：下周三下午停水，请各班做好准备。</p></div><div id="footer">柳园小学</div></form></body></html>
            """));

    [Fact]
    public void Read_LinkLists_AreLeftOutButNotAnArticleCalledSo() => Assert.Equal(
        ["本学期工会将围绕学校中心工作，团结全体会员，办好实事，做好服务，让每一位教师在校园里都有家的感觉。", "全体会员要积极参加各项活动。"],
        Lines($"<html><body><div class='sidebar'>{Prose}</div><ul><li><a href=1>一月活动</a></li><li><a href=2>二月活动</a></li><li><a href=3>三月活动</a></li></ul></body></html>"));

    [Fact]
    public void Read_Lists_GetTheirNumbersBack() => Assert.Equal(
        ["3. 教代会", "4. 公开栏", "7. 提案", "a. 体检", "一、慰问", "● 健步走", "● 插花", "1、合唱", "2、书画"],
        Lines("""
            <html><body><ol start=3><li><p>教代会</p><li>公开栏<li value=7>提案<li> </ol><ol type=a><li>体检</ol><ol style="list-style-type:cjk-ideographic"><li>慰问</ol>
            <ul><li>健步走</li><li>插花</li></ul><ol><li>1、合唱</li><li>2、书画</li></ol></body></html>
            """));

    [Fact]
    public void Read_Tables_KeepColumnsAndPrintMergedCellsOnce() => Assert.Equal(
        ["活动安排表", "月份\t内容\t\t负责人", "3月\t文体\t踏青\v健步走\t主席", "\t学习\t讲座\t主席", "4月\t休息", "注：时间可调整"],
        Lines("""
            <html><body><table><tr><td colspan=4><p>活动安排表</p></td></tr><tr><th>月份</th><th colspan=2>内容</th><th>负责人</th></tr>
            <tr><td rowspan=2>3月</td><td>文体</td><td><p>踏青</p><p>健步走</p></td><td>主席</td></tr><tr><td>学习</td><td>讲座</td><td>主席</td></tr>
            <tr><td>4月</td><td colspan=3>休息</td></tr><tr><td colspan=4>注：时间可调整</td></tr></table></body></html>
            """));

    [Fact]
    public void Read_LayoutTable_IsLines() => Assert.Equal(
        ["2025年工会计划", "本学期工会将围绕学校中心工作，团结全体会员，办好实事，做好服务，让每一位教师在校园里都有家的感觉。", "全体会员要积极参加各项活动。"],
        Lines($"<html><body><table><tr><td><a href=1>首页</a></td><td><table><tr><td>2025年工会计划</td></tr><tr><td>{Prose}</td></tr></table></td></tr></table></body></html>"));

    [Fact]
    public void Read_BreaksAndSpaces_AreSetAsABrowserDoes() => Assert.Equal(
        ["加强民主管理，", "落实 2 项制度", "一、二", "甲", "乙"],
        Lines("<div>加强民主\n管理，<br>&nbsp;&nbsp;落实\n2 项制度<br><br><b>一、</b>\n<ruby><b>二</b><rt>er</rt></ruby></div><pre>甲\n乙</pre>").Select(line => line.Trim('\u00A0')).ToArray());

    [Fact]
    public void Read_WordsOwnPage_KeepsItsNumbers() => Assert.Equal(
        ["一、民主管理", "1.召开教代会", "● 组织体检", "每月一次"],
        Lines("""
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--></head><body><div class=WordSection1>
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span>民主
            管理</span></p><p><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>召开教代会<span style='mso-hide:all;display:none'>看不见</span></p><p><span style='font-family:Wingdings;mso-list:Ignore'>l<span>&nbsp; </span></span>组织体检<o:p></o:p></p>
            <p><del>每学期</del><ins>每月</ins>一次</p></div></body></html>
            """));

    [Fact]
    public void Read_DeclaredGb2312_IsTaken()
    {
        var page = SourceText.Gb.GetBytes("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body><p>工会</p></body></html>");
        Assert.Equal(("工会", "gb18030"), (SourceText.Read(page).Text, SourceText.Read(page).Source.Encoding));
    }

    [Theory]
    [InlineData("quoted-printable")]
    [InlineData("base64")]
    [InlineData("8bit")]
    public void Read_SingleFilePage_IsThePageAmongItsParts(string coding)
    {
        var page = SourceText.Gb.GetBytes("<html><body><p>工会计划</p><p>召开教代会</p></body></html>");
        var body = coding switch
        {
            "base64" => Convert.ToBase64String(page, Base64FormattingOptions.InsertLineBreaks),
            "8bit" => Encoding.Latin1.GetString(page),
            _ => string.Concat(page.Select(value => value is > 0x7E or (byte)'=' ? $"={value:X2}" : ((char)value).ToString())).Replace("<p>", "<p>=\r\n", StringComparison.Ordinal),
        };
        var message = $"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--=_x\"\r\n\r\nThis document is a Web archive file.\r\n\r\n----=_x\r\nContent-Location: file:///x.htm\r\nContent-Transfer-Encoding: {coding}\r\nContent-Type: text/html; charset=\"gb2312\"\r\n\r\n{body}\r\n\r\n----=_x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\r\n----=_x--\r\n";
        Assert.Equal(["工会计划", "召开教代会"], SourceText.Lines(Encoding.Latin1.GetBytes(message)));
        foreach (var length in (int[])[130, 200, 260, message.Length - 150]) Assert.NotEmpty(SourceText.Read(Encoding.Latin1.GetBytes(message[..Math.Min(length, message.Length)])).Flaws);
    }

    [Fact]
    public void Read_OnlyAPicture_IsAScan() => Assert.Equal(["document.is-picture"], SourceText.Codes(SourceText.Read("<html><body><p><img src='1.jpg'></p></body></html>"u8.ToArray())));

    [Theory]
    [InlineData("<div>", 200_000)]
    [InlineData("<span>x</b>", 100_000)]
    [InlineData("<table><tr><td>", 50_000)]
    [InlineData("<a><div>", 50_000)]
    [InlineData("<font size=1><p>x", 20_000)]
    public void Read_PagesThatNestWithoutEnd_AreBounded(string piece, int count)
    {
        var reading = SourceText.Read(Encoding.UTF8.GetBytes("<html><body>" + new StringBuilder().Insert(0, piece, count)));
        Assert.Equal(["document.too-complex"], SourceText.Codes(reading));
    }

    [Fact]
    public void Read_FontsThatNobodyCloses_AreBounded()
    {
        var fonts = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<font size={i}>"));
        Assert.Equal(["document.too-complex"], SourceText.Codes(SourceText.Read(Encoding.UTF8.GetBytes($"<html><body><div>{fonts}</div>" + new StringBuilder().Insert(0, "<p>x</p>", 5_000)))));
    }

    [Fact]
    public void Read_ManyParagraphs_IsLinear() =>
        Assert.Equal(100_000, SourceText.Read(Encoding.UTF8.GetBytes("<html><body>" + new StringBuilder().Insert(0, "<p>工会</p>", 100_000))).Text.Count(character => character == '会'));

    private static string[] Lines(string page) => SourceText.Lines(Encoding.UTF8.GetBytes(page));
}

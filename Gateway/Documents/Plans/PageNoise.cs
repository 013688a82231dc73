using System.Buffers;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Plans;

/// <summary>What a web page prints around and between its articles.</summary>
internal static class PageNoise
{
    private const string Arrows = "←→«»‹›▼▲▽↓↑<>▶-—*#";
    private const int LongestNotice = 160;
    private const int LongestLinks = 80;
    private const int LongestButtons = 40;

    /// <summary>Lines that begin so belong to the page; nothing is said about the lines behind them.</summary>
    private static readonly (string Words, LeftOutReason Reason)[] Beginnings =
    [
        ("发布", LeftOutReason.PageFurniture), ("时间:", LeftOutReason.PageFurniture), ("日期:", LeftOutReason.PageFurniture), ("作者", LeftOutReason.PageFurniture),
        ("来源", LeftOutReason.PageFurniture), ("编辑:", LeftOutReason.PageFurniture), ("编辑：", LeftOutReason.PageFurniture),
        ("责任编辑", LeftOutReason.PageFurniture), ("当前位置", LeftOutReason.PageFurniture), ("您的位置", LeftOutReason.PageFurniture), ("您现在的位置", LeftOutReason.PageFurniture),
        ("你的位置", LeftOutReason.PageFurniture), ("首页", LeftOutReason.PageFurniture), ("打印本页", LeftOutReason.PageFurniture), ("打印", LeftOutReason.PageFurniture),
        ("访问量", LeftOutReason.PageFurniture), ("浏览", LeftOutReason.PageFurniture), ("点击数", LeftOutReason.PageFurniture), ("点击次数", LeftOutReason.PageFurniture), ("阅读量", LeftOutReason.PageFurniture),
        ("阅读次数", LeftOutReason.PageFurniture), ("阅读：", LeftOutReason.PageFurniture), ("字号", LeftOutReason.PageFurniture), ("字体", LeftOutReason.PageFurniture), ("关闭窗口", LeftOutReason.PageFurniture),
        ("返回", LeftOutReason.PageFurniture), ("版权", LeftOutReason.PageFurniture), ("Copyright", LeftOutReason.PageFurniture), ("备案号", LeftOutReason.PageFurniture), ("分享到", LeftOutReason.PageFurniture),
        ("发表于", LeftOutReason.PageFurniture), ("更新时间", LeftOutReason.PageFurniture), ("更新日期", LeftOutReason.PageFurniture), ("文章来源", LeftOutReason.PageFurniture), ("信息来源", LeftOutReason.PageFurniture),
        ("下载本文", LeftOutReason.Advertising), ("点击下载", LeftOutReason.Advertising), ("推荐度", LeftOutReason.Advertising), ("想了解更多", LeftOutReason.Advertising), ("更多", LeftOutReason.Advertising),
        ("查看更多", LeftOutReason.Advertising), ("扫码", LeftOutReason.Advertising), ("扫一扫", LeftOutReason.Advertising), ("关注公众号", LeftOutReason.Advertising), ("广告", LeftOutReason.Advertising),
        ("VIP", LeftOutReason.Advertising), ("收藏《", LeftOutReason.Advertising), ("下载文档", LeftOutReason.Advertising), ("立即下载", LeftOutReason.Advertising), ("免费下载", LeftOutReason.Advertising),
        ("以下是小编", LeftOutReason.Introduction), ("下面是小编", LeftOutReason.Introduction), ("以上就是", LeftOutReason.Introduction), ("以上是小编", LeftOutReason.Introduction),
        ("剩余内容", LeftOutReason.HiddenContent), ("展开全文", LeftOutReason.HiddenContent), ("阅读全文", LeftOutReason.HiddenContent), ("关闭", LeftOutReason.PageFurniture), ("本文共", LeftOutReason.PageFurniture),
        ("本站", LeftOutReason.PageFurniture), ("来自：", LeftOutReason.PageFurniture), ("播放：", LeftOutReason.PageFurniture), ("音频：", LeftOutReason.PageFurniture), ("视频：", LeftOutReason.PageFurniture), ("图：", LeftOutReason.PageFurniture),
        ("本文由", LeftOutReason.PageFurniture), ("点击上方", LeftOutReason.Advertising), ("点击蓝字", LeftOutReason.Advertising), ("原创", LeftOutReason.PageFurniture), ("编者按", LeftOutReason.Introduction), ("编前语", LeftOutReason.Introduction),
        ("文章导读", LeftOutReason.Introduction), ("供稿", LeftOutReason.PageFurniture), ("文案", LeftOutReason.PageFurniture), ("排版", LeftOutReason.PageFurniture), ("监制", LeftOutReason.PageFurniture), ("阅读原文", LeftOutReason.PageFurniture),
        ("收录于", LeftOutReason.PageFurniture), ("预览时标签", LeftOutReason.PageFurniture), ("作者回复", LeftOutReason.PageFurniture), ("馆友评论", LeftOutReason.PageFurniture), ("标签：", LeftOutReason.PageFurniture), ("页码", LeftOutReason.PageFurniture),
        ("跳至内容", LeftOutReason.PageFurniture), ("文章目录", LeftOutReason.PageFurniture), ("点“在看”", LeftOutReason.Advertising), ("微信扫一扫", LeftOutReason.Advertising), ("长按识别", LeftOutReason.Advertising), ("点击展开", LeftOutReason.HiddenContent),
        ("附件下载", LeftOutReason.PageFurniture), ("主办：", LeftOutReason.PageFurniture), ("网站标识码", LeftOutReason.PageFurniture), ("制表：", LeftOutReason.PageFurniture), ("索引号", LeftOutReason.PageFurniture), ("发布机构", LeftOutReason.PageFurniture),
        ("生成日期", LeftOutReason.PageFurniture), ("公开方式", LeftOutReason.PageFurniture), ("公开范围", LeftOutReason.PageFurniture),
        ("下载此文", LeftOutReason.PageFurniture), ("分享：", LeftOutReason.PageFurniture), ("分享:", LeftOutReason.PageFurniture), ("发件人", LeftOutReason.PageFurniture), ("收件人", LeftOutReason.PageFurniture),
        ("发送时间", LeftOutReason.PageFurniture), ("主题：", LeftOutReason.PageFurniture), ("发自我的", LeftOutReason.PageFurniture), ("本邮件", LeftOutReason.PageFurniture), ("上一页", LeftOutReason.PageFurniture), ("下一页", LeftOutReason.PageFurniture),
        ("联系电话", LeftOutReason.PageFurniture), ("办公电话", LeftOutReason.PageFurniture), ("联系人", LeftOutReason.PageFurniture), ("热门搜索", LeftOutReason.Advertising), ("热门蒐索", LeftOutReason.Advertising), ("开通VIP", LeftOutReason.Advertising),
        ("您还可以输入", LeftOutReason.PageFurniture), ("设为首页", LeftOutReason.PageFurniture), ("发新话题", LeftOutReason.PageFurniture), ("查看：", LeftOutReason.PageFurniture), ("当前栏目", LeftOutReason.PageFurniture),
        ("抄送", LeftOutReason.PageFurniture), ("主题词", LeftOutReason.PageFurniture), ("共印", LeftOutReason.PageFurniture),
    ];

    /// <summary>Behind such a line nothing belongs to the article any more.</summary>
    private static readonly (string Words, LeftOutReason Reason)[] Ends =
    [
        ("相关文章", LeftOutReason.OtherArticle), ("相关推荐", LeftOutReason.OtherArticle), ("相关阅读", LeftOutReason.OtherArticle), ("相关热词", LeftOutReason.OtherArticle), ("相关链接", LeftOutReason.OtherArticle),
        ("精选文章", LeftOutReason.OtherArticle), ("推荐阅读", LeftOutReason.OtherArticle), ("推荐文章", LeftOutReason.OtherArticle), ("猜你喜欢", LeftOutReason.OtherArticle), ("热门文章", LeftOutReason.OtherArticle),
        ("热门推荐", LeftOutReason.OtherArticle), ("最新文章", LeftOutReason.OtherArticle), ("为您推荐", LeftOutReason.OtherArticle), ("看了本文", LeftOutReason.OtherArticle), ("上一篇", LeftOutReason.PageFurniture),
        ("下一篇", LeftOutReason.PageFurniture), ("声明：", LeftOutReason.PageFurniture), ("声明:", LeftOutReason.PageFurniture), ("免责声明", LeftOutReason.PageFurniture), ("版权声明", LeftOutReason.PageFurniture),
        ("本周热门", LeftOutReason.OtherArticle), ("今日热点", LeftOutReason.OtherArticle), ("大家都在看", LeftOutReason.OtherArticle), ("热点推荐", LeftOutReason.OtherArticle), ("本文链接", LeftOutReason.PageFurniture),
        ("上一条", LeftOutReason.PageFurniture), ("下一条", LeftOutReason.PageFurniture), ("精选留言", LeftOutReason.PageFurniture), ("往期精彩", LeftOutReason.OtherArticle), ("往期推荐", LeftOutReason.OtherArticle), ("往期回顾", LeftOutReason.OtherArticle),
        ("近期文章", LeftOutReason.OtherArticle), ("热门标签", LeftOutReason.OtherArticle), ("END", LeftOutReason.PageFurniture),
        ("你可能还喜欢", LeftOutReason.OtherArticle), ("你可能喜欢", LeftOutReason.OtherArticle), ("您可能感兴趣", LeftOutReason.OtherArticle), ("你可能感兴趣", LeftOutReason.OtherArticle), ("相似文档", LeftOutReason.OtherArticle),
        ("文档评论", LeftOutReason.PageFurniture), ("本帖最后由", LeftOutReason.PageFurniture), ("返回列表", LeftOutReason.PageFurniture), ("沙发", LeftOutReason.OtherArticle), ("板凳", LeftOutReason.OtherArticle),
        ("大家还在看", LeftOutReason.OtherArticle), ("延伸阅读", LeftOutReason.OtherArticle), ("相关专题", LeftOutReason.OtherArticle), ("相关内容", LeftOutReason.OtherArticle), ("热门文档", LeftOutReason.OtherArticle), ("相关文档", LeftOutReason.OtherArticle), ("相关资料", LeftOutReason.OtherArticle),
        ("网友评论", LeftOutReason.PageFurniture), ("评论区", LeftOutReason.PageFurniture), ("本文来自", LeftOutReason.PageFurniture), ("本文来源", LeftOutReason.PageFurniture), ("未经允许", LeftOutReason.PageFurniture),
    ];

    private static readonly SearchValues<string> Anywhere = SearchValues.Create(
        ["关闭窗口", "正式会员", "当前仅显示", "仅显示", "阅读下面提示", "访问量：", "浏览次数", "点击数：", "阅读次数", "字号：", "字号:", "点击下载文档", "相关文章：", "】网的资讯", "未登录", "登录后", "付费后", "文档下载到电脑", "我要投稿"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Hidden = SearchValues.Create(["省略", "正式会员", "当前仅显示", "仅显示", "全文共", "付费", "完整阅读", "登录后", "未完", "隐藏", "试读", "会员后", "完整版", "部分内容"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Unseen = SearchValues.Create(["内容未显示", "点击展开", "展开全文", "阅读全文", "试读结束", "升级会员", "剩余未读", "%未读", "继续阅读全文", "购买后阅读"], StringComparison.Ordinal);

    /// <summary>Two of these in a line: 上传者：… 页数：… 格式：….</summary>
    private static readonly string[] Fields =
        ["上传者：", "上传时间：", "上传人：", "页数：", "格式：", "大小：", "字数：", "下载次数：", "浏览：", "阅读：", "点击：", "作者：", "来源：", "发布时间：", "发布人：", "编辑：", "责任编辑：", "审核：", "发布日期：", "分类：", "栏目：", "评论：", "热度：", "发布者：", "录入：", "查看：", "回复：", "信息员：", "审签：", "更新：", "标签：", "金币", "威望", "注册时间"];

    /// <summary>Two of these in a short line without a sentence: 下载Word版 复制全文 投诉举报.</summary>
    private static readonly string[] Buttons = ["下载", "复制", "投诉", "举报", "收藏", "分享", "打印", "点赞", "转发", "评论", "纠错", "充值", "登录", "注册", "转藏", "献花", "朗读", "在看"];

    private static readonly SearchValues<string> AnyField = SearchValues.Create(Fields, StringComparison.Ordinal);
    private static readonly SearchValues<string> AnyButton = SearchValues.Create(Buttons, StringComparison.Ordinal);

    private static readonly SearchValues<string> Editors = SearchValues.Create(
        ["小编", "欢迎大家", "欢迎阅读", "供大家参考", "仅供参考", "供您参考", "希望能帮到", "希望对大家", "希望可以帮", "希望能够帮", "收藏本站", "希望对您", "一起来看", "来看看吧", "上面两篇", "下面这一篇", "下面这篇", "再送您", "编辑点评", "小贴士", "套用", "本文对您有帮助"], StringComparison.Ordinal);

    /// <returns>Why the line is left out, or null when it may belong to a plan.</returns>
    public static LeftOutReason? Of(string line, out bool endsArticle)
    {
        endsArticle = false;
        var text = Han.Tight(line);
        if (text.Length == 0) return null;
        if (text.StartsWith("----", StringComparison.Ordinal) && text.EndsWith("----", StringComparison.Ordinal)) return LeftOutReason.PageFurniture;
        if (text.AsSpan().IndexOfAnyExcept("=＝-—─━~～*＊_＿#★☆◆◇■□●○+…·.。↓↑▼▲".AsSpan()) < 0) return LeftOutReason.PageFurniture;
        if (IsHiddenNotice(text)) return LeftOutReason.HiddenContent;
        var unadorned = text.AsSpan().TrimStart(Arrows);
        foreach (var (words, reason) in Ends)
        {
            // 沙发 and 板凳 are answers in a forum only with a time behind.
            if (!unadorned.StartsWith(words, StringComparison.Ordinal) || text.Length > 200 || words == "END" && text.Length > 6 || words is "沙发" or "板凳" && !text.Contains("发表于", StringComparison.Ordinal)) continue;
            endsArticle = true;
            return reason;
        }

        if (text.Length <= LongestLinks && text.EndsWith("条评论", StringComparison.Ordinal))
        {
            endsArticle = true;
            return LeftOutReason.PageFurniture;
        }

        if (text.Length <= LongestLinks && text[^1] is '：' or ':' && Array.Exists(Ends, end => end.Reason == LeftOutReason.OtherArticle && text.AsSpan(0, text.Length - 1).EndsWith(end.Words, StringComparison.Ordinal)))
        {
            endsArticle = true;
            return LeftOutReason.OtherArticle;
        }

        var bare = text.TrimStart('（', '(', '【', '[', '〔', '▶', '▼', '↑', '↓', '◎', '★', '☆');
        foreach (var (words, reason) in Beginnings)
            if (bare.StartsWith(words, StringComparison.Ordinal) && IsFurniture(bare, words)) return reason;
        if (text.Length <= 120 && text.AsSpan().ContainsAny(Anywhere) || Count(line.Replace(':', '：'), AnyField, Fields) >= 2 || IsButtons(line)) return LeftOutReason.PageFurniture;
        if (text.Length <= LongestLinks && text.AsSpan().ContainsAny(Unseen)) return LeftOutReason.HiddenContent;
        if (text.AsSpan().ContainsAny(Editors)) return LeftOutReason.Introduction;
        if (text.StartsWith('@') || text.StartsWith("[文件]", StringComparison.Ordinal) || text.StartsWith("[图片]", StringComparison.Ordinal) || text.Length <= 16 && text.Contains("收到请回复", StringComparison.Ordinal) || IsStamp(text)) return LeftOutReason.PageFurniture;
        return IsPath(text) || IsPageNumber(text) && !Items.PlanEnd.IsDate(text) ? LeftOutReason.PageFurniture : IsGarbage(text) ? LeftOutReason.Garbage : null;
    }

    /// <summary>发布 heads a byline only with a date or a number; 返回 and 更多 only in short lines; the colon says the rest.</summary>
    private static bool IsFurniture(string text, string words)
    {
        if (words[^1] is ':' or '：' || words.Length >= 4 && text.Length <= 80) return true;
        var rest = text.AsSpan(words.Length);
        if (rest.IsEmpty || rest[0] is ':' or '：' or '】' or ']') return true;
        return text.Length <= 60 && words switch
        {
            "发布" => Han.IsDigit(rest[0]) || rest.StartsWith("时间", StringComparison.Ordinal) || rest.StartsWith("者", StringComparison.Ordinal) || rest.StartsWith("日期", StringComparison.Ordinal),
            "首页" => rest[0] is '>' or '|' or '»' or '/' or '＞' || text.Length <= 30,
            "广告" or "VIP" => text.Length <= 20,
            "共印" => Han.IsDigit(rest[0]),
            "返回" => text.Length <= 8,
            "更多" => rest.Contains("请", StringComparison.Ordinal) || rest.Contains("范文", StringComparison.Ordinal) || rest[0] is '>' or '精',
            "扫码" or "版权" or "推荐度" or "收藏《" or "浏览" or "访问量" or "点击数" or "阅读量" or "备案号" or "发表于" or "分享到" => true,
            "关闭" => text.Length <= 8,
            "本站" or "原创" or "编者按" or "供稿" or "文案" or "排版" or "监制" or "收录于" or "页码" or "本文由" => text.Length <= LongestLinks && rest[0] is '：' or ':' or '｜' or '|' or ' ' || words is "本站" or "收录于" or "本文由" || words == "原创" && text.Length <= 40,
            "发件人" or "收件人" or "发自我的" or "本邮件" or "上一页" or "下一页" or "联系人" => text.Length <= LongestLinks,
            "字号" or "字体" => text.Length <= 20,
            "打印" => text.Length <= 12,
            _ => false,
        };
    }

    /// <summary>Where a notice about hidden text stands within a line: ……（未完，全文共2551字…）.</summary>
    /// <returns>Begin and end of the notice; an empty range when there is none.</returns>
    public static (int Begin, int End) HiddenNotice(string line)
    {
        for (var i = line.IndexOf('…', StringComparison.Ordinal); i >= 0 && i < line.Length; i = line.IndexOf('…', i + 1))
        {
            var open = i;
            while (open < line.Length && line[open] is '…' or ' ') open++;
            if (open >= line.Length || line[open] is not ('(' or '（'))
            {
                i = open - 1;
                continue;
            }

            var close = line.AsSpan(open, Math.Min(LongestNotice, line.Length - open)).IndexOfAny(')', '）');
            var end = close < 0 ? Math.Min(line.Length, open + LongestNotice) : open + close + 1;
            if (!IsHiddenNotice(Han.Tight(line.AsSpan(open, end - open)))) continue;
            while (end < line.Length && line[end] is '…' or '.') end++;
            return (i, end);
        }

        return (0, 0);
    }

    private static bool IsHiddenNotice(string text) =>
        text.AsSpan().ContainsAny(Hidden) && (text.StartsWith('…') || text.StartsWith("...", StringComparison.Ordinal) || text.StartsWith('（') || text.StartsWith('('))
        && (text.Contains('字', StringComparison.Ordinal) || text.Contains("会员", StringComparison.Ordinal) || text.Contains("付费", StringComparison.Ordinal) || text.Contains("支付", StringComparison.Ordinal) || text.Contains("登录", StringComparison.Ordinal) || text.Contains("下载", StringComparison.Ordinal));

    /// <summary>工会小秘书2月17日16:32: who posted it and when.</summary>
    private static bool IsStamp(string text)
    {
        if (text.Length is < 8 or > 30 || text.Contains('：', StringComparison.Ordinal) || text.IndexOfAny(['，', '。']) >= 0 || !(Han.IsDigit(text[^1]) && Han.IsDigit(text[^2]) && text[^3] == ':')) return false;
        return text.Contains('月', StringComparison.Ordinal) || text.Count(c => c is '-' or '/') == 2;
    }

    private static int Count(string line, SearchValues<string> anyWord, string[] words) =>
        line.Length > LongestNotice || !line.AsSpan().ContainsAny(anyWord) ? 0 : words.Count(word => line.Contains(word, StringComparison.Ordinal));

    private static bool IsButtons(string line) =>
        line.Length <= LongestButtons && line.AsSpan().IndexOfAny("，。；：:、".AsSpan()) < 0 && line.Contains(' ', StringComparison.Ordinal) && Count(line, AnyButton, Buttons) >= 2;

    /// <summary>学习>范文>工作计划: a page's path.</summary>
    private static bool IsPath(string text)
    {
        if (text.Length > 80) return false;
        var steps = text.AsSpan().Count('>') + text.AsSpan().Count('»') + text.AsSpan().Count('›') + text.AsSpan().Count('＞');
        return steps >= 2;
    }

    /// <summary>第 3 页 共 5 页, - 3 -, 3/5, a bare number.</summary>
    private static bool IsPageNumber(string text)
    {
        if (text.Length > 16) return false;
        var digits = 0;
        foreach (var character in text)
        {
            if (Han.IsDigit(character)) digits++;
            else if (!"第页共/-—–·,，|".Contains(character, StringComparison.Ordinal)) return false;
        }

        return digits > 0;
    }

    /// <summary>A line of nothing but 5 or more letters and digits that mix: an anti-copy mark.</summary>
    private static bool IsGarbage(string text)
    {
        var (letters, digits) = (0, 0);
        foreach (var character in text)
        {
            if (Han.IsDigit(character)) digits++;
            else if (char.IsAsciiLetter(character)) letters++;
            else if (character is not ('_' or '-' or '.' or '/' or ':')) return false;
        }

        return letters + digits >= 5 && letters > 0;
    }

    /// <summary>Where anti-copy garbage (x7Kp2Q, Ym&amp;31~Bw)s) begins at the end of a line, or its length: a run of signs, letters and digits without a Chinese character.</summary>
    public static int GarbageTail(string line)
    {
        var begin = line.Length;
        var (letters, digits) = (0, 0);
        while (begin > 0 && line[begin - 1] is > ' ' and <= '~')
        {
            begin--;
            if (Han.IsDigit(line[begin])) digits++;
            else if (char.IsAsciiLetter(line[begin])) letters++;
        }

        // A unit's or a bracket's end belongs to the text: …100%, …(3月).
        while (begin < line.Length && line[begin] is '%' or ')' or ',' or '.' or ';') begin++;
        return letters + digits >= 5 && letters > 0 && digits > 0 && begin > 0 && (Han.Is(line[begin - 1]) || "。；，、！？：”》）%),.; ".Contains(line[begin - 1], StringComparison.Ordinal)) ? begin : line.Length;
    }
}

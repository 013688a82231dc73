using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Items;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Plans;

/// <summary>Cuts a document into its plans and what belongs to none of them.</summary>
internal sealed class PlanSplitter
{
    private const int LongestByline = 40;
    private const int LongTitleSearch = 12;
    private const int ProseLength = 30;
    private const int MostContents = 100;
    private const int MostAnnounced = 20;

    /// <summary>What stands before links to other articles is an article without a title if it is longer than a page's head.</summary>
    private const int LongestFrontMatter = 400;
    private readonly IReadOnlyList<Piece> _lines;
    private readonly List<PlanText> _plans = [];
    private readonly List<(LeftOutReason Reason, Piece Piece)> _leftOut = [];
    private readonly List<Piece> _contents = [];
    private readonly List<Piece> _before = [];

    /// <summary>附件：… lines of the open plan.</summary>
    private readonly List<Piece> _announced = [];
    private int _lengthBefore;
    private string? _collectionTitle;
    private string? _widgetTitle;
    private PlanText? _open;
    private bool _isOutside;
    private bool _isOrdinalAbove;

    /// <summary>Links to other articles broke the plan off; the next of its headings would take it up again.</summary>
    private bool _isBroken;
    private Mark _heading;
    private int _badge;

    /// <summary>A column 序号 was printed: bare numbers behind it count rows, not pages.</summary>
    private bool _isCounted;
    private LeftOutReason _outsideReason = LeftOutReason.OtherArticle;

    private PlanSplitter(IReadOnlyList<Piece> lines) => _lines = lines;

    public static (List<PlanText> Plans, List<(LeftOutReason Reason, Piece Piece)> LeftOut) Split(IReadOnlyList<Piece> lines)
    {
        var splitter = new PlanSplitter(lines);
        splitter.Run();
        return (splitter._plans, splitter._leftOut);
    }

    private void Run()
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = WithoutGarbage(_lines[i]);
            if (line.IsEmpty) continue;
            _widgetTitle ??= WidgetTitle(line.Text);
            if (line.IsRow)
            {
                Keep(line);
                continue;
            }

            if (ContentsTable.At(_lines, i) is > 0 and var length)
            {
                for (var entry = i; entry < i + length; entry++) LeaveContents(_lines[entry], isHead: entry == i);
                i += length - 1;
                continue;
            }

            _isCounted |= TableColumns.RoleOf(line.Text) == ColumnRole.Number;
            if (PageNoise.HiddenNotice(line.Text) is { End: > 0 } notice)
            {
                Leave(LeftOutReason.HiddenContent, line.Cut(notice.Begin, notice.End));
                foreach (var part in (ReadOnlySpan<Piece>)[line.Cut(0, notice.Begin), line.From(notice.End)])
                    if (!part.IsEmpty) Keep(part);
                continue;
            }

            if (PageNoise.Of(line.Text, out var endsArticle) is { } reason && !(_isCounted && IsRowNumber(line)))
            {
                Leave(reason, line);
                ReadBadge(line);
                if (endsArticle && (_open is not null || _plans.Count > 0 || _lengthBefore > LongestFrontMatter)) (_isOutside, _isBroken, _outsideReason) = (true, true, LeftOutReason.OtherArticle);
                continue;
            }

            Take(i, line);
        }

        CloseUntitled();
        if (_open is not null) _plans.Add(_open);
        DropEmpty();
    }

    private void Take(int i, Piece line)
    {
        if (Ordinals.IsBare(line.Tight.TrimEnd('：', ':')))
        {
            _isOrdinalAbove = true;
            Leave(LeftOutReason.Introduction, line);
            return;
        }

        var title = Titles.Of(line.Text);
        if (title.IsPlan && _isOrdinalAbove) title = title with { HasOrdinal = true };
        _isOrdinalAbove = false;
        if (title.Kind == TitleKind.Collection && (_open is null || _isOutside || i < LongTitleSearch))
        {
            _collectionTitle ??= title.Text;
            Leave(LeftOutReason.Introduction, line);
        }
        else if (IsPlanTitle(i, title)) Begin(i, line, title);
        else if (title.Kind == TitleKind.Other && IsOtherArticle(i))
        {
            (_isOutside, _outsideReason) = (true, LeftOutReason.OtherArticle);
            Leave(LeftOutReason.OtherArticle, line);
        }
        else Keep(line);
    }

    private void Keep(Piece line)
    {
        var mark = Marks.At(line.Text, 0);
        if (_isBroken && mark.Value > 1 && mark.IsSameKindAs(_heading) && mark.Value == _heading.Value + 1) (_isOutside, _isBroken) = (false, false);
        if (!_isOutside && mark.Kind is MarkKind.ChineseComma or MarkKind.Chapter) _heading = mark;
        if (_isOutside) Leave(_outsideReason, line);
        else if (_open is null)
        {
            _before.Add(line);
            _lengthBefore += line.Text.Length;
        }
        else
        {
            if (_open.Body.Count == 0 && _open.Byline.Count == 0 && line.Text.Length <= LongestByline && Schools.IsSchoolLine(line.Tight.TrimStart('—', '-', ' ')))
            {
                _open.Byline.Add(line);
                return;
            }

            if (line.Text[0] == '附' && line.Text.Length <= LongestByline && _announced.Count < MostAnnounced) _announced.Add(line);
            _open.Body.Add(line);
        }
    }

    private void LeaveContents(Piece entry, bool isHead)
    {
        Leave(LeftOutReason.Contents, entry);
        if (!isHead && _contents.Count < MostContents) _contents.Add(entry);
    }

    /// <summary>01, 02 on lines of their own count the parts of an article; the next of them takes up what links broke off.</summary>
    private void ReadBadge(Piece line)
    {
        if (line.Tight is not { Length: 2 } text || text[0] != '0' || !Han.IsDigit(text[1])) return;
        var value = text[1] - '0';
        if (_isBroken && value == _badge + 1) (_isOutside, _isBroken) = (false, false);
        _badge = value;
    }

    private Piece WithoutGarbage(Piece line)
    {
        var end = PageNoise.GarbageTail(line.Text);
        if (end == line.Text.Length) return line;
        Leave(LeftOutReason.Garbage, line.From(end));
        return line.Cut(0, end);
    }

    private void Leave(LeftOutReason reason, Piece piece) => _leftOut.Add((reason, piece));

    private bool IsPlanTitle(int i, Title title)
    {
        if (!title.IsPlan || PlanEnd.IsRemark(_lines[i].Text) || _open is not null && PlanEnd.IsNote(_lines[i].Text)) return false;
        if (title.Kind == TitleKind.PlainPlan && !IsSchoolLine(i - 1) && !IsSchoolLine(i + 1) && !(title.HasOrdinal && _open is not null) && !IsSummaryOpen) return false;
        if (_isOutside && !title.HasOrdinal && (_open?.TitleText == title.Text || !IsFollowedByPlan(i))) return false;
        if (_open is not null && IsAppendix(i, title)) return false;
        if (_open is null || title.HasOrdinal || IsSummaryOpen && IsFollowedByPlan(i)) return true;
        // A line of a schedule may read like a title; a new plan's title is no line below a month.
        return !IsInSchedule(i) && _open.Body.Count > 0 && IsFollowedByPlan(i);
    }

    /// <summary>附件 2025年工会活动安排表 behind the plan that announces it: the plan's own schedule.</summary>
    private bool IsAppendix(int i, Title title) =>
        ScheduleFinder.IsTitle(title.Text) && !title.Text.EndsWith("计划", StringComparison.Ordinal)
        && (_lines[i - 1].Tight is var above && above.Length <= 6 && (above.StartsWith("附件", StringComparison.Ordinal) || above.StartsWith("附表", StringComparison.Ordinal) || above.StartsWith('附'))
            || _announced.Exists(line => line.Tight.Contains(title.Text, StringComparison.Ordinal)));

    /// <summary>…2022年工作总结及2023年工作计划: what stands before the plan's own heading is the summary.</summary>
    private bool IsSummaryOpen => _open?.TitleText?.Contains("总结", StringComparison.Ordinal) == true;

    private bool IsInSchedule(int i) => i > 0 && (TimeHeading.AtStart(_lines[i - 1].Text) is not null || i + 1 < _lines.Count && TimeHeading.AtStart(_lines[i + 1].Text) is not null && _open?.Body.Count > 3);

    private bool IsFollowedByPlan(int i)
    {
        for (var next = i + 1; next < _lines.Count && next <= i + 4; next++)
        {
            if (_lines[next].Text.Length >= ProseLength || IsSentence(_lines[next].Text) || TimeHeading.AtStart(_lines[next].Text) is not null) return true;
            if (Marks.At(_lines[next].Text, 0) is { Kind: MarkKind.ChineseComma or MarkKind.Chapter or MarkKind.ChineseParen, Value: 1 }) return true;
        }

        return false;
    }

    private static bool IsSentence(string line) => line.Length >= ProseLength / 2 && line.AsSpan().IndexOfAny('，', '。') > 0 && Marks.At(line, 0).Kind == MarkKind.None;

    private bool IsOtherArticle(int i)
    {
        if (_lines[i].Tight.Length < 8 || Marks.At(_lines[i].Text, 0).Kind != MarkKind.None || IsInSchedule(i)) return false;
        var farthest = _open is null ? i + 5 : i + 2;
        for (var next = i + 1; next < _lines.Count && next <= farthest; next++)
            if (_open?.Body.Count > 3 && _lines[next].Text.StartsWith("第一条", StringComparison.Ordinal)) return true;
            else if (_lines[next].Text.Length >= ProseLength && TimeHeading.AtStart(_lines[next].Text) is null) return _open is null || _open.Body.Count > 3;
        return false;
    }

    private void Begin(int i, Piece line, Title title)
    {
        var byline = new List<Piece>();
        // Directly above the next plan of a page stands the signature of the one before.
        if (IsSchoolLine(i - 1) && !(title.HasOrdinal && _open?.Body.Count > LongestByline / 10))
        {
            byline.Add(_lines[i - 1]);
            if (_open?.Body.Count > 0 && _open.Body[^1].Start == _lines[i - 1].Start) _open.Body.RemoveAt(_open.Body.Count - 1);
            _before.Remove(_lines[i - 1]);
        }

        if (IsSummaryOpen)
        {
            byline.Add(_open!.Title);
            foreach (var summary in _open.Body) Leave(LeftOutReason.OtherArticle, summary);
        }
        else if (_open is not null) _plans.Add(_open);
        else
            foreach (var earlier in _before) Leave(LeftOutReason.Introduction, earlier);
        _before.Clear();
        _announced.Clear();
        (_isOutside, _isBroken, _heading) = (false, false, default);
        _open = new PlanText(line, title.Text, byline, [], _collectionTitle, _contents);
    }

    /// <summary>A document without a title: everything that is not noise is the plan, named by the page's widget if it has one.</summary>
    private void CloseUntitled()
    {
        if (_open is not null || _before.Count == 0) return;
        if (_collectionTitle is { } collection && Titles.Of(collection) is { Kind: TitleKind.Collection }) _widgetTitle ??= collection;
        _open = new PlanText(default, _widgetTitle, [], _before, _collectionTitle, _contents);
    }

    /// <summary>A title that is printed twice, or copied into a list of links, opens no plan of its own.</summary>
    private void DropEmpty()
    {
        if (_plans.Count < 2) return;
        var empty = _plans.FindAll(plan => plan.Body.Count <= 2 && !plan.Body.Exists(line => line.Text.Length > ProseLength)).ToHashSet();
        if (empty.Count == _plans.Count) empty.Remove(_plans[0]);
        foreach (var line in empty.SelectMany(plan => plan.Body)) Leave(LeftOutReason.OtherArticle, line);
        _plans.RemoveAll(empty.Contains);
    }

    private static bool IsRowNumber(Piece line) => line.Text.Length <= 3 && line.Text.All(Han.IsDigit);

    private bool IsSchoolLine(int i) => i >= 0 && i < _lines.Count && _lines[i].Text.Length <= LongestByline && Schools.IsSchoolLine(_lines[i].Tight);

    /// <summary>收藏《2007年小学工会工作计划》: the name of a page that is cut off.</summary>
    private static string? WidgetTitle(string line)
    {
        var open = line.IndexOf("收藏《", StringComparison.Ordinal);
        if (open < 0) return null;
        var close = line.IndexOf('》', open);
        return close < 0 ? null : Han.Tight(line.AsSpan(open + 3, close - open - 3));
    }
}

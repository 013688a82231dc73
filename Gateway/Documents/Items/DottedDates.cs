using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Items;

/// <summary>
/// 3.8 女教工茶会, 9.10 师徒结对: dates look like numbers of sub-sections. A run of them is dates when the months go forward and the
/// days do not count on, as 1.1, 1.2, 2.1 do.
/// </summary>
internal static class DottedDates
{
    private const int LeastDates = 4;
    private const int MostGap = 1;

    /// <returns>For each line the heading that its date makes, or null.</returns>
    public static TimeHeading?[] In(IReadOnlyList<Piece> body)
    {
        var headings = new TimeHeading?[body.Count];
        for (var i = 0; i < body.Count; i++)
        {
            if (DateOf(body[i]) is null) continue;
            var run = new List<(int Line, int Month, int Day, int Behind)>();
            var gap = 0;
            for (var next = i; next < body.Count && gap <= MostGap; next++)
            {
                if (DateOf(body[next]) is var (month, day, behind))
                {
                    run.Add((next, month, day, behind));
                    gap = 0;
                }
                else gap++;
            }

            if (AreDates(run))
                foreach (var (line, month, _, behind) in run) headings[line] = new TimeHeading(0, behind, TimeRef.Of(TimeForm.Day, behind, month), Mark.None);
            i = run[^1].Line;
        }

        return headings;
    }

    /// <summary>The heading that the date of a line makes where the line above has one: 5月上旬 篮球赛, 9.10 教师节.</summary>
    public static TimeHeading? HeadingOf(Piece line) =>
        DateOf(line) is var (month, _, behind) ? new TimeHeading(0, behind, TimeRef.Of(TimeForm.Day, behind, month), Mark.None) : null;

    private static bool AreDates(List<(int Line, int Month, int Day, int Behind)> run)
    {
        var (months, counting) = (1, run[0].Day == 1 ? 1 : 0);
        for (var i = 1; i < run.Count; i++)
        {
            if (run[i].Month != run[i - 1].Month) months++;
            if (run[i].Month == run[i - 1].Month ? run[i].Day == run[i - 1].Day + 1 : run[i].Day == 1) counting++;
        }

        return run.Count >= LeastDates && months * 2 >= run.Count && counting * 2 < run.Count;
    }

    private static (int Month, int Day, int Behind)? DateOf(Piece line)
    {
        var text = line.Text;
        var (month, length) = ChineseNumber.Western(text, 0);
        if (length is 0 or > 2 || month is 0 or > 12 || length >= text.Length || text[length] is not ('.' or '．' or '/')) return null;
        var (day, dayLength) = ChineseNumber.Western(text, length + 1);
        var behind = length + 1 + dayLength;
        if (dayLength is 0 or > 2 || day is 0 or > 31 || behind >= text.Length || !(text[behind] is ' ' or '：' or ':' or '、' || Han.Is(text[behind]))) return null;
        while (behind < text.Length && text[behind] is ' ' or '：' or ':' or '、') behind++;
        return behind < text.Length ? (month, day, behind) : null;
    }
}

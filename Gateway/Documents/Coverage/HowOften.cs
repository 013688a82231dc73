using System.Buffers;
using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Months;
using DistrictUnion.Documents.Quantities;

namespace DistrictUnion.Documents.Coverage;

/// <summary>How often a text says that something is done, in a plan's time: 每月一次 is 12 in a year, 每学期2次 is 4.</summary>
/// <param name="unit">The point's unit. 次, 场 and their kin count for each other, other units only by themselves.</param>
internal sealed class HowOften(string unit, bool isSemester)
{
    /// <summary>More is never asked for, and sums stay small.</summary>
    private const int Most = 1_000;

    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789一二三四五六七八九十元月份上中下旬初底末（）()");

    /// <summary>What a clause is made of that only says how often: 每学期不少于2次.</summary>
    private static readonly string[] Frame =
    [
        "每个学期", "每学年", "每学期", "每季度", "每半年", "每两周", "每个月", "每月", "每年", "每周", "学期内", "学年内", "全学年", "全学期", "全年", "年内", "一年", "两年", "原则上",
        "一般", "定期", "至少", "不少于", "不低于", "以上", "集中", "召开", "举行", "举办", "开展", "组织", "进行", "安排", "更新", "公布", "公示", "检查", "活动", "会议", "学习", "各", "共",
        "场次", "次", "场", "期", "轮", "回", "或", "、",
    ];

    /// <summary>Numbers and months in the clauses of one text, given to the mentions of a point.</summary>
    /// <param name="clauses">All clauses of the text.</param>
    /// <param name="mentions">The mentions in each of them.</param>
    /// <returns>For each kind of work that is mentioned in a clause that counts: how often; 0 when it is only named.</returns>
    public Dictionary<int, int> Of(List<Clause> clauses, List<Mention>[] mentions)
    {
        var numbers = new Dictionary<int, int>();
        var months = new Dictionary<int, int>();
        Mention? last = null;
        Sentence? sentence = null;
        for (var i = 0; i < clauses.Count; i++)
        {
            if (!ReferenceEquals(sentence, clauses[i].Sentence)) last = null;
            sentence = clauses[i].Sentence;
            if (!clauses[i].IsCounted) continue;
            var own = mentions[i];
            if (own.Count == 0)
            {
                // 开好教代会，每学年不少于2次: the number belongs to what the sentence named last. 每月一次，全年不少于10次 says the same twice.
                if (last is { } before && SaysOnlyHowOften(clauses[i].Text)) numbers[before.Kind] = Math.Max(numbers.GetValueOrDefault(before.Kind), In(clauses[i].Text));
                continue;
            }

            last = own[^1];
            foreach (var mention in own.DistinctBy(found => found.Kind)) Add(months, mention.Kind, MonthRuns.Of(MonthWords.In(Around(clauses[i].Text, mention.At))));
            for (var j = 0; j < own.Count; j++) Add(numbers, own[j].Kind, In(clauses[i].Text, own, j));
        }

        return numbers.ToDictionary(pair => pair.Key, pair => Math.Max(pair.Value, months.GetValueOrDefault(pair.Key)));
    }

    /// <summary>A number of a unit as times of the point's unit; 0 when it counts something else.</summary>
    public int Counted(decimal value, string ofUnit) =>
        ofUnit == unit || Units.IsEvent(ofUnit) && Units.IsEvent(unit) && ofUnit != "人次" ? (int)Math.Clamp(value, 0, Most) : 0;

    /// <summary>The number that belongs to a mention: of 教代会1次、委员会会议4次 each has its own.</summary>
    private int In(string clause, List<Mention> mentions, int index)
    {
        var at = mentions[index].At;
        var before = index == 0 ? 0 : mentions[index - 1].At;
        var from = clause.AsSpan(before..at).LastIndexOf('、') is var comma && comma >= 0 ? before + comma + 1 : before;
        var to = index + 1 < mentions.Count ? mentions[index + 1].At : clause.Length;
        return clause[from..to].Split('、').Select(In).FirstOrDefault(often => often > 0);
    }

    /// <summary>The part of an enumeration that a mention stands in, with the bare times beside it: 二月、九月召开…, …（3月、9月）.</summary>
    private static string Around(string clause, int at)
    {
        var from = at == 0 ? 0 : clause.LastIndexOf('、', at - 1) + 1;
        var to = clause.IndexOf('、', at) is var end && end >= 0 ? end : clause.Length;
        while (from > 1 && clause.LastIndexOf('、', from - 2) + 1 is var before && IsTime(clause.AsSpan(before..(from - 1)))) from = before;
        while (to < clause.Length && (clause.IndexOf('、', to + 1) is var next && next >= 0 ? next : clause.Length) is var behind && IsTime(clause.AsSpan((to + 1)..behind))) to = behind;
        return clause[from..to];
    }

    private static bool IsTime(ReadOnlySpan<char> part) => part.Contains('月') && !part.ContainsAnyExcept(TimeCharacters);

    private int In(string text) => QuantityFinder.Find([new Piece(0, text)])
        .Where(quantity => quantity.Kind is QuantityKind.Count or QuantityKind.Frequency && quantity.Comparison != QuantityComparison.AtMost)
        .Sum(quantity => Counted(quantity.Value * In(quantity.Per), quantity.Unit));

    /// <summary>How often a period comes in the plan's time. Weeks are weeks of school: 40 in a year.</summary>
    private int In(QuantityPer per) => (per, isSemester) switch
    {
        (QuantityPer.Semester, false) => 2,
        (QuantityPer.Quarter, false) => 4,
        (QuantityPer.Quarter, true) => 2,
        (QuantityPer.Month, false) => 12,
        (QuantityPer.Month, true) => 6,
        (QuantityPer.TwoWeeks, false) => 20,
        (QuantityPer.TwoWeeks, true) => 10,
        (QuantityPer.Week, false) => 40,
        (QuantityPer.Week, true) => 20,
        (QuantityPer.Day, false) => 200,
        (QuantityPer.Day, true) => 100,
        _ => 1,
    };

    private static bool SaysOnlyHowOften(string clause)
    {
        for (var i = 0; i < clause.Length;)
        {
            var word = Array.Find(Frame, candidate => clause.AsSpan(i).StartsWith(candidate, StringComparison.Ordinal));
            var length = word?.Length ?? ChineseNumber.Any(clause, i).Length;
            if (length == 0) return false;
            i += length;
        }

        return true;
    }

    private static void Add(Dictionary<int, int> sums, int kind, int times) => sums[kind] = Math.Min(Most, sums.GetValueOrDefault(kind) + times);
}

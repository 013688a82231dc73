namespace DistrictUnion.Documents.Coverage;

/// <summary>A clause between commas, in its sentence.</summary>
/// <param name="Start">Offset in its stretch.</param>
/// <param name="IsCounted">False: it denies, speaks of the past, or is about others.</param>
internal sealed record Clause(int Start, string Text, Sentence Sentence, bool IsCounted);

/// <summary>A sentence of a stretch, between full stops, semicolons and line ends.</summary>
internal sealed record Sentence(int Start, string Text);

/// <summary>Cuts a stretch into sentences and clauses, and says which clauses plan something for the school's own staff.</summary>
internal static class Clauses
{
    private const string SentenceEnds = "。；;！!？?\n";
    private const string ClauseEnds = "，,";

    /// <summary>What is left of a sentence before at the beginning of the next.</summary>
    private const string Leading = "，,、：:”’）)";

    private static readonly string[] Denials =
        ["不再", "取消", "暂停", "停办", "停止", "暂不", "不组织", "不安排", "不召开", "不举办", "不举行", "不开展", "无需"];

    /// <summary>Before a denial they turn it round: 不得取消.</summary>
    private static readonly string[] Forbidding = ["不得", "不能", "不可", "不许", "不准", "不会", "不随意", "不擅自", "严禁", "避免"];
    private static readonly string[] Past = ["去年", "上年", "上一年", "往年", "上学年", "上学期"];
    private static readonly string[] Comparing = ["比", "较", "与", "同", "按", "像", "延续", "继续", "参照"];
    private static readonly string[] Others = ["学生", "幼儿", "小朋友", "家长", "少先队", "新生", "兄弟学校", "外校"];
    private static readonly string[] Own = ["教职", "教师", "教工", "职工", "会员", "工会", "老师", "员工", "师生", "园长", "保育员", "教代会"];

    public static List<Clause> Of(string text)
    {
        var clauses = new List<Clause>();
        foreach (var (begin, to) in Parts(text, 0, text.Length, SentenceEnds))
        {
            var from = begin;
            while (from < to && Leading.Contains(text[from], StringComparison.Ordinal)) from++;
            var sentence = new Sentence(from, text[from..to]);
            var first = clauses.Count;
            var isOfOthers = false;
            foreach (var (start, end) in Parts(text, from, to, ClauseEnds))
            {
                var clause = text[start..end];
                // 体检、疗休养等项目，今年暂停 gives up what the clauses before name.
                if (EndsDenied(clause))
                    for (; first < clauses.Count; first++) clauses[first] = clauses[first] with { IsCounted = false };
                // 关心困难学生，开展送温暖活动: whom it is about holds until the staff is named.
                isOfOthers = !NamesOwn(clause) && (isOfOthers || NamesOthers(clause));
                clauses.Add(new(start, clause, sentence, !IsDenied(clause) && !IsPast(clause) && !isOfOthers));
            }
        }

        return clauses;
    }

    private static IEnumerable<(int From, int To)> Parts(string text, int from, int to, string ends)
    {
        var start = from;
        for (var i = from; i <= to; i++)
        {
            if (i < to && !ends.Contains(text[i], StringComparison.Ordinal)) continue;
            if (i > start) yield return (start, i);
            start = i + 1;
        }
    }

    private static bool IsDenied(string clause) => Array.Exists(Denials, word => IndexOf(clause, word, Forbidding) >= 0);

    private static bool EndsDenied(string clause) => Array.Exists(Denials, word => clause.EndsWith(word, StringComparison.Ordinal) && IndexOf(clause, word, Forbidding) >= 0);

    private static bool IsPast(string clause) => Array.Exists(Past, word => IndexOf(clause, word, Comparing) >= 0);

    private static bool NamesOwn(string clause) => Array.Exists(Own, word => clause.Contains(word, StringComparison.Ordinal));

    /// <summary>学生体检. 幼儿园 is no child.</summary>
    private static bool NamesOthers(string clause) =>
        clause.Replace("幼儿园", "", StringComparison.Ordinal) is var bare && Array.Exists(Others, word => bare.Contains(word, StringComparison.Ordinal));

    /// <summary>Where a word stands without one of the others directly before it; -1: nowhere.</summary>
    private static int IndexOf(string clause, string word, string[] unlessBehind)
    {
        for (var at = clause.IndexOf(word, StringComparison.Ordinal); at >= 0; at = clause.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (!Array.Exists(unlessBehind, before => clause.AsSpan(0, at).EndsWith(before, StringComparison.Ordinal))) return at;
        return -1;
    }
}

using System.Collections.Immutable;
using DistrictUnion.Documents.Alike;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Gateway.Plans;

/// <summary>Whose plan the other one is.</summary>
public enum AlikeRelation
{
    OtherSchool,

    /// <summary>The same school's plan of the span one year before: going on with it is usual.</summary>
    OwnLastYear,

    /// <summary>Another plan of the same school.</summary>
    OwnOther,
}

/// <summary>Plans that share much text with one plan.</summary>
/// <param name="Counted">Its sentences that were compared: those of the tasks of the version that was handed in last,</param>
/// <param name="NotCounted">without these.</param>
/// <param name="Compared">How many other plans it was compared with.</param>
/// <param name="Plans">The most alike first, at most 20.</param>
public sealed record AlikeAnswer(
    NamedPlan Plan, int Counted, ImmutableArray<NotCountedAnswer> NotCounted, int Compared, ImmutableArray<AlikePlanAnswer> Plans)
{
    internal static AlikeAnswer Of(ImmutableArray<PlanText> plans, int asked, AlikeFinding finding) => new(
        NamedPlan.Of(plans[asked]),
        finding.Counted,
        [.. finding.NotCounted.Select(NotCountedAnswer.Of)],
        plans.Length - 1,
        [.. finding.Plans.Select(alike => AlikePlanAnswer.Of(plans[asked], plans[alike.Index], finding.Counted, alike))]);
}

/// <param name="Span">As people say it: 2026年, 2026—2027学年.</param>
public sealed record NamedPlan(SchoolCode School, string SchoolName, PlanId Plan, string Title, string Span)
{
    internal static NamedPlan Of(PlanText text) => new(text.School, text.SchoolName, text.Plan, text.Title, Words.Of(text.Span));
}

/// <param name="Similarity">Percent, 0 to 100: what both say ÷ what either says.</param>
/// <param name="Shared">So many sentences are shared,</param>
/// <param name="OfHere">of so many of the asked plan,</param>
/// <param name="OfThere">and of so many of the other.</param>
/// <param name="Sentences">Side by side, in the order of the asked plan.</param>
public sealed record AlikePlanAnswer(
    NamedPlan Plan,
    AlikeRelation Relation,
    string RelationName,
    int Similarity,
    int Shared,
    int OfHere,
    int OfThere,
    ImmutableArray<AlikePairAnswer> Sentences)
{
    internal static AlikePlanAnswer Of(PlanText here, PlanText there, int counted, AlikePlan alike)
    {
        var relation = RelationOf(here, there);
        return new(
            NamedPlan.Of(there), relation, NameOf(relation), alike.Percent, alike.Pairs.Length, counted, alike.Counted,
            [.. alike.Pairs.Select(AlikePairAnswer.Of)]);
    }

    private static AlikeRelation RelationOf(PlanText here, PlanText there) =>
        here.School != there.School ? AlikeRelation.OtherSchool
        : there.Span.First.Plus(12) == here.Span.First ? AlikeRelation.OwnLastYear
        : AlikeRelation.OwnOther;

    private static string NameOf(AlikeRelation relation) => relation switch
    {
        AlikeRelation.OtherSchool => "其他学校",
        AlikeRelation.OwnLastYear => "本校上年计划",
        AlikeRelation.OwnOther => "本校其他计划",
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };
}

/// <param name="Here">As the asked plan writes it.</param>
/// <param name="There">As the other writes it.</param>
/// <param name="Likeness">Percent, 0 to 100.</param>
/// <param name="LikenessName">相同（不计数字、年份、校名和标点） or 相近.</param>
public sealed record AlikePairAnswer(string Here, string There, bool IsSame, int Likeness, string LikenessName)
{
    internal static AlikePairAnswer Of(AlikePair pair) =>
        new(pair.Here, pair.There, pair.IsSame, pair.Percent, pair.IsSame ? "相同（不计数字、年份、校名和标点）" : "相近");
}

/// <param name="Schools">In how many schools' plans it stands.</param>
/// <param name="Reason">A Chinese sentence.</param>
public sealed record NotCountedAnswer(string Text, NotCounted Code, int Schools, string Reason)
{
    internal static NotCountedAnswer Of(NotCountedSentence sentence) => new(sentence.Text, sentence.Reason, sentence.Schools, sentence.Reason switch
    {
        NotCounted.TooShort => "太短，看不出雷同",
        NotCounted.DistrictTask => "区下达任务的原话",
        NotCounted.Template => $"{sentence.Schools} 所学校的计划都有这一句",
        _ => throw new ArgumentOutOfRangeException(nameof(sentence)),
    });
}

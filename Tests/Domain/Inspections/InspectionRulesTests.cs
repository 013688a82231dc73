using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Tests.Domain.Inspections;

public sealed class InspectionRulesTests
{
    [Fact]
    public void Journey_SelfInspectConcludePublishObject_EndsFrozen()
    {
        var visit = Visit.Opened(ScoringMode.Group);
        visit.Does(visit.Score(visit.Chair, SheetKind.Self, Visit.Full));
        visit.Does(InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(visit.Chair), SheetKind.Self, [new("荣誉", "市级", "证书")]), visit.Now));
        Assert.Equal(InspectionState.SelfHandedIn, visit.SeenBy(visit.Chair).State);

        visit.Now = A.Noon(2026, 12, 16);
        visit.Does(visit.Score(visit.Leader, SheetKind.Inspector, [new(1, 3, "少一次"), new(2, 6, null)]));
        Assert.Equal(["team.not-leader"], InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(visit.Other), SheetKind.Inspector, []), visit.Now).Refusals.Select(r => r.Code));
        visit.Does(InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(visit.Leader), SheetKind.Inspector, []), visit.Now));

        // The school does not see what the inspectors say before it is published.
        Assert.Null(visit.SeenBy(visit.Chair).InspectorSum);
        Assert.Equal(9m, visit.SeenBy(visit.Leader).InspectorSum!.Total);
        visit.Does(InspectionRules.Conclude(visit.State, visit.Terms, new(A.ByDistrict(), [new(1, new(3.5m, "补看了一次"))], [new("荣誉", "市级", null)], [], [], [], "同意"), Visit.Found, visit.Now));
        Assert.Equal((9.5m, 2m, 11.5m, "优秀"), (visit.SeenBy(A.Officer()).ConcludedSum!.Items, visit.SeenBy(A.Officer()).ConcludedSum!.Bonus, visit.SeenBy(A.Officer()).ConcludedSum!.Total, visit.SeenBy(A.Officer()).ConcludedSum!.Grade));
        Assert.Null(visit.SeenBy(visit.Chair).ConcludedSum);
        Assert.Equal(["inspection.concluded"], visit.Score(visit.Leader, SheetKind.Inspector, [new(1, 4, null)]).Refusals.Select(r => r.Code));

        visit.Publish();
        Assert.Equal(InspectionState.Published, visit.SeenBy(visit.Chair).State);
        Assert.Equal(11.5m, visit.SeenBy(visit.Chair).ConcludedSum!.Total);
        visit.Does(FindingRules.RaiseObjection(visit.State, visit.Terms, new(A.By(visit.Chair), 1, "记录在附件"), visit.Now));
        Assert.Equal(["objection.open"], FindingRules.RaiseObjection(visit.State, visit.Terms, new(A.By(visit.Chair), 1, "再说一次"), visit.Now).Refusals.Select(r => r.Code));
        visit.Now = A.Noon(2027, 1, 30);
        Assert.Equal(["objection.too-late"], FindingRules.RaiseObjection(visit.State, visit.Terms, new(A.By(visit.Chair), 2, "晚了"), visit.Now).Refusals.Select(r => r.Code));

        // An objection that is not answered keeps the result from being final.
        Assert.Equal(InspectionState.Published, visit.SeenBy(visit.Chair).State);
        visit.Does(FindingRules.AnswerObjection(visit.State, visit.Terms, new(A.ByDistrict(), 1, 4, "经复核改为满分"), visit.Now));
        Assert.Equal((InspectionState.Final, 12m), (visit.SeenBy(visit.Chair).State, visit.SeenBy(visit.Chair).ConcludedSum!.Total));
        Assert.Equal(3.5m, visit.State.Objections[0].Answer!.Was);
        Assert.Equal(["inspection.published"], InspectionRules.ReopenConclusion(visit.State, visit.Terms, new(A.ByDistrict(), "再看"), visit.Now).Refusals.Select(r => r.Code));
    }

    [Theory]
    [InlineData(1, "4.5", "score.above-marks")]
    [InlineData(1, "-0.5", "score.below-zero")]
    [InlineData(1, "3.3", "score.step-invalid")]
    [InlineData(9, "1", "item.unknown")]
    public void Score_AMarkThatCannotBe_IsRefusedAtItsItem(int item, string marks, string code)
    {
        var visit = Visit.Opened(ScoringMode.Group);

        var refusal = Assert.Single(visit.Score(visit.Chair, SheetKind.Self, [new(item, decimal.Parse(marks, System.Globalization.CultureInfo.InvariantCulture), null)]).Refusals);

        Assert.Equal((code, $"{item}"), (refusal.Code, refusal.Place));
    }

    [Fact]
    public void Score_SomebodyElseChangedIt_LeavesThatItemAndTakesTheOthers()
    {
        var visit = Visit.Opened(ScoringMode.Group, A.Noon(2026, 12, 16));
        visit.Does(visit.Score(visit.Leader, SheetKind.Inspector, [new(1, 3, "少一次")]));

        var both = visit.Score(visit.Other, SheetKind.Inspector, [new(1, 2, "少两次", new(null, null)), new(2, 5, "公开不及时", new(null, null))]);

        Assert.Equal((1, 3m), (Assert.Single(both.Answer!.Conflicts).Item, both.Answer.Conflicts[0].Stands.Marks));
        visit.Does(both);
        Assert.Equal((3m, 5m), (visit.State.Sheet(Inspection.TeamSheet).Of(1), visit.State.Sheet(Inspection.TeamSheet).Of(2)));

        // What stood there when it was typed may be written over.
        visit.Does(visit.Score(visit.Other, SheetKind.Inspector, [new(1, 2, "少两次", new(3, "少一次"))]));
        Assert.Equal(2m, visit.State.Sheet(Inspection.TeamSheet).Of(1));
        Assert.Empty(visit.Score(visit.Other, SheetKind.Inspector, [new(1, 2, " 少两次 ")]).Facts);
    }

    [Fact]
    public void Score_WhoHasNoSeat_IsRefused()
    {
        var visit = Visit.Opened(ScoringMode.Individual, A.Noon(2026, 12, 16));

        Assert.Equal(["scope.forbidden"], visit.Score(visit.Leader with { Account = "nobody" }, SheetKind.Inspector, Visit.Full).Refusals.Select(r => r.Code));
        Assert.Equal(["scope.forbidden"], visit.Score(visit.Leader, SheetKind.Self, Visit.Full).Refusals.Select(r => r.Code));
        Assert.Equal(["team.no-rater"], visit.Score(A.Officer(), SheetKind.Inspector, Visit.Full).Refusals.Select(r => r.Code));
        visit.Does(InspectionRules.Score(visit.State, visit.Terms, new(A.ByDistrict(), SheetKind.Inspector, Visit.Full, Rater: visit.Leader.Account), visit.Now));
        Assert.Equal("officer", visit.State.Sheet(visit.Leader.Account).Marks[1].By);
        visit.Now = A.Noon(2026, 12, 14);
        Assert.Equal(["inspection.not-yet"], visit.Score(visit.Leader, SheetKind.Inspector, Visit.Full).Refusals.Select(r => r.Code));
    }

    [Fact]
    public void HandIn_LessThanFullWithoutAReason_NamesTheItems()
    {
        var visit = Visit.Opened(ScoringMode.Individual, A.Noon(2026, 12, 16));
        visit.Does(visit.Score(visit.Leader, SheetKind.Inspector, [new(1, 3, null)]));

        var refusals = InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(visit.Leader), SheetKind.Inspector, []), visit.Now).Refusals;

        Assert.Equal([("score.reason-missing", "1"), ("sheet.incomplete", "2")], refusals.Select(r => (r.Code, r.Place)));
    }

    [Fact]
    public void Score_Bonuses_AreKeptAsAWholeAndReadFromFactsWithoutThem()
    {
        var visit = Visit.Opened(ScoringMode.Group);
        Decision<InspectionReceipt> Claim(ClaimsEdit claims, Actor? actor = null) => InspectionRules.Score(
            visit.State, visit.Terms, new(A.By(actor ?? visit.Chair), actor is null ? SheetKind.Self : SheetKind.Inspector, [], Claims: claims), visit.Now);
        visit.Does(Claim(new([new("荣誉", "市级", " "), new("", "", "区级先进"), new("", "", "  ")], [])));
        Assert.Equal<BonusClaim>([new("荣誉", "市级", null), new("", "", "区级先进")], visit.State.Claims);
        Assert.Equal((2, 0), (visit.SeenBy(visit.Chair).Claims.Length, visit.SeenBy(A.Officer()).Claims.Length));

        var overtaken = Claim(new([new("荣誉", "市级", "证书")], []));
        Assert.Empty(overtaken.Facts);
        Assert.Equal<BonusClaim>(visit.State.Claims, overtaken.Answer!.Claims!.Value);
        Assert.Empty(Claim(new(visit.State.Claims)).Facts);
        Assert.Equal(["bonus.unknown"], Claim(new([new("荣誉", "宇宙级", "x")])).Refusals.Select(r => r.Code));
        visit.Now = A.Noon(2026, 12, 16);
        Assert.Equal(["bonus.self-only"], Claim(new([new("荣誉", "市级", "x")]), visit.Leader).Refusals.Select(r => r.Code));

        // A mark that was given before bonuses were kept leaves them as they are.
        visit.Does(visit.Score(visit.Chair, SheetKind.Self, Visit.Full));
        Assert.Equal(2, visit.State.Claims.Length);
        Assert.DoesNotContain("claims", DistrictUnion.Domain.FactKinds.Write(visit.Score(visit.Chair, SheetKind.Self, [new(1, 3, null)]).Facts) is var bytes ? System.Text.Encoding.UTF8.GetString(bytes) : "", StringComparison.Ordinal);
    }

    [Fact]
    public void HandIn_ABonusWithoutWhatFor_IsRefusedWithItsName()
    {
        var visit = Visit.Opened(ScoringMode.Group);
        visit.Does(visit.Score(visit.Chair, SheetKind.Self, Visit.Full));
        Decision<InspectionReceipt> HandIn(params BonusClaim[] claims) => InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(visit.Chair), SheetKind.Self, [.. claims]), visit.Now);

        Assert.Equal([("bonus.note-missing", "荣誉"), ("bonus.level-missing", "")], HandIn(new("荣誉", "市级", " "), new("", "", "区级先进")).Refusals.Select(r => (r.Code, r.Place)));
        Assert.Contains("荣誉（市级）", HandIn(new BonusClaim("荣誉", "市级", null)).Refusals[0].Text, StringComparison.Ordinal);
        visit.Does(InspectionRules.Score(visit.State, visit.Terms, new(A.By(visit.Chair), SheetKind.Self, [], Claims: new([new("荣誉", "市级", "证书")])), visit.Now));
        visit.Does(InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(visit.Chair), SheetKind.Self, null), visit.Now));
        Assert.Equal<BonusClaim>([new("荣誉", "市级", "证书")], visit.SeenBy(A.Officer()).Claims);
    }

    [Fact]
    public void Conclude_TenInspectors_TakesTheirMeanInTheRubricsSteps()
    {
        var visit = Visit.Opened(ScoringMode.Individual, A.Noon(2026, 12, 16), inspectors: 10);
        for (var i = 0; i < 10; i++)
        {
            var actor = visit.Leader with { Account = $"inspector{i}" };
            visit.Does(visit.Score(actor, SheetKind.Inspector, [new(1, i < 7 ? 4 : 3, "少"), new(2, 6, null)]));
            visit.Does(InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(actor), SheetKind.Inspector, []), visit.Now));
        }

        visit.Does(InspectionRules.Conclude(visit.State, visit.Terms, new(A.ByDistrict(), [], [], [], [], [], null), Visit.Found, visit.Now));

        // 3.7, in steps of half a mark.
        Assert.Equal((3.5m, 6m), (visit.State.Conclusion!.Marks[1].Marks, visit.State.Conclusion.Marks[2].Marks));
        Assert.Null(visit.State.Conclusion.Marks[1].Reason);
    }

    [Fact]
    public void Conclude_WeightedRaters_LeavesOutWhoGaveNone()
    {
        var visit = Visit.Opened(ScoringMode.Group, A.Noon(2026, 12, 16), rubric: Visit.Small with { Weights = new(40, 30, 30), Step = 0.1m });
        visit.Does(visit.Score(visit.Chair, SheetKind.Self, Visit.Full));
        visit.Does(InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(visit.Chair), SheetKind.Self, []), visit.Now));
        visit.Does(visit.Score(visit.Leader, SheetKind.Inspector, [new(1, 2, "少"), new(2, 6, null)]));
        visit.Does(InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(visit.Leader), SheetKind.Inspector, []), visit.Now));

        visit.Does(InspectionRules.Conclude(visit.State, visit.Terms, new(A.ByDistrict(), [], [], [], [], [], null), Visit.Found, visit.Now));

        // (4 × 40 + 2 × 30) ÷ 70 = 3.14…
        Assert.Equal(3.1m, visit.State.Conclusion!.Marks[1].Marks);
    }

    [Fact]
    public void Conclude_AChangeWithoutAReasonOrAnItemWithoutMarks_IsRefused()
    {
        var visit = Visit.Opened(ScoringMode.Group, A.Noon(2026, 12, 16));
        Assert.Contains("sheet.none", InspectionRules.Conclude(visit.State, visit.Terms, new(A.ByDistrict(), [], [], [], [], [], null), Visit.Found, visit.Now).Refusals.Select(r => r.Code));
        visit.Does(visit.Score(visit.Leader, SheetKind.Inspector, Visit.Full));
        visit.Does(InspectionRules.HandIn(visit.State, visit.Terms, new(A.By(visit.Leader), SheetKind.Inspector, []), visit.Now));

        var refused = InspectionRules.Conclude(visit.State, visit.Terms, new(A.ByDistrict(), [new(1, new(2, " "))], [new("荣誉", "宇宙级", null)], ["没有"], ["也没有"], [], null), Visit.Found, visit.Now);

        Assert.Equal(["reason.missing", "bonus.unknown", "veto.unknown", "gate.unknown"], refused.Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Findings_FromRaisedToSettled_KeepEveryStep()
    {
        var visit = Visit.Opened(ScoringMode.Group, A.Noon(2026, 12, 16));
        visit.Does(FindingRules.Raise(visit.State, visit.Terms, new(A.By(visit.Other), 1, "记录不全", A.Day(3, 31, 2027)), visit.Now));
        visit.Does(FindingRules.Report(visit.State, visit.Terms, new(A.By(visit.Chair), 1, "已补"), visit.Now));
        visit.Does(FindingRules.Recheck(visit.State, visit.Terms, new(A.ByDistrict(), 1, false, "还缺签到", A.Day(4, 30, 2027)), visit.Now));
        Assert.Equal((FindingState.Open, A.Day(4, 30, 2027)), (visit.State.Findings[0].State, visit.State.Findings[0].Due));
        visit.Does(FindingRules.Report(visit.State, visit.Terms, new(A.By(visit.Chair), 1, "补齐了"), visit.Now));
        visit.Does(FindingRules.Recheck(visit.State, visit.Terms, new(A.By(visit.Leader), 1, true, null, null), visit.Now));

        Assert.Equal([FindingState.Reported, FindingState.Open, FindingState.Reported, FindingState.Settled], visit.State.Findings[0].Steps.Select(s => s.State));
        Assert.Equal(["finding.not-open"], FindingRules.Withdraw(visit.State, visit.Terms, new(A.ByDistrict(), 1, "误提"), visit.Now).Refusals.Select(r => r.Code));
        Assert.Equal(["scope.forbidden"], FindingRules.Raise(visit.State, visit.Terms, new(A.By(visit.Chair), 1, "自己提", A.Day(3, 31, 2027)), visit.Now).Refusals.Select(r => r.Code));
        Assert.Equal(["finding.due-invalid"], FindingRules.Raise(visit.State, visit.Terms, new(A.ByDistrict(), 1, "早了", A.Day(1, 1)), visit.Now).Refusals.Select(r => r.Code));
    }
}

/// <summary>A school's inspection by a rubric of two items, and who takes part in it.</summary>
internal sealed class Visit
{
    public static readonly InspectionCode Code = new("annual");

    public static readonly Rubric Small = new(
        new("small"), 1, "细则", 10, [new("组织", 10, [new(1, "会议", 4, new(ScoringKind.Count, Each: 1)), new(2, "公开", 6, new(ScoringKind.Judge))])])
    {
        Bonuses = [new("荣誉", [new("市级", 2)])],
        BonusCap = 5,
        Grades = [new("优秀", 9), new("合格", 6), new("不合格", 0)],
    };

    public static readonly ImmutableArray<MarkEdit> Full = [new(1, 4, null), new(2, 6, null)];

    public static readonly FoundItems Found = new([new(1, 4, 4, "4 次", [])]);

    private Visit(InspectionTerms terms, DateTimeOffset now) => (Terms, Now) = (terms, now);

    public InspectionTerms Terms { get; private set; }

    public DateTimeOffset Now { get; set; }

    public Inspection State { get; private set; } = Inspection.Empty;

    public Actor Chair { get; } = A.Chair();

    public Actor Leader { get; } = new("inspector0", Role.Inspector, A.District, null, PostLimits.None with { Schools = [A.Xihu] });

    public Actor Other => Leader with { Account = "inspector1" };

    /// <param name="now">Null: in the days of 自评.</param>
    public static Visit Opened(ScoringMode mode, DateTimeOffset? now = null, int inspectors = 2, Rubric? rubric = null)
    {
        var seats = Enumerable.Range(0, inspectors).Select(i => new InspectorSeat($"inspector{i}", i == 0, []));
        var round = new InspectionRound(
            Code, "年度考核", 2026, new(Small.Code, 1), new(A.Day(12, 1), A.Day(12, 10), A.Day(12, 15), A.Day(12, 25)), mode, new([], []), [new(A.Xihu, "溪湖小学", A.Primary)],
            [new("第一组", [.. seats], [A.Xihu])], RoundPublication.None);
        var school = new School(A.Xihu, [new(A.Day(1, 1), "溪湖小学")], [new(A.Day(1, 1), A.Primary)], [], A.Day(1, 1), null, true, null, null);
        return new(new("Asia/Shanghai", round, rubric ?? Small, school), now ?? A.Noon(2026, 12, 5));
    }

    public Decision<InspectionReceipt> Score(Actor actor, SheetKind sheet, ImmutableArray<MarkEdit> marks) =>
        InspectionRules.Score(State, Terms, new(A.By(actor), sheet, marks), Now);

    public void Does(Decision<InspectionReceipt> decision)
    {
        Assert.Empty(decision.Refusals.Select(r => $"{r.Code} {r.Place}"));
        State = decision.Facts.Aggregate(State, (state, fact) => state.Apply(fact, Now, by: fact is ItemsScored ? "officer" : "somebody"));
    }

    public InspectionView SeenBy(Actor actor) => InspectionView.Of(State, A.District, Terms, Found, actor, Now);

    public void Publish() => Terms = Terms with
    {
        Round = Terms.Round! with { Publication = new("officer", "head", Now, Terms.DayOf(Now).AddDays(Terms.Round.Dates.ObjectionDays)) },
    };
}

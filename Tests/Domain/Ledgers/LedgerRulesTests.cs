using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Log;
using static DistrictUnion.Tests.Domain.Ledgers.Desk;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class LedgerRulesTests
{
    [Fact]
    public void Write_AMeeting_IsKeptInOneSpellingWithWhatIsComputed()
    {
        var desk = new Desk();

        var receipt = desk.Write(Meeting(("remark", "已归档"))).Answer!;

        Assert.Equal((1L, 1, 1), (receipt.Revision, receipt.Count, receipt.Entries.Single().Number));
        var entry = desk.View().Entries.Single();
        Assert.Equal(("2026-03-05", "8", "88.9", "已归档"), (entry.Values["heldOn"], entry.Values["present"], entry.Values["presence"], entry.Values["remark"]));
        Assert.Equal(new(2026, 3, 5), entry.On);
    }

    [Fact]
    public void Write_EverythingThatIsWrong_IsSaidAtOnceAndAtItsPlace()
    {
        var desk = new Desk();

        var refusals = desk.Write(Meeting(), Meeting(("heldOn", "三月"), ("place", ""), ("present", "8.5"), ("strange", "x"), ("presence", "90"))).Refusals;

        Assert.Equal(
            ["entry.column-unknown 2:presence", "entry.column-unknown 2:strange", "entry.missing 2:place", "value.not-a-day 2:heldOn", "value.not-whole 2:present"],
            refusals.Select(r => $"{r.Code} {r.Place}").Order(StringComparer.Ordinal));
        Assert.Equal(0, desk.Ledger.Count);
    }

    [Fact]
    public void Write_ACheckThatIsAnError_MustBeMended()
    {
        var refusal = new Desk().Write(Meeting(("present", "12"))).Refusals.Single();

        Assert.Equal(("entry.check-failed", "1:present:present-above-expected", "实到 12 人，多于应到 9 人。"), (refusal.Code, refusal.Place, refusal.Text));
    }

    [Fact]
    public void Write_ACheckThatAsks_MustBeExplainedAndIsForgottenWhenItHoldsNoMore()
    {
        var desk = new Desk();
        var few = Meeting(("present", "3"));

        var refusal = desk.Write(few).Refusals.Single();
        Assert.Equal(("entry.unexplained", "1:present:less-than-two-thirds"), (refusal.Code, refusal.Place));
        desk.Write(few with { Explanations = few.Explanations.Add("less-than-two-thirds", "流感停课").Add("never-asked", "x") });
        Assert.Equal(["less-than-two-thirds"], desk.Ledger.Entries[1]!.Content.Explanations.Keys);

        desk.Write(Change(1, ("present", "9")));
        Assert.Empty(desk.Ledger.Entries[1]!.Content.Explanations);
    }

    [Fact]
    public void Write_AChange_KeepsWhatIsNotNamedAndEmptiesWhatIsBlank()
    {
        var desk = new Desk();
        desk.Write(Meeting(("session", "第六届第三次")));

        var receipt = desk.Write(Change(1, ("place", "阅览室"), ("session", " "))).Answer!.Entries.Single();

        Assert.Equal((2, true), (receipt.Revision, receipt.IsChanged));
        Assert.Equal(("阅览室", "林主席"), (desk.Ledger.Entries[1]!.Content.Values["place"], desk.Ledger.Entries[1]!.Content.Values["chair"]));
        Assert.False(desk.Ledger.Entries[1]!.Content.Values.ContainsKey("session"));
    }

    [Fact]
    public void Write_TheSameAgain_RecordsNothing()
    {
        var desk = new Desk();
        desk.Write(Meeting());

        var again = desk.Write(Change(1, ("place", "会议室")));

        Assert.Empty(again.Facts);
        Assert.False(again.Answer!.Entries.Single().IsChanged);
    }

    [Fact]
    public void Write_OnAnOlderRevision_IsStale()
    {
        var desk = new Desk();
        desk.Write(Meeting());
        desk.Write(Change(1, ("place", "阅览室")));

        var refusal = desk.Write(Change(1, ("place", "操场")) with { Revision = 1 }).Refusals.Single();

        Assert.Equal(("entry.stale", RefusalKind.Stale), (refusal.Code, refusal.Kind));
    }

    [Theory]
    [InlineData("2025年12月31日")]
    [InlineData("2027年1月1日")]
    public void Write_OutsideThePeriod_NamesTheRightLedger(string day)
    {
        var refusal = new Desk().Write(Meeting(("heldOn", day))).Refusals.Single();

        Assert.Equal("entry.outside-period", refusal.Code);
        Assert.Contains($"{day[..5]}的台账", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_InAClosedYear_IsRefusedAndVoidingNeedsAReason()
    {
        var desk = new Desk();
        desk.Write(Meeting(), Meeting());
        desk.Terms = desk.Terms with { ClosedYears = [2026] };

        Assert.Equal("year.closed", desk.Write(Meeting()).Refusals.Single().Code);
        Assert.Equal("year.closed", desk.Write(Change(1, ("place", "x"))).Refusals.Single().Code);
        Assert.Equal("reason.missing", desk.Void(" ", 1).Refusals.Single().Code);
        Assert.Equal(1, desk.Void("重复", 1).Answer!.Count);
        Assert.Equal("重复", desk.View().Entries.Single(e => e.Number == 1).Void!.Reason);
        Assert.Equal("entry.void", desk.Void("再来", 1).Refusals.Single().Code);
        Assert.False(desk.View().IsOpen(desk.View().Entries[1]));
    }

    [Fact]
    public void WriteLate_InAClosedYear_KeepsTheReasonAndChangesNothingElse()
    {
        var desk = new Desk();
        desk.Write(Meeting());
        desk.Terms = desk.Terms with { ClosedYears = [2026] };

        Assert.Equal("year.closed", desk.WriteLate("  ", Meeting()).Refusals.Single().Code);
        Assert.Equal("text.too-long", desk.WriteLate(new string('长', LedgerRules.MaxExplanation + 1), Meeting()).Refusals.Single().Code);
        Assert.Equal("year.closed", desk.WriteLate("送审归还", Change(1, ("place", "x"))).Refusals.Single().Code);
        var fact = Assert.IsType<EntryAdded>(desk.WriteLate(" 送审归还 ", Meeting()).Facts.Single());
        Assert.Equal("送审归还", fact.LateReason);
        Assert.Equal([null, "送审归还"], desk.View().Entries.Select(e => e.LateReason));
        Assert.Equal("year.closed", desk.Write(Change(2, ("place", "x"))).Refusals.Single().Code);
        Assert.Contains("补归档：送审归还", LogSentences.Of(fact), StringComparison.Ordinal);
        Assert.Equal((2, "送审归还"), LedgerEvidence.Of(desk.Ledger, new("l04"), desk.Period, desk.Terms, 2026, false).Late.Select(l => (l.Number, l.Reason)).Single());
        Assert.Empty(LedgerEvidence.Of(desk.Ledger, new("l04"), desk.Period, desk.Terms, 2025, false).Late);
    }

    [Fact]
    public void WriteLate_InAnOpenYear_IsAnOrdinaryEntry() =>
        Assert.Null(Assert.IsType<EntryAdded>(new Desk().WriteLate("多余的理由", Meeting()).Facts.Single()).LateReason);

    [Fact]
    public void Write_ARosterOfAClosedYear_GoesOn()
    {
        var desk = new Desk("l02", "all");
        desk.Write(Member("林晓"));
        desk.Terms = desk.Terms with { ClosedYears = [2026] };

        Assert.False(desk.Write(Change(1, ("name", "林晓明"))).IsRefused);
    }

    [Fact]
    public void Write_PrivateValues_StandInNoFactAndNoLogSentence()
    {
        var desk = new Desk("l14");

        var decision = desk.Write(Visit(("visited", "陈老师"), ("circumstances", "手术住院")));

        var fact = Assert.IsType<EntryAdded>(decision.Facts.Single());
        Assert.Equal(["circumstances", "visited"], fact.Content.Private.Keys);
        Assert.DoesNotContain("陈老师", A.Json<IFact>(fact) + A.Json(decision.Answer), StringComparison.Ordinal);
        Assert.DoesNotContain("手术", System.Text.Encoding.UTF8.GetString(FactKinds.Write([fact])), StringComparison.Ordinal);
        Assert.DoesNotContain("陈", DistrictUnion.Domain.Log.LogSentences.Of(fact), StringComparison.Ordinal);
    }

    [Fact]
    public void View_Private_IsMaskedUnlessOpenAndGoneWhenErased()
    {
        var desk = new Desk("l14");
        desk.Write(Visit(("visited", "陈老师"), ("circumstances", "手术住院")));

        var masked = desk.View().Entries.Single();
        Assert.Equal(("陈＊＊", Masks.Whole), (masked.Values["visited"], masked.Values["circumstances"]));
        Assert.Equal(["circumstances", "visited"], masked.Masked.Order());
        Assert.Equal("陈老师", desk.View(new(WithPrivate: true)).Entries.Single().Values["visited"]);
        Assert.Equal(0, desk.View(new(Text: "陈老师")).Found);

        desk.Erase(1, "visited");
        var erased = desk.View(new(WithPrivate: true)).Entries.Single();
        Assert.False(erased.Values.ContainsKey("visited"));
        Assert.Equal(["visited"], erased.Erased.AsEnumerable());
        Assert.Equal("entry.nothing-private", desk.Erase(1, "visited").Refusals.Single().Code);
    }

    [Fact]
    public void Write_APrivateValueThatIsTheSame_KeepsItsReference()
    {
        var desk = new Desk("l14");
        desk.Write(Visit(("visited", "陈老师")));
        var reference = desk.Ledger.Entries[1]!.Content.Private["visited"];

        Assert.Empty(desk.Write(Change(1, ("visited", "陈老师"))).Facts);
        desk.Write(Change(1, ("visited", "陈老师"), ("gift", "水果")));
        Assert.Equal(reference, desk.Ledger.Entries[1]!.Content.Private["visited"]);
        desk.Write(Change(1, ("visited", "沈老师")));
        Assert.NotEqual(reference, desk.Ledger.Entries[1]!.Content.Private["visited"]);
    }

    [Fact]
    public void View_RunningBalance_FollowsTheDaysAndLeavesOutWhatIsVoid()
    {
        var desk = new Desk("l32");
        desk.Write(Booking("2026-03-01", "拨缴", income: "1000"), Booking("2026-02-01", "结余", income: "500"), Booking("2026-04-01", "奖品", expense: "200.50"), Booking("2026-05-01", "重复", expense: "99"));
        desk.Void(null, 4);

        var view = desk.View();

        Assert.Equal(["500.00", "1500.00", "1299.50", null], view.Entries.Select(e => e.Values.GetValueOrDefault("balance")));
        Assert.Equal(("1500.00", "200.50"), (view.Totals["income"], view.Totals["expense"]));
        Assert.Equal((4, 3), (view.Found, view.Count));
    }

    [Fact]
    public void Declare_Nothing_NeedsAnEmptyLedgerAndAKindThatMayBeWithout()
    {
        var desk = new Desk("l14");
        Assert.Equal("本年度没有", desk.Declare(true, "本年度没有").Facts.OfType<NothingToRecord>().Single().Remark);
        Assert.Empty(desk.Declare(true).Facts);
        desk.Write(Visit(("visited", "陈老师")));
        Assert.Null(desk.Ledger.Nothing);

        Assert.Equal("ledger.has-entries", desk.Declare(true).Refusals.Single().Code);
        Assert.Equal("ledger.never-without", new Desk("l04").Declare(true).Refusals.Single().Code);
    }

    [Fact]
    public void Declare_InAClosedYear_IsRefusedBothWays()
    {
        var desk = new Desk("l14");
        Assert.Empty(desk.Declare(true).Refusals);
        desk.Terms = desk.Terms with { ClosedYears = [2026] };

        Assert.Equal("year.closed", desk.Declare(false).Refusals.Single().Code);
        Assert.Equal("year.closed", desk.Declare(true).Refusals.Single().Code);
        Assert.NotNull(desk.Ledger.Nothing);
    }

    [Fact]
    public void Write_AKindThatIsOffOrUnknownOrOfAnotherPeriod_IsRefused()
    {
        var off = new Desk();
        off.Terms = off.Terms with { IsOn = false };
        Assert.Equal("ledger.off", off.Write(Meeting()).Refusals.Single().Code);

        var unknown = new Desk();
        unknown.Terms = unknown.Terms with { Versions = [] };
        Assert.Equal("ledger.kind-unknown", unknown.Write(Meeting()).Refusals.Single().Code);

        Assert.Contains("ledger.period-unknown", new Desk("l04", "2026-2027").Write(Meeting()).Refusals.Select(r => r.Code));
        Assert.Equal("ledger.made-from-plans", new Desk("l07").Write(Edit(("x", "y"))).Refusals.Single().Code);
    }

    [Fact]
    public void View_AnEntryOfAnEarlierVersion_IsReadAsItWas()
    {
        var desk = new Desk();
        desk.Write(Meeting());
        var next = desk.Terms.Kind with { Version = LedgerKind.FirstOwnVersion, Columns = desk.Terms.Kind.Columns.RemoveAll(c => c.Key == "place").Add(new("weather", "天气", ColumnType.Text)), Checks = [] };
        desk.Terms = desk.Terms with { Versions = desk.Terms.Versions.Add(next) };

        var view = desk.View();

        Assert.Equal("会议室", view.Entries.Single().Values["place"]);
        Assert.Equal("地点", view.KindOf(view.Entries.Single()).Column("place")!.Name);
        desk.Write(Change(1, ("weather", "晴")));
        Assert.Equal(LedgerKind.FirstOwnVersion, desk.View().Entries.Single().KindVersion);
        Assert.False(desk.View().Entries.Single().Values.ContainsKey("place"));
    }

    [Fact]
    public void View_AQuery_FindsByYearAndText()
    {
        var desk = new Desk();
        desk.Write([.. Enumerable.Range(1, 12).Select(month => Meeting(("name", $"{month}月例会"), ("heldOn", $"2026年{month}月10日")))]);

        Assert.Equal(12, desk.View(new(Year: 2026)).Found);
        Assert.Equal(0, desk.View(new(Year: 2025)).Found);
        Assert.Equal(["10月例会"], desk.View(new(Text: "2026年10月")).Entries.Select(e => e.Values["name"]));
        Assert.Equal(["3月例会", "4月例会"], desk.View(new(Skip: 2, Take: 2)).Entries.Select(e => e.Values["name"]));
    }

    [Fact]
    public void Write_TooManyAtOnce_IsTooLarge() =>
        Assert.Equal(RefusalKind.TooLarge, new Desk().Write([.. Enumerable.Repeat(Meeting(), LedgerRules.MostEdits + 1)]).Refusals.Single().Kind);

    private static EntryEdit Change(int number, params (string Key, string Text)[] values) => Edit(values) with { Number = number };

    private static EntryEdit Visit(params (string Key, string Text)[] named) => Edit([("visitedOn", "2026-05-06"), ("occasion", "生病住院"), ("visitors", "林主席、周老师"), .. named]);

    private static EntryEdit Member(string name) => Edit(("name", name), ("sex", "女"), ("joinedOn", "2020-09-01"), ("team", "语文组"), ("status", "在会"));

    private static EntryEdit Booking(string day, string matter, string income = "", string expense = "") =>
        Edit(("bookedOn", day), ("subjectMatter", matter), ("account", income.Length > 0 ? "拨缴经费收入" : "职工活动支出"), ("income", income), ("expense", expense), ("voucher", "1"));
}

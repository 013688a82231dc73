using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Matters;

namespace DistrictUnion.Tests.Domain.Matters;

/// <summary>An election from request to result, decision by decision; 2026-09-01 is a Tuesday.</summary>
public sealed class MatterRulesTests
{
    private static readonly MatterKindCode Election = new("election");

    private readonly World world = World.Founded().On(9, 1);
    private SchoolMatters state = SchoolMatters.Empty;
    private ImmutableSortedDictionary<MatterKindCode, MatterSetting> settings = ImmutableSortedDictionary<MatterKindCode, MatterSetting>.Empty;

    private Matter Matter => state[1]!;

    private MatterTerms Terms => (world.District with { Matters = settings }).MatterTermsFor(A.Xihu);

    private static (string, string)[] Asked { get; } =
    [
        ("session", "第六届"), ("plannedOn", "2026年9月25日"), ("meeting", "会员大会"), ("members", "６２"), ("seats", "5"), ("candidates", "张三、李四"), ("preparation", "已公示"),
    ];

    [Fact]
    public void Request_InOneSpelling_WithTheDaysThatFollow()
    {
        Assert.Empty(Request());
        Assert.Equal((MatterState.Requested, new DateOnly(2026, 9, 25), new DateOnly(2026, 9, 15)), (Matter.State, Matter.PlannedOn, Matter.Due!.Value));
        Assert.Equal(("62", "2026-09-25", "张三\n李四"), (Matter.Request.Content.Values["members"], Matter.Request.Content.Values["plannedOn"], Matter.Request.Content.Values["candidates"]));
        Assert.Equal((new DateOnly(2026, 9, 11), false), (Matter.Request.Due!.Value, Matter.Request.IsLate));
    }

    [Fact]
    public void Request_TheDayAfterItsLastDay_IsTakenAndLate()
    {
        world.On(9, 12);
        Assert.Empty(Request());
        Assert.True(Matter.Request.IsLate);
    }

    [Fact]
    public void Request_Flawed_NamesEveryField()
    {
        Assert.Equal(
            ["matter.field-unknown:colour", "matter.missing:session", "value.not-a-day:plannedOn", "matter.missing:meeting", "value.not-a-number:members", "matter.missing:seats", "matter.missing:candidates", "matter.missing:preparation"],
            Request(("plannedOn", "下周"), ("members", "许多"), ("colour", "红")));
        Assert.Equal(["matter.planned-invalid:plannedOn"], Request([.. Asked, ("plannedOn", "2016-09-25")]));
        Assert.Empty(state.Matters);
    }

    [Fact]
    public void Kind_SwitchedOffOrUnknown_IsRefused()
    {
        Assert.Empty(Set(new(Election, false, [])));
        Assert.Equal(["matter.off:kind"], Request());
        Assert.Equal(
            ["matter.kind-unknown:kind"],
            Do(MatterRules.Request, new RequestMatter(A.ByDistrict(), null, new("picnic"), Says([]))));
    }

    [Fact]
    public void Kind_WithTheDistrictsOwnDays_CountsByThem()
    {
        Assert.Empty(Set(new(Election, true, [new(MatterStepKind.Request, new(DueFrom.PlannedDay, -30)), new(MatterStepKind.Approval, new(DueFrom.StepBefore, 3))])));
        Assert.Empty(Request());
        Assert.Equal((new DateOnly(2026, 8, 26), true, new DateOnly(2026, 9, 4)), (Matter.Request.Due!.Value, Matter.Request.IsLate, Matter.Due!.Value));
    }

    [Theory]
    [InlineData(MatterStepKind.Request, DueFrom.PlannedDay, 3, false, 0)]
    [InlineData(MatterStepKind.Request, DueFrom.DayOfYear, 31, false, 2)]
    [InlineData(MatterStepKind.Request, DueFrom.DayOfYear, 1, false, 13)]
    [InlineData(MatterStepKind.Approval, DueFrom.ActualDay, 3, false, 0)]
    [InlineData(MatterStepKind.Result, DueFrom.ActualDay, 101, false, 0)]
    public void Kind_WithDaysThatCannotBe_IsRefused(MatterStepKind step, DueFrom from, int days, bool isWorking, int month) =>
        Assert.Equal(["matter.due-invalid"], Set(new(Election, true, [new(step, new(from, days, isWorking, month))])));

    [Fact]
    public void Withdraw_BeforeAndAfterSomebodyLooked()
    {
        Request();
        Assert.Empty(Do(MatterRules.Withdraw, new WithdrawMatter(A.ByDistrict(), 1)));
        Assert.Equal(MatterState.Withdrawn, Matter.State);
        Assert.Empty(Request(1));
        Assert.Empty(Do(MatterRules.TakeUp, new TakeUpMatter(A.ByDistrict(), 1)));
        Assert.Equal(["matter.state:"], Do(MatterRules.Withdraw, new WithdrawMatter(A.ByDistrict(), 1)));
        Assert.Equal(["matter.unknown:"], Do(MatterRules.Withdraw, new WithdrawMatter(A.ByDistrict(), 7)));
    }

    [Fact]
    public void Return_WithADay_JudgesTheNextRequestByIt()
    {
        Request();
        Assert.Equal(["reason.missing:reason", "matter.due-past:due"], Do(MatterRules.Return, new ReturnMatter(A.ByDistrict(), 1, " ", new(2026, 8, 31))));
        Assert.Empty(Do(MatterRules.Return, new ReturnMatter(A.ByDistrict(), 1, "缺党组织意见", new(2026, 9, 3))));
        Assert.Equal((MatterState.Returned, new DateOnly(2026, 9, 3)), (Matter.State, Matter.Due!.Value));
        Assert.False(Matter.IsOverdueOn(new(2026, 9, 3)));
        Assert.True(Matter.IsOverdueOn(new(2026, 9, 4)));
        world.On(9, 4);
        Assert.Empty(Request(1));
        Assert.True(Matter.Request.IsLate);
        Assert.Single(state.Matters);
    }

    [Fact]
    public void Approve_WithoutNumber_AndTwice_IsRefused()
    {
        Request();
        Assert.Equal(["matter.missing:number"], Approve(("text", "同意")));
        Assert.Empty(Approve());
        Assert.Equal((MatterState.Approved, new DateOnly(2026, 10, 2)), (Matter.State, Matter.Due!.Value));
        Assert.Equal(["matter.state:"], Approve());
    }

    [Fact]
    public void CarryOut_ChecksWhatItSays_AndSetsTheDayOfTheResult()
    {
        Request();
        Approve();
        Assert.Equal(["matter.check-failed:electedOn"], CarryOut("2026-09-25", 60, 58));
        world.On(9, 26);
        Assert.Equal(["matter.check-failed:present"], CarryOut("2026-09-25", 60, 61));
        Assert.Equal(["matter.check-failed:present"], CarryOut("2026-09-25", 60, 39));
        Assert.Empty(CarryOut("2026-09-25", 60, 58));
        Assert.Equal((MatterState.CarriedOut, new DateOnly(2026, 10, 9)), (Matter.State, Matter.Due!.Value));
        Assert.Empty(CarryOut("2026-09-24", 60, 59));
        Assert.Equal(new DateOnly(2026, 10, 8), Matter.Due);
    }

    [Fact]
    public void Result_NeedsOneChair_AndNamesTheLine()
    {
        UpToTheElection();
        Assert.Equal(["matter.no-rows:rows"], Report());
        Assert.Equal(["matter.one-row:rows"], Report(Line("副主席", "张三")));
        Assert.Equal(["matter.one-row:rows"], Report(Line("主席", "张三"), Line("主席", "李四")));
        Assert.Equal(["matter.missing:2:duties"], Report(Line("主席", "张三"), Line("委员", "李四", "")));
        Assert.Empty(Report(Line("主席", "张三"), Line("", "", ""), Line("委员", "李四")));
        Assert.Equal(2, Matter.Result!.Content.Rows.Length);
    }

    [Fact]
    public void AcceptResult_Closes_AndNamesWhoWasElected()
    {
        UpToTheElection();
        Report(Line("主席", "张三"), Line("委员", "李四"));
        Assert.Empty(Do(MatterRules.AcceptResult, new AcceptMatterResult(A.ByDistrict(), 1, null)));
        var view = MatterView.Of(state, Matter, A.District, Terms, world.Now);
        Assert.Equal((MatterState.Closed, true), (Matter.State, view.IsNotInLedger));
        Assert.Equal([("主席", "张三", new DateOnly(2026, 9, 25)), ("委员", "李四", new DateOnly(2026, 9, 25))], view.Elected.Select(e => (e.Post, e.Name, e.From)));
        Assert.Equal(["从选举到届满不是三年，也不是五年。"], view.Remarks.Select(r => r.Text));
        Assert.Equal(["matter.state:"], Do(MatterRules.Cancel, new CancelMatter(A.ByDistrict(), 1, "重来")));
    }

    [Fact]
    public void Command_OnAnOlderRevision_IsStale()
    {
        Request();
        Assert.Equal(["revision.stale:7 → 1"], Do(MatterRules.TakeUp, new TakeUpMatter(A.ByDistrict() with { ExpectedRevision = 7 }, 1)));
    }

    private void UpToTheElection()
    {
        Request();
        Approve();
        world.On(9, 26);
        CarryOut("2026-09-25", 60, 58);
    }

    private string[] Request(params (string, string)[] values) => Do(MatterRules.Request, new RequestMatter(A.ByDistrict(), null, Election, Says(values.Length == 0 ? Asked : values)));

    private string[] Request(int number) => Do(MatterRules.Request, new RequestMatter(A.ByDistrict(), number, Election, Says(Asked)));

    private string[] Approve(params (string, string)[] values) =>
        Do(MatterRules.Approve, new ApproveMatter(A.ByDistrict(), 1, Says(values.Length == 0 ? [("number", "青教工〔2026〕12号"), ("text", "同意。")] : values)));

    private string[] CarryOut(string day, int expected, int present) => Do(
        MatterRules.CarryOut, new CarryOutMatter(A.ByDistrict(), 1, Says([("electedOn", day), ("expected", $"{expected}"), ("present", $"{present}")])));

    private string[] Report(params ImmutableSortedDictionary<string, string>[] rows) =>
        Do(MatterRules.Report, new ReportMatterResult(A.ByDistrict(), 1, Says([("endsOn", "2030-09-25"), ("votes", "有效")]) with { Rows = [.. rows] }));

    private static ImmutableSortedDictionary<string, string> Line(string post, string name, string duties = "组织") => Says([("post", post), ("name", name), ("duties", duties)]).Values;

    /// <returns>Codes of the refusals.</returns>
    private string[] Set(MatterSetting setting)
    {
        var decision = MatterKindRules.Set(world.District, new(A.ByDistrict(), [setting]), world.Now);
        if (!decision.IsRefused) settings = settings.SetItem(setting.Kind, setting);
        return [.. decision.Refusals.Select(r => r.Code)];
    }

    /// <summary>Of two values for one field the later one.</summary>
    private static MatterContent Says((string Key, string Value)[] values) => new(
        values.GroupBy(v => v.Key).ToImmutableSortedDictionary(v => v.Key, v => v.Last().Value, StringComparer.Ordinal), []);

    /// <returns>Codes and places of the refusals.</returns>
    private string[] Do<TCommand>(Func<SchoolMatters, MatterTerms, TCommand, DateTimeOffset, Decision<MatterReceipt>> decide, TCommand command)
        where TCommand : ICommand
    {
        var decision = decide(state, Terms, command, world.Now);
        foreach (var fact in decision.Facts) state = state.Apply(fact, world.Now, "tester");
        return [.. decision.Refusals.Select(r => $"{r.Code}:{r.Place}")];
    }
}

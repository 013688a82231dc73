using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class ComparisonReaderTests(PostgresServer server)
{
    private static readonly Quarter Q3 = new(2026, 3);
    private static readonly ComparisonQuery Year = new(new(2026, 1), new(2026, 4), Basis.Reported);
    private static readonly DateTimeOffset BeforeLock = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AfterLock = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory, OnSqlite, OnPostgres]
    public async Task Read_UnknownDistrict_IsNull(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);

        Assert.Null(await fixture.Storage.Comparison.Read(new("hongqiao"), Year, BeforeLock, default));
        Assert.Null(await fixture.Storage.Comparison.Position(new("hongqiao"), default));
        Assert.Null(await fixture.Storage.Comparison.PlanTexts(new("hongqiao"), default));
        Assert.Empty(await fixture.Storage.Comparison.KeyTasks(new("hongqiao"), Q3, Basis.Reported, BeforeLock, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Read_Stories_TellsListsRoundsAndReports(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);

        var rows = (await fixture.Storage.Comparison.Read(Stories.Qinglan, Year, BeforeLock, default))!;

        Assert.Equal(("青岚区教育工会委员会", "Asia/Shanghai"), (rows.DistrictName, rows.TimeZone));
        Assert.Equal(fixture.Rows("journal").Count, rows.Position);
        Assert.Equal(new(rows.Position, "Asia/Shanghai"), await fixture.Storage.Comparison.Position(Stories.Qinglan, default));
        Assert.Equal(["primary", "middle"], rows.Groups.Select(g => g.Code.Value));
        Assert.Equal([(19, true), (1, false)], rows.Areas.CountBy(a => a.IsUsed).Select(c => (c.Value, c.Key)));
        Assert.Equal([new("donghu"), new("nanhu"), new("xihu")], rows.Schools.Select(s => s.School));
        var round = Assert.Single(rows.Rounds);
        Assert.Equal((Q3, 2, new RoundDates(new(2026, 9, 15), new(2026, 10, 9), new(2026, 10, 12), new(2026, 10, 20))), (round.Round.Quarter, round.Round.Version, round.Round.Dates));
        Assert.Equal(["donghu", "xihu"], round.Expected.Select(e => e.School.Value));
        Assert.Equal([new SchoolCode("donghu")], round.Exempt);
        Assert.Equal(new DateOnly(2026, 10, 11), round.ExtendedUntil[new("xihu")]);
        Assert.Equal([("donghu", 2), ("xihu", 1)], round.Notices.Select(n => (n.Key.Value, n.Value.Count)).Order());
        var report = rows.Reports.Single(r => r.School.Value == "xihu");
        Assert.Equal((false, new DateOnly(2026, 10, 17)), (report.IsOnBehalf, report.PaperReceivedOn));
        Assert.Equal((WorkState.Submitted, true, true, false, false), (report.State, report.IsReported, report.IsAccepted, report.IsEmpty, report.KeptDeadlines));
        Assert.False(rows.Reports.Single(r => r.School.Value == "donghu").IsReported);
    }

    [Theory]
    [InlineData(Basis.Reported)]
    [InlineData(Basis.Accepted)]
    public async Task Read_BeforeTheLock_GivesTheSumsThatStandNow(Basis basis)
    {
        await using var fixture = await StorageFixture.Started();
        await fixture.Storage.Journal.WritesDistrict().CommitEach(SampleFacts.OfDistrict);
        var school = fixture.Storage.Journal.WritesSchool("xihu");
        await school.CommitEach(SampleFacts.OfSchool);

        var rows = (await fixture.Storage.Comparison.Read(Stories.Qinglan, Year with { Basis = basis }, BeforeLock, default))!;

        var now = AreaSums.Of(school.State).Where(s => s.Until is null && s.Quarter.Year == 2026);
        Assert.Equal(now.Select(s => Told(s, basis)).Order(), Told(rows));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Read_AfterTheLock_GivesTheVersionThatWasInForce(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await fixture.Storage.Journal.WritesDistrict().CommitEach(SampleFacts.OfDistrict);
        var school = fixture.Storage.Journal.WritesSchool("xihu");
        await school.CommitEach(SampleFacts.OfSchool[..9]);
        var atLock = school.State;
        foreach (var (fact, index) in SampleFacts.OfSchool.Skip(21).Take(3).Select((fact, index) => (fact, index)))
            await school.Commit(school.Next($"late-{index}", AfterLock.AddDays(-5).AddMinutes(index), fact));

        var rows = (await fixture.Storage.Comparison.Read(Stories.Qinglan, Year, AfterLock, default))!;

        IEnumerable<AreaSums> Standing(SchoolUnion union, Func<Quarter, bool> of) => AreaSums.Of(union).Where(s => s.Until is null && of(s.Quarter));
        var expected = Standing(atLock, q => q == Q3).Concat(Standing(school.State, q => q != Q3));
        Assert.Equal(expected.Select(s => Told(s, Basis.Reported)).Order(), Told(rows));
        Assert.NotEqual(Standing(atLock, q => q == Q3).Count(), Standing(school.State, q => q == Q3).Count());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task KeyTasks_OfTheDistrict_AreDistrictTasksAndHeavyOnesWithTheirProgress(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await fixture.Storage.Journal.WritesDistrict().CommitEach(SampleFacts.OfDistrict);
        await fixture.Storage.Journal.WritesSchool("xihu").CommitEach(SampleFacts.OfSchool[..19]);

        var tasks = await fixture.Storage.Comparison.KeyTasks(Stories.Qinglan, Q3, Basis.Reported, BeforeLock, default);

        Assert.Equal(
            ["p2026.t2.2026Q1", "p2026.t2.2026Q2", "district.d1", "p2026.t2.2026Q3", "p2026.t2.2026Q4"],
            tasks.Select(t => t.Task.Occurrence.Value));
        var visit = tasks.Single(t => t.Task.Occurrence.Value == "p2026.t2.2026Q3");
        Assert.Equal((500_000, 500_000, TaskState.InProgress, TaskKind.Standing), (visit.Task.CompletionMillionths, visit.Task.WeightMillionths, visit.Task.State, visit.Task.Kind));
        Assert.Equal((new YearMonth(2026, 7), new YearMonth(2026, 9)), (visit.FirstMonth, visit.Task.LastMonth));
        var handedDown = tasks.Single(t => t.Task.Kind is TaskKind.FromDistrict);
        Assert.Equal((true, "与校内教代会合并"), (handedDown.HasLeft, handedDown.Task.Text));
        Assert.Equal(new Target(1_000, "次", Bound.AtLeast, Measure.Count), handedDown.Task.Target);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task KeyTasks_WithdrawnReport_StandsOnlyOnTheAcceptedBasis(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await fixture.Storage.Journal.WritesDistrict().CommitEach(SampleFacts.OfDistrict);
        await fixture.Storage.Journal.WritesSchool("xihu").CommitEach(SampleFacts.OfSchool[..11]);

        async Task<long> Completion(Basis basis) => (await fixture.Storage.Comparison.KeyTasks(Stories.Qinglan, Q3, basis, BeforeLock, default))
            .Single(t => t.Task.Occurrence.Value == "p2026.t2.2026Q3").Task.CompletionMillionths;

        Assert.Equal((500_000, 0), (await Completion(Basis.Reported), await Completion(Basis.Accepted)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task PlanTexts_OfTheDistrict_AreThoseOfPlansThatSchoolsHandedIn(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await fixture.Storage.Journal.WritesDistrict().CommitEach(SampleFacts.OfDistrict);
        var school = fixture.Storage.Journal.WritesSchool("xihu");
        await school.CommitEach(SampleFacts.OfSchool);

        var texts = (await fixture.Storage.Comparison.PlanTexts(Stories.Qinglan, default))!;

        var own = school.State.Plans.Values.Where(p => p.Id != PlanId.FromDistrict && p.TakenFrom is null && p.FirstSubmittedAt is not null).ToArray();
        Assert.NotEmpty(own);
        Assert.Equal(
            own.Select(p => (p.Id, p.Title, p.Span, string.Join('|', p.LatestTasks.OrderBy(t => t.Id).Select(t => t.Source?.Sentence ?? t.Title)))),
            texts.Plans.Select(p => (p.Plan, p.Title, p.Span, string.Join('|', p.Sentences))));
        Assert.NotEmpty(texts.DistrictTasks);
        Assert.Equal(3, texts.SchoolNames.Length);
    }

    private static string Told(AreaSums s, Basis basis) => basis is Basis.Accepted
        ? $"{s.Quarter} {s.Area} {s.DueWeight} {s.DueEarnedAccepted} {s.YearWeight} {s.YearEarnedAccepted} {s.DueCount} {s.DueOpenAccepted} {s.EarlierOpenAccepted}"
        : $"{s.Quarter} {s.Area} {s.DueWeight} {s.DueEarned} {s.YearWeight} {s.YearEarned} {s.DueCount} {s.DueOpen} {s.EarlierOpen}";

    private static IEnumerable<string> Told(ComparisonRows rows) => rows.Sums.Quarter.Select((quarter, i) =>
        $"{quarter} {rows.Areas[rows.Sums.Area[i]].Code} {rows.Sums.DueWeight[i]} {rows.Sums.DueEarned[i]} {rows.Sums.YearWeight[i]} {rows.Sums.YearEarned[i]} {rows.Sums.DueCount[i]} {rows.Sums.DueOpen[i]} {rows.Sums.EarlierOpen[i]}").Order();
}

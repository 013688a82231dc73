using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using FsCheck;
using FsCheck.Fluent;

namespace DistrictUnion.Tests.Domain.Properties;

/// <summary>What holds after every history. A failure prints its shortest list of moves and the seed.</summary>
public sealed class PropertyTests
{
    private const ulong Seed = 2026;

    private static readonly Basis[] Bases = [Basis.Reported, Basis.Accepted];

    private static void ForEveryHistory(Action<int[]> holds, int tests = 150)
    {
        var moves = Gen.Choose(0, int.MaxValue / 8).ArrayOf();
        var histories = Arb.From(moves, list => Enumerable.Range(0, list.Length).Select(i => (int[])[.. list[..i], .. list[(i + 1)..]]));
        var config = Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(120).WithReplay(Seed, 1);
        Check.One(config, Prop.ForAll(histories, holds));
    }

    [Fact]
    public void Rates_Any_AreBetweenNothingAndAll() => ForEveryHistory(moves =>
    {
        var world = History.Of(moves).World;
        foreach (var table in Bases.SelectMany(basis => Compared.Of(world, basis).Tables))
        {
            var totals = table.Groups.Append(table.District).ToArray();
            var rates = totals.SelectMany(t => t.ByArea.Append(t.Reporting).Append(t.Punctuality))
                .Concat(totals.Select(t => t.Rates).Concat(table.Rows.Select(r => r.Rates)).SelectMany(r => new[] { r.Completion, r.Year, r.Planned }));
            Assert.All(rates, rate => Assert.InRange(rate.Part, 0, rate.Whole));
            Assert.All(table.Rows, row => Assert.InRange(row.DueDone, 0, row.DueCount));
        }
    });

    [Fact]
    public void Filings_Any_PunctualAreReportedAndReportedAreExpected() => ForEveryHistory(moves =>
    {
        var world = History.Of(moves).World;
        foreach (var table in Bases.SelectMany(basis => Compared.Of(world, basis).Tables))
        {
            Assert.InRange(table.District.Reporting.Part, table.District.Punctuality.Part, table.District.Reporting.Whole);
            Assert.Equal(table.District.Reporting.Whole, table.District.Punctuality.Whole);
            Assert.Equal(table.Rows.Count(r => r.Standing is Standing.Expected), table.District.Reporting.Whole);
        }
    });

    [Fact]
    public void Totals_OfAreasGroupsAndSchools_AreEqualExactly() => ForEveryHistory(moves =>
    {
        var world = History.Of(moves).World;
        foreach (var view in Bases.Select(basis => Compared.Of(world, basis)))
        {
            foreach (var table in view.Tables)
            {
                Rate Sum(IEnumerable<Rate> rates) => rates.Aggregate(default(Rate), Rate.Add);
                var total = table.District.Rates.Completion;
                Assert.Equal(total, Sum(table.District.ByArea));
                Assert.Equal(total, Sum(table.Groups.Select(g => g.Rates.Completion)));
                Assert.Equal(total, Sum(table.Rows.Where(r => r.IsCounted).Select(r => r.Rates.Completion)));
                for (var s = 0; s < view.Schools.Length; s++)
                {
                    var cells = Enumerable.Range(s * view.Areas.Length, view.Areas.Length).Select(table.Cells.Completion);
                    Assert.Equal(table.Rows[s].Rates.Completion, Sum(cells));
                    var own = world.View(table.Quarter, view.Schools[s].School);
                    Assert.Equal(view.Basis is Basis.Accepted ? own.Accepted : own.Reported, table.Rows[s].Rates);
                }
            }
        }
    });

    [Fact]
    public void Fold_OfStoredFacts_IsTheStateThatCommandsBuilt() => ForEveryHistory(moves =>
    {
        var world = History.Of(moves).World;

        Assert.Equal(A.Json(world.District), A.Json(Fold<District>(world.Facts.Where(f => f.School is null))));
        foreach (var school in new[] { A.Xihu, A.Donghu })
            Assert.Equal(A.Json(world.Union(school)), A.Json(Fold<SchoolUnion>(world.Facts.Where(f => f.School == school))));
    });

    [Fact]
    public void Fold_OfIndependentFacts_DoesNotDependOnTheirOrder() => ForEveryHistory(moves =>
    {
        var facts = History.Of(moves).World.Facts.Where(f => f.School == A.Xihu).ToArray();

        // Facts of one subject keep their order; subjects follow each other in another one.
        Assert.Equal(A.Json(Fold<SchoolUnion>(facts)), A.Json(Fold<SchoolUnion>(facts.OrderBy(f => SubjectOf(f.Fact), StringComparer.Ordinal))));
        Assert.Equal(A.Json(Fold<SchoolUnion>(facts)), A.Json(Fold<SchoolUnion>(facts.OrderByDescending(f => SubjectOf(f.Fact), StringComparer.Ordinal))));
    });

    [Fact]
    public void LockedQuarter_WithoutAReviewAct_NeverChanges() => ForEveryHistory(
        moves =>
        {
            var history = new History();
            foreach (var move in moves)
            {
                var before = Locked(history.World);
                var open = Reworked(history.World);
                history.Play(move);
                var after = Locked(history.World);
                if (history.WasReview) continue;
                foreach (var (key, row) in before.Where(b => !open.Contains((b.Key.School, b.Key.Quarter)))) Assert.Equal(row, after[key]);
            }
        },
        tests: 60);

    [Fact]
    public void Command_SentTwice_ChangesNothing() => ForEveryHistory(
        moves =>
        {
            var twice = new Twice();
            var history = new History(twice);
            history.World.Plan([A.Task()]);
            foreach (var move in moves) history.Play(move);

            var (district, xihu) = twice.States();
            Assert.Equal(A.Json(history.World.District), A.Json(district));
            Assert.Equal(A.Json(history.World.Xihu), A.Json(xihu));
        },
        tests: 60);

    [Fact]
    public void Shares_OfAWhole_AlwaysAddUp() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(Seed, 1),
        Prop.ForAll(
            Gen.Choose(0, 1_000_000).ArrayOf().ToArbitrary(),
            parts => Rate.SharesInTenthsOfPercent([.. parts.Select(p => (long)p)]).Sum() == (parts.Sum(p => (long)p) == 0 ? 0 : 1000)));

    [Fact]
    public void Histories_AsGenerated_ReachWhatTheyAreMeantFor()
    {
        var kinds = new HashSet<string>();
        var locked = 0;
        ForEveryHistory(moves =>
        {
            var world = History.Of(moves).World;
            kinds.UnionWith(world.Facts.Select(f => FactKinds.Of(f.Fact)));
            locked += Locked(world).Count;
        });

        string[] wanted =
        [
            "report.submitted/1", "report.accepted/1", "report.reopened/1", "report.returned/1", "report.withdrawn/1", "plan.amendment-started/1",
            "plan.district-tasks-taken/1", "extension.granted/1", "exemption.ended/1", "round.rescheduled/1",
        ];
        Assert.Empty(wanted.Except(kinds));
        Assert.True(locked > 50, $"Only {locked} quarters were locked.");
    }

    private static TState Fold<TState>(IEnumerable<(SchoolCode? School, IFact Fact, DateTimeOffset At, string By)> facts)
        where TState : class, IState<TState> =>
        facts.Aggregate(TState.Empty, (state, f) => state.Apply(FactKinds.Read(FactKinds.Write([f.Fact])).Single(), f.At, f.By));

    private static string SubjectOf(IFact fact) => fact switch
    {
        DistrictTasksTaken => PlanId.FromDistrict.Value,
        _ => fact.GetType().GetProperty("Plan")?.GetValue(fact)?.ToString() ?? fact.GetType().GetProperty("Quarter")!.GetValue(fact)!.ToString()!,
    };

    /// <summary>What locked quarters say of each school.</summary>
    private static Dictionary<(SchoolCode School, Quarter Quarter), (Filing Filing, Rate Completion, Rate Year)> Locked(World world)
    {
        var view = Compared.Of(world, Basis.Reported);
        return view.Tables.Where(t => t.IsLocked)
            .SelectMany(t => t.Rows.Select((row, s) => (Key: (view.Schools[s].School, t.Quarter), Row: (row.Filing, row.Rates.Completion, row.Rates.Year))))
            .ToDictionary(x => x.Key, x => x.Row);
    }

    /// <summary>Quarters that a return or reopening, of theirs or of an earlier quarter, has opened for the school.</summary>
    private static HashSet<(SchoolCode School, Quarter Quarter)> Reworked(World world) =>
    [
        .. from school in new[] { A.Xihu, A.Donghu }
           from report in world.Union(school).Reports.Values
           where report.Reviews.Any(r => r.Act is "returned" or "reopened")
           from quarter in Quarter.OfYear(2026)
           where report.Quarter <= quarter
           select (school, quarter),
    ];
}

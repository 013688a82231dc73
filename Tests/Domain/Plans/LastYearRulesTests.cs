using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Plans;

public sealed class LastYearRulesTests
{
    private static readonly PlanId Next = new("p2027");

    /// <summary>The accepted plan of 2026 with these tasks, all rounds open, and a plan of 2027 that was just begun.</summary>
    private static World TwoYears(params PlanTask[] tasks)
    {
        var world = World.Planned(tasks, A.Q1, A.Q2, A.Q3, A.Q4);
        Begin(world);
        return world;
    }

    private static void Begin(World world, PlanSpan? span = null) =>
        Assert.True(world.Do(PlanRules.Start, new StartPlan(A.BySchool(), Next, "2027年工会工作计划", span ?? A.Span(2027, 1, 2027, 12), null)));

    private static Outcome<PlanDraft> Copy(World world, PlanId? source = null, PlanDraft? before = null, bool replaces = false) =>
        LastYearRules.Copy(world.Xihu, new(Next, source ?? A.PlanId, replaces, 0), before);

    private static PlanDraft Copied(World world) => Copy(world).Value!;

    private static string Code(Outcome<PlanDraft> outcome) => Assert.Single(outcome.Refusals).Code;

    [Fact]
    public void Copy_Tasks_KeepEverythingButTheirMonths()
    {
        var task = A.Task("t1", [3, 9], A.Target(4), A.Funds, 2_500_000, recurrence: Recurrence.Quarterly) with
        {
            SecondArea = A.Democracy,
            Owner = "文体委员",
            Source = new(12, 8, "3月、9月各查一次"),
        };

        var draft = Copied(TwoYears(task));

        var copied = Assert.Single(draft.Tasks);
        Assert.Equal("2027-03|2027-09", string.Join('|', copied.Months));
        Assert.Equal(task with { Months = [] }, copied with { Months = [] });
        Assert.Equal((Next, "2027年工会工作计划"), (draft.Plan, draft.Title));
        Assert.Equal((A.PlanId, "2026年工会工作计划", A.Span()), (draft.LastYear!.Plan, draft.LastYear.Title, draft.LastYear.Span));
    }

    [Fact]
    public void Copy_WhatWasReported_IsMarkedUnfinishedFirst()
    {
        var world = TwoYears(
            A.Task("done"), A.Task("part", target: A.Target(4)), A.Task("none"), A.Task("unsaid"), A.Task("line", [], kind: TaskKind.Standing));
        world.On(4, 1);
        Assert.True(world.Submit(
            A.Q1, A.Line("done"), A.Line("part", TaskState.InProgress, 3), A.Line("none", TaskState.NotStarted), A.Line("line", period: "2026Q1")));

        var marks = Copied(world).LastYear!.Tasks;

        Assert.Equal(
            [
                ("none", LastYearOutcome.NotDone, 0L, 0, 1), ("part", LastYearOutcome.Partly, 750_000L, 0, 1), ("line", LastYearOutcome.Partly, 250_000L, 1, 4),
                ("unsaid", LastYearOutcome.Unreported, 0L, 0, 1), ("done", LastYearOutcome.Done, 1_000_000L, 1, 1),
            ],
            marks.Select(m => (m.Task.Value, m.Outcome, m.CompletionMillionths, m.Done, m.Count)));
        Assert.Equal(["done", "part", "none", "unsaid", "line"], Copied(world).Tasks.Select(t => t.Id.Value));
    }

    [Fact]
    public void Copy_CancelledOrNotApplicable_IsLeftOutWithTheReason()
    {
        var world = TwoYears(A.Task("stays"), A.Task("gone"), A.Task("void"));
        Assert.True(world.Amend(A.Task("stays"), A.Task("void")));
        world.On(4, 1);
        Assert.True(world.Submit(A.Q1, A.Line("stays"), A.Line("void", TaskState.NotApplicable, text: "与他校合办")));
        Assert.True(world.Accept(A.Q1));

        var draft = Copied(world);

        Assert.Equal("stays", Assert.Single(draft.Tasks).Id.Value);
        Assert.Equal([("void", "task.not-applicable"), ("gone", "task.cancelled")], draft.LastYear!.LeftOut.Select(t => (t.Task.Value, t.Code)));
    }

    [Fact]
    public void Copy_NotApplicableThatNobodyAccepted_IsCopied()
    {
        var world = TwoYears(A.Task());
        world.On(4, 1);
        world.Submit(A.Q1, A.Line(state: TaskState.NotApplicable, text: "与他校合办"));

        Assert.Equal(LastYearOutcome.NotDone, Assert.Single(Copied(world).LastYear!.Tasks).Outcome);
    }

    [Fact]
    public void Copy_WordsOfTheOldYear_AreAskedAbout()
    {
        var world = TwoYears(
            A.Task("a") with { Title = "庆祝第42个教师节", Source = new(0, 10, "2026年9月庆祝第42个教师节") },
            A.Task("b") with { Title = "召开教代会" });

        var marks = Copied(world).LastYear!.Tasks.ToDictionary(m => m.Task.Value);

        Assert.Equal(
            [("task.title-names-year", "第42个教师节"), ("task.source-names-year", null)],
            marks["a"].Questions.Select(q => (q.Code, q.Quote)));
        Assert.Empty(marks["b"].Questions);
    }

    [Fact]
    public void Copy_IntoAShorterSpan_AsksAboutTheDroppedMonths()
    {
        var world = World.Planned([A.Task(months: [3, 9])]);
        Begin(world, A.Span(2027, 1, 2027, 6));

        var draft = Copied(world);

        Assert.Equal(new YearMonth(2027, 3), Assert.Single(Assert.Single(draft.Tasks).Months));
        var question = Assert.Single(Assert.Single(draft.LastYear!.Tasks).Questions);
        Assert.Equal("task.months-dropped", question.Code);
        Assert.Contains("2026年9月", question.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_FromOneSemesterIntoTheOther_AsksAboutAllMonths()
    {
        var world = World.Founded();
        world.Plan([A.Task(months: [2])], A.Span(2026, 2, 2026, 7));
        Begin(world, A.Span(2026, 9, 2027, 1));

        var draft = Copied(world);

        Assert.Equal(new YearMonth(2026, 9), Assert.Single(Assert.Single(draft.Tasks).Months));
        Assert.Equal("plan.months-from-start", Assert.Single(draft.LastYear!.Questions).Code);
    }

    [Fact]
    public void Copy_FromAPlanThatCannotBeCopied_IsRefused()
    {
        var world = TwoYears(A.Task());
        world.Do(PlanRules.Start, new StartPlan(A.BySchool(), new("later"), "2028年计划", A.Span(2028, 1, 2028, 12), null));
        world.SubmitPlan([A.Task() with { Months = [] }], "later");
        Assert.Equal("plan.source-not-accepted", Code(Copy(world, new("later"))));
        world.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), new("later"), null));
        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask()));
        world.Do(DistrictTaskRules.Take, new TakeDistrictTasks(A.BySchool()));

        Assert.Equal("plan.source-later", Code(Copy(world, new("later"))));
        Assert.Equal("plan.source-from-district", Code(Copy(world, PlanId.FromDistrict)));
        Assert.Equal("plan.source-same", Code(Copy(world, Next)));
        Assert.Equal("plan.source-unknown", Code(Copy(world, new("elsewhere"))));
    }

    [Fact]
    public void Copy_IntoAPlanThatCannotBeTyped_IsRefused()
    {
        var world = World.Planned([A.Task()]);
        Assert.Equal("plan.unknown", Code(Copy(world)));
        Begin(world);
        world.SubmitPlan([A.Task() with { Months = [] }], Next.Value);
        Assert.Equal("plan.not-editable", Code(Copy(world)));
    }

    [Fact]
    public void Copy_OverATypedDraft_AsksFirst()
    {
        var world = TwoYears(A.Task());
        var typed = new PlanDraft(Next, "草稿", [A.Task("mine")], 1, default, "chair");

        Assert.Equal("draft.not-empty", Code(Copy(world, before: typed)));
        Assert.Equal("t1", Assert.Single(Copy(world, before: typed, replaces: true).Value!.Tasks).Id.Value);
        Assert.Equal("t1", Assert.Single(Copy(world, before: typed with { Tasks = [] }).Value!.Tasks).Id.Value);
    }

    [Fact]
    public void Copy_AskedAgain_AnswersTheDraftThatStands()
    {
        var world = TwoYears(A.Task());
        var typedOn = Copied(world) with { Title = "改过的草稿" };

        Assert.Same(typedOn, Copy(world, before: typedOn).Value);
    }

    [Fact]
    public void ThenTyped_TaskOfTheSameIdAndSource_KeepsItsMark()
    {
        var source = new SourceSpan(0, 4, "慰问教师");
        var draft = Copied(TwoYears(A.Task("a"), A.Task("b") with { Source = source }, A.Task("c")));

        var typed = draft.ThenTyped(draft with
        {
            LastYear = null,
            Tasks = [A.Task("a") with { Title = "改过" }, A.Task("b") with { Source = new(7, 4, "另一份文件") }],
        });

        Assert.Equal("a", Assert.Single(typed.LastYear!.Tasks).Task.Value);
        Assert.Null(typed.ThenTyped(typed with { Tasks = [A.Task("new")] }).LastYear);
    }

    [Fact]
    public void ThenTyped_TitleThatNamesTheOldYearNoMore_IsAskedNoMore()
    {
        var task = A.Task() with { Title = "庆祝第42个教师节" };
        var draft = Copied(TwoYears(task));

        var typed = draft.ThenTyped(draft with { Tasks = [draft.Tasks[0] with { Title = "庆祝第43个教师节" }] });

        Assert.Single(Assert.Single(draft.LastYear!.Tasks).Questions);
        Assert.Empty(Assert.Single(typed.LastYear!.Tasks).Questions);
    }
}

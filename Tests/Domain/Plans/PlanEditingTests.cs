using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Tests.Domain.Plans;

public sealed class PlanEditingTests
{
    private static readonly PlanId Plan = new("2027");
    private static readonly PlanSpan Year = new(new(2027, 1), new(2027, 12));

    [Fact]
    public void Apply_TheSameStepTwice_DoesItOnce()
    {
        var draft = Draft([Task("t01"), Task("t02"), Task("t03")], new DraftQuestion("q1", DraftQuestion.NoMonths, "?", new TaskId("t01")));
        PlanEdit[] steps =
        [
            Edit(PlanEditAct.Put, [], Task("t04")),
            Edit(PlanEditAct.SetKind, ["t01"]) with { Kind = TaskKind.Standing },
            Edit(PlanEditAct.SetAside, ["t01"]),
            Edit(PlanEditAct.Split, ["t01"]) with { Next = new("t09") },
            Edit(PlanEditAct.Merge, ["t02"]) with { Next = new("t01") },
            Edit(PlanEditAct.Move, ["t03"]) with { Next = new("t01") },
            Edit(PlanEditAct.ConfirmMonths, []),
            Edit(PlanEditAct.Settle, ["t01"]),
            Edit(PlanEditAct.Close, []) with { Text = "q1" },
        ];

        foreach (var step in steps)
        {
            var once = Apply(draft, step);
            Assert.Equivalent(once, Apply(once, step), strict: true);
        }
    }

    [Fact]
    public void Apply_SetAsideAndTakenBack_StandsWhereItsSentenceStands()
    {
        var draft = Draft([Task("t01", 10), Task("t02", 20), Task("t03", 30)]);

        var aside = Apply(draft, Edit(PlanEditAct.SetAside, ["t02"]));
        var back = Apply(aside, Edit(PlanEditAct.TakeBack, ["t02"]));

        Assert.Equal(["t01", "t03"], Ids(aside));
        Assert.Equal("t02", Assert.Single(aside.Notes!.SetAside).Id.Value);
        Assert.Equal(["t01", "t02", "t03"], Ids(back));
        Assert.Empty(back.Notes!.SetAside);
    }

    [Fact]
    public void Apply_Put_AnswersOnlyWhatItChanges()
    {
        var id = new TaskId("t01");
        var draft = Draft([Task("t01")], new("q1", DraftQuestion.NoMonths, "?", id), new("q2", DraftQuestion.Vague, "?", id), new("q3", DraftQuestion.Kind, "?", id), new("q4", "plan.no-year", "?", null));

        Assert.Equal(["q1", "q2", "q3", "q4"], Open(Apply(draft, Edit(PlanEditAct.Put, [], Task("t01") with { Title = "另一个" }))));
        Assert.Equal(["q2", "q3", "q4"], Open(Apply(draft, Edit(PlanEditAct.Put, [], Task("t01") with { Months = [new(2027, 5)] }))));
        Assert.Equal(["q1", "q2", "q4"], Open(Apply(draft, Edit(PlanEditAct.Put, [], Task("t01") with { Kind = TaskKind.Standing }))));
        Assert.Equal(["q4"], Open(Apply(draft, Edit(PlanEditAct.SetAside, ["t01"]))));
    }

    [Fact]
    public void Apply_Merge_KeepsMonthsOfBothAndTheFirstTarget()
    {
        var target = new Target(1_000, "次", Bound.AtLeast, Measure.Count);
        var draft = Draft([Task("t01") with { Months = [new(2027, 9)] }, Task("t02") with { Months = [new(2027, 3), new(2027, 9)], Target = target }]);

        var merged = Assert.Single(Apply(draft, Edit(PlanEditAct.Merge, ["t02"]) with { Next = new("t01") }).Tasks);

        Assert.Equal<YearMonth>([new(2027, 3), new(2027, 9)], merged.Months);
        Assert.Equal(target, merged.Target);
        Assert.Equal("任务 t01；任务 t02", merged.Title);
    }

    [Fact]
    public void Apply_MoveIntoSpan_TakesMonthsOfAnotherYearToTheSameMonths()
    {
        var draft = Draft([Task("t01") with { Months = [new(2026, 3), new(2027, 3), new(2027, 5)] }]);

        var moved = Apply(draft, Edit(PlanEditAct.MoveIntoSpan, []));

        Assert.Equal<YearMonth>([new(2027, 3), new(2027, 5)], moved.Tasks[0].Months);
    }

    [Fact]
    public void Apply_MoreTasksThanAPlanMayHave_IsRefused()
    {
        var draft = Draft([.. Enumerable.Range(1, 500).Select(n => Task($"t{n}"))]);

        Assert.Equal("plan.too-many-tasks", PlanEditing.Apply(draft, Edit(PlanEditAct.Put, [], Task("t501")), Year).Refusals[0].Code);
        Assert.False(PlanEditing.Apply(draft, Edit(PlanEditAct.Put, [], Task("t500")), Year).IsRefused);
    }

    [Fact]
    public void ThenTyped_DraftWithoutNotes_KeepsDocumentAndDropsQuestionsOfGoneTasks()
    {
        var before = Draft([Task("t01"), Task("t02")], new DraftQuestion("q1", DraftQuestion.Kind, "?", new TaskId("t02")));

        var after = before.ThenTyped(before with { Tasks = [Task("t01")], Notes = null });

        Assert.NotNull(after.Notes);
        Assert.Empty(after.Notes.Questions);
    }

    [Fact]
    public void NextTask_IdsThatWereEverUsed_AreNotUsedAgain() =>
        Assert.Equal("t13", PlanEditing.NextTask([new("t02"), new("t12"), new("s40"), new("added-1"), new("t")]).Value);

    private static PlanDraft Apply(PlanDraft draft, PlanEdit edit) => PlanEditing.Apply(draft, edit, Year).Value!;

    private static PlanEdit Edit(PlanEditAct act, string[] tasks, PlanTask? task = null) => new(Plan, act, 0, [.. tasks.Select(t => new TaskId(t))], task);

    private static PlanDraft Draft(ImmutableArray<PlanTask> tasks, params DraftQuestion[] questions) =>
        new(Plan, "计划", tasks, 1, default, "", null, new(null, [], [.. questions]));

    private static PlanTask Task(string id, int start = 0) =>
        new(new(id), TaskKind.OneOff, $"任务 {id}", new("a01"), null, [], null, Recurrence.None, PlanTask.UsualWeight, null, new(start, 2, "任务"));

    private static string[] Ids(PlanDraft draft) => [.. draft.Tasks.Select(t => t.Id.Value)];

    private static string[] Open(PlanDraft draft) => [.. draft.Notes!.Questions.Select(q => q.Id)];
}

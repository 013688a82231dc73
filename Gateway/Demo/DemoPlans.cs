using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Demo;

/// <summary>How the schools of the sample hand in their plans: from the document, as a draft, submitted, reviewed.</summary>
internal sealed class DemoPlans(DemoDesk desk)
{
    public static PlanId Annual { get; } = new("2026");

    private static readonly PlanSpan Year = new(new(2026, 1), new(2026, 12));

    /// <summary>Reads the school's document, saves what it proposes as a draft and hands that in.</summary>
    public async Task Submit(SchoolCode school)
    {
        var name = $"{school}.txt";
        var bytes = Document(name);
        var reading = PlanReader.Read(new SourceFile(name, bytes));
        var read = reading.Plans[0];
        var title = read.Title ?? $"{school} 2026";
        await desk.AsChair(school, context => desk.Union(school).StartPlan(
            new(context, Annual, title, Year, new(name, Convert.ToHexStringLower(SHA256.HashData(bytes))))));
        await Save(school, Annual, title, DraftFromReading.Tasks(reading, read, Year));
        await SubmitDraft(school, title);
    }

    /// <summary>Hands in the draft as it is saved.</summary>
    public Task<PlanView> SubmitDraft(SchoolCode school, string title) =>
        desk.AsChair(school, context => desk.Union(school).SubmitPlan(new(context, Annual, title, null)));

    public Task<PlanView> Accept(SchoolCode school, string? note = null) =>
        desk.AsOfficer(context => desk.Union(school).AcceptPlan(new(context, Annual, note)));

    /// <summary>Returned for a reason, put right by the school and handed in again.</summary>
    public async Task ReturnAndCorrect(SchoolCode school)
    {
        var plan = (await desk.Union(school).Plan(desk.Officer(), Annual))!;
        var vague = plan.Tasks.First(t => t.Target is null && t.Kind is TaskKind.OneOff);
        await desk.AsOfficer(context => desk.Union(school).BeginPlanReview(new(context, Annual)));
        await desk.AsOfficer(context => desk.Union(school).ReturnPlan(
            new(context, Annual, [new(vague.Id.Value, "请写明次数或人数，便于年底对照。")], new(2026, 1, 30))));
        desk.Clock.GoTo(1, 28, 10, 20);
        var target = new Target(1_000, "次", Bound.AtLeast, Measure.Count);
        await Save(school, Annual, plan.Title, plan.Tasks.Replace(vague, vague with { Target = target }));
        await SubmitDraft(school, plan.Title);
    }

    /// <summary>An accepted plan is changed (调整): a task goes to another month, one is added.</summary>
    public async Task Amend(SchoolCode school)
    {
        await desk.AsChair(school, context => desk.Union(school).AmendPlan(new(context, Annual, "秋季徒步与区运动会时间冲突，改到十一月；增加教职工急救培训。")));
        var plan = (await desk.Union(school).Plan(desk.Officer(), Annual))!;
        var hike = plan.Tasks.First(t => t.Title.Contains("秋季徒步", StringComparison.Ordinal));
        var training = new PlanTask(
            new("added-1"), TaskKind.OneOff, "教职工急救知识培训", new("a05"), null, [new(2026, 6)],
            new(1_000, "次", Bound.AtLeast, Measure.Count), Recurrence.None, PlanTask.UsualWeight, "组织委员", null);
        await Save(school, Annual, plan.Title, plan.Tasks.Replace(hike, hike with { Months = [new(2026, 11)] }).Add(training));
        await SubmitDraft(school, plan.Title);
    }

    /// <summary>A second plan beside the annual one, which somebody is still typing.</summary>
    public async Task BeginTermPlan(SchoolCode school)
    {
        PlanId term = new("2026-autumn");
        const string title = "2026学年第一学期工会补充计划";
        await desk.AsChair(school, context => desk.Union(school).StartPlan(new(context, term, title, new(new(2026, 9), new(2027, 1)), null)));
        await Save(
            school, term, title,
            [new(new("t1"), TaskKind.OneOff, "新入职教师座谈", new("a20"), null, [new(2026, 9)], null, Recurrence.None, PlanTask.UsualWeight, null, null)]);
    }

    private async Task Save(SchoolCode school, PlanId plan, string title, ImmutableArray<PlanTask> tasks)
    {
        var saved = await desk.Union(school).SavePlanDraft(new(plan, title, tasks, 0, default, ""), desk.Chair(school));
        if (saved.IsRefused) throw new InvalidOperationException(saved.Refusals[0].Text);
    }

    private static byte[] Document(string name)
    {
        using var stream = typeof(DemoPlans).Assembly.GetManifestResourceStream($"Demo/{name}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

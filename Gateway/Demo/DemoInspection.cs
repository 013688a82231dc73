using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Gateway.Demo;

/// <summary>An inspection of four schools of the sample: one is concluded with something to put right, one is inspected, one has assessed itself, one has begun.</summary>
internal sealed class DemoInspection(DemoDesk desk)
{
    private static readonly InspectionCode Code = new("2026-autumn");

    private static readonly Rubric Standard = ShippedRubrics.All.Single(r => r.Code.Value == "standard");

    public static ImmutableArray<SchoolCode> Schools { get; } = [new("songling"), new("heting"), new("mingde"), new("yunqiao")];

    public async Task Create()
    {
        desk.Clock.GoTo(11, 19, 15, 0);
        await desk.AsOfficer(context => desk.District.OpenInspection(new(
            context, Code, "2026年秋季工会工作检查", 2026, Standard.Code, new(new(2026, 11, 19), new(2026, 12, 4), new(2026, 11, 20), new(2026, 12, 25)), ScoringMode.Group, new([], Schools))));
        await desk.AsOfficer(context => desk.District.SetInspectionTeams(new(
            context, Code, [new("第一组", [new(DemoPeople.Inspector, true, []), new(DemoPeople.Officer, false, [])], Schools)])));
        await Assess("songling", item => item.Marks);
        await Assess("heting", item => item.Scoring.Kind is ScoringKind.Judge ? item.Marks - 1 : item.Marks);
        await Assess("mingde", item => item.Marks);
        await desk.AsChair(new("yunqiao"), context => At("yunqiao").Score(new(context, SheetKind.Self, [new(1, 5, null), new(2, 1.5m, "上半年一次")])));
        desk.Clock.GoTo(11, 20, 9, 30);
        await Inspect("songling", (4, 3, "第四次会议没有签到表"), (10, 6, "公开栏十月没有更新"), (21, 1.5m, "周三下午没有开放"));
        await desk.AsInspector(new("songling"), context => At("songling").RaiseFinding(new(context, 10, "公开栏没有按月更新，请补齐十月、十一月的内容，并定专人负责。", new(2026, 12, 20))));
        await Inspect("heting", (9, 3, "两件提案没有答复日期"), (13, 5, "住院的一位老师没有走访记录"), (16, 3, "全年三次活动"));
        desk.Clock.GoTo(11, 20, 16, 0);
        await desk.AsOfficer(context => At("songling").Conclude(new(context, [], [new("荣誉", "市级", "市模范教职工之家")], [], [], [], "组织健全，台账规范；校务公开要按月更新。")));
    }

    private async Task Assess(string school, Func<RubricItem, decimal> marks)
    {
        await desk.AsChair(new(school), context => At(school).Score(new(context, SheetKind.Self, [.. Standard.Items.Select(i => new MarkEdit(i.Number, marks(i), null))])));
        await desk.AsChair(new(school), context => At(school).HandIn(new(context, SheetKind.Self, [new("荣誉", "市级", "市模范教职工之家")])));
    }

    private async Task Inspect(string school, params (int Item, decimal Marks, string Why)[] less)
    {
        var given = less.ToDictionary(l => l.Item);
        ImmutableArray<MarkEdit> marks =
        [
            .. from item in Standard.Items
               select given.TryGetValue(item.Number, out var why) ? new MarkEdit(item.Number, why.Marks, why.Why) : new MarkEdit(item.Number, item.Marks, null),
        ];
        await desk.AsInspector(new(school), context => At(school).Score(new(context, SheetKind.Inspector, marks, "台账齐全，记录规范。")));
        await desk.AsInspector(new(school), context => At(school).HandIn(new(context, SheetKind.Inspector, [])));
    }

    private Grains.Interfaces.Inspections.IInspectionGrain At(string school) => desk.Inspection(Code, new(school));
}

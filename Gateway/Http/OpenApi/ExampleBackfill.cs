using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Backfills;
using DistrictUnion.Gateway.Workbooks;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>The invented school's year 2024 as the office entered it afterwards, answered by the domain itself.</summary>
internal static class ExampleBackfill
{
    private static readonly BackfillBody Body = new(
        [
            new("召开教职工代表大会", new("a02"), [3, 9], PastOutcome.Done, new(2_000, "次", Bound.AtLeast, Measure.Count), 2_000, null, 3),
            new("开展读书活动", new("a01"), [], PastOutcome.Partly, ShareMillionths: 600_000),
        ],
        "系统启用前的年度，依据区里存档的台账和考核通报", new("2024年工会工作考核", new(2024, 12, 20), 100, 96.5m, "优秀", 2), true);

    private static readonly Actor Officer = new("districtOfficer/qinglan", Role.DistrictOfficer, ExampleSchool.DistrictCode, null);

    private static readonly Decision<BackfillReceipt> Taken = BackfillRules.Write(
        SchoolUnion.Empty, ExampleSchool.Founded.TermsFor(ExampleSchool.School), Body.Command(new(new string('0', 64), Officer), 2024), ExampleSchool.AskedAt);

    private static readonly SchoolUnion State = Taken.Facts.Aggregate(SchoolUnion.Empty, (union, fact) => union.Apply(fact, ExampleSchool.AskedAt, Officer.Account));

    public static IEnumerable<object> All =>
    [
        Body,
        Taken.Answer!,
        new PastScores([.. State.PastScores.Values]),
        new BackfillImportView(
            1, 0, 0, 1,
            [
                new("计划任务", 6, "青岚区望湖小学", ImportRowState.Wrong, "", [new("backfill.area-unknown", "没有“民主”这个工作领域，请从下拉列表里选。", "计划任务!B6")]),
                new("计划任务", 5, "青岚区望湖小学", ImportRowState.New, "计划任务：召开教职工代表大会", []),
            ],
            [], false),
    ];
}

using System.Collections.Immutable;
using DistrictUnion.Documents.Alike;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>Alike plans of the examples: what is really found between two invented plans.</summary>
internal static class ExampleAlike
{
    private static readonly ImmutableArray<PlanText> Plans =
    [
        new(
            ExampleSchool.School, ExampleSchool.Registered.Name, ExampleSchool.Group, ExampleSchool.Plan.Id, ExampleSchool.Plan.Title, ExampleSchool.Plan.Span,
            [
                "3月召开教代会，审议学校绩效考核办法。",
                "10月组织教职工沿望湖绿道健步走，人人有奖牌。",
                "11月请中医院专家到校为女教职工义诊1次。",
                "慰问教师",
            ]),
        new(
            new("linxi"), "青岚区林溪小学", ExampleSchool.Group, new("2026"), "2026年工会计划", ExampleSchool.Plan.Span,
            [
                "4月召开教代会，审议学校绩效考核办法。",
                "11月组织教职工沿滨河绿道健步走，人人有奖牌。",
                "12月请中医院专家到校为女教职工义诊2次。",
            ]),
    ];

    public static AlikeAnswer Answer { get; } = AlikeAnswer.Of(
        Plans, 0, AlikePlans.Find(0, [.. Plans.Select(p => new PlanWording(p.School.Value, p.Sentences))], [], [.. Plans.Select(p => p.SchoolName)]));
}

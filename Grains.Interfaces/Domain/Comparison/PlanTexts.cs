using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Comparison;

/// <summary>What the plans of a district say, for finding those that share much text.</summary>
/// <param name="Plans">Every plan that was handed in and is the school's own, by school and plan.</param>
/// <param name="DistrictTasks">Titles of the tasks that the district handed down.</param>
/// <param name="SchoolNames">Of all schools of the district, whoever asks: they are masked in the sentences.</param>
public sealed record PlanTexts(ImmutableArray<PlanText> Plans, ImmutableArray<string> DistrictTasks, ImmutableArray<string> SchoolNames);

/// <param name="Group">The school's group now.</param>
/// <param name="Sentences">For each task of the version that was handed in last, the sentence that it came from, or its title.</param>
public sealed record PlanText(
    SchoolCode School, string SchoolName, GroupCode Group, PlanId Plan, string Title, PlanSpan Span, ImmutableArray<string> Sentences);

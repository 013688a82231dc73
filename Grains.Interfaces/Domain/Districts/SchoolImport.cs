using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Districts;

/// <summary>Takes a list of schools over: new groups, new schools, and what changed of known ones; all or nothing.</summary>
/// <param name="Groups">Groups that do not exist yet.</param>
/// <param name="Schools">Schools that do not exist yet.</param>
/// <param name="Changes">Of known schools, or of those that the same list registers.</param>
public sealed record ImportSchools(
    CommandContext Context, ImmutableArray<SchoolGroup> Groups, ImmutableArray<NewSchool> Schools, ImmutableArray<SchoolChange> Changes) : ICommand;

/// <summary>What a list says anew of a school; null: it stays as it is.</summary>
/// <param name="From">First day of a new name or group.</param>
/// <param name="Through">The school that reports for it; an empty code: it reports for itself.</param>
public sealed record SchoolChange(
    SchoolCode School,
    DateOnly From,
    string? Name = null,
    GroupCode? Group = null,
    ImmutableArray<string>? Campuses = null,
    bool? HasUnion = null,
    SchoolCode? Through = null);

/// <summary>Decides about whole lists of schools.</summary>
public static class SchoolImportRules
{
    public const int MaxSchools = 2_000;

    /// <summary>Each step as if it were done by itself, in this order: groups, schools, changes; what one refuses, refuses all.</summary>
    /// <returns>Refusals: school.none, school.too-many, and those of <see cref="DistrictRules.SetGroup"/> and <see cref="SchoolRules"/>.</returns>
    public static Decision<DistrictView> Import(District district, ImportSchools command, DateTimeOffset now)
    {
        if (command.Context.WhenStale(district.Revision) is { } stale) return stale;
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        checks.Valid(!command.Groups.IsEmpty || !command.Schools.IsEmpty || !command.Changes.IsEmpty, "school.none", "名单里没有要登记或修改的学校。");
        checks.Require(command.Schools.Length + command.Changes.Length <= 2 * MaxSchools, "school.too-many", RefusalKind.TooLarge, $"一次最多导入 {MaxSchools} 所学校。");
        if (checks.HaveFailed) return checks.Refuse<DistrictView>();

        var context = command.Context with { ExpectedRevision = null };
        var (state, facts, refusals) = (district, new List<IFact>(), new List<Refusal>());
        void Take(Decision<DistrictView> step)
        {
            refusals.AddRange(step.Refusals);
            facts.AddRange(step.Facts);
            state = step.Facts.Aggregate(state, (before, fact) => before.Apply(fact, now, context.Actor.Account));
        }

        foreach (var group in command.Groups) Take(DistrictRules.SetGroup(state, new(context, group.Code, group.Name, group.Order), now));
        if (!command.Schools.IsEmpty) Take(SchoolRules.Register(state, new(context, command.Schools), now));
        foreach (var change in command.Changes)
        {
            if (change.Name is { } name) Take(SchoolRules.Rename(state, new(context, change.School, name, change.From), now));
            if (change.Group is { } group) Take(SchoolRules.Move(state, new(context, change.School, group, change.From), now));
            if (change.Campuses is { } campuses) Take(SchoolRules.SetCampuses(state, new(context, change.School, campuses), now));
            if (change.HasUnion is { } hasUnion) Take(SchoolRules.SetUnionStatus(state, new(context, change.School, hasUnion), now));
            if (change.Through is { } through)
                Take(SchoolRules.SetReportingPath(state, new(context, change.School, through.Value is { Length: > 0 } ? through : null), now));
        }

        return refusals.Count > 0 ? Decision<DistrictView>.Refuse(refusals) : Decision<DistrictView>.Accept(DistrictView.Of(state), facts);
    }
}

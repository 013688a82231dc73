using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Districts;

/// <summary>A group of schools: 学段, 片区 or 性质.</summary>
/// <param name="Order">Position on pages and sheets, ascending.</param>
public sealed record SchoolGroup(GroupCode Code, string Name, int Order);

public sealed record DatedName(DateOnly From, string Name);

public sealed record DatedGroup(DateOnly From, GroupCode Group);

/// <summary>What the unfinished tasks of a merged school become.</summary>
public enum OpenTasks
{
    /// <summary>They pass on to the successor.</summary>
    PassOn,

    /// <summary>They are cancelled.</summary>
    Cancel,
}

public sealed record Merger(SchoolCode Successor, DateOnly On, OpenTasks OpenTasks, string Reason);

/// <summary>A school (学校，表上“单位”). Its name and group are dated; the code stays.</summary>
/// <param name="Opens">First day on which it counts.</param>
/// <param name="Closes">First day on which it no longer counts; null while it is open.</param>
/// <param name="HasUnion">False: 未建会.</param>
/// <param name="ReportsThrough">The school that reports for it (集团、联合工会), or null.</param>
public sealed record School(
    SchoolCode Code,
    ImmutableArray<DatedName> Names,
    ImmutableArray<DatedGroup> Groups,
    ImmutableArray<string> Campuses,
    DateOnly Opens,
    DateOnly? Closes,
    bool HasUnion,
    SchoolCode? ReportsThrough,
    Merger? Merger)
{
    /// <summary>The name used now: the one with the latest date.</summary>
    [JsonIgnore]
    public string Name => NameOn(DateOnly.MaxValue);

    [JsonIgnore]
    public GroupCode Group => GroupOn(DateOnly.MaxValue);

    public bool IsOpenOn(DateOnly day) => Opens <= day && (Closes is null || day < Closes);

    /// <summary>The name on a day; before the first date it is the first one.</summary>
    public string NameOn(DateOnly day) => (Latest(Names, n => n.From, day) ?? Names[0]).Name;

    public GroupCode GroupOn(DateOnly day) => (Latest(Groups, g => g.From, day) ?? Groups[0]).Group;

    // Later entries win over earlier ones of the same date: the last correction stands.
    private static T? Latest<T>(ImmutableArray<T> dated, Func<T, DateOnly> from, DateOnly day)
        where T : class =>
        dated.Where(d => from(d) <= day).OrderBy(from).LastOrDefault();
}

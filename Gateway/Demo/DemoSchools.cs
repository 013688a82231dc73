using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Demo;

/// <summary>The invented schools of 青岚区.</summary>
internal static class DemoSchools
{
    public static GroupCode Primary { get; } = new("primary");

    public static GroupCode Junior { get; } = new("junior");

    public static GroupCode Kindergarten { get; } = new("kindergarten");

    public static ImmutableArray<SchoolGroup> Groups { get; } =
        [new(Primary, "小学", 1), new(Junior, "初中", 2), new(Kindergarten, "幼儿园", 3)];

    public static ImmutableArray<NewSchool> All { get; } =
    [
        School("songling", "松岭小学", Primary),
        School("heting", "荷汀小学", Primary),
        School("yunqiao", "云桥小学", Primary),
        School("shiwan", "石湾小学", Primary),
        School("chunhui", "春晖小学", Primary),
        School("wangjiang", "望江初级中学", Junior),
        School("linxi", "林溪初级中学", Junior),
        School("mingde", "明德学校", Junior, "东校区", "西校区"),
        School("beiyuan", "北苑初级中学", Junior),
        School("xingya", "星芽幼儿园", Kindergarten),
        School("lanting", "兰亭幼儿园", Kindergarten),
        School("taoyuan", "桃园幼儿园", Kindergarten) with { HasUnion = false },
    ];

    /// <summary>Those that have a union, and so a plan.</summary>
    public static ImmutableArray<SchoolCode> WithUnion { get; } = [.. All.Where(s => s.HasUnion).Select(s => s.School)];

    /// <summary>Terms and holidays of 2026 in the sample.</summary>
    public static SchoolCalendar Calendar { get; } = new(
        [
            new("2025学年第二学期", new(2026, 3, 2), new(2026, 7, 3)),
            new("2026学年第一学期", new(2026, 9, 1), new(2027, 1, 22)),
        ],
        [new(2026, 4, 6), new(2026, 5, 1), new(2026, 5, 4), new(2026, 5, 5), new(2026, 6, 19), new(2026, 9, 25), .. Days(10, 1, 7)],
        [new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10)]);

    private static NewSchool School(string code, string name, GroupCode group, params ImmutableArray<string> campuses) =>
        new(new(code), name, group, new(2018, 9, 1), true, campuses);

    private static IEnumerable<DateOnly> Days(int month, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(day => new DateOnly(2026, month, day));
}

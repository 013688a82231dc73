using System.Collections.Immutable;

namespace DistrictUnion.Domain.Districts;

/// <summary>A work area (工作领域) of the district's list.</summary>
/// <param name="Name">Full name: 民主管理·教代会.</param>
/// <param name="ShortName">At most four characters, for the heads of wide tables: 民主管理.</param>
/// <param name="IsUsed">False: no new tasks; old ones keep it.</param>
public sealed record WorkArea(AreaCode Code, string Name, string ShortName, bool IsUsed = true);

/// <summary>The 20 areas that ship. Source: domain study of plans and summaries, section 4.</summary>
public static class WorkAreas
{
    public static ImmutableArray<WorkArea> Shipped { get; } =
    [
        Area("a01", "组织与自身建设", "组织建设"),
        Area("a02", "民主管理·教代会", "民主管理"),
        Area("a03", "校务公开", "校务公开"),
        Area("a04", "师德与思想引领", "师德引领"),
        Area("a05", "素质提升·建功立业", "素质提升"),
        Area("a06", "送温暖·五必访·帮扶", "送温暖"),
        Area("a07", "维权与劳动关系", "维权"),
        Area("a08", "文体活动·健康工程", "文体活动"),
        Area("a09", "体检·疗休养·心理健康", "体检疗养"),
        Area("a10", "医疗互助保障", "互助保障"),
        Area("a11", "女职工工作", "女职工"),
        Area("a12", "退休教职工", "退休教工"),
        Area("a13", "建家·小组", "建家小组"),
        Area("a14", "经费·经审·资产", "经费经审"),
        Area("a15", "信息宣传·台账档案", "信息台账"),
        Area("a16", "公益·捐助·结对", "公益结对"),
        Area("a17", "考核评优·计划总结", "考核总结"),
        Area("a18", "配合中心工作", "配合中心"),
        Area("a19", "上级工会任务", "上级任务"),
        Area("a20", "青年·单身·子女", "青年子女"),
    ];

    private static WorkArea Area(string code, string name, string shortName) => new(new(code), name, shortName);
}

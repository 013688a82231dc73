using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Districts.Import;

/// <summary>The list of schools as a table: its columns, and the template in which it is handed in.</summary>
internal static class SchoolTable
{
    public const string Code = "code";
    public const string Name = "name";
    public const string Group = "group";
    public const string Opens = "opens";
    public const string HasUnion = "union";
    public const string Campuses = "campuses";
    public const string Through = "through";

    /// <summary>What stands in <see cref="Through"/> of a school that reports for itself.</summary>
    public const string Itself = "本校";

    public static TableShape Shape { get; } = new(
        [
            new(Code, "学校编号", false, "编号", "学校代码", "代码", "单位编号", "单位代码", "学校标识码"),
            new(Name, "学校名称", true, "校名", "学校", "学校全称", "单位名称", "单位", "名称"),
            new(Group, "分组", true, "学段", "学段片区", "学校类别", "类别", "片区", "所属片区", "办学类型", "性质"),
            new(Opens, "启用日期", false, "启用", "开始日期", "起始日期", "生效日期"),
            new(HasUnion, "是否建会", false, "建会", "已建会", "是否建立工会", "工会"),
            new(Campuses, "校区", false, "校区名称", "各校区"),
            new(Through, "通过哪所学校填报", false, "填报途径", "牵头学校", "集团牵头校", "代报学校"),
        ],
        SchoolImportRules.MaxSchools);

    /// <param name="schools">Those that stand in it already, to be changed and handed in again; none for an empty template.</param>
    public static TableTemplate Template(DistrictView district, ImmutableArray<School> schools)
    {
        var names = district.Groups.ToDictionary(g => g.Code, g => g.Name);
        ImmutableArray<string> groups = [.. district.Groups.Select(g => g.Name)];
        return new(
            "学校名单", $"{district.Name}学校名单", district.Name,
            [
                new("学校编号", 14, false, "登录和统计用的编号：小写字母、数字、连字符，最多 32 个。可以不填，导入时按顺序编号（001、002……）。编号定下后不再改。"),
                new("学校名称", 34, true, "全称，最多 100 个字。"),
                new("分组", 16, true, "按区里统计的口径：学段、片区或性质，只能一个。可以从下拉列表里选，也可以写新的，导入时会问要不要新建。", groups),
                new("启用日期", 18, false, "从哪天起算进应报单位，写作 2026年9月1日。不填按导入时选的日期。"),
                new("是否建会", 12, false, "是 或 否；不填算已建会。未建会的学校不列入应报名单。", "是", "否"),
                new("校区", 26, false, "有几个校区的写校区名称，用、隔开；只有一处的不填。"),
                new("通过哪所学校填报", 26, false, $"由集团或联合工会统一填报的，写牵头学校的编号或名称；自己填报的不填，要从统一填报改回自己填报的写“{Itself}”。"),
            ],
            ["示例", "示例小学", groups.FirstOrDefault() ?? "小学", "2026年9月1日", "是", "东校区、西校区", ""],
            ["可以直接在区里已有的名单上传：表头的名称认得出就行，列的次序和多余的列不要紧。", "同一所学校按编号认；没有编号的按名称认。", "表里没有的学校不会被删除或停办。"],
            [.. schools.Select(s => Row(s, names))]);
    }

    private static ImmutableArray<string> Row(School school, Dictionary<GroupCode, string> groups) =>
    [
        school.Code.Value, school.Name, groups.GetValueOrDefault(school.Group, ""), Words.Day(school.Opens), school.HasUnion ? "是" : "否",
        string.Join('、', school.Campuses), school.ReportsThrough?.Value ?? "",
    ];
}

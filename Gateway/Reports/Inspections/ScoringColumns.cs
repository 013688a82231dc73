namespace DistrictUnion.Reports.Inspections;

/// <summary>Headings of the sheet of marks; by them its columns are found when it comes back.</summary>
public static class ScoringColumns
{
    public const string Id = "项目标识";
    public const string Section = "类别";
    public const string Number = "序号";
    public const string Item = "考核项目";
    public const string Criterion = "评分标准";
    public const string Marks = "分值";
    public const string Basis = "评分依据";
    public const string Found = "系统数据";
    public const string Proposed = "按数据应得分";
    public const string Self = "自评分";
    public const string SelfNote = "自评说明";
    public const string Given = "考评分";
    public const string GivenNote = "扣分原因";

    /// <summary>Stands in the place of an item's number where the opinion about the whole is written.</summary>
    public const string Opinion = "opinion";
}

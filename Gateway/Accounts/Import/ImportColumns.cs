namespace DistrictUnion.Accounts.Import;

/// <summary>Headings of a sheet of accounts; flaws name them as their place.</summary>
public static class ImportColumns
{
    public const string School = "学校编号";
    public const string Title = "岗位";
    public const string Role = "角色";
    public const string Name = "姓名";
    public const string Phone = "手机号";
    public const string From = "开始日期";
    public const string To = "结束日期";
    public const string Areas = "限定领域";
    public const string Ledgers = "限定台账";
}

using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Reports.Comparison;

/// <summary>The words for how a report stands.</summary>
public static class FilingWords
{
    public static string Of(Filing filing) => filing switch
    {
        Filing.NotAsked => "—",
        Filing.OnTime => "按时",
        Filing.Late => "迟报",
        Filing.Empty => "空报",
        Filing.Returned => "退回未再报",
        Filing.AwaitingReview => "待审",
        Filing.Missing => "未报",
        _ => throw new ArgumentOutOfRangeException(nameof(filing)),
    };

    public static string Of(Standing standing) => standing switch
    {
        Standing.NotEnabled => "未启用",
        Standing.NotExpected => "不在应报名单",
        Standing.Exempt => "免报",
        Standing.Expected => "应报",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    /// <summary>What is worth a word in 备注: nothing when all is well.</summary>
    public static string Remark(ComparedSchool school) => school.IsBackfilled ? "补录" : (school.Standing, school.Filing) switch
    {
        (not Standing.Expected, _) => Of(school.Standing),
        (_, Filing.OnTime) => "",
        (_, Filing.Missing) when school.State is not Domain.Plans.WorkState.NotStarted => $"{Of(school.Filing)}（{Words.Of(school.State)}）",
        _ => Of(school.Filing),
    };
}

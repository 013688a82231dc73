namespace DistrictUnion.Documents.Coverage;

/// <summary>Months as times: neighbours (七、八月, 12月—次年1月) are one time, others are several.</summary>
internal static class MonthRuns
{
    public static int Of(IEnumerable<int> months)
    {
        var named = months.ToHashSet();
        if (named.Count == 12) return 1;
        return named.Count(month => !named.Contains(month == 1 ? 12 : month - 1));
    }
}

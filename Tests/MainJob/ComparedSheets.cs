using System.Text.Json;

namespace DistrictUnion.Tests.MainJob;

/// <summary>Holds every number of the district workbook's two tables against the API's answer to the same question.</summary>
internal static class ComparedSheets
{
    private const string Completion = "完成率比较";
    private const string Filing = "上报情况通报表";

    /// <summary>Columns of 完成率比较 before the areas: number, school, rate, done, due, year, light.</summary>
    private const int FirstArea = 7;

    public static void AssertEqual(JsonElement comparison, SheetReader book)
    {
        var compared = 0;
        foreach (var school in comparison.GetProperty("schools").EnumerateArray().Where(IsListed))
        {
            var name = school.GetProperty("name").GetString()!;
            compared += AssertCompletion(school.GetProperty("rates"), school.GetProperty("areas"), book.Row(Completion, name), name);
            AssertFiling(school, book.Row(Filing, name), name);
        }

        foreach (var group in comparison.GetProperty("groups").EnumerateArray())
            compared += AssertTotal(group.GetProperty("total"), group.GetProperty("name").GetString()!, book);
        compared += AssertTotal(comparison.GetProperty("total"), "全区", book);
        Assert.True(compared > 100, "there was hardly anything to compare");
    }

    /// <summary>A school that is neither asked nor has any task stands on no sheet.</summary>
    private static bool IsListed(JsonElement school) =>
        school.GetProperty("standing").GetString() is "expected" or "exempt" || Value(school.GetProperty("rates").GetProperty("year"), "whole") > 0;

    private static int AssertTotal(JsonElement total, string name, SheetReader book)
    {
        var counted = total.GetProperty("counted").GetInt32();
        var row = book.Row(Completion, $"{name}合计（{counted}所）");
        var compared = AssertCompletion(total.GetProperty("rates"), total.GetProperty("areas"), row, name);
        var medians = book.Row(Completion, $"{name}中位数");
        AssertPercent(Value(total, "medianPercent"), medians[2], $"{name} median");
        foreach (var (area, index) in total.GetProperty("areas").EnumerateArray().Select((area, i) => (area, i)))
            AssertPercent(Value(area, "medianPercent"), medians[FirstArea + index], $"{name} median {index}");

        var filed = book.Row(Filing, name == "全区" ? "全区合计" : name);
        var (reporting, punctuality) = (total.GetProperty("reporting"), total.GetProperty("punctuality"));
        var (expected, reported, onTime) = (Value(reporting, "whole")!.Value, Value(reporting, "part")!.Value, Value(punctuality, "part")!.Value);
        decimal?[] counts = [expected, onTime, reported - onTime, expected - reported];
        Assert.Equal(counts, filed[2..6].Select(SheetReader.Number));
        AssertPercent(Value(reporting, "percent"), filed[6], $"{name} 报送率");
        AssertPercent(Value(punctuality, "percent"), filed[7], $"{name} 及时率");
        AssertProgress(total, filed, name);
        return compared;
    }

    private static int AssertCompletion(JsonElement rates, JsonElement areas, object?[] row, string name)
    {
        var completion = rates.GetProperty("completion");
        AssertPercent(Value(completion, "percent"), row[2], name);
        Assert.Equal(Value(completion, "part"), SheetReader.Number(row[3]));
        Assert.Equal(Value(completion, "whole"), SheetReader.Number(row[4]));
        AssertPercent(Value(rates.GetProperty("year"), "percent"), row[5], $"{name} 全年进度");
        AssertLight(rates, row[6], name);
        var count = 0;
        foreach (var area in areas.EnumerateArray())
            AssertPercent(Value(area.GetProperty("completion"), "percent"), row[FirstArea + count++], $"{name} {area.GetProperty("area")}");
        return count;
    }

    private static void AssertFiling(JsonElement school, object?[] row, string name)
    {
        var isExpected = school.GetProperty("standing").GetString() == "expected";
        var filing = school.GetProperty("filing").GetString();
        Assert.Equal(isExpected ? 1 : 0, SheetReader.Number(row[2]));
        Assert.Equal(isExpected ? filing == "onTime" ? 1m : 0m : null, SheetReader.Number(row[3]));
        Assert.Equal(isExpected ? filing == "late" ? 1m : 0m : null, SheetReader.Number(row[4]));
        Assert.Equal(isExpected ? school.GetProperty("isReported").GetBoolean() ? 0m : 1m : null, SheetReader.Number(row[5]));
        AssertProgress(school, row, name);
        Assert.Equal(Value(school, "rank"), SheetReader.Number(row[17]));
    }

    private static void AssertProgress(JsonElement answer, object?[] row, string name)
    {
        Assert.Equal(Value(answer, "dueCount"), SheetReader.Number(row[8]));
        Assert.Equal(Value(answer, "dueDone"), SheetReader.Number(row[9]));
        var rates = answer.GetProperty("rates");
        AssertPercent(Value(rates.GetProperty("completion"), "percent"), row[10], $"{name} 完成率");
        AssertPercent(Value(rates.GetProperty("year"), "percent"), row[11], $"{name} 全年进度");
        AssertPercent(Value(rates.GetProperty("planned"), "percent"), row[12], $"{name} 计划进度");
        AssertLight(rates, row[14], name);
    }

    private static void AssertLight(JsonElement rates, object? cell, string name)
    {
        var light = rates.GetProperty("light");
        var (sign, word) = (light.GetProperty("sign").GetString(), light.GetProperty("word").GetString());
        Assert.True(Equals(sign == "—" ? "—" : $"{sign} {word}", cell), $"{name}: light {sign} {word}, sheet {cell}");
    }

    /// <summary>The sheet holds the quotient itself; printed with one decimal it is the API's percentage.</summary>
    private static void AssertPercent(decimal? percent, object? cell, string what)
    {
        var printed = SheetReader.Number(cell) is { } share ? decimal.Round(share * 100, 1, MidpointRounding.AwayFromZero) : (decimal?)null;
        Assert.True(percent == printed, $"{what}: API {percent}, sheet {printed}");
    }

    private static decimal? Value(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetDecimal() : null;
}

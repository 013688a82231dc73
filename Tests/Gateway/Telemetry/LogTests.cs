using Microsoft.Extensions.Logging;

namespace DistrictUnion.Tests.Gateway.Telemetry;

/// <summary>Lines of the log say district, school and year, and never who.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task MainJob_EveryLine_NamesNoPerson()
    {
        await using var district = new WatchedDistrict();
        await district.MainJob();
        var secrets = await district.Secrets();

        Assert.True(district.Log.All.Count > 50, $"only {district.Log.All.Count} lines were written");
        Assert.True(secrets.Length > 10);
        Assert.DoesNotContain(district.Log.All, line => secrets.Any(secret => line.ToString().Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Fault_InApiAndPage_IsALineWithRouteDistrictSchoolAndYear()
    {
        await using var district = new WatchedDistrict();
        await district.MainJob();
        var faults = district.Log.All.Where(line => line.Level >= LogLevel.Warning && line.Category.StartsWith("DistrictUnion.Gateway", StringComparison.Ordinal) && line.Values.ContainsKey("School")).ToArray();

        Assert.Contains(faults, line => line.Message == "GET /api/v1/districts/{district}/schools/{school}/quarters/{quarter}: the grains' host or its storage does not answer.");
        Assert.Contains(faults, line => line.Message.StartsWith("Page /districts/{district}/schools/{school}/", StringComparison.Ordinal));
        Assert.All(faults, line => Assert.Equal(("qinglan", WatchedDistrict.School, "2026"), (line.Values["District"], line.Values["School"], line.Values["Year"])));
    }
}

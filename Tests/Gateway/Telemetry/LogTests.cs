using System.Text.Json;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Tests.Gateway.Telemetry;

/// <summary>Lines of the log say district, school and year, and never who.</summary>
[Trait("Host", "Embedded")]
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

    [Fact]
    public async Task Json_WhereItIsAskedFor_IsOneObjectALineWithItsScopes()
    {
        await using var district = new WatchedDistrict(("Logging:Json", "true"));
        var scopes = district.Services.GetRequiredService<IExternalScopeProvider>();
        var formatter = district.Services.GetServices<ConsoleFormatter>().Single(f => f.Name == district.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName);
        using var text = new StringWriter();
        using (scopes.Push(RequestPlace.Of(null, null)))
            formatter.Write(new LogEntry<string>(LogLevel.Warning, "DistrictUnion", default, "台账读不出来", null, (state, _) => state), scopes, text);

        Assert.Equal(1, text.ToString().Count(c => c == '\n'));
        Assert.Contains("台账读不出来", text.ToString(), StringComparison.Ordinal);
        var line = JsonSerializer.Deserialize<JsonElement>(text.ToString());
        Assert.Equal("Warning", line.GetProperty("LogLevel").GetString());
        Assert.Equal("-", line.GetProperty("Scopes")[0].GetProperty("Route").GetString());
    }

    [Fact]
    public void Scope_InsideAGrainsTurn_IsWhereTheGrainIs()
    {
        var scopes = new GrainCallScopes();
        CallChain.Current = new(new(new(typeof(DistrictUnion.Grains.Ledgers.LedgerGrain)), "qinglan/xihu/l04/2026"), null);
        var seen = new List<object?>();
        scopes.ForEachScope((scope, into) => into.Add(scope), seen);
        CallChain.Current = null;

        Assert.Contains("Grain:ledger District:qinglan School:xihu Year:2026", seen.Select(scope => scope!.ToString()));
    }
}

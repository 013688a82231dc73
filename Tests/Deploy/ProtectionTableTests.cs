using System.Text.RegularExpressions;
using DistrictUnion.Gateway.Commands;
using DistrictUnion.Tests.Architecture;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Deploy;

/// <summary>What deploy/等保对照表.md names is there: settings, pages, verbs, files.</summary>
public sealed partial class ProtectionTableTests
{
    private static readonly string Text = Repository.Read("deploy/等保对照表.md");

    private static readonly string[] Quoted = [.. Code().Matches(Text).Select(match => match.Groups["code"].Value)];

    [Fact]
    public void Table_EverySetting_IsOneThatIsRead()
    {
        var named = Quoted.Where(code => SettingKey().IsMatch(code)).Distinct().ToArray();

        Assert.True(named.Length > 25, string.Join(' ', named));
        Assert.Empty(named.Except(KnownSettings.OfGateways).Except(KnownSettings.OfSilos));
    }

    [Fact]
    public async Task Table_EveryPath_IsMapped()
    {
        await using var application = new GatewayApplication();
        var mapped = application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).ToHashSet();
        var named = Quoted.Where(code => code.StartsWith('/') && !code.StartsWith("/var/", StringComparison.Ordinal)).Distinct().ToArray();

        Assert.True(named.Length > 12, string.Join(' ', named));
        Assert.Empty(named.Except(mapped).Except(["/…"]));
    }

    [Fact]
    public void Table_EveryVerb_IsOfTheCommandLine()
    {
        var named = Quoted.Where(code => code.StartsWith("district-union ", StringComparison.Ordinal) && !code.EndsWith('…')).Select(code => code.Split(' ')[1]).Distinct().ToArray();

        Assert.Equal(["restore", "user", "verify"], named.Order(StringComparer.Ordinal));
        Assert.Empty(named.Except(CommandLine.Verbs.Select(verb => verb.Name)));
    }

    /// <summary>Numbers that the table tells, where the program has them.</summary>
    [Fact]
    public void Table_EveryNumber_IsTheProgramsOwn()
    {
        Assert.Contains($"连续失败 {DistrictUnion.Accounts.SignIn.Attempts.Tries} 次锁 15 分钟", Text, StringComparison.Ordinal);
        Assert.Contains($"{DistrictUnion.Accounts.TwoFactor.Authenticators.Codes} 个一次性恢复码", Text, StringComparison.Ordinal);
        Assert.Contains($"（{DistrictUnion.Accounts.Settings.AccountSettings.FewestExpiryDays} 到 {DistrictUnion.Accounts.Settings.AccountSettings.MostExpiryDays} 天）", Text, StringComparison.Ordinal);
        Assert.Contains($"留 {new DistrictUnion.Gateway.Log.Outlets.SecurityLogOptions().KeepMonths} 个月", Text, StringComparison.Ordinal);
        Assert.Contains($"默认 {new DistrictUnion.Accounts.Settings.AccountsOptions().IdleMinutes}，5 到 120", Text, StringComparison.Ordinal);
        Assert.All(Text.Split('\n').Where(line => line.StartsWith("| 二 |", StringComparison.Ordinal) || line.StartsWith("| 三 |", StringComparison.Ordinal)), line => Assert.Equal(7, line.Count(c => c == '|')));
    }

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)+$|^Urls$")]
    private static partial Regex SettingKey();
}

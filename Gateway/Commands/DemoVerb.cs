using DistrictUnion.Gateway.Demo;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Puts the sample district into a database that has none.</summary>
internal static class DemoVerb
{
    public static Verb Verb { get; } = new("demo", "demo [--database 文件]", "放入示例区：12 所虚构学校、计划、两个已报季度（服务要先停止）", Run)
    {
        Options = [OwnedSilo.DatabaseOption],
    };

    private static async Task<int> Run(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        var database = ServedDatabase.Of(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption));
        if (await DemoStart.Create(database, cancellationToken) is { } refusal) return setting.Terminal.Refuse(refusal.Text);
        setting.Terminal.Line($"示例区“青岚区教育工会”（qinglan）已放入 {database.Name}。");
        var accounts = await AccountsAlone.Open(setting.Configuration, database, false, cancellationToken);
        if (accounts.Value is not { } provider) return setting.Terminal.Refuse(accounts.Refusals[0].Text);
        await using (provider) await DemoAccounts.WhenNone(provider, setting.Terminal.Line, cancellationToken);
        return ExitCode.Done;
    }
}

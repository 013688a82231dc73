using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Looks after accounts on the machine itself: where nobody can sign in any more, and for the upgrade of PostgreSQL.</summary>
internal static class UserVerb
{
    public static Verb Verb { get; } = new(
        "user", "user list | user reset 账号 | user disable 账号 | user enable 账号 | user upgrade [--database 文件] [--json]",
        "列出账号，换一次性密码，停用、启用；账号写编号或姓名；服务运行时也可以用", Run)
    {
        Options = [OwnedSilo.DatabaseOption],
        Flags = ["--json"],
        FewestNames = 1,
        MostNames = 2,
    };

    private static async Task<int> Run(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        var database = ServedDatabase.Of(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption));
        var opened = await AccountsAlone.Open(setting.Configuration, database, arguments.Names[0] is "upgrade", cancellationToken);
        if (opened.Value is not { } provider) return setting.Terminal.Refuse(opened.Refusals[0].Text);
        await using (provider)
        {
            await using var scope = provider.CreateAsyncScope();
            return arguments.Names switch
            {
                ["upgrade"] => Say(setting.Terminal, "账号数据库已是最新。"),
                ["list"] => await List(scope.ServiceProvider, setting.Terminal, arguments.Has("--json"), cancellationToken),
                ["reset" or "disable" or "enable", var who] => await Act(arguments.Names[0], who, scope.ServiceProvider, setting.Terminal, cancellationToken),
                _ => Misused(setting.Terminal),
            };
        }
    }

    private static async Task<int> List(IServiceProvider services, Terminal terminal, bool isJson, CancellationToken cancellationToken)
    {
        var lines = await All(services, cancellationToken);
        if (isJson) terminal.Json(lines.Select(l => l.Line));
        else
        {
            foreach (var (district, line) in lines)
                terminal.Result($"{line.Account}  {line.Name}  {district}  {string.Join('、', line.Posts.Select(p => $"{p.School} {p.Title}".Trim()))}{(line.IsDisabled ? "  已停用" : "")}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> Act(string act, string who, IServiceProvider services, Terminal terminal, CancellationToken cancellationToken)
    {
        var found = (await All(services, cancellationToken)).Where(l => l.Line.Account == who || l.Line.Name == who).DistinctBy(l => l.Line.Account).ToArray();
        if (found is not [var (district, line)])
            return terminal.Refuse(found.Length == 0 ? $"没有账号 {who}。" : $"有 {found.Length} 个账号叫 {who}，请写编号（user list 可以看到）。");
        var accounts = services.GetRequiredService<AccountKeeping>();
        var keeper = Keeper.Program(district);
        var refusals = act switch
        {
            "reset" => await Reset(accounts, keeper, line.Account, terminal, cancellationToken),
            "disable" => (await accounts.Disable(keeper, line.Account, "命令行", cancellationToken)).Refusals,
            _ => (await accounts.Enable(keeper, line.Account, cancellationToken)).Refusals,
        };
        if (!refusals.IsDefaultOrEmpty) return terminal.Refuse(refusals[0].Text);
        if (act is not "reset") terminal.Line($"{line.Name}（{line.Account}）已{(act is "disable" ? "停用" : "启用")}。");
        return ExitCode.Done;
    }

    private static async Task<System.Collections.Immutable.ImmutableArray<Refusal>> Reset(
        AccountKeeping accounts, Keeper keeper, string account, Terminal terminal, CancellationToken cancellationToken)
    {
        var made = await accounts.NewFirstPassword(keeper, account, cancellationToken);
        if (made.Value is { } first) terminal.Result($"{first.Name} 的一次性密码：{first.Password}（30 天内有效，登录后要改）");
        return made.Refusals;
    }

    private static async Task<List<(DistrictCode District, AccountLine Line)>> All(IServiceProvider services, CancellationToken cancellationToken)
    {
        var people = services.GetRequiredService<AccountDirectory>();
        var lines = new List<(DistrictCode, AccountLine)>();
        foreach (var district in await people.Districts(cancellationToken))
            lines.AddRange((await people.List(Keeper.Program(district), new(), cancellationToken)).Select(line => (district, line)));
        return lines;
    }

    private static int Say(Terminal terminal, string sentence)
    {
        terminal.Line(sentence);
        return ExitCode.Done;
    }

    private static int Misused(Terminal terminal)
    {
        terminal.Line($"用法：{Verb.Usage}");
        return ExitCode.WrongUsage;
    }
}

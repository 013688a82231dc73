using System.Collections.Immutable;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Hosting.Settings;

namespace DistrictUnion.Gateway.Commands;

/// <summary>The verbs of the command line. Without a verb the program serves.</summary>
internal static class CommandLine
{
    public static ImmutableArray<Verb> Verbs { get; } = [ReadVerb.Verb, VerifyBookVerb.Verb, DemoVerb.Verb, ExportVerb.Verb, UserVerb.Verb, .. DatabaseVerbs.All];

    /// <summary>Whether these arguments ask for a verb or for help; else they are the web host's.</summary>
    public static bool IsVerb(string[] args) => args.Length > 0 && (IsHelp(args[0]) || !args[0].StartsWith('-'));

    /// <summary>Runs a verb.</summary>
    /// <returns>0 done, 1 refused or found wrong, 2 wrong usage.</returns>
    public static async Task<int> Run(string[] args, Func<IConfigurationRoot> configuration, Terminal terminal, CancellationToken cancellationToken)
    {
        if (IsHelp(args[0]))
        {
            terminal.Help(Help());
            return ExitCode.Done;
        }

        if (Verbs.FirstOrDefault(v => v.Name == args[0]) is not { } verb) return Misused(terminal, $"没有 {args[0]} 这个命令。", null);
        if (args.Skip(1).Any(IsHelp))
        {
            terminal.Help(HelpOf(verb));
            return ExitCode.Done;
        }

        if (!Arguments.TryParse(verb, args.Skip(1), out var arguments, out var wrong)) return Misused(terminal, wrong, verb);
        try
        {
            var settings = configuration();
            var complete = new ConfigurationBuilder().AddConfiguration(settings);
            var problems = SettingsCheck.Complete(complete, settings);
            foreach (var problem in problems) terminal.Line(problem);
            return problems.IsEmpty ? await verb.Run(arguments, new(complete.Build(), terminal), cancellationToken) : ExitCode.WrongUsage;
        }
        catch (InvalidDataException exception) when (SettingsFile.Problem(exception) is { } sentence)
        {
            terminal.Line(sentence);
            return ExitCode.WrongUsage;
        }
        catch (Exception exception) when (MachineFaults.Sentence(exception) is { } sentence)
        {
            return terminal.Refuse(sentence);
        }
    }

    private static bool IsHelp(string word) => word is "--help" or "-h" or "help";

    private static int Misused(Terminal terminal, string sentence, Verb? verb)
    {
        terminal.Line(sentence);
        terminal.Line(verb is null ? "运行 --help 可以看到全部命令。" : $"用法：{verb.Usage}");
        return ExitCode.WrongUsage;
    }

    private static string HelpOf(Verb verb) => $"{verb.Summary}\n用法：{verb.Usage}";

    private static string Help()
    {
        var verbs = Verbs.Select(verb => $"{verb.Usage}\n    {verb.Summary}\n");
        return $"""
            DistrictUnion 教育工会工作平台

            不带命令：启动服务，打开屏幕上打印的地址。端口被占用时加 --urls http://localhost:端口。

            {string.Join('\n', verbs)}
            退出码：0 完成；1 被拒绝或发现问题；2 用法不对。结果（清单、一次性密码、封存的摘要、--json）写在标准输出，说明写在错误输出。
            """;
    }
}

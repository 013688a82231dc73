using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Commands;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The verbs that look after the database of the embedded host.</summary>
internal static class DatabaseVerbs
{
    public static ImmutableArray<Verb> All { get; } =
    [
        new("verify", "verify [--seal 编号:摘要] [--json] [--database 文件]", "重算日志的全部哈希链并与封存核对，指出被改动的是哪一条；随时可用，不改动数据", Verify)
        {
            Options = ["--seal", OwnedSilo.DatabaseOption],
            Flags = ["--json"],
        },
        new("seal", "seal 区编号 [--json] [--database 文件]", "封存一个区的日志，打印编号和摘要，供保存在系统之外（服务要先停止）", Seal)
        {
            Options = [OwnedSilo.DatabaseOption],
            Flags = ["--json"],
            FewestNames = 1,
            MostNames = 1,
        },
        new("rebuild", "rebuild [--database 文件]", "由日志重建查询用的表（服务要先停止）", Rebuild) { Options = [OwnedSilo.DatabaseOption] },
        .. BackupVerbs.All,
    ];

    private static Task<int> Verify(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        PrintedSeal? outside = null;
        if (arguments.Value("--seal") is { } printed && (outside = SealOf(printed)) is null)
            return Task.FromResult(setting.Terminal.Refuse("封存写成 编号:摘要，摘要是 64 位十六进制数字。"));
        var database = OwnedSilo.DatabaseOf(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption));
        if (!File.Exists(database)) return Task.FromResult(setting.Terminal.Refuse($"没有数据库文件 {database}。"));
        var check = EmbeddedDatabase.Verify(database, outside);
        if (arguments.Has("--json")) setting.Terminal.Json(check);
        foreach (var flaw in check.Flaws) setting.Terminal.Line($"✕ {flaw.Text}（{flaw.Code}）");
        setting.Terminal.Line(check.IsSound
            ? $"✓ {check.Streams} 个流、{check.Rows} 行日志与写入时一致，核对了 {check.Seals} 次封存。"
            : $"发现 {check.Flaws.Length} 处问题。");
        return Task.FromResult(check.IsSound ? ExitCode.Done : ExitCode.Refused);
    }

    private static Task<int> Seal(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken) =>
        AsOwner(arguments, setting, async silo =>
        {
            if (!Codes.TryParse<DistrictCode>(arguments.Names[0], out var district) || !(await silo.Administration.Districts()).Contains(district))
                return setting.Terminal.Refuse($"数据库里没有区 {arguments.Names[0]}。");
            var seal = await silo.Administration.Seal(district);
            if (arguments.Has("--json")) setting.Terminal.Json(seal);
            Print(setting.Terminal, seal);
            return ExitCode.Done;
        }, cancellationToken);

    private static Task<int> Rebuild(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken) =>
        AsOwner(arguments, setting, async silo =>
        {
            var rebuilt = await silo.Administration.Rebuild();
            setting.Terminal.Line($"已由 {rebuilt.Streams} 个流重建 {rebuilt.Rows} 行。");
            foreach (var stream in rebuilt.Skipped) setting.Terminal.Line($"✕ {stream} 里有这个版本不认识的内容，没有重建。");
            return rebuilt.Skipped.IsEmpty ? ExitCode.Done : ExitCode.Refused;
        }, cancellationToken);

    /// <summary>Runs on a database that is there, as its owner.</summary>
    internal static async Task<int> AsOwner(Arguments arguments, CommandSetting setting, Func<OwnedSilo, Task<int>> run, CancellationToken cancellationToken)
    {
        var database = OwnedSilo.DatabaseOf(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption));
        if (!File.Exists(database)) return setting.Terminal.Refuse($"没有数据库文件 {database}。");
        var opened = await OwnedSilo.Open(database, TimeProvider.System, cancellationToken);
        if (opened.Value is not { } silo) return setting.Terminal.Refuse(opened.Refusals[0].Text);
        await using (silo) return await run(silo);
    }

    private static void Print(Terminal terminal, SealReceipt seal) =>
        terminal.Line($"{seal.District} 第 {seal.Number} 号封存，{seal.Streams} 个流，摘要 {seal.Digest}");

    private static PrintedSeal? SealOf(string printed) =>
        printed.Split(':') is [var number, { Length: 64 } digest]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
        && digest.All(char.IsAsciiHexDigit)
            ? new(parsed, digest.ToLowerInvariant())
            : null;
}

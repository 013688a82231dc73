using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Commands;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The verbs that look after the grains' database, beside whichever host serves it.</summary>
internal static class DatabaseVerbs
{
    public static ImmutableArray<Verb> All { get; } =
    [
        new("verify", "verify [--seal 编号:摘要] [--json] [--database 文件]", "重算日志的全部哈希链并与封存核对，指出被改动的是哪一条；随时可用，不改动数据", Verify)
        {
            Options = ["--seal", OwnedSilo.DatabaseOption],
            Flags = ["--json"],
        },
        new("seal", "seal 区编号 [--json] [--database 文件]", "封存一个区的日志，打印编号和摘要，供保存在系统之外（单机的服务要先停止，集群不用）", Seal)
        {
            Options = [OwnedSilo.DatabaseOption],
            Flags = ["--json"],
            FewestNames = 1,
            MostNames = 1,
        },
        new("rebuild", "rebuild [--database 文件]", "由日志重建查询用的表（服务要先停止）", Rebuild) { Options = [OwnedSilo.DatabaseOption] },
        .. BackupVerbs.All,
        new("upgrade", "upgrade", "在 PostgreSQL 上建表或升级表，并授予服务的角色所需的权限（服务要先停止；表的所有者写在 " + GrainHost.OwnerSetting + "）", Upgrade),
        new(
            "move", "move --from sqlite|postgres --to postgres|sqlite [--database 文件]",
            "把全部数据和账号从 SQLite 文件迁到空的 PostgreSQL 数据库，或者反过来，然后核对全部哈希链（服务要先停止）", Move)
        {
            Options = [From, To, OwnedSilo.DatabaseOption],
            Required = [From, To],
        },
    ];

    private const string From = "--from";

    private const string To = "--to";

    private static async Task<int> Verify(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        PrintedSeal? outside = null;
        if (arguments.Value("--seal") is { } printed && (outside = SealOf(printed)) is null)
            return setting.Terminal.Refuse("封存写成 编号:摘要，摘要是 64 位十六进制数字。");
        var database = ServedDatabase.Of(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption));
        if (!database.MayBeThere) return setting.Terminal.Refuse($"没有数据库文件 {database.Path}。");
        var check = await EmbeddedDatabase.Verify(database.Place, outside);
        if (arguments.Has("--json")) setting.Terminal.Json(check);
        foreach (var flaw in check.Flaws) setting.Terminal.Line($"✕ {flaw.Text}（{flaw.Code}）");
        setting.Terminal.Line(check.IsSound
            ? $"✓ {check.Streams} 个流、{check.Rows} 行日志与写入时一致，核对了 {check.Seals} 次封存。"
            : $"发现 {check.Flaws.Length} 处问题。");
        return check.IsSound ? ExitCode.Done : ExitCode.Refused;
    }

    private static Task<int> Seal(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken) =>
        OnDatabase(arguments, setting, async database =>
        {
            if (!Codes.TryParse<DistrictCode>(arguments.Names[0], out var district) || await EmbeddedDatabase.Seal(database.Place, district) is not { } seal)
                return setting.Terminal.Refuse($"数据库里没有区 {arguments.Names[0]}。");
            if (arguments.Has("--json")) setting.Terminal.Json(seal);
            else setting.Terminal.Result($"{seal.District} 第 {seal.Number} 号封存，{seal.Streams} 个流，摘要 {seal.Digest}");
            return ExitCode.Done;
        });

    private static Task<int> Rebuild(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken) =>
        OnDatabase(arguments, setting, async database =>
        {
            var opened = await OwnedSilo.Open(database, TimeProvider.System, cancellationToken);
            if (opened.Value is not { } silo) return setting.Terminal.Refuse(opened.Refusals[0].Text);
            await using var owned = silo;
            var rebuilt = await silo.Administration.Rebuild();
            setting.Terminal.Line($"已由 {rebuilt.Streams} 个流重建 {rebuilt.Rows} 行。");
            foreach (var stream in rebuilt.Skipped) setting.Terminal.Line($"✕ {stream} 里有这个版本不认识的内容，没有重建。");
            return rebuilt.Skipped.IsEmpty ? ExitCode.Done : ExitCode.Refused;
        });

    private static async Task<int> Upgrade(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        var database = ServedDatabase.Of(setting.Configuration, null);
        var owner = setting.Configuration[GrainHost.OwnerSetting];
        if (database.IsInFile) return setting.Terminal.Refuse("没有设置 PostgreSQL 数据库；SQLite 数据库在启动时自己升级。");
        if (owner is not { Length: > 0 }) return setting.Terminal.Refuse($"没有设置 {GrainHost.OwnerSetting}：表的所有者的连接字符串，请用环境变量给出。");
        await EmbeddedDatabase.Upgrade(database.Place, owner);
        if (await AccountsAlone.Upgrade(setting.Configuration, database, owner, cancellationToken) is { } refusal) return setting.Terminal.Refuse(refusal.Text);
        setting.Terminal.Line($"{database.Name} 的表已是最新，权限已授予 {database.Role}。");
        return ExitCode.Done;
    }

    private static async Task<int> Move(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        var server = ServedDatabase.Of(setting.Configuration, null);
        if (server.IsInFile) return setting.Terminal.Refuse($"没有设置 {GrainHost.PostgreSqlSetting}，不知道是哪个 PostgreSQL 数据库。");
        var file = new ServedDatabase(arguments.Value(OwnedSilo.DatabaseOption) ?? server.Path);
        ServedDatabase from, to;
        switch (arguments.Value(From), arguments.Value(To))
        {
            case ("sqlite", "postgres"):
                (from, to) = (file, server);
                break;
            case ("postgres", "sqlite"):
                (from, to) = (server, file);
                break;
            default:
                return setting.Terminal.Refuse("写 --from sqlite --to postgres，或者 --from postgres --to sqlite。");
        }

        if (!from.MayBeThere) return setting.Terminal.Refuse($"没有数据库文件 {from.Path}。");
        var check = await EmbeddedDatabase.Move(from.Place, to.Place);
        var files = await from.Files.CopyTo(to.Files, cancellationToken);
        var moved = await AccountsAlone.Move(setting.Configuration, from, to, cancellationToken);
        if (moved.Value is not { } accounts) return setting.Terminal.Refuse(moved.Refusals[0].Text);
        setting.Terminal.Line($"已从 {from.Name} 迁到 {to.Name}：{check.Streams} 个流、{check.Rows} 行日志、{check.Seals} 次封存、{files.Count} 个附件、{accounts.Accounts} 个账号。");
        foreach (var name in files.Damaged) setting.Terminal.Line($"✕ 附件 {name} 已损坏，没有迁移。");
        foreach (var flaw in check.Flaws) setting.Terminal.Line($"✕ {flaw.Text}（{flaw.Code}）");
        setting.Terminal.Line(check.IsSound ? "✓ 全部哈希链与写入时一致。" : "✕ 有不一致之处，请不要使用迁移后的数据库。");
        return check.IsSound && files.Damaged.IsEmpty ? ExitCode.Done : ExitCode.Refused;
    }

    /// <summary>Runs on a database that is there.</summary>
    internal static async Task<int> OnDatabase(Arguments arguments, CommandSetting setting, Func<ServedDatabase, Task<int>> run)
    {
        var database = ServedDatabase.Of(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption));
        return database.MayBeThere ? await run(database) : setting.Terminal.Refuse($"没有数据库文件 {database.Path}。");
    }

    private static PrintedSeal? SealOf(string printed) =>
        printed.Split(':') is [var number, { Length: 64 } digest]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
        && digest.All(char.IsAsciiHexDigit)
            ? new(parsed, digest.ToLowerInvariant())
            : null;
}

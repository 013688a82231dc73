using System.Collections.Immutable;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Commands;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The verbs that take the data away and bring it back.</summary>
internal static class BackupVerbs
{
    public static ImmutableArray<Verb> All { get; } =
    [
        new("backup", "backup 文件夹 [--database 文件]", "封存各区，再把数据库、账号和附件复制到一个新文件夹，并核对复制出来的每一条（单机的服务要先停止，集群不用；服务自己每天的备份见设置 Backup）", Backup)
        {
            Options = [OwnedSilo.DatabaseOption],
            FewestNames = 1,
            MostNames = 1,
        },
        new("restore", "restore 文件夹 [--database 文件] [--json]", "把一个备份恢复到设置所指的空位置，再核对全部哈希链；已有数据时不动手（服务要先停止）", Restore)
        {
            Options = [OwnedSilo.DatabaseOption],
            Flags = ["--json"],
            FewestNames = 1,
            MostNames = 1,
        },
    ];

    private static Task<int> Backup(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken) =>
        DatabaseVerbs.OnDatabase(arguments, setting, async database =>
        {
            var source = new BackupSource(
                database, copy => EmbeddedDatabase.Backup(database.Place, copy), copy => AccountsAlone.BackUp(setting.Configuration, database, copy, cancellationToken));
            var made = await BackupMaking.Make(source, Path.GetFullPath(arguments.Names[0]), files: null, TimeProvider.System, cancellationToken);
            if (made.Value is not { } backup) return setting.Terminal.Refuse(made.Refusals[0].Text);
            foreach (var seal in backup.Seals) setting.Terminal.Line($"{seal.District} 第 {seal.Number} 号封存，摘要 {seal.Digest}");
            foreach (var file in backup.Damaged) setting.Terminal.Line($"✕ 附件 {file} 已损坏，没有备份。");
            setting.Terminal.Line($"已备份到 {arguments.Names[0]}：数据库、{backup.Files} 个附件，{(backup.HasAccounts ? "以及账号" : "账号在 PostgreSQL 里，请另行备份")}；{backup.Rows} 行日志已核对。");
            return backup.Damaged.IsEmpty ? ExitCode.Done : ExitCode.Refused;
        });

    private static async Task<int> Restore(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        var served = ServedDatabase.Of(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption));
        if (!served.IsInFile) return setting.Terminal.Refuse("备份恢复到 SQLite 文件：写 --database 文件，再用 move 迁到 PostgreSQL。");
        var database = served.Path;
        var accounts = AccountsAlone.FileOf(setting.Configuration, served);
        var restored = await BackupRestoring.Restore(Path.GetFullPath(arguments.Names[0]), database, accounts, cancellationToken);
        if (restored.Value is not { Check: var check } all) return setting.Terminal.Refuse(restored.Refusals[0].Text);
        if (arguments.Has("--json")) setting.Terminal.Json(check);
        foreach (var flaw in check.Flaws) setting.Terminal.Line($"✕ {flaw.Text}（{flaw.Code}）");
        foreach (var file in all.Damaged) setting.Terminal.Line($"✕ 备份里的附件 {file} 已损坏，没有恢复。");
        setting.Terminal.Line(check.IsSound
            ? $"✓ 已恢复到 {database}：{all.Files} 个附件，{check.Streams} 个流、{check.Rows} 行日志与写入时一致，核对了 {check.Seals} 次封存。"
            : $"已恢复到 {database}，但发现 {check.Flaws.Length} 处问题。请换一个备份。");
        return check.IsSound && all.Damaged.IsEmpty ? ExitCode.Done : ExitCode.Refused;
    }
}

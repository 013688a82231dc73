using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Commands;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The verbs that take the data away and bring it back.</summary>
internal static class BackupVerbs
{
    public static ImmutableArray<Verb> All { get; } =
    [
        new("backup", "backup 文件夹 [--alone] [--database 文件]", "把数据库、账号和附件复制到一个新文件夹，并核对复制出来的每一条；服务不用停，停着时先封存各区；--alone：服务还开着就不备份（服务自己每天的备份见设置 Backup）", Backup)
        {
            Options = [OwnedSilo.DatabaseOption],
            Flags = [Alone],
            FewestNames = 1,
            MostNames = 1,
        },
        new("restore", "restore 文件夹 [--database 文件] [--json]", "把一个备份恢复到设置所指的空位置（SQLite 文件，或建好表的 PostgreSQL 数据库），再核对全部哈希链，说明数据到什么时候为止；已有数据时不动手（服务要先停止）", Restore)
        {
            Options = [OwnedSilo.DatabaseOption],
            Flags = ["--json"],
            FewestNames = 1,
            MostNames = 1,
        },
    ];

    /// <summary>Refuses while the service runs: what it confirms after the copy would be missing from a backup that takes its place.</summary>
    private const string Alone = "--alone";

    private static Task<int> Backup(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken) =>
        DatabaseVerbs.OnDatabase(arguments, setting, async database =>
        {
            var source = new BackupSource(
                database, copy => EmbeddedDatabase.Backup(database.Place, copy, arguments.Has(Alone)), copy => AccountsAlone.BackUp(setting.Configuration, database, copy, cancellationToken));
            var made = await BackupMaking.Make(source, Path.GetFullPath(arguments.Names[0]), files: null, cancellationToken);
            if (made.Value is not { } backup) return setting.Terminal.Refuse(made.Refusals[0].Text);
            foreach (var seal in backup.Seals) setting.Terminal.Result($"{seal.District} 第 {seal.Number} 号封存，摘要 {seal.Digest}");
            if (backup.Seals.IsEmpty) setting.Terminal.Line("没有新的封存（服务运行时由它自己每天封存）。");
            foreach (var file in backup.Damaged) setting.Terminal.Line($"✕ 附件 {file} 已损坏，没有备份。");
            setting.Terminal.Line($"已备份到 {arguments.Names[0]}：数据库、{backup.Files} 个附件，以及账号；{backup.Rows} 行日志已核对。");
            setting.Terminal.Line($"备份截止 {Moment(backup.At)}：此前确认的都在其中。");
            return backup.Damaged.IsEmpty ? ExitCode.Done : ExitCode.Refused;
        });

    private static async Task<int> Restore(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        var database = ServedDatabase.Of(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption));
        var restored = await BackupRestoring.Restore(Path.GetFullPath(arguments.Names[0]), database, setting.Configuration, cancellationToken);
        if (restored.Value is not { Check: var check } all) return setting.Terminal.Refuse(restored.Refusals[0].Text);
        if (arguments.Has("--json")) setting.Terminal.Json(check);
        foreach (var flaw in check.Flaws) setting.Terminal.Line($"✕ {flaw.Text}（{flaw.Code}）");
        foreach (var file in all.Damaged) setting.Terminal.Line($"✕ 备份里的附件 {file} 已损坏，没有恢复。");
        setting.Terminal.Line(check.IsSound
            ? $"✓ 已恢复到 {database.Name}：{all.Files} 个附件，{check.Streams} 个流、{check.Rows} 行日志与写入时一致，核对了 {check.Seals} 次封存。"
            : $"已恢复到 {database.Name}，但发现 {check.Flaws.Length} 处问题。请换一个备份。");
        NameTheGap(setting.Terminal, all);
        return check.IsSound && all.Damaged.IsEmpty ? ExitCode.Done : ExitCode.Refused;
    }

    /// <summary>Says up to when the data reach, so that people know what they have to enter again.</summary>
    private static void NameTheGap(Terminal terminal, Restored restored)
    {
        if (restored.At is { } at) terminal.Line($"备份截止 {Moment(at)}：此前确认的都已恢复；此后确认的，凡不在下面所说的范围里的，要重新录入。");
        terminal.Line($"日志到第 {restored.Check.Rows} 行为止。");
        foreach (var end in restored.Check.Ends) terminal.Line($"{end.District} 的最后一条：{Moment(end.At)}。");
    }

    /// <summary>On the machine's clock, as in the names of daily backups.</summary>
    private static string Moment(DateTimeOffset moment) => moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}

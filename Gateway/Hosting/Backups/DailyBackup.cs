using System.Globalization;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>
/// Makes a backup a day while the service works on: the same as the verb's, into a folder named by day and time, with the attached files of all
/// days beside it. A day's backup that failed is tried again every hour. Of several gateways with one folder one makes it.
/// </summary>
internal sealed partial class DailyBackup(
    BackupOptions options, Func<BackupSource> source, BackupStanding standing, TimeProvider clock, ILogger<DailyBackup> logger) : BackgroundService
{
    /// <summary>Time between two tries of one day.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private const string NameFormat = "yyyy-MM-dd_HHmm";

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private DateTimeOffset? tried;

    /// <summary>Makes the backup if it is time for it.</summary>
    /// <returns>Whether one was tried.</returns>
    public async Task<bool> MakeIfDue(CancellationToken cancellationToken)
    {
        var now = clock.GetLocalNow();
        if (TimeOnly.FromDateTime(now.DateTime) < options.At) return false;
        if (Latest() is { } made && made.Day >= now.Date)
        {
            // Another gateway may have made it.
            standing.Succeeded(made.Summary.At);
            return false;
        }

        if (tried is { } last && now - last < Again) return false;
        tried = now;
        await Make(now, cancellationToken);
        return true;
    }

    /// <summary>Learns from the folder how it stands: the service may have been started anew.</summary>
    public void Remember()
    {
        if (Latest() is { } made) standing.Succeeded(made.Summary.At);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Remember();
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            await MakeIfDue(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Make(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var folder = Path.Combine(Path.GetFullPath(options.Folder), now.ToString(NameFormat, CultureInfo.InvariantCulture));
            Directory.CreateDirectory(options.Folder);
            var made = await BackupMaking.Make(source(), folder, Path.Combine(options.Folder, BackupFolder.Files), cancellationToken);
            if (made.Value is not { } backup)
            {
                if (made.Refusals[0].Code is BackupMaking.Busy) return;
                Fail(made.Refusals[0].Text, null);
                return;
            }

            standing.Succeeded(backup.At);
            LogMade(folder, backup.Rows, backup.Files);
            if (!backup.Damaged.IsEmpty) LogDamaged(backup.Damaged.Length, string.Join(' ', backup.Damaged.Take(20)));
            Prune();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A share that is gone, a full disk, a database that does not answer: tried again, and said where administrators look.
            Fail(exception is IOException or UnauthorizedAccessException ? $"备份写不到 {options.Folder}：{exception.Message}" : "备份没有做成，原因在服务的日志里。", exception);
        }
    }

    private void Fail(string why, Exception? exception)
    {
        standing.Failed(why);
        LogFailed(exception, why);
    }

    /// <summary>Whole backups of ours, oldest first; other folders are left alone.</summary>
    private Whole[] Wholes()
    {
        try
        {
            return Directory.Exists(options.Folder)
                ? [.. Directory.GetDirectories(options.Folder).Order(StringComparer.Ordinal).Select(WholeIn).OfType<Whole>()]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private Whole? Latest() => Wholes().LastOrDefault();

    private void Prune()
    {
        foreach (var old in Wholes().SkipLast(options.Keep)) Directory.Delete(old.Path, recursive: true);
    }

    private static Whole? WholeIn(string path) =>
        DateTime.TryParseExact(Path.GetFileName(path), NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && BackupFolder.Read(path) is { } summary
            ? new(path, time.Date, summary)
            : null;

    [LoggerMessage(LogLevel.Information, "The daily backup {Folder} is whole: {Rows} rows of the journal checked, {Files} files.")]
    private partial void LogMade(string folder, long rows, int files);

    [LoggerMessage(LogLevel.Error, "{Count} attached files are damaged and not in the backup: {Names}")]
    private partial void LogDamaged(int count, string names);

    [LoggerMessage(LogLevel.Error, "The daily backup failed: {Why}")]
    private partial void LogFailed(Exception? exception, string why);

    /// <summary>A backup that is whole.</summary>
    /// <param name="Day">On which it was begun, by the machine's clock.</param>
    private sealed record Whole(string Path, DateTime Day, BackupSummary Summary);
}

using System.Globalization;

namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>Files of this machine, one a day by its clock. A day's file is deleted when it is older than the months for which it is kept; other files are left alone.</summary>
internal sealed class DayFiles(SecurityLogOptions options, SyslogFormat format, TimeProvider clock) : IEventSink
{
    private const string Before = "security-";
    private const string Ending = ".log";
    private const string DayForm = "yyyy-MM-dd";

    private FileStream? file;
    private DateOnly of;

    public async Task Write(SecurityEvent happened, int sequence, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if (file is null || of != today) Open(today);
        await file!.WriteAsync(format.Line(happened, sequence), cancellationToken);
        await file.FlushAsync(cancellationToken);
    }

    public void Dispose() => Reset();

    public void Reset()
    {
        file?.Dispose();
        file = null;
    }

    private void Open(DateOnly today)
    {
        Reset();
        Directory.CreateDirectory(options.Folder);
        var wanted = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete };

        // The group may read: whatever carries logs elsewhere is another account.
        if (!OperatingSystem.IsWindows()) wanted.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        (file, of) = (new(Path.Combine(options.Folder, Before + today.ToString(DayForm, CultureInfo.InvariantCulture) + Ending), wanted), today);
        foreach (var old in Directory.EnumerateFiles(options.Folder, $"{Before}*{Ending}").Where(path => DayOf(path) < today.AddMonths(-options.KeepMonths))) Delete(old);
    }

    /// <summary>A file that somebody holds is deleted on another day; it is no reason not to write.</summary>
    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Tried again with the next file.
        }
    }

    private static DateOnly? DayOf(string path) =>
        DateOnly.TryParseExact(Path.GetFileName(path)[Before.Length..^Ending.Length], DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

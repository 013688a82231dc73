using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DistrictUnion.Documents.Sources.Pdf;

/// <summary>
/// Runs one of poppler's programs on a file: no shell, no input, output and time bounded, memory too where the system can (prlimit). It
/// is ended with all its children when a bound is passed.
/// </summary>
internal static class PdfTool
{
    private const long MostMemory = 1L << 30;
    private const int Buffer = 81_920;

    /// <param name="ExitCode">Null when the program was ended by us.</param>
    public sealed record Result(int? ExitCode, byte[] Output);

    /// <summary>The program's place in the path, or null when it is not installed.</summary>
    public static string? Find(string program)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            if (Path.Combine(folder, name) is var path && File.Exists(path)) return path;
        return null;
    }

    public static Result Run(string program, ReadingLimits limits, params ReadOnlySpan<string> arguments)
    {
        try
        {
            using var process = Process.Start(StartOf(program, limits, arguments));
            return process is null ? new Result(null, []) : Watch(process, limits);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return new Result(null, []);
        }
    }

    private static ProcessStartInfo StartOf(string program, ReadingLimits limits, ReadOnlySpan<string> arguments)
    {
        var limiter = OperatingSystem.IsLinux() ? Find("prlimit") : null;
        var start = new ProcessStartInfo(limiter ?? program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true };
        if (limiter is not null)
        {
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--as={MostMemory}"));
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--cpu={Math.Max(1, (int)limits.MaxToolTime.TotalSeconds)}"));
            start.ArgumentList.Add(program);
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private static Result Watch(Process process, ReadingLimits limits)
    {
        process.StandardInput.Close();
        var output = Task.Run(() => Take(process.StandardOutput.BaseStream, limits.MaxToolOutput));
        var messages = Task.Run(() => Take(process.StandardError.BaseStream, Buffer));
        var isDone = output.Wait(limits.MaxToolTime) && output.Result is not null && process.WaitForExit(limits.MaxToolTime);
        if (!isDone) process.Kill(entireProcessTree: true);
        Task.WaitAll(output, messages);
        return isDone ? new Result(process.ExitCode, output.Result!) : new Result(null, []);
    }

    /// <returns>Null when there is more than may be taken.</returns>
    private static byte[]? Take(Stream stream, int most)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[Buffer];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (taken.Length + count > most) return null;
            taken.Write(buffer, 0, count);
        }

        return taken.ToArray();
    }
}

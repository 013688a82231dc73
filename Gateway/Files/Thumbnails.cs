using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using DistrictUnion.Domain.Files;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Gateway.Files;

/// <summary>Settings of the small pictures in pages, section <c>Thumbnails</c>.</summary>
internal sealed class ThumbnailOptions : IValidatableObject
{
    public const string Section = "Thumbnails";

    /// <summary>Path of the converter: vipsthumbnail, magick or gm. Null: the first of them that is installed. Empty: none, pictures are sent as they are.</summary>
    public string? Converter { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Converter is { Length: > 0 } named && !Thumbnails.IsKnown(named))
            yield return new($"设置 {Section}:{nameof(Converter)} 的值“{named}”不对：要是 vipsthumbnail、magick 或 gm 的路径，或者留空。", [nameof(Converter)]);
    }
}

/// <summary>
/// Makes pictures small for pages, by a converter where one is installed: a page with twenty photos loads in one second over a school's line
/// instead of in ten. What cannot be made small is shown as it is. Nothing is written to a disk.
/// </summary>
internal sealed partial class Thumbnails(IOptions<ThumbnailOptions> options, ILogger<Thumbnails> logger) : IDisposable
{
    /// <summary>Twice the place on the page, for fine screens.</summary>
    private const string Size = "224x168";

    private const string MediaType = "image/jpeg";

    /// <summary>Converters that run at once.</summary>
    private const int AtOnce = 2;

    /// <summary>Bytes of small pictures that are kept in memory.</summary>
    private const long Kept = 32 * 1024 * 1024;

    /// <summary>Pictures below this are as quick as they are.</summary>
    private const int SmallEnough = 48 * 1024;

    private static readonly string[] Known = ["vipsthumbnail", "magick", "gm"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly MemoryCache made = new(new MemoryCacheOptions { SizeLimit = Kept });
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);
    private readonly (string Program, Func<string, string[]> Arguments)? converter = Find(options.Value.Converter);

    /// <summary>Whether a program is a converter that is known, by its name.</summary>
    public static bool IsKnown(string program) => ArgumentsOf(program) is not null;

    /// <summary>The picture for a page: made small, or itself.</summary>
    public async Task<OpenedFile> Of(OpenedFile picture, CancellationToken cancellationToken)
    {
        if (converter is not { } found || picture.Content.Bytes.Length <= SmallEnough) return picture;
        if (made.TryGetValue<byte[]>(picture.File.Sha256, out var kept)) return Small(picture, kept!);
        await places.WaitAsync(cancellationToken);
        try
        {
            var small = await Convert(found.Program, found.Arguments(FormatOf(picture.File.MediaType)), picture.Content.Bytes, cancellationToken);
            if (small.Length == 0 || small.Length >= picture.Content.Bytes.Length) return picture;
            made.Set(picture.File.Sha256, small, new MemoryCacheEntryOptions { Size = small.Length });
            return Small(picture, small);
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or TimeoutException)
        {
            LogNotMade(failure, found.Program);
            return picture;
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose()
    {
        made.Dispose();
        places.Dispose();
    }

    private static OpenedFile Small(OpenedFile picture, byte[] bytes) => new(picture.File with { MediaType = MediaType, Bytes = bytes.Length }, new(bytes));

    private static string FormatOf(string mediaType) => mediaType is "image/png" ? "png" : "jpeg";

    /// <summary>Picture in, JPEG out; the converter is told what it reads, so that it guesses at nothing.</summary>
    private static async Task<byte[]> Convert(string program, string[] arguments, byte[] picture, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Patience);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        }) ?? throw new IOException("The converter did not start.");
        try
        {
            using var small = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(small, time.Token);
            var complaints = process.StandardError.ReadToEndAsync(time.Token);
            await process.StandardInput.BaseStream.WriteAsync(picture, time.Token);
            process.StandardInput.Close();
            await Task.WhenAll(reading, complaints, process.WaitForExitAsync(time.Token));
            return process.ExitCode == 0 ? small.ToArray() : throw new IOException($"The converter ended with {process.ExitCode}: {await complaints}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The converter took longer than {Patience.TotalSeconds} s.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static (string Program, Func<string, string[]> Arguments)? Find(string? configured)
    {
        if (configured is { Length: 0 }) return null;
        if (configured is not null) return ArgumentsOf(configured) is { } own ? (configured, own) : throw new OptionsValidationException(
            ThumbnailOptions.Section, typeof(ThumbnailOptions), [$"{ThumbnailOptions.Section}:{nameof(ThumbnailOptions.Converter)} must be the path of vipsthumbnail, magick or gm, or empty."]);
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var program = (from name in Known from folder in folders select Path.Combine(folder, name + ending)).FirstOrDefault(File.Exists);
        return program is null ? null : (program, ArgumentsOf(program)!);
    }

    /// <summary>How a converter is asked, by the format of the picture; null: it is none that is known.</summary>
    private static Func<string, string[]>? ArgumentsOf(string program) => Path.GetFileNameWithoutExtension(program) switch
    {
        "vipsthumbnail" => _ => ["stdin", "--size", Size, "-o", ".jpg[Q=80,strip]"],
        "magick" => format => [$"{format}:-", "-auto-orient", "-thumbnail", Size, "-quality", "80", "jpeg:-"],
        "gm" => format => ["convert", $"{format}:-", "-auto-orient", "-thumbnail", Size, "-quality", "80", "jpeg:-"],
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Converter} made no small picture; it is shown as it is.")]
    private partial void LogNotMade(Exception failure, string converter);
}

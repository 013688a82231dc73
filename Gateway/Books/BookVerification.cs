using DistrictUnion.Documents;
using DistrictUnion.Documents.Books;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Reports.Books;

namespace DistrictUnion.Gateway.Books;

/// <summary>What a check of a book found.</summary>
/// <param name="File">What the file says by itself; null: none was given.</param>
/// <param name="Standing">What the service knows of number and digest; null: it was not asked, or knows no such book.</param>
/// <param name="WasAsked">The service was asked.</param>
public sealed record BookVerdict(BookCheck? File, BookStanding? Standing, bool WasAsked)
{
    public bool IsGood => File is not { IsWhole: false } && (!WasAsked || Standing is { State: BookState.AsIssued });

    /// <summary>What begins a sentence about the service's own record, which holds whatever was done to the file.</summary>
    private string Known => File is { IsWhole: false } ? "本系统签发过这个编号的一册（原册，不是这份被改动的文件）；" : "这一册是本系统签发的；";

    /// <summary>The verdict in sentences, the main one first.</summary>
    public IEnumerable<string> Sentences()
    {
        if (File is { IsWhole: false } file)
        {
            if (!file.Altered.IsEmpty) yield return $"文件被改动过，内容与签发时不符的表：{string.Join("、", file.Altered)}。";
            if (!file.Missing.IsEmpty) yield return $"文件缺少签发时的表：{string.Join("、", file.Missing)}。";
            if (!file.Added.IsEmpty) yield return $"文件里有签发时没有的表：{string.Join("、", file.Added)}。";
            if (!file.HiddenSheets.IsEmpty) yield return $"文件里有签发以后被隐藏的表：{string.Join("、", file.HiddenSheets)}。";
            if (!file.HidingSheets.IsEmpty) yield return $"有内容的行或列被隐藏的表：{string.Join("、", file.HidingSheets)}。";
            if (!file.Reformatted.IsEmpty) yield return $"数字格式被改成平台不用的格式、显示的可能不是格里内容的表：{string.Join("、", file.Reformatted)}。";
        }
        else if (File is not null)
        {
            yield return "文件内容与它自己记载的摘要一致，没有隐藏的表、行、列，数字格式是平台的格式。";
        }

        if (!WasAsked) yield break;
        yield return Standing switch
        {
            null => "本系统没有签发过这个编号和摘要的一册。",
            { State: BookState.AsIssued } => $"{Known}本系统内的数据自签发以来没有变化。",
            { State: BookState.Changed } changed => $"{Known}本系统内的数据自签发以来有变化：{string.Join("、", changed.Changes)}。",
            _ => $"{Known}但本系统的日志与签发时不符，请联系系统管理员核对日志。",
        };
    }
}

/// <summary>Checks books: a file by itself, and a number with its digest against the service.</summary>
internal static class BookVerification
{
    /// <summary>A book of a thousand entries has some two megabytes unpacked; what is far above is none.</summary>
    public static readonly ReadingLimits Limits = new() { MaxFileBytes = 20L * 1024 * 1024, MaxUnpackedBytes = 100L * 1024 * 1024, MaxEntries = 1_000 };

    /// <summary>Refusals: book.no-check, book.broken, document.too-large, document.unpacks-too-large …</summary>
    public static Outcome<BookCheck> OfFile(SourceFile file)
    {
        var reading = BookFile.Read(file, Limits, SchoolBookWorkbook.NumberFormats);
        return reading.Claim is { } claim ? BookCheck.Of(claim) : new Refusal(reading.Flaw!.Code, RefusalKind.Invalid, reading.Flaw.Sentence, "file");
    }

    /// <summary>Null: there is no such book, or it has another digest.</summary>
    public static async Task<BookStanding?> Ask(IGrainFactory grains, string number, string digest, CancellationToken cancellationToken)
    {
        var typed = BookDigest.Typed(digest);
        return BookNumber.TryParse(number, out var named) && typed.Length is >= BookDigest.FewestTyped and <= 64 && typed.All(char.IsAsciiHexDigitLower)
            ? await grains.Books(named.District, named.School).Standing(named.ToString(), typed, cancellationToken)
            : null;
    }

    /// <summary>The file by itself, and what the service knows of the number and digest that it names.</summary>
    public static async Task<BookVerdict> Ask(IGrainFactory grains, BookCheck file, CancellationToken cancellationToken) =>
        new(file, await Ask(grains, file.Number, file.Digest, cancellationToken), true);

    /// <summary>The text of the QR code: number and digest with a blank between them.</summary>
    public static (string Number, string Digest)? OfQr(string text) =>
        text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var number, var digest] ? (number, digest) : null;
}

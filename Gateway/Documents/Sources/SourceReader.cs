using DistrictUnion.Documents.Decode;
using DistrictUnion.Documents.Sources.Compound;
using DistrictUnion.Documents.Sources.Html;
using DistrictUnion.Documents.Sources.Pdf;
using DistrictUnion.Documents.Sources.Rtf;

namespace DistrictUnion.Documents.Sources;

/// <summary>A file to text. The content decides what it is, not the name.</summary>
internal static class SourceReader
{
    private const string SaveAsWord = "请另存为 Word 文档（.docx），或直接粘贴文字。";

    public static Received Read(SourceFile file, ReadingLimits limits)
    {
        var bytes = file.Content.Span;
        if (bytes.IsEmpty) return Received.Refused(SourceKind.Unknown, SourceFlaws.Empty with { Place = file.Name });
        if (bytes.Length > limits.MaxFileBytes) return Received.Refused(SourceKind.Unknown, SourceFlaws.TooLarge(bytes.Length, limits.MaxFileBytes) with { Place = file.Name });
        return FileSniffer.Kind(bytes) switch
        {
            FileKind.Picture => Received.Refused(SourceKind.Unknown, SourceFlaws.Picture(file.Name)),
            FileKind.Zip => ZipSource.Read(file, limits),
            FileKind.Compound => CompoundSource.Read(file, limits),
            FileKind.Pdf => PdfSource.Read(file, limits),
            FileKind.Rtf => RtfSource.Read(file, limits),
            FileKind.Program => Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("程序文件", SaveAsWord)),
            FileKind.Archive => Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("压缩包", "请解压后逐个上传。")),
            FileKind.Film => Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("音频或视频", SaveAsWord)),
            _ => ReadText(file, limits),
        };
    }

    private static Received ReadText(SourceFile file, ReadingLimits limits)
    {
        var bytes = file.Content.Span;
        if (FileSniffer.IsBinary(bytes)) return Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("无法识别的文件", SaveAsWord) with { Place = file.Name });
        if (MhtmlSource.Is(bytes)) return MhtmlSource.Read(file, limits);
        if (ByteDecoder.Decode(bytes, HtmlSource.DeclaredCharset(bytes)) is not { } decoded) return Received.Refused(SourceKind.Unknown, SourceFlaws.UnknownEncoding with { Place = file.Name });
        if (string.IsNullOrWhiteSpace(decoded.Text)) return Received.Refused(SourceKind.Text, SourceFlaws.Empty with { Place = file.Name });
        if (IsWordXml(decoded.Text)) return Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("Word XML 文档", SaveAsWord));
        var received = HtmlSource.Is(decoded.Text)
            ? HtmlSource.Read(decoded.Text, decoded.Encoding, file.Name, limits)
            : new Received(new SourceInfo(SourceKind.Text, decoded.Encoding), decoded.Text, []);
        return decoded.Replaced == 0 || received.Text is null ? received : received with { Flaws = received.Flaws.Add(SourceFlaws.ReplacedCharacters(decoded.Replaced, decoded.FirstReplaced)) };
    }

    /// <summary>Word 2003 and flat packages: XML that no web page is.</summary>
    private static bool IsWordXml(string text)
    {
        var begin = text.AsSpan(0, Math.Min(text.Length, 1_024)).TrimStart();
        return begin.StartsWith("<?xml", StringComparison.Ordinal) && (begin.Contains("progid=\"Word.Document\"", StringComparison.Ordinal) || begin.Contains("<pkg:package", StringComparison.Ordinal));
    }
}

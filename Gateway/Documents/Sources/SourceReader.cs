using DistrictUnion.Documents.Decode;
using DistrictUnion.Documents.Sources.Compound;

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
            FileKind.Pdf => Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("PDF", SaveAsWord)),
            FileKind.Rtf => Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("RTF", SaveAsWord)),
            FileKind.Program => Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("程序文件", SaveAsWord)),
            FileKind.Archive => Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("压缩包", "请解压后逐个上传。")),
            _ => ReadText(file, limits),
        };
    }

    private static Received ReadText(SourceFile file, ReadingLimits limits)
    {
        if (FileSniffer.IsBinary(file.Content.Span)) return Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported("无法识别的文件", SaveAsWord) with { Place = file.Name });
        if (ByteDecoder.Decode(file.Content.Span) is not { } decoded) return Received.Refused(SourceKind.Unknown, SourceFlaws.UnknownEncoding with { Place = file.Name });
        if (string.IsNullOrWhiteSpace(decoded.Text)) return Received.Refused(SourceKind.Text, SourceFlaws.Empty with { Place = file.Name });
        if (!HtmlSource.Is(decoded.Text)) return new Received(new SourceInfo(SourceKind.Text, decoded.Encoding), decoded.Text, []);
        var text = HtmlSource.Text(decoded.Text, limits);
        return string.IsNullOrWhiteSpace(text)
            ? Received.Refused(SourceKind.Html, SourceFlaws.Empty with { Place = file.Name })
            : new Received(new SourceInfo(SourceKind.Html, decoded.Encoding), text, []);
    }
}

using System.IO.Compression;
using DistrictUnion.Documents.Sources.Excel;

namespace DistrictUnion.Documents.Sources;

/// <summary>Packed files: checks sizes before anything is unpacked for reading, then hands a Word document on.</summary>
internal static class ZipSource
{
    private const int Block = 81_920;

    public static Received Read(SourceFile file, ReadingLimits limits)
    {
        try
        {
            using var stream = new MemoryStream(file.Content.ToArray(), writable: false);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (Refusal(zip, limits) is { } flaw) return Received.Refused(SourceKind.Word, flaw with { Place = flaw.Place ?? file.Name });
            if (zip.GetEntry("xl/workbook.xml") is not null) return ExcelSource.Read(file, limits);
            if (zip.GetEntry("word/document.xml") is null) return Received.Refused(SourceKind.Unknown, Other(zip));
            stream.Position = 0;
            return DocxSource.Read(stream, file.Name);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return Received.Refused(SourceKind.Word, SourceFlaws.Broken(file.Name));
        }
    }

    /// <summary>Why a packed file is not unpacked, or null.</summary>
    internal static ReadingFlaw? Refusal(ZipArchive zip, ReadingLimits limits)
    {
        if (zip.Entries.Count > limits.MaxEntries) return SourceFlaws.TooManyEntries(limits.MaxEntries);
        long declared = 0;
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) return SourceFlaws.HasMacros(entry.FullName);
            if (entry.IsEncrypted) return SourceFlaws.Encrypted;
            declared = Math.Min(long.MaxValue / 2, declared + Math.Max(0, entry.Length));
            if (declared > limits.MaxUnpackedBytes) return SourceFlaws.UnpacksTooLarge(limits.MaxUnpackedBytes, entry.FullName);
        }

        return ReallyRead(zip, limits);
    }

    /// <summary>A bomb may declare small sizes: the bytes are counted as they come, and counting stops at the limit.</summary>
    private static ReadingFlaw? ReallyRead(ZipArchive zip, ReadingLimits limits)
    {
        var block = new byte[Block];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(block)) > 0;)
            {
                total += read;
                if (total > limits.MaxUnpackedBytes) return SourceFlaws.UnpacksTooLarge(limits.MaxUnpackedBytes, entry.FullName);
            }
        }

        return null;
    }

    /// <summary>Packed types by a part that only they have.</summary>
    private static readonly (string Entry, string Type)[] Others =
    [
        ("ppt/presentation.xml", "演示文稿（.pptx）"), ("OFD.xml", "OFD 版式文件"), ("Index/Document.iwa", "Pages 文稿"), ("Index.zip", "Pages 文稿"), ("META-INF/container.xml", "电子书（.epub）"),
        ("META-INF/manifest.xml", "OpenDocument 文档（.odt）"), ("AndroidManifest.xml", "安装包"),
    ];

    private static ReadingFlaw Other(ZipArchive zip)
    {
        foreach (var (entry, type) in Others)
            if (zip.GetEntry(entry) is not null) return SourceFlaws.Unsupported(type, "请把计划另存为 Word 文档（.docx），或直接粘贴文字。");
        return zip.GetEntry("[Content_Types].xml") is not null ? SourceFlaws.Broken() : SourceFlaws.Unsupported("压缩包", "请解压后逐个上传。");
    }
}

using System.IO.Compression;

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
            if (zip.GetEntry("word/document.xml") is null) return Received.Refused(SourceKind.Unknown, Other(zip));
            stream.Position = 0;
            return DocxSource.Read(stream, file.Name);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return Received.Refused(SourceKind.Word, SourceFlaws.Broken(file.Name));
        }
    }

    private static ReadingFlaw? Refusal(ZipArchive zip, ReadingLimits limits)
    {
        if (zip.Entries.Count > limits.MaxEntries) return SourceFlaws.TooManyEntries(limits.MaxEntries);
        long declared = 0;
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) return SourceFlaws.HasMacros(entry.FullName);
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

    private static ReadingFlaw Other(ZipArchive zip)
    {
        if (zip.GetEntry("xl/workbook.xml") is not null) return SourceFlaws.Unsupported("Excel 工作簿（.xlsx）", "请把计划另存为 Word 文档（.docx），或直接粘贴文字。");
        if (zip.GetEntry("ppt/presentation.xml") is not null) return SourceFlaws.Unsupported("演示文稿（.pptx）", "请把计划另存为 Word 文档（.docx），或直接粘贴文字。");
        return zip.GetEntry("[Content_Types].xml") is not null ? SourceFlaws.Broken() : SourceFlaws.Unsupported("压缩包", "请解压后逐个上传。");
    }
}

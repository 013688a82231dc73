using System.Text;
using DistrictUnion.Documents.Sources.Excel;
using DistrictUnion.Documents.Sources.Word97;

namespace DistrictUnion.Documents.Sources.Compound;

/// <summary>Compound files: Word and Excel 97–2003 are read; other old documents, and new ones in an encrypted package, are told apart and refused.</summary>
internal static class CompoundSource
{
    private const string SaveAsWord = "请用 Word 或 WPS 另存为 .docx，或直接粘贴文字。";

    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static Received Read(SourceFile file, ReadingLimits limits)
    {
        if (CompoundFile.Open(file.Content) is not { } compound)
        {
            var flaw = file.Content.Span.IndexOf(EncryptedPackage) >= 0 ? SourceFlaws.Encrypted with { Place = file.Name } : SourceFlaws.Broken(file.Name);
            return Received.Refused(SourceKind.Word, flaw);
        }

        if (compound.Has("EncryptedPackage")) return Received.Refused(SourceKind.Word, SourceFlaws.Encrypted with { Place = file.Name });
        if (compound.Has("Workbook") || compound.Has("Book")) return ExcelSource.Read(file, limits);
        return compound.Has("WordDocument") ? Word97Source.Read(compound, file.Name, limits) : Received.Refused(SourceKind.Unknown, Other(compound));
    }

    private static ReadingFlaw Other(CompoundFile compound)
    {
        if (compound.Has("PowerPoint Document")) return SourceFlaws.Unsupported("旧版演示文稿（.ppt）", "请把计划另存为 Word 文档（.docx），或直接粘贴文字。");
        if (compound.HasAny("__properties_version") || compound.HasAny("__substg1.0_")) return SourceFlaws.Unsupported("邮件（.msg）", "请把邮件里的附件另存出来，再上传附件。");
        return compound.Has("CONTENTS") || compound.Has("MatOST")
            ? SourceFlaws.Unsupported("Microsoft Works 文档（.wps）", SaveAsWord)
            : SourceFlaws.Unsupported("旧版 Office 文件", SaveAsWord);
    }
}

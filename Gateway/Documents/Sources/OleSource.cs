using System.Text;

namespace DistrictUnion.Documents.Sources;

/// <summary>Compound files: old Office documents, or a new one inside an encrypted package.</summary>
internal static class OleSource
{
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");
    private static readonly byte[] WordDocument = Encoding.Unicode.GetBytes("WordDocument");
    private static readonly byte[] Workbook = Encoding.Unicode.GetBytes("Workbook");

    public static Received Refuse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.IndexOf(EncryptedPackage) >= 0) return Received.Refused(SourceKind.Word, SourceFlaws.Encrypted with { Place = name });
        var kind = bytes.IndexOf(WordDocument) >= 0 ? "旧版 Word（.doc）" : bytes.IndexOf(Workbook) >= 0 ? "旧版 Excel（.xls）" : "旧版 Office 文件";
        return Received.Refused(SourceKind.Unknown, SourceFlaws.Unsupported(kind, "请用 Word 或 WPS 另存为 .docx，或直接粘贴文字。"));
    }
}

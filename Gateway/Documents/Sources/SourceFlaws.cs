using System.Globalization;

namespace DistrictUnion.Documents.Sources;

/// <summary>Why a file is refused, or read in part only. The codes are stable; the sentences are for the chair.</summary>
internal static class SourceFlaws
{
    public static ReadingFlaw Empty { get; } = new("document.empty", "文件是空的，没有可读的文字。");

    public static ReadingFlaw UnknownEncoding { get; } = new("document.unknown-encoding", "认不出文件的文字编码，请另存为 UTF-8 文本或 Word（.docx）后再上传。");

    public static ReadingFlaw NoUnionPlan { get; } = new("document.no-union-plan", "没有找到学校工会的工作计划。");

    public static ReadingFlaw Incomplete { get; } = new("document.incomplete", "内容不完整：网页隐藏了一部分文字，请换用原文件。");

    public static ReadingFlaw Picture(string kind) => new("document.is-picture", "这是图片，请粘贴文字或上传 Word 原文件。", kind);

    /// <summary>A document without text: a scan when it shows pictures.</summary>
    public static ReadingFlaw NoText(bool hasPictures, string name) => hasPictures ? Picture(name) : Empty with { Place = name };

    public static ReadingFlaw Truncated(string name) => new("document.truncated", "文件不完整，只读到断开的地方，请重新上传原文件。", name);

    public static ReadingFlaw TooComplex(string name) => new("document.too-complex", "网页结构异常，读不出正文，请复制网页上的文字后粘贴。", name);

    public static ReadingFlaw TooManyRows(int limit) => new("document.cut", $"表格太长，只读取前 {limit.ToString("N0", CultureInfo.InvariantCulture)} 行。", "row " + limit.ToString(CultureInfo.InvariantCulture));

    public static ReadingFlaw ReplacedCharacters(int count, int first) => new("document.replaced-characters", $"有 {count.ToString(CultureInfo.InvariantCulture)} 处文字无法识别，请对照原文检查。", "offset " + first.ToString(CultureInfo.InvariantCulture));

    public static ReadingFlaw TooLarge(long bytes, long limit) => new("document.too-large", $"文件太大（{Megabytes(bytes)}），上限为 {Megabytes(limit)}；请只保留需要的内容再上传。");

    public static ReadingFlaw UnpacksTooLarge(long limit, string entry) => new("document.unpacks-too-large", $"文件解压后超过上限（{Megabytes(limit)}），请只保留需要的内容再上传。", entry);

    public static ReadingFlaw TooManyEntries(int limit) => new("document.unpacks-too-large", $"文件里的部件超过 {limit.ToString(CultureInfo.InvariantCulture)} 个，请只保留需要的内容再上传。");

    public static ReadingFlaw HasMacros(string entry) => new("document.has-macros", "文件带有宏，请另存为不带宏的 Word 文档（.docx）后再上传。", entry);

    public static ReadingFlaw Encrypted { get; } = new("document.encrypted", "文件有密码保护，请去掉密码后再上传。");

    public static ReadingFlaw Broken(string? part = null) => new("document.broken", "Word 文档已损坏，打不开，请用 Word 修复后再上传。", part);

    public static ReadingFlaw BrokenWorkbook(string name) => new("document.broken", "Excel 工作簿已损坏，打不开，请用 Excel 或 WPS 修复后再上传。", name);

    public static ReadingFlaw TooManyPages(int limit) => new("document.cut", $"页数太多，只读取前 {limit.ToString(CultureInfo.InvariantCulture)} 页。", "page " + limit.ToString(CultureInfo.InvariantCulture));

    public static ReadingFlaw BrokenPdf(string name) => new("document.broken", "PDF 文件打不开，请另存为 Word 文档（.docx），或直接粘贴文字。", name);

    public static ReadingFlaw Unsupported(string kind, string advice) => new("document.unsupported-type", $"不支持的文件类型：{kind}。{advice}", kind);

    public static ReadingFlaw Cut(int limit) => new("document.cut", $"文字太长，只读取前 {limit.ToString("N0", CultureInfo.InvariantCulture)} 个字符。", "offset " + limit.ToString(CultureInfo.InvariantCulture));

    internal static string Megabytes(long bytes) => (bytes / 1048576m).ToString("0.#", CultureInfo.InvariantCulture) + " MB";
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Reports.Progress;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>佐证材料目录: every file once, with all that it is used for.</summary>
internal static class EvidenceSection
{
    private const string Name = "佐证材料目录";
    private const int ShortDigest = 12;

    public static BookSection Of(SchoolBook book, BookContent content)
    {
        var files = FilesOf(content);
        var titles = content.Ledgers.ToDictionary(l => l.Kind.Code, l => l.Kind.Name);
        return new(Name, files.IsEmpty ? [] : [Sheet(book, files, subject => Used(book, titles, subject))], files.IsEmpty ? "无" : "") { Entries = files.Length };
    }

    /// <summary>The files of the book by content, in the order in which they first came.</summary>
    public static ImmutableArray<IGrouping<string, AttachedFile>> FilesOf(BookContent content) =>
        [.. content.Files.Concat(content.Ledgers.SelectMany(l => l.View is { } view ? [.. view.Prints, .. view.Files] : ImmutableArray<AttachedFile>.Empty)).OrderBy(f => f.At).ThenBy(f => f.Sha256, StringComparer.Ordinal).GroupBy(f => f.Sha256)];

    private static SheetData Sheet(SchoolBook book, ImmutableArray<IGrouping<string, AttachedFile>> files, Func<FileSubject, string> used) => new()
    {
        Name = Name,
        Title = $"{book.School}{book.View.Year}年佐证材料目录",
        Lines = [book.Line($"{book.View.Year}年")],
        Heads =
        [
            new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
            new Column("文件名").Wide(36),
            new Column("类型") { Align = Align.Centre }.Wide(9),
            new Column("大小（KB）", ValueFormat.Count).Wide(10),
            new Column("拍摄日期", ValueFormat.Date).Wide(15),
            new Column("上传日期", ValueFormat.Date).Wide(15),
            new Column("摘要（前 12 位）", ValueFormat.Id).Wide(16),
            new Column("用于").Wide(36),
        ],
        Rows = SheetRows.Of(files.Select((uses, i) => Row(book, uses.First(), string.Join('\n', uses.Select(f => used(f.Subject) + (f.LateReason is { } late ? $"（补归档：{late}）" : "")).Distinct()), i + 1))),
        Notes = ["说明：同一份文件只列一次。摘要是文件内容的 SHA-256，文件改动一个字节就会不同。"],
        Signatures = ["整理人：", "年　　月　　日"],
        NameColumns = 2,
    };

    private static SheetRow Row(SchoolBook book, AttachedFile file, string uses, int number) => SheetRow.Data(
        Cell.Of(number),
        Cell.Of(file.Name),
        Cell.Of(TypeOf(file)),
        Cell.Of((file.Bytes + 1023) / 1024),
        file.TakenOn is { } day ? Cell.Of(day) : Cell.None,
        Cell.Of(DateOnly.FromDateTime(book.OnClock(file.At).DateTime)),
        Cell.Of(file.Sha256[..ShortDigest]) with { Format = ValueFormat.Id },
        Cell.Of(uses));

    private static string TypeOf(AttachedFile file) => file.MediaType switch
    {
        "application/pdf" => "PDF",
        _ when file.MediaType.StartsWith("image/", StringComparison.Ordinal) => "图片",
        _ => Path.GetExtension(file.Name).TrimStart('.').ToUpper(CultureInfo.InvariantCulture) is { Length: > 0 and <= 5 } ending ? ending : "文件",
    };

    private static string Used(SchoolBook book, Dictionary<LedgerCode, string> titles, FileSubject subject) =>
        subject.Entry is { IsWhole: true } whole ? $"{titles.GetValueOrDefault(whole.Ledger, whole.Ledger.Value)}（其他系统的打印件）"
        : subject.Entry is { } entry ? string.Create(CultureInfo.InvariantCulture, $"{titles.GetValueOrDefault(entry.Ledger, entry.Ledger.Value)}第 {entry.Number} 号")
        : subject.Quarter is { } quarter ? $"{quarter.Name}报告"
        : subject.Plan is { } plan ? book.PlanTitle(plan)
        : "区下达任务";
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Files;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports;

/// <summary>A line of 校验清单: a file in the zip of an archive, or a piece that has none.</summary>
/// <param name="Piece">件号 with its 保管期限: Y-003; null: it belongs to no piece.</param>
/// <param name="Title">题名.</param>
public sealed record ArchivedFile(string? Piece, string Title)
{
    /// <summary>What it is attached to; the same content is in a folder once.</summary>
    public ImmutableArray<AttachedFile> Uses { get; init; } = [];

    /// <summary>Where it lies in the zip; null: there is no file.</summary>
    public string? Path { get; init; }

    public long Bytes { get; init; }

    /// <summary>64 lower-case hex digits.</summary>
    public string Sha256 { get; init; } = "";

    public string? Remark { get; init; }
}

/// <summary>What could not go into the zip of an archive.</summary>
/// <param name="What">Name of the file, or how many there are.</param>
/// <param name="Why">The reason.</param>
public sealed record LeftOutFile(string? Piece, string Title, string What, string Why);

/// <summary>校验清单: what lies in the zip of an archive, with digests, and what was left out of it.</summary>
public static class ArchiveCheckList
{
    /// <param name="madeAt">On the district's clock.</param>
    public static WorkbookData Shape(SchoolArchive archive, ImmutableArray<ArchivedFile> files, ImmutableArray<LeftOutFile> left, DateTimeOffset madeAt)
    {
        var day = Words.Day(DateOnly.FromDateTime(madeAt.DateTime));
        return new($"{archive.SchoolName}{archive.Year}年归档文件校验清单", archive.DistrictName, madeAt, [Files(archive, files, day), LeftOut(archive, left, day)]);
    }

    /// <summary>松岭小学_2026年_归档.zip; one with private files says so.</summary>
    public static WorkbookFileName FileName(SchoolArchive archive, bool withPrivate) => WorkbookFileName.OfZip(
        (archive.SchoolName, archive.School.Value), ($"{archive.Year}年", $"{archive.Year}"), withPrivate ? ("归档（含个人信息）", "archive-open") : ("归档", "archive"));

    private static SheetData Files(SchoolArchive archive, ImmutableArray<ArchivedFile> files, string day) => new()
    {
        Name = "校验清单",
        Title = $"{archive.SchoolName}{archive.Year}年归档文件校验清单",
        Lines = [new($"单位（盖章）：{archive.SchoolName}", $"{archive.Year}年", $"生成日期：{day}")],
        Heads =
        [
            new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(6),
            new Column("件号") { Align = Align.Centre }.Wide(9),
            new Column("题名").Wide(34),
            new Column("材料").Wide(22),
            new Column("原文件名").Wide(28),
            new Column("压缩包内的文件").Wide(24),
            new Column("字节", ValueFormat.Count).Wide(12),
            new Column("SHA-256", ValueFormat.Id) { Align = Align.Left }.Wide(38),
            new Column("备注").Wide(24),
        ],
        Rows = SheetRows.Of(files.Select((file, i) => Row(file, i + 1))),
        Totals =
        [
            SheetRow.Total(
                Cell.Of($"合计：{files.Count(f => f.Path is not null)} 个文件") with { Across = 5, Align = Align.Left },
                Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Of(files.Sum(f => f.Bytes))),
        ],
        Notes =
        [
            "核对：解压后在该文件夹里运行 sha256sum -c SHA256SUMS，每行显示 OK 即与归档时一致；Windows 上没有这个命令的，用 certutil -hashfile 文件 SHA256 逐个对照。SHA256SUMS 也含本清单。",
            "件号前的 Y、D30、D10 是保管期限永久、30年、10年；同一件号的文件放在以件号命名的文件夹里。",
        ],
        Signatures = ["整理人：", "检查人：", "年　　月　　日"],
        NameColumns = 3,
        Print = new(WhenTooWide: TooWide.UseA3),
    };

    private static SheetRow Row(ArchivedFile file, int number) => SheetRow.Data(
        Cell.Of(number), Cell.Of(file.Piece ?? ""), Cell.Of(file.Title), Cell.Of(string.Join('\n', file.Uses.Select(Use).Distinct())), Cell.Of(file.Uses.IsEmpty ? "" : file.Uses[0].Name),
        Cell.Of(file.Path ?? ""), file.Path is null ? Cell.Blank : Cell.Of(file.Bytes), Cell.Of(string.Join(' ', file.Sha256.Chunk(32).Select(half => new string(half)))),
        Cell.Of(string.Join('\n', file.Uses.Select(use => use.LateReason).OfType<string>().Distinct().Select(late => $"补归档：{late}").Append(file.Remark).OfType<string>())));

    private static string Use(AttachedFile file) =>
        file.Subject.Entry is { } entry ? string.Create(CultureInfo.InvariantCulture, $"{Words.Of(file.Role)}（第 {entry.Number} 号条目）")
        : file.Subject.Item is { } item ? string.Create(CultureInfo.InvariantCulture, $"{Words.Of(file.Role)}（第 {item} 项）")
        : Words.Of(file.Role);

    private static SheetData LeftOut(SchoolArchive archive, ImmutableArray<LeftOutFile> left, string day) => new()
    {
        Name = "未装入",
        Title = $"{archive.SchoolName}{archive.Year}年归档未装入的文件",
        Lines = [new($"单位（盖章）：{archive.SchoolName}", $"{left.Length} 项", $"生成日期：{day}")],
        Heads =
        [
            new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(6), new Column("件号") { Align = Align.Centre }.Wide(9), new Column("题名").Wide(36), new Column("内容").Wide(30), new Column("原因").Wide(36),
        ],
        Rows = SheetRows.Of(left.Select((file, i) => SheetRow.Data(Cell.Of(i + 1), Cell.Of(file.Piece ?? ""), Cell.Of(file.Title), Cell.Of(file.What), Cell.Of(file.Why) with { Look = Look.Bad }))),
        Notes = left.IsEmpty ? ["没有未装入的文件。"] : ["说明：应归档而没有装入本压缩包的文件，补齐或申请以后重新打包。"],
        Print = PrintSetup.A4Landscape,
    };
}

/// <summary>A school's line in the index of all archives.</summary>
public sealed record ArchiveLine(SchoolCode School, string Name, string Group)
{
    /// <summary>Name of its zip; null: there is none.</summary>
    public string? File { get; init; }

    public long Bytes { get; init; }

    /// <summary>64 lower-case hex digits.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>件数 of the 归档文件目录.</summary>
    public int Pieces { get; init; }

    public int Files { get; init; }

    public int LeftOut { get; init; }

    /// <summary>What its year lacks, of what belongs into the archive.</summary>
    public int Missing { get; init; }

    public int Checks { get; init; }

    /// <summary>Why there is no zip; null: there is one.</summary>
    public string? Refused { get; init; }
}

/// <summary>The index (归档汇总) that lies in the zip of all archives.</summary>
public static class ArchiveIndex
{
    /// <param name="madeAt">On the district's clock.</param>
    public static WorkbookData Shape(string district, int year, ImmutableArray<ArchiveLine> lines, DateTimeOffset madeAt) =>
        new($"{district}{year}年归档汇总", district, madeAt, [Sheet(district, year, lines, Words.Day(DateOnly.FromDateTime(madeAt.DateTime)))]);

    /// <summary>青岚区教育工会_2026年_各校归档.zip.</summary>
    public static WorkbookFileName FileName(string district, DistrictCode code, int year) =>
        WorkbookFileName.OfZip((district, code.Value), ($"{year}年", $"{year}"), ("各校归档", "archives"));

    private static SheetData Sheet(string district, int year, ImmutableArray<ArchiveLine> lines, string day) => new()
    {
        Name = "归档汇总",
        Title = $"{district}{year}年各校归档汇总",
        Lines = [new($"单位（盖章）：{district}", $"{year}年", $"生成日期：{day}")],
        Heads =
        [
            new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(6),
            new Column("学校").Wide(24),
            new Column("分组") { Align = Align.Centre }.Wide(10),
            new Column("应归档", ValueFormat.Count).Wide(8),
            new Column("缺", ValueFormat.Count).Wide(6),
            new Column("件数", ValueFormat.Count).Wide(7),
            new Column("文件数", ValueFormat.Count).Wide(8),
            new Column("未装入", ValueFormat.Count).Wide(8),
            new Column("压缩包").Wide(26),
            new Column("字节", ValueFormat.Count).Wide(13),
            new Column("SHA-256", ValueFormat.Id) { Align = Align.Left }.Wide(38),
        ],
        Rows = SheetRows.Of(lines.Select((line, i) => Row(line, i + 1))),
        Totals =
        [
            SheetRow.Total(
                Cell.Of($"合计：{lines.Length} 所学校，{lines.Count(l => l.File is not null)} 个压缩包") with { Across = 2, Align = Align.Left }, Cell.Blank, Cell.Blank,
                Cell.Of(lines.Sum(l => l.Checks)), Cell.Of(lines.Sum(l => l.Missing)), Cell.Of(lines.Sum(l => l.Pieces)), Cell.Of(lines.Sum(l => l.Files)), Cell.Of(lines.Sum(l => l.LeftOut)),
                Cell.Blank, Cell.Of(lines.Sum(l => l.Bytes))),
        ],
        Notes = ["核对：解压后运行 sha256sum -c SHA256SUMS 核对各校压缩包；各校压缩包里又有自己的 SHA256SUMS 和校验清单。未装入的文件和原因见各校的校验清单。"],
        NameColumns = 2,
        Print = new(WhenTooWide: TooWide.UseA3),
    };

    private static SheetRow Row(ArchiveLine line, int number) => line.Refused is { } reason
        ? SheetRow.Data(Cell.Of(number), Cell.Of(line.Name), Cell.Of(line.Group), Cell.Of($"没有打包：{reason}") with { Across = 7, Look = Look.Bad })
        : SheetRow.Data(
            Cell.Of(number), Cell.Of(line.Name), Cell.Of(line.Group), Cell.Of(line.Checks), Cell.Of(line.Missing), Cell.Of(line.Pieces), Cell.Of(line.Files), Cell.Of(line.LeftOut),
            Cell.Of(line.File!), Cell.Of(line.Bytes), Cell.Of(string.Join(' ', line.Sha256.Chunk(32).Select(half => new string(half)))));
}

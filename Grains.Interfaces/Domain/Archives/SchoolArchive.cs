using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Domain.Archives;

/// <summary>What a year's archive is made of.</summary>
public enum ArchivePart
{
    /// <summary>计划.</summary>
    Plan,

    /// <summary>季度报告.</summary>
    Report,

    /// <summary>工作总结.</summary>
    Summary,

    /// <summary>台账.</summary>
    Ledger,

    /// <summary>检查考核.</summary>
    Inspection,
}

/// <summary>Something that belongs into the archive: it is there, or it is missing.</summary>
/// <param name="Name">第三季度报告; 工会会议记录.</param>
/// <param name="Note">What there is, or why it is missing.</param>
/// <param name="Quarter">Of a report.</param>
/// <param name="Kind">Of a ledger.</param>
/// <param name="Period">The same: the ledger that it is about.</param>
/// <param name="Plan">Of a plan that is there.</param>
/// <param name="Inspection">Of an inspection.</param>
/// <param name="Summary">Of a work summary.</param>
public sealed record ArchiveCheck(
    ArchivePart Part, string Name, bool IsThere, string? Note, Quarter? Quarter = null, LedgerCode? Kind = null, LedgerPeriod? Period = null, PlanId? Plan = null, InspectionCode? Inspection = null,
    SummaryPeriod? Summary = null);

/// <summary>A piece of the 归档文件目录.</summary>
/// <param name="Number">件号, from 1 within its 保管期限.</param>
/// <param name="Responsible">责任者.</param>
/// <param name="Title">题名.</param>
/// <param name="Date">Of the last thing that it holds; null: it has none.</param>
/// <param name="Plan">What it is about: one of these.</param>
public sealed record ArchivePiece(
    int Number, string Responsible, string Title, DateOnly? Date, Retention Retention, ArchivePart Part, PlanId? Plan = null, Quarter? Quarter = null, SummaryPeriod? Summary = null,
    LedgerCode? Kind = null, InspectionCode? Inspection = null)
{
    /// <summary>Documents, signed scans and evidence of it that the post may see, oldest first.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    /// <summary>So many more files hold private things that are not open to the post.</summary>
    public int Hidden { get; init; }

    /// <summary>What came when the year was closed already (补归档), oldest first.</summary>
    public ImmutableArray<ArchiveAddition> Additions { get; init; } = [];

    /// <summary>As it is written before its number: Y-003, D30-012. Source: DA/T 22, 保管期限代码.</summary>
    [JsonIgnore]
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{RetentionCode}-{Number:000}");

    private string RetentionCode => Retention switch { Retention.Permanent => "Y", Retention.Years30 => "D30", _ => "D10" };

    /// <summary>Whether a file is attached to what it is about.</summary>
    public bool Holds(FileSubject subject) => Part switch
    {
        ArchivePart.Plan => subject.Plan == Plan,
        ArchivePart.Report => subject is { Inspection: null, Quarter: not null } && subject.Quarter == Quarter,
        ArchivePart.Summary => subject.Summary is not null && subject.Summary == Summary,
        ArchivePart.Ledger => subject.Entry is not null && subject.Entry.Ledger == Kind,
        _ => subject.Inspection is not null && subject.Inspection == Inspection,
    };
}

/// <summary>Something that came into a year that was closed already (补归档).</summary>
/// <param name="What">第 12 号条目（2026年3月5日）; 文件“签到表.jpg”.</param>
/// <param name="On">The day on which it came, in the district's zone.</param>
/// <param name="By">Account.</param>
public sealed record ArchiveAddition(string What, string Reason, DateOnly On, string By);

/// <summary>What is attached to a school's year, and what of it came late, as the post may see it.</summary>
/// <param name="Files">Of the plans, quarters, summaries, ledgers and inspections of the year.</param>
/// <param name="Hidden">Files that the post does not see, by kind of ledger.</param>
/// <param name="LateEntries">Entries of ledgers that came when the year was closed already.</param>
public sealed record ArchiveHoldings(ImmutableArray<AttachedFile> Files, ImmutableDictionary<LedgerCode, int> Hidden, ImmutableArray<LateEntry> LateEntries)
{
    public static ArchiveHoldings None { get; } = new([], ImmutableDictionary<LedgerCode, int>.Empty, []);
}

/// <summary>
/// A school's year for the archive (归档): what is missing of it, and the list of its pieces by 年度—保管期限. Source: 归档文件整理规则 (DA/T 22) as used by
/// schools, domain study §1.0 and §1.3. Pages are counted by hand when the papers lie in the box.
/// </summary>
/// <param name="IsClosed">The district closed the year (已归档).</param>
public sealed record SchoolArchive(
    DistrictCode District, string DistrictName, SchoolCode School, string SchoolName, int Year, bool IsClosed, ImmutableArray<ArchiveCheck> Checks, ImmutableArray<ArchivePiece> Pieces)
{
    /// <summary>Files of the year that belong to no piece: of a plan that is not in force, of a report that was not filed.</summary>
    public ImmutableArray<AttachedFile> Others { get; init; } = [];

    [JsonIgnore]
    public int Files => Pieces.Sum(p => p.Files.Length) + Others.Length;

    [JsonIgnore]
    public int Missing => Checks.Count(c => !c.IsThere);
}

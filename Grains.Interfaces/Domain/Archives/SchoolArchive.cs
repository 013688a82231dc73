using System.Collections.Immutable;
using System.Text.Json.Serialization;
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
public sealed record ArchivePiece(int Number, string Responsible, string Title, DateOnly? Date, Retention Retention, ArchivePart Part);

/// <summary>
/// A school's year for the archive (归档): what is missing of it, and the list of its pieces by 年度—保管期限. Source: 归档文件整理规则 (DA/T 22) as used by
/// schools, domain study §1.0 and §1.3. Pages are counted by hand when the papers lie in the box.
/// </summary>
/// <param name="IsClosed">The district closed the year (已归档).</param>
public sealed record SchoolArchive(
    DistrictCode District, string DistrictName, SchoolCode School, string SchoolName, int Year, bool IsClosed, ImmutableArray<ArchiveCheck> Checks, ImmutableArray<ArchivePiece> Pieces)
{
    [JsonIgnore]
    public int Missing => Checks.Count(c => !c.IsThere);
}

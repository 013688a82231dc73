using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Archives;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports;

/// <summary>A school's 归档文件目录 of a year: a sheet for each 保管期限, and what is missing.</summary>
public static class ArchiveWorkbook
{
    /// <param name="askedAt">The moment of the question.</param>
    public static WorkbookData Shape(SchoolArchive archive, string timeZone, DateTimeOffset askedAt)
    {
        var day = Zones.DayOf(askedAt, timeZone);
        return new(
            $"{archive.SchoolName}{archive.Year}年归档文件目录", archive.DistrictName, TimeZoneInfo.ConvertTime(askedAt, Zones.Find(timeZone)),
            [
                .. from retention in Enum.GetValues<Retention>().OrderDescending()
                   let pieces = archive.Pieces.Where(p => p.Retention == retention).ToArray()
                   where pieces.Length > 0
                   select ArchiveSheets.List(archive, retention, pieces, day),
                .. archive.Pieces.Any(p => !p.Additions.IsEmpty) ? [ArchiveSheets.Additions(archive, day)] : ImmutableArray<SheetData>.Empty,
                ArchiveSheets.Missing(archive, day),
            ]);
    }

    /// <summary>松岭小学_2026年_归档文件目录.xlsx.</summary>
    public static WorkbookFileName FileName(SchoolArchive archive) =>
        WorkbookFileName.Of((archive.SchoolName, archive.School.Value), ($"{archive.Year}年", $"{archive.Year}"), ("归档文件目录", "archive-list"));
}

using System.Collections.Concurrent;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Inspections;

namespace DistrictUnion.Gateway.Inspections.Files;

/// <summary>Sheets of marks to be taken along.</summary>
internal static class ScoringFiles
{
    private const int AtOnce = 8;

    /// <param name="team">Of a round: only the schools of this team. Null: all.</param>
    /// <param name="rater">Of the office: whose sheet.</param>
    /// <returns>Refused: scope.absent, scope.forbidden, inspection.unknown, inspection.too-many-schools, inspection.no-schools, team.no-rater, team.no-seat.</returns>
    public static async Task<Outcome<WorkbookDownload>> Workbook(ScoringScope scope, string? team, string? rater, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await scope.District.District.View(cancellationToken) is not { } district) return new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");
        if (scope.School is { } school)
        {
            var one = await Sheet(scope, school, rater, cancellationToken);
            return one.Value is { } sheet
                ? new WorkbookDownload(ScoringWorkbook.Shape(district, [sheet], clock.GetUtcNow()), ScoringWorkbook.FileName(sheet))
                : Outcome<WorkbookDownload>.Refused(one.Refusals);
        }

        var board = await scope.District.InspectionDesk.Board(scope.Actor, scope.Code, cancellationToken);
        if (board.Value is not { } found) return Outcome<WorkbookDownload>.Refused(board.Refusals);
        SchoolCode[] schools =
        [
            .. from row in found.Rows
               where team is null || row.Team == team
               where rater is null || found.Round.SeatOf(rater, row.School.School) is not null
               select row.School.School,
        ];
        if (schools.Length == 0) return new Refusal("inspection.no-schools", RefusalKind.Absent, "没有可以评分的学校。", "team");
        if (schools.Length > ScoringBase.MostSchools)
            return new Refusal("inspection.too-many-schools", RefusalKind.TooLarge, $"一个工作簿最多 {ScoringBase.MostSchools} 所学校，请按检查组下载。", "team");
        var sheets = new ConcurrentDictionary<SchoolCode, Outcome<ScoredSheet>>();
        await Parallel.ForEachAsync(
            schools, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (code, cancelled) => sheets[code] = await Sheet(scope, code, rater, cancelled));
        return sheets.Values.FirstOrDefault(sheet => sheet.IsRefused) is { } refused
            ? Outcome<WorkbookDownload>.Refused(refused.Refusals)
            : new WorkbookDownload(ScoringWorkbook.Shape(district, [.. schools.Select(code => sheets[code].Value!)], clock.GetUtcNow()), ScoringWorkbook.FileName(district, found.Round, team));
    }

    private static async Task<Outcome<ScoredSheet>> Sheet(ScoringScope scope, SchoolCode school, string? rater, CancellationToken cancellationToken) =>
        await scope.Inspection(school).View(scope.Actor, cancellationToken) is { } view
            ? ScoringScope.SheetOf(view, scope.Actor, rater)
            : new Refusal("scope.absent", RefusalKind.Absent, "没有对这所学校的这次检查。");
}

using System.Collections.Immutable;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Domain.Archives;

/// <summary>Judges what a school's year holds for the archive.</summary>
public static class ArchiveRules
{
    /// <param name="union">Plans and quarters of the year.</param>
    /// <param name="shelf">Ledgers of the same year.</param>
    /// <param name="inspections">Rounds that inspect the school; those that judge another year are passed over.</param>
    /// <param name="summaries">Of the school; those of other years are passed over.</param>
    /// <param name="closedYears">Of the district.</param>
    /// <param name="holdings">What is attached.</param>
    public static SchoolArchive Of(
        SchoolYearView union, SchoolShelf shelf, ImmutableArray<SchoolInspection> inspections, ImmutableArray<SummaryView> summaries, ImmutableArray<int> closedYears,
        ArchiveHoldings holdings)
    {
        SummaryView[] written = [.. summaries.Where(s => s.Period.Year == union.Year)];
        var judged = inspections.Where(i => i.Round.Year == union.Year && i.Round.CancelledBecause is null).ToArray();
        ImmutableArray<ArchiveCheck> checks =
        [
            .. Plans(union), .. union.Quarters.Where(q => q.IsExpected || q.FiledAt is not null).Select(Report), .. written.Select(Summary),
            .. shelf.Ledgers.Where(l => l.Kind.Source is LedgerSource.Entries).Select(Ledger), .. judged.Select(Inspection),
        ];
        var pieces = Pieces(union, shelf, judged, written).OrderByDescending(p => p.Retention).ThenBy(p => p.Part).ThenBy(p => p.Date ?? DateOnly.MaxValue)
            .Select(piece => With(piece, holdings, union.TimeZone)).ToArray();
        return new(
            union.District, union.DistrictName, union.School.Code, union.School.Name, union.Year, closedYears.Contains(union.Year), checks,
            [.. pieces.GroupBy(p => p.Retention).SelectMany(group => group.Select((piece, i) => piece with { Number = i + 1 }))])
        {
            Others = [.. InOrder(holdings.Files.Where(file => !pieces.Any(piece => piece.Holds(file.Subject))))],
        };
    }

    private static ArchivePiece With(ArchivePiece piece, ArchiveHoldings holdings, string timeZone)
    {
        ImmutableArray<AttachedFile> files = [.. InOrder(holdings.Files.Where(file => piece.Holds(file.Subject)))];
        var entries = piece.Kind is { } kind ? holdings.LateEntries.Where(entry => entry.Kind == kind) : [];
        return piece with
        {
            Files = files,
            Hidden = piece.Kind is { } ledger ? holdings.Hidden.GetValueOrDefault(ledger) : 0,
            Additions =
            [
                .. entries.Select(entry => (entry.At, Addition: new ArchiveAddition($"第 {entry.Number} 号条目（{Words.Day(entry.On)}）", entry.Reason, Zones.DayOf(entry.At, timeZone), entry.By)))
                    .Concat(files.Where(file => file.LateReason is not null).Select(file => (file.At, new ArchiveAddition($"文件“{file.Name}”", file.LateReason!, Zones.DayOf(file.At, timeZone), file.By))))
                    .OrderBy(late => late.At).Select(late => late.Item2),
            ],
        };
    }

    private static IEnumerable<AttachedFile> InOrder(IEnumerable<AttachedFile> files) => files.OrderBy(file => file.At).ThenBy(file => file.Sha256, StringComparer.Ordinal);

    private static IEnumerable<ArchiveCheck> Plans(SchoolYearView union)
    {
        var plans = union.Plans.Where(p => p.Id != PlanId.FromDistrict).ToArray();
        return plans.Length == 0
            ? [new(ArchivePart.Plan, "工作计划", false, "没有计划")]
            : plans.Select(p => new ArchiveCheck(ArchivePart.Plan, p.Title, p.InForceVersion > 0, p.InForceVersion > 0 ? $"第 {p.InForceVersion} 版" : Words.Of(p.State), Plan: p.Id));
    }

    private static ArchiveCheck Report(ReportView report)
    {
        var isThere = report.State is WorkState.Accepted or WorkState.Archived && report is { FiledAt: not null, IsEmpty: false };
        return new(ArchivePart.Report, $"{report.Quarter.Name}报告", isThere, isThere ? null : report.IsEmpty ? "空报" : Why(report.State), Quarter: report.Quarter);
    }

    /// <summary>Why something is missing; what was never handed in is called archived by its closed year.</summary>
    private static string Why(WorkState state) => state is WorkState.Archived ? "归档前没有报送" : Words.Of(state);

    private static ArchiveCheck Summary(SummaryView summary)
    {
        var isThere = summary.State is WorkState.Accepted or WorkState.Archived && summary.LastSubmittedAt is not null;
        return new(ArchivePart.Summary, summary.Period.Title, isThere, isThere ? null : Why(summary.State), Summary: summary.Period);
    }

    private static ArchiveCheck Ledger(ShelfLedger ledger) => new(
        ArchivePart.Ledger, ledger.Kind.Name, ledger.State.IsComplete,
        ledger.State switch
        {
            LedgerState.Kept => $"{ledger.Entries} 条",
            LedgerState.Nothing => "无此情况",
            LedgerState.Elsewhere => "登记在其他系统，附打印件",
            LedgerState.TooFew => $"{ledger.Entries} 条，要求 {ledger.Kind.LeastPerYear} 条",
            _ => "未记",
        },
        Kind: ledger.Kind.Code, Period: ledger.Current);

    private static ArchiveCheck Inspection(SchoolInspection inspection)
    {
        var isThere = inspection is { State: InspectionState.Published or InspectionState.Final, OpenFindings: 0 };
        return new(
            ArchivePart.Inspection, inspection.Round.Name, isThere,
            inspection.OpenFindings > 0 ? $"还有 {inspection.OpenFindings} 条整改" : isThere ? null : Words.Of(inspection.State), Inspection: inspection.Round.Code);
    }

    /// <summary>What there is, in the order of retention; numbers follow.</summary>
    private static IEnumerable<ArchivePiece> Pieces(SchoolYearView union, SchoolShelf shelf, SchoolInspection[] judged, SummaryView[] summaries)
    {
        var responsible = $"{union.School.Name}工会委员会";
        foreach (var plan in union.Plans.Where(p => p.InForceVersion > 0 && p.Id != PlanId.FromDistrict))
            yield return new(0, responsible, plan.Title, DayOf(plan.FirstSubmittedAt, union.TimeZone), Retention.Permanent, ArchivePart.Plan, Plan: plan.Id);
        foreach (var report in union.Quarters.Where(q => q is { FiledAt: not null, IsEmpty: false }))
            yield return new(0, responsible, $"{union.School.Name}{report.Quarter.Name}工会工作报告", DayOf(report.LastSubmittedAt, union.TimeZone), Retention.Years30, ArchivePart.Report, Quarter: report.Quarter);
        foreach (var summary in summaries.Where(s => s.LastSubmittedAt is not null))
            yield return new(0, responsible, $"{union.School.Name}{summary.Period.Title}", DayOf(summary.LastSubmittedAt, union.TimeZone), Retention.Permanent, ArchivePart.Summary, Summary: summary.Period);
        foreach (var ledger in shelf.Ledgers.Where(l => l.Kind.Source is LedgerSource.Entries && l.Entries > 0))
            yield return new(0, responsible, $"{union.School.Name}{union.Year}年{ledger.Kind.Name}", ledger.LastOn, ledger.Kind.Retention, ArchivePart.Ledger, Kind: ledger.Kind.Code);
        foreach (var inspection in judged.Where(i => i.Total is not null))
            yield return new(0, union.DistrictName, $"{inspection.Round.Name}评分表（{union.School.Name}）", DayOf(inspection.Round.Publication.At, union.TimeZone), Retention.Years30, ArchivePart.Inspection, Inspection: inspection.Round.Code);
    }

    private static DateOnly? DayOf(DateTimeOffset? at, string timeZone) => at is { } moment ? Zones.DayOf(moment, timeZone) : null;
}

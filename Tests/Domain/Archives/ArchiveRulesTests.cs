using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Tests.Domain.Inspections;

namespace DistrictUnion.Tests.Domain.Archives;

public sealed class ArchiveRulesTests
{
    private static readonly School Xihu = new(A.Xihu, [new(A.Day(1, 1), "溪湖小学")], [new(A.Day(1, 1), A.Primary)], [], A.Day(1, 1), null, true, null, null);

    [Fact]
    public void Of_AYearWithNothing_NamesWhatIsMissing()
    {
        var archive = ArchiveRules.Of(Year(), Shelf(State("l04", LedgerState.Empty), State("l14", LedgerState.Nothing)), [], [], [], ArchiveHoldings.None);

        Assert.Equal([("工作计划", false), ("工会会议记录", false), ("五必访登记表", true)], archive.Checks.Select(c => (c.Name, c.IsThere)));
        Assert.Equal((2, 0, false), (archive.Missing, archive.Pieces.Length, archive.IsClosed));
        Assert.Equal("无此情况", archive.Checks[2].Note);
    }

    [Fact]
    public void Of_Pieces_AreNumberedWithinTheirRetention()
    {
        var archive = ArchiveRules.Of(Year(), Shelf(State("l04", LedgerState.Kept, 4), State("l20", LedgerState.Kept, 4), State("l14", LedgerState.Kept, 2)), [Judged(0), Judged(1)], [], [2026], ArchiveHoldings.None);

        foreach (var group in archive.Pieces.GroupBy(p => p.Retention)) Assert.Equal(Enumerable.Range(1, group.Count()), group.Select(p => p.Number));
        Assert.Equal(archive.Pieces.Select(p => p.Retention), archive.Pieces.Select(p => p.Retention).OrderDescending());
        Assert.Equal(ShippedLedgers.Of(new("l04"))[^1].Retention, archive.Pieces.Single(p => p.Title.EndsWith("工会会议记录", StringComparison.Ordinal)).Retention);
        Assert.True(archive.IsClosed);
        Assert.Equal([true, false], archive.Checks.Where(c => c.Part is ArchivePart.Inspection).Select(c => c.IsThere));
    }

    [Fact]
    public void Of_Files_LieAtTheirPieceInTheOrderInWhichTheyCame()
    {
        var (second, first) = (File(new("l04"), 1, 9), File(new("l04"), 2, 8));
        var report = File(new("l04"), 1, 7) with { Subject = FileSubject.Of(new Quarter(2026, 3)) };
        var archive = ArchiveRules.Of(
            Year(), Shelf(State("l04", LedgerState.Kept, 4), State("l14", LedgerState.Kept, 2)), [], [], [],
            new([second, first, report], ImmutableDictionary<LedgerCode, int>.Empty.Add(new("l14"), 3), []));
        var (meetings, visits) = (archive.Pieces.Single(p => p.Kind == new LedgerCode("l04")), archive.Pieces.Single(p => p.Kind == new LedgerCode("l14")));

        Assert.Equal([first.Sha256, second.Sha256], meetings.Files.Select(f => f.Sha256));
        Assert.Equal((0, 3), (visits.Files.Length, visits.Hidden));
        Assert.Equal(report, Assert.Single(archive.Others));
        Assert.Equal(3, archive.Files);
        Assert.Matches("^(Y|D30|D10)-001$", archive.Pieces[0].Code);
        Assert.Equal(archive.Pieces.Length, archive.Pieces.Select(p => p.Code).Distinct().Count());
    }

    [Fact]
    public void Of_WhatCameLate_StandsAtItsPieceWithReasonAndDay()
    {
        var entry = new LateEntry(new("l04"), new(LedgerPeriodKind.CalendarYear, 2026), 5, A.Day(3, 5), "会议记录本当时送审", "chair", A.Noon(2027, 3, 2));
        var file = File(new("l04"), 5, 1) with { LateReason = "签到表后补", At = A.Noon(2027, 3, 1) };
        var archive = ArchiveRules.Of(Year(), Shelf(State("l04", LedgerState.Kept, 4)), [], [], [2026], new([file], ImmutableDictionary<LedgerCode, int>.Empty, [entry]));

        Assert.Equal(
            [("文件“签到表.jpg”", "签到表后补", A.Day(3, 1, 2027)), ("第 5 号条目（2026年3月5日）", "会议记录本当时送审", A.Day(3, 2, 2027))],
            archive.Pieces.Single().Additions.Select(a => (a.What, a.Reason, a.On)));
    }

    private static AttachedFile File(LedgerCode kind, int number, int minute) => new(
        FileSubject.Of(new EntrySubject(kind, new(LedgerPeriodKind.CalendarYear, 2026), number)), FileRole.Attachment, "签到表.jpg", new string((char)('0' + minute), 64), 10, "image/jpeg", false, "chair",
        A.Noon(2026, 5, 6).AddMinutes(minute));

    private static SchoolYearView Year() => new(A.District, "青岚区教育工会", "Asia/Shanghai", Xihu, 2026, [], [], []);

    private static SchoolShelf Shelf(params ShelfLedger[] ledgers) => new(A.District, A.Xihu, "溪湖小学", 2026, [.. ledgers]);

    private static ShelfLedger State(string code, LedgerState state, int entries = 0) =>
        new(ShippedLedgers.Of(new(code))[^1], new(LedgerPeriodKind.CalendarYear, 2026), state, entries, entries > 0 ? A.Day(11, 20) : null, []);

    /// <summary>A published inspection of the year with so many open findings.</summary>
    private static SchoolInspection Judged(int findings)
    {
        var visit = Visit.Opened(ScoringMode.Group);
        visit.Publish();
        return new(visit.Terms.Round!, "细则", InspectionState.Final, 95, "优秀", findings, null);
    }
}

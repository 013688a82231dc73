using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Books;

namespace DistrictUnion.Gateway.Books;

/// <summary>Which book is wanted.</summary>
/// <param name="WithPrivate">With private values, for who may see them.</param>
/// <param name="WithEmpty">With ruled sheets of ledgers that have no entries.</param>
internal sealed record BookOrder(DistrictCode District, SchoolCode School, int Year, bool WithPrivate = false, bool WithEmpty = false);

/// <summary>An issued book, ready to be written.</summary>
internal sealed record MadeBook(WorkbookData Data, WorkbookFileName Name, IssuedBook Issued, BookContent Content);

/// <summary>Makes school books: reads everything as of one point of the journal, shapes it, takes the digests, and has it issued.</summary>
internal sealed class BookMaking(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Somebody who types does so every few seconds; a book is read in less.</summary>
    private const int Tries = 4;

    private static readonly Refusal Absent = new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");

    private static readonly Refusal Moved = new("book.sources-moved", RefusalKind.Unavailable, "学校正在填报，读到一半数据又变了，请稍后再生成。");

    /// <summary>Issues a book. Sent again under the same id it is the same book, unless the data changed meanwhile.</summary>
    /// <param name="job">Id of the order.</param>
    /// <returns>Refusals: of <see cref="BookRules.Issue"/>, book.sources-moved, scope.absent, scope.forbidden.</returns>
    public async Task<Outcome<MadeBook>> Issue(Actor actor, BookOrder order, string job, CancellationToken cancellationToken)
    {
        var books = grains.Books(order.District, order.School);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await books.Sources(actor, order.Year, cancellationToken) is not { } sources || await Read(actor, order, cancellationToken) is not { } content) return Absent;

            // The salt is made of the heads: where it is the same, nothing was written while everything was read.
            if ((await books.Sources(actor, order.Year, cancellationToken))?.Salt != sources.Salt) continue;
            var draft = SchoolBookWorkbook.Draft(content);
            var marks = SchoolBookWorkbook.Marks(draft, sources.Salt);
            var id = CommandIds.Derive(job, string.Join('\n', marks.Select(mark => mark.Digest)));
            var issued = await books.Issue(new(new(id, actor), sources, content.Day, marks, order.WithPrivate), cancellationToken);
            return issued.Value is { } book
                ? new MadeBook(SchoolBookWorkbook.Issued(draft, book, sources.Salt), SchoolBookWorkbook.FileName(content), book, content)
                : Outcome<MadeBook>.Refused(issued.Refusals);
        }

        return Moved;
    }

    /// <summary>Everything that the book shows; null: absent.</summary>
    public async Task<BookContent?> Read(Actor actor, BookOrder order, CancellationToken cancellationToken)
    {
        var union = grains.SchoolUnion(order.District, order.School);
        if (await union.Year(actor, order.Year, cancellationToken) is not { } year) return null;
        if (await grains.LedgerShelf(order.District).Shelf(actor, order.School, order.Year, cancellationToken) is not { } shelf) return null;
        var (now, ledgers) = (clock.GetUtcNow(), ImmutableArray.CreateBuilder<BookLedger>());
        var day = Zones.DayOf(now, year.TimeZone);
        foreach (var onShelf in shelf.Ledgers) ledgers.Add(new(onShelf.Kind, onShelf.State, await View(actor, order, onShelf, day, cancellationToken)));
        var files = (await union.Files(actor, cancellationToken))?.Files ?? [];
        return new(year, ledgers.ToImmutable(), files.RemoveAll(file => !IsOf(year, file.Subject)), now, day)
        {
            WithEmpty = order.WithEmpty,
            WithPrivate = order.WithPrivate,
            Parts =
            [
                SummarySheet.Part((await union.Summaries(actor, cancellationToken))?.Summaries ?? [], order.Year, day),
                InspectionSheets.Part(
                    await Inspections(actor, order, cancellationToken), year.School.Name,
                    (await union.PastScores(actor, cancellationToken))?.Scores.FirstOrDefault(score => score.Year == order.Year), day),
            ],
        };
    }

    /// <summary>The inspections of the school that judge the year, as the post sees them.</summary>
    private async Task<ImmutableArray<InspectionView>> Inspections(Actor actor, BookOrder order, CancellationToken cancellationToken)
    {
        var views = ImmutableArray.CreateBuilder<InspectionView>();
        var listed = (await grains.InspectionDesk(order.District).OfSchool(actor, order.School, cancellationToken))?.Inspections ?? [];
        foreach (var round in listed.Select(i => i.Round).Where(r => r.Year == order.Year && r.CancelledBecause is null).OrderBy(r => r.Dates.SelfFrom))
        {
            if (await grains.Inspection(order.District, round.Code, order.School).View(actor, cancellationToken) is { } view) views.Add(view);
        }

        return views.ToImmutable();
    }

    private static bool IsOf(SchoolYearView year, Domain.Files.FileSubject subject) =>
        subject.Quarter?.Year == year.Year || (subject.Plan is { } plan && year.Plans.Any(p => p.Id == plan));

    /// <summary>All entries of the year as one ledger, over the ledgers that concern it: of a school year two, of a roster as it stood at the year's end.</summary>
    private async Task<LedgerView?> View(Actor actor, BookOrder order, ShelfLedger onShelf, DateOnly today, CancellationToken cancellationToken)
    {
        var kind = onShelf.Kind;
        if (kind.Source is not LedgerSource.Entries) return null;
        var endsBefore = kind.Period is LedgerPeriodKind.Continuous or LedgerPeriodKind.Term && order.Year < today.Year;
        var query = new LedgerQuery(
            order.WithPrivate, kind.IsSelectedByDay ? order.Year : null, AsOf: endsBefore ? new DateOnly(order.Year, 12, 31) : null);
        var views = ImmutableArray.CreateBuilder<LedgerView>();
        foreach (var period in onShelf.Periods.IsEmpty ? [onShelf.Current] : onShelf.Periods)
        {
            if (await LedgerFiles.Whole(grains.Ledger(order.District, order.School, kind.Code, period), actor, query, cancellationToken) is { } view) views.Add(view);
        }

        if (views.Count == 0) return null;
        var isByYear = kind.Period is LedgerPeriodKind.SchoolYear or LedgerPeriodKind.MutualAidYear;
        return LedgerView.Together(views.ToImmutable(), isByYear ? new(LedgerPeriodKind.CalendarYear, order.Year) : views[^1].Period);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Books;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Grains.Ledgers;
using Orleans.Core;

namespace DistrictUnion.Grains.Books;

/// <summary>The issued books of one school.</summary>
public sealed class BookGrain : IBookGrain
{
    /// <summary>Shape of <see cref="SchoolBooks"/> in checkpoints.</summary>
    private const int Schema = 1;

    private const int SaltBytes = 16;

    private static readonly Refusal Absent = new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");

    private readonly DistrictCode district;
    private readonly SchoolCode school;
    private readonly StreamName stream;
    private readonly Journaled<SchoolBooks> books;
    private readonly IJournal journal;
    private readonly IGrainFactory grains;
    private readonly IBookReader reader;
    private readonly IPrivateValues privates;

    public BookGrain(
        GrainKey key, IJournal journal, IStorage<Checkpoint<SchoolBooks>> checkpoint, IGrainFactory grains, IBookReader reader, IPrivateValues privates, TimeProvider clock)
    {
        (district, school) = key.DistrictAndSchool();
        (this.journal, this.grains, this.reader, this.privates) = (journal, grains, reader, privates);
        stream = StreamName.Books(district, school);
        books = new(stream, journal, checkpoint, Schema, clock);
    }

    public async Task<BookSources?> Sources(Actor actor, int year, CancellationToken cancellationToken) =>
        await Found(actor, cancellationToken) is null ? null : await SourcesNow(year, cancellationToken);

    public async Task<Outcome<IssuedBook>> Issue(IssueBook command, CancellationToken cancellationToken)
    {
        var actor = command.Context.Actor;
        if (await Found(actor, cancellationToken) is null) return Absent;
        if (actor.Role is Role.Inspector) return new Refusal("scope.forbidden", RefusalKind.Forbidden, "一校一册由学校工会或区教育工会签发。");
        return await books.Commit(command, (state, now) => BookRules.Issue(state, district, school, command, now), cancellationToken);
    }

    public async Task<BookList?> Issued(Actor actor, CancellationToken cancellationToken) =>
        await Found(actor, cancellationToken) is null ? null : new((await books.Read(cancellationToken)).Books);

    public async Task<BookStanding?> Standing(string number, string digest, CancellationToken cancellationToken)
    {
        if (digest.Length < BookDigest.FewestTyped || (await books.Read(cancellationToken)).Find(number) is not { } book) return null;
        if (!book.Digest.StartsWith(digest, StringComparison.Ordinal)) return null;
        var grain = grains.District(district);
        if (await grain.School(school, cancellationToken) is not { } found || await grain.View(cancellationToken) is not { } view) return null;
        var isBroken = !(await reader.Differing(book.Heads, cancellationToken)).IsEmpty;
        var changes = isBroken ? [] : await Changes(book, await grain.Ledgers(cancellationToken), view.TimeZone, cancellationToken);
        return new(
            book.Number, book.Digest, found.Name, book.Year, book.On,
            isBroken ? BookState.Broken : changes.IsEmpty ? BookState.AsIssued : BookState.Changed, changes);
    }

    private async Task<School?> Found(Actor actor, CancellationToken cancellationToken) =>
        actor.MaySee(district, school) && await grains.District(district).School(school, cancellationToken) is { } found && actor.UnlessCovers(found.Group) is null ? found : null;

    private async Task<BookSources> SourcesNow(int year, CancellationToken cancellationToken)
    {
        var heads = await Heads(year, await RoundsOf(year, cancellationToken), cancellationToken);
        var key = await privates.BlindingKey(district, stream, cancellationToken);
        var lines = heads.Select(head => string.Create(CultureInfo.InvariantCulture, $"{head.Stream} {head.Version} {head.Hash}")).Prepend(year.ToString(CultureInfo.InvariantCulture));
        var salt = HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return new(year, Convert.ToHexStringLower(salt.AsSpan(0, SaltBytes)), heads);
    }

    /// <summary>The rounds of inspections that judge a year.</summary>
    private async Task<ImmutableDictionary<InspectionCode, InspectionRound>> RoundsOf(int year, CancellationToken cancellationToken) =>
        (await grains.District(district).Inspections(cancellationToken))?.Rounds.Where(round => round.Year == year).ToImmutableDictionary(round => round.Code)
        ?? ImmutableDictionary<InspectionCode, InspectionRound>.Empty;

    /// <summary>Where the streams stand that concern a year.</summary>
    private async Task<ImmutableArray<StreamMark>> Heads(int year, ImmutableDictionary<InspectionCode, InspectionRound> rounds, CancellationToken cancellationToken) =>
        (await reader.Heads(district, school, cancellationToken)).RemoveAll(head => new StreamName(head.Stream) switch
        {
            var name when name.AsLedger() is { } ledger => !ledger.Period.Concerns(year),
            var name when name.AsInspection() is { } inspection => !rounds.ContainsKey(inspection),
            _ => false,
        });

    /// <summary>What facts since then change in the book, in the order of plan, quarters, ledgers, inspections.</summary>
    private async Task<ImmutableArray<string>> Changes(IssuedBook book, LedgerCatalogue? catalogue, string timeZone, CancellationToken cancellationToken)
    {
        var before = book.Heads.ToDictionary(head => head.Stream, head => head.Version);
        var kinds = catalogue?.Kinds.ToDictionary(kept => kept.Kind.Code, kept => kept.Kind) ?? [];
        var (own, ledgers) = (new SortedSet<string>(StringComparer.Ordinal), new SortedDictionary<LedgerCode, string>());
        var (rounds, inspections) = (await RoundsOf(book.Year, cancellationToken), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var head in await Heads(book.Year, rounds, cancellationToken))
        {
            var (version, name) = (before.GetValueOrDefault(head.Stream), new StreamName(head.Stream));
            if (name.AsInspection() is { } inspection)
            {
                // The publication is the district's fact; with it the school sees what it did not see before.
                if (head.Version > version || rounds[inspection].Publication.At > book.At) inspections.Add(rounds[inspection].Name);
                continue;
            }

            if (head.Version <= version) continue;
            if (name.AsLedger() is not { } ledger)
            {
                await foreach (var entry in journal.Read(name, version, cancellationToken))
                    own.UnionWith(FactKinds.Read(entry.Facts.Span).Select(fact => BookChanges.Of(fact, book.Year)).OfType<string>());
            }
            else if (kinds.GetValueOrDefault(ledger.Kind) is not { } kind || await HasChanged(name, version, kind, book.Year, timeZone, cancellationToken))
            {
                ledgers[ledger.Kind] = kinds.GetValueOrDefault(ledger.Kind)?.Name ?? ledger.Kind.Value;
            }
        }

        return [.. own.OrderBy(part => part.StartsWith("20", StringComparison.Ordinal)).ThenBy(part => part, StringComparer.Ordinal), .. ledgers.Values, .. inspections];
    }

    /// <summary>Whether a ledger's facts after a version change what a book of the year shows: what lasts longer than a year is shown as it stood at its end.</summary>
    private async Task<bool> HasChanged(StreamName name, long version, LedgerKind kind, int year, string timeZone, CancellationToken cancellationToken)
    {
        var ledger = Ledger.Empty;
        await foreach (var entry in journal.Read(name, 0, cancellationToken))
        {
            var isLater = !kind.IsSelectedByDay && Zones.DayOf(entry.At, timeZone).Year > year;
            foreach (var fact in FactKinds.Read(entry.Facts.Span))
            {
                if (entry.Version > version && (!isLater || fact is ValueErased) && BookChanges.Concerns(ledger, fact, kind, year)) return true;
                ledger = ledger.Apply(fact, entry.At, entry.Actor);
            }
        }

        return false;
    }
}

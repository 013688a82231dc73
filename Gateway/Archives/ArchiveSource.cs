using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Gateway.Archives;

/// <summary>A school's archive, put together from what the grains say.</summary>
/// <param name="WithPrivate">With the evidence of sensitive kinds, for who may see it.</param>
internal sealed record ArchiveSource(IGrainFactory Grains, Actor Actor, DistrictCode District, SchoolCode School, int Year, bool WithPrivate = false)
{
    /// <returns>Null: absent.</returns>
    public static Task<SchoolArchive?> Of(SchoolCall call, int year, CancellationToken cancellationToken) =>
        new ArchiveSource(call.District.Grains, call.Actor, call.District.Code, call.Code, year).Read(cancellationToken);

    /// <returns>Null: absent.</returns>
    public async Task<SchoolArchive?> Read(CancellationToken cancellationToken)
    {
        var school = Grains.SchoolUnion(District, School);
        return await school.Year(Actor, Year, cancellationToken) is { } union
            && await Grains.LedgerShelf(District).Shelf(Actor, School, Year, cancellationToken) is { } shelf
            && await Grains.InspectionDesk(District).OfSchool(Actor, School, cancellationToken) is { } inspections
            && await school.Summaries(Actor, cancellationToken) is { } summaries
            && await Grains.District(District).View(cancellationToken) is { } district
                ? ArchiveRules.Of(
                    union, shelf, inspections.Inspections, summaries.Summaries, district.ClosedYears,
                    await Holdings(union, shelf, inspections.Inspections, cancellationToken))
                : null;
    }

    /// <summary>A part of a file; null: absent.</summary>
    public Task<FileContent?> Part(AttachedFile file, long from, CancellationToken cancellationToken) => file.Subject switch
    {
        { Entry: { } entry } => Grains.Ledger(District, School, entry.Ledger, entry.Period).FilePart(Actor, file.Sha256, WithPrivate, from, cancellationToken),
        { Inspection: { } inspection } => Grains.Inspection(District, inspection, School).FilePart(Actor, file.Sha256, from, cancellationToken),
        _ => Grains.SchoolUnion(District, School).FilePart(Actor, file.Sha256, from, cancellationToken),
    };

    private async Task<ArchiveHoldings> Holdings(SchoolYearView union, SchoolShelf shelf, ImmutableArray<SchoolInspection> inspections, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<AttachedFile>();
        files.AddRange((await Grains.SchoolUnion(District, School).Files(Actor, cancellationToken))?.Files.Where(file => IsOf(union, file.Subject)) ?? []);
        var (hidden, late) = (ImmutableDictionary.CreateBuilder<LedgerCode, int>(), ImmutableArray.CreateBuilder<LateEntry>());
        foreach (var ledger in shelf.Ledgers.Where(l => l.Kind.Source is LedgerSource.Entries))
        {
            foreach (var period in ledger.Periods)
            {
                if (await Grains.Ledger(District, School, ledger.Kind.Code, period).Evidence(Actor, Year, WithPrivate, cancellationToken) is not { } evidence) continue;
                files.AddRange(evidence.Files);
                late.AddRange(evidence.Late);
                hidden[ledger.Kind.Code] = hidden.GetValueOrDefault(ledger.Kind.Code) + evidence.Hidden;
            }
        }

        foreach (var round in inspections.Select(i => i.Round).Where(r => r.Year == Year && r.CancelledBecause is null))
            files.AddRange((await Grains.Inspection(District, round.Code, School).View(Actor, cancellationToken))?.Files ?? []);
        return new(files.ToImmutable(), hidden.ToImmutable(), late.ToImmutable());
    }

    private static bool IsOf(SchoolYearView union, FileSubject subject) =>
        subject.Quarter?.Year == union.Year || subject.Summary?.Year == union.Year || (subject.Plan is { } plan && union.Plans.Any(p => p.Id == plan));
}

using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Ledgers;

namespace DistrictUnion.Grains.Ledgers;

/// <summary>Asks the read model for all ledgers of a school or a district; holds nothing.</summary>
public sealed class LedgerShelfGrain(GrainKey key, IGrainFactory grains, ILedgerReader reader, TimeProvider clock) : ILedgerShelfGrain
{
    private const int SchoolsAtOnce = 1_000;

    private readonly DistrictCode district = key.District();

    public async Task<SchoolShelf?> Shelf(Actor actor, SchoolCode school, int year, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(district, school)) return null;
        var grain = grains.District(district);
        if (await grain.School(school, cancellationToken) is not { } found || actor.UnlessCovers(found.Group) is not null) return null;
        if (await grain.Ledgers(cancellationToken) is not { } catalogue || await grain.View(cancellationToken) is not { } view) return null;
        var counts = await reader.Counts(district, school, year, cancellationToken);
        return ShelfRules.Shelf(district, found, catalogue, counts, year, Zones.DayOf(clock.GetUtcNow(), view.TimeZone));
    }

    public async Task<TaskEntryList?> EntriesOfTasks(Actor actor, SchoolCode school, Quarter quarter, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(district, school)) return null;
        var grain = grains.District(district);
        if (await grain.School(school, cancellationToken) is not { } found || actor.UnlessCovers(found.Group) is not null) return null;
        var entries = await reader.OfTasks(district, school, quarter.FirstDay, quarter.LastDay, cancellationToken);
        if (entries.IsEmpty || await grain.Ledgers(cancellationToken) is not { } catalogue) return new([]);
        var names = catalogue.Kinds.ToDictionary(kept => kept.Kind.Code, kept => kept.Kind.Name);
        return new(
            [
                .. from entry in entries
                   group entry.Entry by (entry.Plan, entry.Task, entry.Kind) into task
                   select new TaskEntries(task.Key.Plan, task.Key.Task, task.Key.Kind, names.GetValueOrDefault(task.Key.Kind, task.Key.Kind.Value), [.. task.OrderBy(e => e.On).ThenBy(e => e.Number)]),
            ]);
    }

    public async Task<Outcome<LedgerCoverage>> Coverage(Actor actor, int year, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(district) is { } refusal) return refusal;
        if (await grains.District(district).Ledgers(cancellationToken) is not { } catalogue) return Unknown;
        return ShelfRules.Coverage(district, await Schools(actor, year, cancellationToken), catalogue, await reader.Counts(district, null, year, cancellationToken), year);
    }

    public async Task<Outcome<FundsSummary>> Funds(Actor actor, int year, CancellationToken cancellationToken)
    {
        if (actor.UnlessDistrict(district) is { } refusal) return refusal;
        if (await grains.District(district).Ledgers(cancellationToken) is not { } catalogue) return Unknown;
        return FundsRules.Summary(district, await Schools(actor, year, cancellationToken), catalogue, await reader.Funds(district, year, cancellationToken), year);
    }

    private static Refusal Unknown { get; } = new("district.unknown", RefusalKind.Absent, "没有这个区。");

    /// <summary>Schools with a union in a year, of those that a post sees.</summary>
    private async Task<IEnumerable<School>> Schools(Actor actor, int year, CancellationToken cancellationToken) =>
        (await grains.District(district).SchoolsFor(actor, null, 0, SchoolsAtOnce, cancellationToken)).Schools.Where(s => s.HasUnion && (s.Closes is null || s.Closes.Value.Year >= year));

    public async Task<SharedPhotoList?> SharedPhotos(Actor actor, SchoolCode school, CancellationToken cancellationToken)
    {
        if (actor.School is not null || !actor.MaySee(district, school)) return null;
        var grain = grains.District(district);
        if (await grain.School(school, cancellationToken) is not { } found || actor.UnlessCovers(found.Group) is not null) return null;
        var shared = await reader.SharedPhotos(district, school, cancellationToken);
        return new(
            [
                .. from photo in shared
                   group photo by (photo.Sha256, photo.Name, photo.Subject, photo.On) into here
                   let seen = here.Where(other => actor.UnlessCovers(other.OtherGroup) is null).ToArray()
                   select new SharedPhoto(
                       here.Key.Sha256, here.Key.Name, here.Key.Subject, here.Key.On, [.. seen.Select(other => other.OtherName)], here.Count() - seen.Length),
            ]);
    }
}

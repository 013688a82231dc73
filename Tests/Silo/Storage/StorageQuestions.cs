using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Log;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support.Seeding;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>The questions that pages ask of storage every day, of a seeded district in its last year.</summary>
internal static class StorageQuestions
{
    private static readonly DistrictCode District = SeedSize.Asked;
    private static readonly SchoolCode School = SeedSize.School(4);
    private static readonly Quarter Q3 = new(SeedSize.LastYear, 3);
    private static readonly ComparisonQuery Year = new(new(SeedSize.LastYear, 1), new(SeedSize.LastYear, 4), Basis.Reported);

    public static IReadOnlyDictionary<string, Func<DistrictStorage, Task>> All { get; } = new Dictionary<string, Func<DistrictStorage, Task>>
    {
        ["comparison"] = storage => storage.Comparison.Read(District, Year, SeedSize.Now, default),
        ["comparison, accepted"] = storage => storage.Comparison.Read(District, Year with { Basis = Basis.Accepted }, SeedSize.Now, default),
        ["comparison of a quarter long ago"] = storage => storage.Comparison.Read(District, new(new(SeedSize.LastYear - 5, 2), new(SeedSize.LastYear - 5, 2), Basis.Accepted), SeedSize.Now, default),
        ["key tasks"] = storage => storage.Comparison.KeyTasks(District, Q3, Basis.Reported, SeedSize.Now, default),
        ["waiting for review"] = storage => storage.Comparison.Waiting(District, default),
        ["counts of what waits"] = storage => storage.Comparison.WaitingCounts(District, default),
        ["summaries"] = storage => storage.Comparison.Summaries(District, new(SeedSize.LastYear, DistrictUnion.Domain.Summaries.SummaryKind.HalfYear), default),
        ["position"] = storage => storage.Comparison.Position(District, default),
        ["a school's shelf"] = storage => storage.Ledgers.Counts(District, School, SeedSize.LastYear, default),
        ["coverage of ledgers"] = storage => storage.Ledgers.Counts(District, null, SeedSize.LastYear, default),
        ["entries of tasks"] = storage => storage.Ledgers.OfTasks(District, School, Q3.FirstDay, Q3.LastDay, default),
        ["funds"] = storage => storage.Ledgers.Funds(District, SeedSize.LastYear, default),
        ["shared photos"] = storage => storage.Ledgers.SharedPhotos(District, School, default),
        ["inspections of a round"] = storage => storage.Inspections.OfRound(District, SeedWork.InspectionOf(SeedSize.LastYear), default),
        ["inspections of a school"] = storage => storage.Inspections.OfSchool(District, School, default),
        ["entries for an inspection"] = storage => storage.Inspections.Entries(District, School, [new("l04"), new("l14"), new("l20")], new(SeedSize.LastYear, 12, 31), default),
        ["past scores"] = storage => storage.Inspections.PastScores(District, SeedSize.LastYear - 1, default),
        ["matters"] = storage => storage.Matters.OfDistrict(District, default),
        ["heads of a school's streams"] = storage => storage.Books.Heads(District, School, default),
        ["log, newest"] = storage => storage.Log.Search(District, LogQuery.Newest(50), default),
        ["log of a school"] = storage => storage.Log.Search(District, LogQuery.Newest(50) with { School = School }, default),
        ["log of a day"] = storage => storage.Log.Search(District, LogQuery.Newest(50) with { From = new(SeedSize.LastYear, 3, 2), Until = new(SeedSize.LastYear, 3, 2) }, default),
        ["a stream"] = async storage =>
        {
            await foreach (var _ in storage.Journal.Read(StreamName.School(District, School), 0, default))
            {
            }
        },
        ["a command"] = storage => storage.Journal.Find(StreamName.School(District, School), "nobody's", default),
    };
}

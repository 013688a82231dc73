using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;

namespace DistrictUnion.Tests.Support.Seeding;

/// <summary>How much a seed fills in.</summary>
/// <param name="Districts">Districts with the number of their schools; questions are asked about the first.</param>
/// <param name="Years">Calendar years up to <see cref="LastYear"/>, at least one.</param>
/// <param name="JournalYears">The last years whose rows of the journal and lines of the log are made, too: they are the most, and no list reads them.</param>
public sealed record SeedSize(ImmutableArray<(DistrictCode District, int Schools)> Districts, int Years, int JournalYears)
{
    /// <summary>Due once in a plan's year, or once in a quarter of it: what <c>occurrences</c> holds a row for.</summary>
    public const int TasksAYear = 24;

    public const int LastYear = 2026;

    /// <summary>The day on which a seeded database stands: the third quarter of the last year is being reported.</summary>
    public static readonly DateTimeOffset Now = new(LastYear, 10, 5, 2, 0, 0, TimeSpan.Zero);

    public static readonly DistrictCode Asked = new("qinglan");

    /// <summary>1,000 schools × 10 years and two small districts: 260,400 rows of tasks.</summary>
    public static SeedSize District { get; } = new([(Asked, 1_000), (new("hongqiao"), 60), (new("lushan"), 25)], 10, 1);

    /// <summary>A city: ten districts of 1,000 schools × 10 years, 2,400,000 rows of tasks.</summary>
    public static SeedSize City { get; } = new(
        [(Asked, 1_000), .. Enumerable.Range(2, 9).Select(number => (new DistrictCode(string.Create(CultureInfo.InvariantCulture, $"d{number:00}")), 1_000))], 10, 1);

    public int FirstYear => LastYear - Years + 1;

    public static SchoolCode School(int number) => new(string.Create(CultureInfo.InvariantCulture, $"s{number:0000}"));
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Tests.Support.Seeding;

/// <summary>The ledgers of a school: some forty entries a year in twelve kinds, a roster of members that grows, and photos of activities.</summary>
internal static class SeedLedgers
{
    private const int FirstMembers = 50;
    private const int MembersAYear = 2;

    private static readonly (string Kind, LedgerPeriodKind Period, int AYear)[] Kept =
    [
        ("l04", LedgerPeriodKind.CalendarYear, 6), ("l06", LedgerPeriodKind.CalendarYear, 2), ("l09", LedgerPeriodKind.SchoolYear, 2), ("l12", LedgerPeriodKind.CalendarYear, 2),
        ("l14", LedgerPeriodKind.CalendarYear, 4), ("l16", LedgerPeriodKind.CalendarYear, 3), ("l20", LedgerPeriodKind.CalendarYear, 3), ("l26", LedgerPeriodKind.MutualAidYear, 3),
        ("l31", LedgerPeriodKind.CalendarYear, 5), ("l32", LedgerPeriodKind.CalendarYear, 8), ("l33", LedgerPeriodKind.CalendarYear, 1), ("l43", LedgerPeriodKind.CalendarYear, 1),
    ];

    public static IEnumerable<SeedStory> Of(DistrictCode district, int variant, SeedSize size) =>
    [
        new SeedStory(
            StreamName.Ledger(district, SeedStories.Somebody, new("l02"), LedgerPeriod.Continuous),
            [.. Enumerable.Range(1, FirstMembers + (MembersAYear * (size.Years - 1))).Select(number => Member(number, size))]),
        .. from kept in Kept
           from ledger in SeedStories.Years(size).SelectMany(year => Days(kept.AYear, year)).Select((day, index) => (Day: day, Index: index)).GroupBy(entry => LedgerPeriod.Of(kept.Period, entry.Day, 7))
           select new SeedStory(
               StreamName.Ledger(district, SeedStories.Somebody, new(kept.Kind), ledger.Key),
               [.. ledger.SelectMany((entry, number) => Entry(new(new(kept.Kind), ledger.Key, number + 1), entry.Day, entry.Index, variant)).OrderBy(told => told.At)]),
    ];

    /// <summary>Days of a year up to the seed's own.</summary>
    private static IEnumerable<DateOnly> Days(int count, int year) => Enumerable.Range(0, count)
        .Select(i => new DateOnly(year, 1, 16).AddDays(i * 330 / count)).Where(day => SeedStories.At(day.AddDays(3)) < SeedSize.Now);

    private static IEnumerable<(DateTimeOffset At, IFact Fact)> Entry(EntrySubject subject, DateOnly day, int index, int variant)
    {
        var kind = subject.Ledger.Value;
        var content = Content(day, kind switch
        {
            "l31" => [("side", index % 2 == 0 ? "收入" : "支出"), ("account", Account(index)), ("budget", Yuan(8_000 + (index * 10)))],
            "l32" => [("account", Account(index)), (index % 2 == 0 ? "income" : "expense", Yuan(1_200 + (index * 3) + variant)), ("voucher", $"{index + 1:0000}")],
            "l33" => [("scope", "全年"), ("dues", Yuan(24_000 + variant)), ("activities", Yuan(18_500)), ("carriedOver", Yuan(3_200))],
            _ => [("title", $"第{index + 1}次{subject.Period.Name}活动"), ("place", "教工之家会议室"), ("present", $"{40 + (index % 20)}"), ("text", "按照年度计划开展，教职工积极参加，会后整理了记录并张贴公示。")],
        });
        if (kind is "l16" && index % 3 == 0) content = content with { Explanations = content.Explanations.Add("above-limit", "两次合并发放") };
        if (kind is "l20") content = content with { Task = new(SeedStories.PlanOf(day.Year), SeedStories.TaskOf(index % 12)) };
        yield return (SeedStories.At(day.AddDays(2)), new EntryAdded(subject.Number, content, EntrySource.Typed));
        if (kind is not "l20") yield break;
        var photo = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{variant}/{index}"))));
        yield return (SeedStories.At(day.AddDays(3)), new FileAttached(
            FileSubject.Of(subject), FileRole.Attachment, "活动照片.jpg", photo, 204_800, FileTypes.Jpeg.MediaType, false, day));
    }

    private static (DateTimeOffset At, IFact Fact) Member(int number, SeedSize size)
    {
        var joined = number <= FirstMembers ? new DateOnly(size.FirstYear, 1, 5) : new(size.FirstYear + 1 + ((number - FirstMembers - 1) / MembersAYear), 9, 1);
        return (SeedStories.At(joined), new EntryAdded(
            number, Content(joined, [("name", $"会员{number:000}"), ("status", number % 25 == 0 ? "转出" : "在会"), ("joinedOn", $"{joined:yyyy-MM-dd}"), .. number % 25 == 0 ? [("changedOn", "2024-06-30")] : Array.Empty<(string, string)>()]),
            EntrySource.Imported));
    }

    private static EntryContent Content(DateOnly day, (string Key, string Text)[] values) => new(
        1, day, values.ToImmutableSortedDictionary(value => value.Key, value => value.Text, StringComparer.Ordinal), ImmutableSortedDictionary<string, PrivateReference>.Empty,
        ImmutableSortedDictionary<string, string>.Empty);

    private static string Account(int index) => (index % 4) switch { 0 => "会费收入", 1 => "职工活动支出", 2 => "拨缴经费收入", _ => "业务支出" };

    private static string Yuan(int yuan) => string.Create(CultureInfo.InvariantCulture, $"{yuan}.50");
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Tests.Support.Seeding;

/// <summary>What the office does with schools: a matter of each a year, and a round of inspections a year that comes to every third school.</summary>
internal static class SeedWork
{
    private const int Items = 30;

    public static InspectionCode InspectionOf(int year) => new(string.Create(CultureInfo.InvariantCulture, $"annual{year}"));

    /// <summary>A 教代会 from the request to its result.</summary>
    public static IEnumerable<(DateTimeOffset At, IFact Fact)> Matter(int number, int year)
    {
        var planned = new DateOnly(year, 9, 25);
        var facts = new (DateOnly Day, IFact Fact)[]
        {
            (planned.AddDays(-20), new MatterRequested(number, new("congress"), 1, Says(("name", "教职工代表大会"), ("agenda", "审议学校工作报告、工会工作报告和经费预算。")), planned, planned.AddDays(-20), null, planned.AddDays(-10))),
            (planned.AddDays(-15), new MatterApproved(number, Says(("number", $"教工〔{year}〕{number}号"), ("text", "同意。")), planned.AddDays(-15), planned.AddDays(7))),
            (planned, new MatterCarriedOut(number, Says(("expected", "60"), ("present", "58")), planned, planned, planned.AddDays(14))),
            (planned.AddDays(12), new MatterResultReported(number, Says(("text", "会议审议通过各项报告，收到提案十二件。")), planned.AddDays(12))),
            (planned.AddDays(20), new MatterResultAccepted(number, null, planned.AddDays(20))),
        };
        return facts.Select(told => (At: SeedStories.At(told.Day), told.Fact)).Where(told => told.At < SeedSize.Now);
    }

    /// <summary>自评 and 考评 of all items, and what they came to; of the last year there is only the 自评 yet.</summary>
    public static SeedStory Inspection(DistrictCode district, int year)
    {
        var at = SeedStories.At(new(year, 9, 20));
        ImmutableArray<MarkSet> marks = [.. Enumerable.Range(1, Items).Select(item => new MarkSet(item, item % 3, item % 4 == 0 ? "材料齐全，记录完整。" : null))];
        return new(
            StreamName.Inspection(district, InspectionOf(year), SeedStories.Somebody),
            [
                (at, new ItemsScored(null, marks)),
                (at.AddDays(1), new SheetHandedIn(null, [])),
                .. year == SeedSize.LastYear ? Array.Empty<(DateTimeOffset, IFact)>() :
                [
                    (at.AddDays(20), new ItemsScored("inspector", marks, "总体较好")),
                    (at.AddDays(21), new SheetHandedIn("inspector", [])),
                    (at.AddDays(30), new InspectionConcluded([.. marks.Select(mark => new ConcludedItem(mark.Item, new(mark.Marks!.Value, null)))], [], [], [], [], null, [])),
                ],
            ],
            year % 3);
    }

    private static MatterContent Says(params (string Key, string Value)[] values) => new(values.ToImmutableSortedDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal), []);
}

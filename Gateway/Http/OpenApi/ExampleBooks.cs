using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Books;
using DistrictUnion.Gateway.Books;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>An issued book of the invented school, as the domain's rule issues it.</summary>
internal static class ExampleBooks
{
    private static readonly Actor Chair = new("schoolChair/qinglan/wanghu", Role.SchoolChair, ExampleSchool.DistrictCode, ExampleSchool.School);

    private static readonly BookSources Sources = new(
        ExampleSchool.Quarter.Year, "00112233445566778899aabbccddeeff", [new("ledger:qinglan/wanghu/l04/2026", 12, new string('d', 64)), new("school:qinglan/wanghu", 40, new string('e', 64))]);

    private static readonly IssueBook Command = new(
        new(new string('0', 64), Chair), Sources, Zones.DayOf(ExampleSchool.AskedAt, "Asia/Shanghai"), [new(BookCheck.CoverName, new string('b', 64)), new("L04 工会会议记录", new string('c', 64))]);

    public static ImmutableArray<object> All { get; } =
    [
        new IssueBookBody(true, "困难帮扶复核", false),
        new BookList([BookRules.Issue(SchoolBooks.Empty, ExampleSchool.DistrictCode, ExampleSchool.School, Command, new(12, new string('a', 64)), ExampleSchool.AskedAt).Answer!]),
    ];
}

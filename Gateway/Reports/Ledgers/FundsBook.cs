using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Ledgers;

/// <summary>The schools of a group with their sums, as page and sheet print them.</summary>
public sealed record FundsGroup(SchoolGroup Group, ImmutableArray<SchoolFunds> Schools)
{
    public FundsTotal Total { get; } = FundsTotal.Of(Schools);

    /// <summary>By the order of the district's groups, schools by code.</summary>
    public static ImmutableArray<FundsGroup> Of(DistrictView district, FundsSummary summary) =>
    [
        .. from schools in summary.Schools.GroupBy(s => s.Group)
           let @group = district.Groups.FirstOrDefault(g => g.Code == schools.Key) ?? new SchoolGroup(schools.Key, schools.Key.Value, int.MaxValue)
           orderby @group.Order, @group.Code
           select new FundsGroup(@group, [.. schools.OrderBy(s => s.School)]),
    ];
}

/// <summary>A year's funds as their sheets need them.</summary>
internal sealed record FundsBook(DistrictView District, FundsSummary Summary, DateOnly Day)
{
    private const int LeastWidth = 9, RoomForBold = 3;

    public ImmutableArray<FundsGroup> Groups { get; } = FundsGroup.Of(District, Summary);

    public FundsTotal Total { get; } = Summary.Total;

    public ImmutableArray<TitleLine> Lines =>
        [new($"单位（盖章）：{District.Name}", $"{Summary.Year}年", $"截至{Words.Day(Day)}"), new(Right: "单位：元")];

    /// <summary>Each group under its name: the schools, then their sums.</summary>
    public SheetRows Rows(Func<SchoolFunds, int, SheetRow> row, Func<string, FundsTotal, RowKind, SheetRow> sums)
    {
        var number = 0;
        return SheetRows.Of(Groups.SelectMany(group => group.Schools.Select(school => row(school, ++number)).ToArray().Append(sums($"{group.Group.Name}：{Said(group.Total)}", group.Total, RowKind.Group))));
    }

    /// <summary>12 所，已登记 10 所.</summary>
    public static string Said(FundsTotal total) => $"{total.Schools} 所，已登记 {total.Entered} 所";

    public static Cell Amount(decimal? amount) => amount is { } yuan ? Cell.Of(yuan) with { Look = yuan < 0 ? Look.Bad : Look.Plain } : Cell.None;

    /// <summary>As wide as the longest of its amounts, which is a sum, in bold.</summary>
    public Column Money(string head, Func<Funds, decimal?> amount)
    {
        var longest = Summary.Schools.Select(s => s.Funds).Concat(Groups.Select(g => g.Total.Funds)).Append(Total.Funds)
            .Max(funds => amount(funds)?.ToString("#,##0.00", CultureInfo.InvariantCulture).Length ?? 1);
        return new Column(head, ValueFormat.Money).Wide(Math.Max(LeastWidth, longest + RoomForBold));
    }
}

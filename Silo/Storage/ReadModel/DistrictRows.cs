using DistrictUnion.Domain.Districts;
using static DistrictUnion.Storage.ReadModel.Cells;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>The rows that a district's stream owns.</summary>
internal static class DistrictRows
{
    public static IReadOnlyList<RowChange> Difference(District before, District after)
    {
        // Code and zone stand in every row. They come with the founding; before it there is no row.
        if (before.Code != after.Code || before.TimeZone != after.TimeZone) before = District.Empty;
        var difference = new RowDifference();
        difference.Compare(Self(before), Self(after));
        difference.CompareLists(before.Areas, after.Areas, (area, order) => Of(after, area, order));
        difference.CompareParts(before.Groups, after.Groups, group => [Of(after, group)]);
        difference.CompareParts(before.Schools, after.Schools, school => [Of(after, school)]);
        difference.CompareParts(before.Rounds, after.Rounds, round => Of(after, round));
        difference.CompareParts(before.Tasks, after.Tasks, task => [Of(after, task)]);
        difference.CompareLists(before.Exemptions, after.Exemptions, (exemption, index) => Of(after, exemption, index + 1));
        difference.CompareLists(before.Extensions, after.Extensions, (extension, index) => Of(after, extension, index + 1));
        if (before.Notices != after.Notices) difference.Compare(NoticesOf(before), NoticesOf(after));
        difference.CompareLists(before.Files, after.Files, (file, _) => FileRows.Of(after.Code, null, file));
        difference.CompareLists(before.ClosedYears, after.ClosedYears, (year, _) => ReadTables.ClosedYears.Row(after.Code.Value, Cell(year)));
        return difference.Changes;
    }

    private static IEnumerable<Row> Self(District district) =>
        district.IsFounded ? [ReadTables.Districts.Row(district.Code.Value, district.Name, district.TimeZone)] : [];

    private static Row Of(District district, WorkArea area, int order) =>
        ReadTables.Areas.Row(district.Code.Value, area.Code.Value, area.Name, area.ShortName, Cell(area.IsUsed), Cell(order));

    private static Row Of(District district, SchoolGroup group) =>
        ReadTables.Groups.Row(district.Code.Value, group.Code.Value, group.Name, Cell(group.Order));

    private static Row Of(District district, School school) => ReadTables.Schools.Row(
        district.Code.Value,
        school.Code.Value,
        school.Name,
        school.Group.Value,
        string.Join('、', school.Campuses),
        Cell(school.Opens),
        Cell(school.Closes),
        Cell(school.HasUnion),
        school.ReportsThrough?.Value,
        school.Merger?.Successor.Value);

    private static IEnumerable<Row> Of(District district, Round round)
    {
        var (code, quarter, dates, zone) = (district.Code.Value, round.Quarter.ToString(), round.Dates, district.TimeZone);
        yield return ReadTables.Rounds.Row(
            code,
            quarter,
            Cell(round.Version),
            Cell(round.OpenedAt),
            Cell(dates.Opens),
            Cell(dates.Due),
            Cell(dates.Grace),
            Cell(dates.Lock),
            EndOf(dates.Due, zone),
            EndOf(dates.Grace, zone),
            EndOf(dates.Lock, zone));
        foreach (var expected in round.Expected)
            yield return ReadTables.Expected.Row(code, quarter, expected.School.Value, expected.Name, expected.Group.Value);
    }

    private static Row Of(District district, Exemption exemption, int number) => ReadTables.Exemptions.Row(
        district.Code.Value,
        Cell(number),
        exemption.School.Value,
        exemption.From.ToString(),
        exemption.Until.ToString(),
        exemption.Reason,
        exemption.By,
        Cell(exemption.At));

    private static Row Of(District district, Extension extension, int number) => ReadTables.Extensions.Row(
        district.Code.Value,
        Cell(number),
        extension.School.Value,
        extension.Quarter.ToString(),
        Cell(extension.Until),
        EndOf(extension.Until, district.TimeZone),
        extension.Reason,
        extension.By,
        Cell(extension.At));

    private static IEnumerable<Row> NoticesOf(District district) =>
        from numbered in district.Notices.Select((notice, index) => (Notice: notice, Number: index + 1))
        from school in numbered.Notice.Schools
        select ReadTables.Notices.Row(
            district.Code.Value, numbered.Notice.Quarter.ToString(), school.Value, Cell(numbered.Number), Cell(numbered.Notice.Channel),
            numbered.Notice.By, Cell(numbered.Notice.At));

    private static Row Of(District district, DistrictTask task) => ReadTables.DistrictTasks.Row(
        district.Code.Value,
        task.Id.Value,
        task.Title,
        task.Area.Value,
        Cell(task.Months),
        task.Target?.QuantityThousandths,
        task.Target?.Unit,
        Cell(task.Target?.Bound),
        Cell(task.Target?.Measure),
        task.WeightMillionths,
        Cell(task.Groups),
        Cell(task.Schools),
        task.CancelledBecause);
}

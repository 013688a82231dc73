using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Progress;

/// <summary>What all sheets of the school workbook take from the school's year.</summary>
internal sealed class SchoolBook
{
    readonly Dictionary<AreaCode, string> areas;

    public SchoolBook(SchoolYearView view, DateTimeOffset askedAt)
    {
        View = view;
        Zone = Zones.Find(view.TimeZone);
        AskedAt = OnClock(askedAt);
        areas = view.Areas.ToDictionary(area => area.Code, area => area.Name);
    }

    public SchoolYearView View { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>On the district's clock.</summary>
    public DateTimeOffset AskedAt { get; }

    public string School => View.School.Name;

    /// <summary>The day of the print, as it stands in 填报日期.</summary>
    public string Day => Words.Day(DateOnly.FromDateTime(AskedAt.DateTime));

    public string Area(AreaCode code) => areas.GetValueOrDefault(code, code.Value);

    public string Areas(PlanTask task) => task.SecondArea is { } second ? $"{Area(task.Area)}；{Area(second)}" : Area(task.Area);

    public DateTimeOffset OnClock(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The line under a title.</summary>
    public TitleLine Line(string period) => new($"单位（盖章）：{School}", period, $"填报日期：{Day}");

    /// <summary>Title of the plan that an occurrence belongs to.</summary>
    public string PlanTitle(PlanId id) => View.Plans.FirstOrDefault(plan => plan.Id == id)?.Title ?? id.Value;

    /// <summary>Titles of tasks and occurrences by the id that a return names.</summary>
    public string Item(string id) => View.Quarters.SelectMany(quarter => quarter.Lines).FirstOrDefault(line => line.Occurrence.Id.Value == id)?.Occurrence.Task.Title
        ?? View.Plans.SelectMany(plan => plan.Tasks).FirstOrDefault(task => task.Id.Value == id)?.Title
        ?? id;
}

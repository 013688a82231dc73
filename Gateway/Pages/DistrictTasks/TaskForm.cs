using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Register;

namespace DistrictUnion.Gateway.Pages.DistrictTasks;

/// <summary>The task that a form describes.</summary>
internal static class TaskForm
{
    private const decimal MostWeight = 100;
    private const decimal MostQuantity = 1_000_000_000;

    /// <param name="task">The task that is changed; null: a new one.</param>
    public static DistrictTask Read(PageForm form, DistrictView view, IReadOnlyCollection<School> schools, TaskId? task = null)
    {
        var id = task?.Value ?? Enumerable.Range(1, int.MaxValue).Select(n => string.Create(CultureInfo.InvariantCulture, $"d{n}")).First(code => view.Tasks.All(t => t.Id.Value != code));
        var months = form.All("months").Select(m => YearMonth.TryParse(m, out var month) ? month : default).Where(m => m.Year > 0).Distinct().Order().ToImmutableArray();
        if (months.IsEmpty) form.Flaw("district-task.without-months", DistrictTaskTexts.MonthsMissing, "months");
        form.Required("area", DistrictTaskTexts.Area);
        return new(
            new(id), form.Required("title", DistrictTaskTexts.TaskTitle), form.Code<AreaCode>("area", DistrictTaskTexts.Area) ?? default, months, TargetOf(form),
            (long)((Decimal(form, "weight", DistrictTaskTexts.Weight, MostWeight) ?? 1) * PlanTask.UsualWeight),
            [.. form.All("groups").Select(g => Codes.TryParse<GroupCode>(g, out var group) ? group : default).Where(g => g.Value is not null)],
            SchoolsOf(form, schools));
    }

    private static Target? TargetOf(PageForm form)
    {
        if (Decimal(form, "target", DistrictTaskTexts.Target, MostQuantity) is not { } quantity) return null;
        var unit = form.Required("unit", DistrictTaskTexts.Unit);
        var bound = form.Typed("bound") switch { "atMost" => Bound.AtMost, "exactly" => Bound.Exactly, _ => Bound.AtLeast };
        return new((long)(quantity * 1000), unit, bound, unit is "%" or "％" ? Measure.Percent : unit is "元" ? Measure.Money : Measure.Count);
    }

    private static decimal? Decimal(PageForm form, string field, string label, decimal most)
    {
        if (form.Text(field) is not { } text) return null;
        if (decimal.TryParse(text.FormKC(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most) return number;
        form.Flaw("form.bad-number", Say.It(DistrictTaskTexts.BadNumber, label, most.ToString("#,##0", CultureInfo.InvariantCulture)), field);
        return null;
    }

    /// <summary>Schools by code or name, apart by 、 and the like.</summary>
    private static ImmutableArray<SchoolCode> SchoolsOf(PageForm form, IReadOnlyCollection<School> schools)
    {
        var found = ImmutableArray.CreateBuilder<SchoolCode>();
        foreach (var text in RegisterPages.Names(form, "schools"))
        {
            if (schools.FirstOrDefault(s => s.Code.Value == text || s.Name == text) is { } school) found.Add(school.Code);
            else form.Flaw("school.unknown", Say.It(DistrictTaskTexts.SchoolUnknown, text), "schools");
        }

        return [.. found.Distinct()];
    }
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Gateway.Pages.DistrictTasks;

/// <summary>How far the schools are with a task.</summary>
/// <param name="Concerned">Schools that it concerns and that report for themselves today.</param>
/// <param name="Taken">Schools whose plans have it.</param>
/// <param name="Done">Schools that have done all of it.</param>
public sealed record TaskProgress(int Concerned, int Taken, int Done);

/// <summary>The district's tasks of a year.</summary>
/// <param name="Schools">That the post may see.</param>
/// <param name="Files">Attachments of the tasks that the post may see.</param>
public sealed record DistrictTaskModel(
    DistrictView District, Actor Actor, int Year, DateOnly Today, ImmutableArray<School> Schools, ImmutableDictionary<TaskId, TaskProgress> Progress,
    ImmutableArray<AttachedFile> Files)
{
    public string At => $"/districts/{District.Code}/district-tasks";

    public IEnumerable<DistrictTask> Tasks => District.Tasks.Where(t => t.Months.Any(m => m.Year == Year)).OrderBy(t => t.CancelledBecause is not null).ThenBy(t => t.Months.Min()).ThenBy(t => t.Id);

    public IEnumerable<SchoolGroup> Groups => District.Groups.Where(g => Actor.Covers(g.Code));

    public ImmutableArray<AttachedFile> FilesOfTask(TaskId task) => [.. Files.Where(f => f.Subject.Task == task)];

    public IEnumerable<TaskFile> FilesOf(TaskId task) => FilesOfTask(task).Select(f => TaskFile.Of(District.Code, f)).OfType<TaskFile>();

    /// <summary>Whether the task is the post's own: an officer of some groups leaves the whole district's alone.</summary>
    public bool MayChange(DistrictTask task) =>
        Actor.IsOfAllGroups || (task is not { Groups.IsEmpty: true, Schools.IsEmpty: true } && task.Groups.All(Actor.Covers) && task.Schools.All(s => Schools.Any(x => x.Code == s)));

    public string AreaName(AreaCode code) => District.Areas.FirstOrDefault(a => a.Code == code)?.Name ?? code.Value;

    /// <summary>全部学校; 小学、初中; 青溪小学 ….</summary>
    public string Concerns(DistrictTask task) => task is { Groups.IsEmpty: true, Schools.IsEmpty: true }
        ? DistrictTaskTexts.AllSchools
        : string.Join("、", task.Groups.Select(g => District.Groups.FirstOrDefault(x => x.Code == g)?.Name ?? g.Value)
            .Concat(task.Schools.Select(s => Schools.FirstOrDefault(x => x.Code == s)?.Name ?? s.Value)));

    /// <summary>3月; 3月、9月 with the year where it is another one.</summary>
    public string Months(DistrictTask task) =>
        string.Join("、", task.Months.Select(m => m.Year == Year ? string.Create(CultureInfo.InvariantCulture, $"{m.Month}月") : string.Create(CultureInfo.InvariantCulture, $"{m.Year}年{m.Month}月")));

    /// <summary>Counts by task, from the key tasks of the schools that are compared at the year's end: with a union, reporting for themselves, not exempt.</summary>
    public static ImmutableDictionary<TaskId, TaskProgress> Count(DistrictView district, int year, IReadOnlyCollection<School> schools, KeyTaskView? found, DateOnly today)
    {
        var compared = (found?.Schools ?? []).Select(s => s.School).ToHashSet();
        var lines = (found?.Tasks ?? []).Where(t => t.Kind is Domain.Plans.TaskKind.FromDistrict).ToLookup(t => t.Occurrence.Value.Split('.')[1]);
        var end = new Quarter(year, 4);
        compared.ExceptWith(district.Exemptions.Where(e => e.From <= end && end <= e.Until).Select(e => e.School));
        return district.Tasks.Where(t => t.Months.Any(m => m.Year == year)).ToImmutableDictionary(task => task.Id, task =>
        {
            var concerned = schools.Where(s => s.IsOpenOn(today) && s.HasUnion && s.ReportsThrough is null && compared.Contains(s.Code) && task.ConcernsSchool(s)).Select(s => s.Code).ToHashSet();
            var bySchool = lines[task.Id.Value].Where(line => concerned.Contains(line.School)).GroupBy(line => line.School).ToArray();
            return new TaskProgress(
                concerned.Count,
                bySchool.Length, bySchool.Count(school => school.All(line => line.CompletionMillionths >= Millionths.One)));
        });
    }
}

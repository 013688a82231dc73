using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Domain.Districts;

/// <summary>
/// What a post of some groups may do to its district and see of it. What concerns one school needs that school's group, as it is now;
/// everything that is not named here concerns the whole district and is for posts of all groups.
/// </summary>
public static class DistrictScope
{
    /// <returns>scope.absent for a school outside the post's groups, scope.forbidden for the whole district; null: the post may.</returns>
    public static Refusal? Refuse(District district, ICommand command)
    {
        var actor = command.Context.Actor;
        if (actor.IsOfAllGroups) return null;
        Refusal? Of(SchoolCode school) => actor.UnlessCovers(district.GroupOf(school));
        Refusal? In(GroupCode group) => actor.Covers(group) ? null : actor.UnlessOfAllGroups();
        return command switch
        {
            RegisterSchools c => c.Schools.Select(s => In(s.Group)).FirstOrDefault(refusal => refusal is not null),
            RenameSchool c => Of(c.School),
            MoveSchool c => Of(c.School) ?? In(c.Group),
            SetCampuses c => Of(c.School),
            SetUnionStatus c => Of(c.School),
            SetReportingPath c => Of(c.School) ?? (c.Through is { } through ? Of(through) : null),
            CloseSchool c => Of(c.School),
            MergeSchool c => Of(c.School) ?? Of(c.Successor),
            GrantExemption c => Of(c.School),
            EndExemption c => Of(c.School),
            GrantExtension c => Of(c.School),
            EndExtension c => Of(c.School),
            NoteNotice c => c.Schools.Select(Of).FirstOrDefault(refusal => refusal is not null),
            HandDownTask c => OwnTask(district, actor, c.Task),
            ChangeDistrictTask c => (district.Tasks.GetValueOrDefault(c.Task.Id) is { } was ? OwnTask(district, actor, was) : null) ?? OwnTask(district, actor, c.Task),
            CancelDistrictTask c => district.Tasks.GetValueOrDefault(c.Task) is { } task ? OwnTask(district, actor, task) : null,
            AttachFile { Subject.Task: { } id } => district.Tasks.GetValueOrDefault(id) is { } own ? OwnTask(district, actor, own) : null,
            DetachFile { Subject.Task: { } id } => district.Tasks.GetValueOrDefault(id) is { } own ? OwnTask(district, actor, own) : null,
            _ => actor.UnlessOfAllGroups(),
        };
    }

    /// <summary>Whether a post finds this school in a list. Who keeps logs and accounts knows the names of all, and no union content.</summary>
    public static bool Lists(District district, Actor actor, SchoolCode school) =>
        actor.Role is Role.LogAuditor or Role.SystemAdmin ? actor.District == district.Code : Sees(district, actor, school);

    /// <summary>Whether a post sees what concerns this school.</summary>
    public static bool Sees(District district, Actor actor, SchoolCode school) =>
        actor.MaySee(district.Code, school) && actor.UnlessCovers(district.GroupOf(school)) is null;

    /// <summary>The district as a post may see it: other schools' exemptions, extensions and tasks are left out.</summary>
    /// <param name="district">Says which school is in which group.</param>
    public static DistrictView Cut(DistrictView view, District district, Actor actor)
    {
        if (actor is { IsDistrict: true, IsOfAllGroups: true }) return view;
        var seen = district.Schools.Values.Where(school => Sees(district, actor, school.Code)).ToArray();
        var codes = seen.Select(school => school.Code).ToHashSet();
        return view with
        {
            Exemptions = view.Exemptions.RemoveAll(e => !codes.Contains(e.School)),
            Extensions = view.Extensions.RemoveAll(e => !codes.Contains(e.School)),
            Tasks =
            [
                .. from task in view.Tasks
                   where seen.Any(task.ConcernsSchool)
                   select task with { Schools = task.Schools.RemoveAll(s => !codes.Contains(s)) },
            ],
        };
    }

    /// <summary>The district's files that a post may see: those of the tasks that it sees; the office sees all.</summary>
    public static FileList Files(District district, Actor actor)
    {
        var tasks = Cut(DistrictView.Of(district), district, actor).Tasks.Select(task => task.Id).ToHashSet();
        return new([.. district.Files.Where(f => f.Subject.Task is { } task ? tasks.Contains(task) : actor.IsDistrict && actor.District == district.Code)]);
    }

    /// <summary>A task for the post's own groups and schools is its own.</summary>
    private static Refusal? OwnTask(District district, Actor actor, DistrictTask task) =>
        task is { Groups.IsEmpty: true, Schools.IsEmpty: true }
        || !task.Groups.All(actor.Covers)
        || task.Schools.Any(school => actor.UnlessCovers(district.GroupOf(school)) is not null)
            ? actor.UnlessOfAllGroups()
            : null;
}

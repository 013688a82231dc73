using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Districts;

/// <summary>The district as an actor may see it: a school sees no other school's exemptions, extensions and tasks.</summary>
internal static class DistrictSight
{
    public static async Task<DistrictView?> Of(DistrictCall call, CancellationToken cancellationToken)
    {
        var view = await call.District.View(cancellationToken);
        if (view is null || call.Actor.School is not { } own) return view;
        var school = await call.District.School(own, cancellationToken);
        return view with
        {
            Exemptions = view.Exemptions.RemoveAll(e => e.School != own),
            Extensions = view.Extensions.RemoveAll(e => e.School != own),
            Tasks =
            [
                .. from task in view.Tasks
                   where school is not null && task.ConcernsSchool(school)
                   select task with { Schools = task.Schools.RemoveAll(s => s != own) },
            ],
        };
    }
}

using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Register;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>Groups of schools (学段、片区). A form of all of them becomes a command for each that became different, all or nothing.</summary>
internal static class GroupPages
{
    /// <summary>Empty lines for new groups.</summary>
    public const int Blank = 3;

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/groups", Show).WithName("page.groups");
        settings.MapPost("/groups", Set).WithName("page.set-groups");
        settings.MapPost("/groups/{group}/removal", Remove).WithName("page.remove-group");
    }

    private static Task<IResult> Show(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, _) => Draw(call, view, null, cancellationToken), cancellationToken);

    private static Task<IResult> Set(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, _) =>
        {
            var groups = Typed(form, view);
            var changed = groups.Where(g => !view.Groups.Contains(g)).ToArray();
            foreach (var same in groups.GroupBy(g => g.Name).Where(g => g.Key.Length > 0 && g.Count() > 1))
                form.Flaw("group.same-name", Say.It(SettingsTexts.SameName, same.Key), $"name-{same.Last().Code}");
            return FormFlow.Send(
                http, form,
                async () => changed.Length == 0
                    ? view
                    : await call.District.ImportSchools(new(call.Context, [.. changed], [], []), cancellationToken),
                [],
                _ => (changed.Length == 0 ? RegisterTexts.NothingChanged : Say.It(SettingsTexts.GroupsSaved, groups.Count), $"/districts/{call.Code}/settings/groups"),
                () => Draw(call, view, form, cancellationToken));
        }, cancellationToken);

    /// <summary>Deletes a group that neither the district's facts nor a post name.</summary>
    private static Task<IResult> Remove(
        DistrictCall call, GroupCode group, PageForm form, HttpContext http, GroupRemoval removal, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, async (view, _) =>
        {
            if (view.Groups.FirstOrDefault(g => g.Code == group) is not { } found) return PageResults.Say(Notice.NotFound);
            return await FormFlow.Send(
                http, form,
                () => removal.Run(call, group, cancellationToken),
                [],
                _ => (Say.It(SettingsTexts.GroupRemoved, found.Name), $"/districts/{call.Code}/settings/groups"),
                () => Draw(call, view, form, cancellationToken));
        }, cancellationToken);

    private static List<SchoolGroup> Typed(PageForm form, DistrictView view)
    {
        // A group that somebody else added meanwhile does not stand in the form: it stays as it is, and the form is stale.
        var groups = view.Groups.Select(g => form.Has($"name-{g.Code}")
            ? new SchoolGroup(g.Code, form.Required($"name-{g.Code}", SettingsTexts.GroupName), form.Number($"order-{g.Code}", SettingsTexts.Order, 0, 9_999) ?? g.Order)
            : g).ToList();
        var codes = view.Groups.Select(g => g.Code.Value).ToHashSet();
        for (var i = 1; i <= Blank; i++)
        {
            if (form.Text($"new-{i}") is not { } name) continue;
            var code = Enumerable.Range(1, int.MaxValue).Select(n => string.Create(CultureInfo.InvariantCulture, $"g{n}")).First(codes.Add);
            groups.Add(new(new(code), name, groups.Select(g => g.Order).Append(0).Max() + 1));
        }

        return groups;
    }

    private static async Task<IResult> Draw(DistrictCall call, DistrictView view, PageForm? sent, CancellationToken cancellationToken)
    {
        var counts = (await DistrictSchools.All(call, cancellationToken)).Where(s => s.Closes is null).GroupBy(s => s.Group).ToDictionary(g => g.Key, g => g.Count());
        var parameters = new { District = view, Counts = counts, Sent = sent };
        return sent is null ? PageResults.Draw<GroupsPage>(parameters) : PageResults.DrawRefused<GroupsPage>(parameters);
    }
}

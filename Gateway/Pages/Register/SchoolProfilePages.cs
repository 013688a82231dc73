using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Register;

/// <summary>One school as the office keeps it. Each form of the page becomes the API's own command.</summary>
internal static class SchoolProfilePages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var school = pages.MapGroup("/districts/{district}/schools/{school}/profile");
        school.MapGet("", Show).WithName("page.school");
        school.MapPost("/names", Rename).WithName("page.rename-school");
        school.MapPost("/groups", Move).WithName("page.move-school");
        school.MapPost("/reporting", SetReporting).WithName("page.set-reporting");
        school.MapPost("/closing", Close).WithName("page.close-school");
        school.MapPost("/merger", Merge).WithName("page.merge-school");
        school.MapPost("/takeover", TakeOver).WithName("page.take-over-tasks");
    }

    private static Task<IResult> Show(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken) => Draw(call, clock, "", null, cancellationToken);

    private static Task<IResult> Rename(SchoolCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var name = form.Required("name", RegisterTexts.NewName);
        var from = form.RequiredDay("name-from", RegisterTexts.From);
        return FormFlow.Send(
            http, form,
            () => call.District.District.RenameSchool(new(call.Context, call.Code, name, from), cancellationToken),
            [("name.", "name")],
            _ => (Say.It(RegisterTexts.Renamed, Days.Write(from), name), At(call)),
            () => Draw(call, clock, "names", form, cancellationToken));
    }

    private static Task<IResult> Move(SchoolCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        form.Required("group", RegisterTexts.Group);
        var group = form.Code<GroupCode>("group", RegisterTexts.Group) ?? default;
        var from = form.RequiredDay("group-from", RegisterTexts.From);
        return FormFlow.Send(
            http, form,
            () => call.District.District.MoveSchool(new(call.Context, call.Code, group, from), cancellationToken),
            [("group.", "group")],
            view => (Say.It(RegisterTexts.Moved, Days.Write(from), view.Groups.First(g => g.Code == group).Name), At(call)),
            () => Draw(call, clock, "groups", form, cancellationToken));
    }

    /// <summary>Three settings of one form: only what became different is sent, all or nothing.</summary>
    private static async Task<IResult> SetReporting(SchoolCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.District.School(call.Code, cancellationToken) is not { } school) return PageResults.Say(Notice.NotFound);
        var campuses = RegisterPages.Names(form, "campuses");
        var through = form.Code<SchoolCode>("through", RegisterTexts.ReportsThroughLabel);
        var change = new SchoolChange(
            call.Code, default,
            Campuses: campuses.SequenceEqual(school.Campuses) ? null : campuses,
            HasUnion: form.Has("union") == school.HasUnion ? null : form.Has("union"),
            Through: through == school.ReportsThrough ? null : through ?? new SchoolCode(""));
        return await FormFlow.Send(
            http, form,
            () => Change(call, change, cancellationToken),
            [("school.too-many-campuses", "campuses"), ("name.", "campuses"), ("school.", "through")],
            _ => (Say.It(RegisterTexts.SavedReporting, school.Name), At(call)),
            () => Draw(call, clock, "reporting", form, cancellationToken));
    }

    /// <remarks>A post of some groups may do each of these, but not the import of a list: for it the steps go one by one.</remarks>
    private static async Task<Outcome<DistrictView>> Change(SchoolCall call, SchoolChange change, CancellationToken cancellationToken)
    {
        var district = call.District.District;
        var context = call.Context;
        CommandContext Part(string name) => context with { CommandId = CommandIds.Derive(context.CommandId, name) };
        Outcome<DistrictView> last = Outcome<DistrictView>.Refused();
        if (change.Campuses is { } campuses) last = await district.SetCampuses(new(Part("campuses"), call.Code, campuses), cancellationToken);
        if (!last.IsRefused && change.HasUnion is { } has)
        {
            context = After(context, last);
            last = await district.SetUnionStatus(new(Part("union"), call.Code, has), cancellationToken);
        }

        if (!last.IsRefused && change.Through is { } through)
        {
            context = After(context, last);
            last = await district.SetReportingPath(new(Part("through"), call.Code, through.Value.Length > 0 ? through : null), cancellationToken);
        }

        return last.IsRefused || last.Value is not null ? last : (await district.ViewFor(call.Actor, cancellationToken))!;
    }

    private static CommandContext After(CommandContext context, Outcome<DistrictView> last) =>
        context.ExpectedRevision is not null && last.Value is { } view ? context with { ExpectedRevision = view.Revision } : context;

    private static Task<IResult> Close(SchoolCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var on = form.RequiredDay("close-on", RegisterTexts.CloseOn);
        var reason = form.Required("close-reason", RegisterTexts.Reason);
        return FormFlow.Send(
            http, form,
            () => call.District.District.CloseSchool(new(call.Context, call.Code, on, reason), cancellationToken),
            [("school.closes-before-opening", "close-on"), ("reason.", "close-reason"), ("text.", "close-reason")],
            _ => (Say.It(RegisterTexts.ClosedSaid, call.Code, Days.Write(on)), At(call)),
            () => Draw(call, clock, "closing", form, cancellationToken));
    }

    private static async Task<IResult> Merge(SchoolCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        form.Required("successor", RegisterTexts.Successor);
        var successor = form.Code<SchoolCode>("successor", RegisterTexts.Successor) ?? default;
        var on = form.RequiredDay("merge-on", RegisterTexts.MergeOn);
        var becomes = form.Required("open-tasks", RegisterTexts.OpenTasks);
        if (becomes.Length > 0 && becomes is not ("passOn" or "cancel")) form.Flaw("form.bad-choice", RegisterTexts.BadChoice, "open-tasks");
        var reason = form.Required("merge-reason", RegisterTexts.Reason);
        var taken = 0;
        return await FormFlow.Send(
            http, form,
            async () =>
            {
                var merged = await call.District.District.MergeSchool(
                    new(call.Context, call.Code, successor, on, becomes == "cancel" ? OpenTasks.Cancel : OpenTasks.PassOn, reason), cancellationToken);
                if (merged.Value is { } view && on <= Zones.DayOf(clock.GetUtcNow(), view.TimeZone)) taken = await HandOver(call, successor, cancellationToken);
                return merged;
            },
            [("school.successor-invalid", "successor"), ("school.closes-before-opening", "merge-on"), ("reason.", "merge-reason"), ("text.", "merge-reason")],
            _ => (Say.It(taken > 0 ? RegisterTexts.MergedAndTaken : RegisterTexts.Merged, call.Code, Days.Write(on), successor, taken), At(call)),
            () => Draw(call, clock, "merger", form, cancellationToken));
    }

    private static async Task<IResult> TakeOver(SchoolCall call, HttpContext http, CancellationToken cancellationToken)
    {
        if (await call.District.District.School(call.Code, cancellationToken) is not { Merger: { } merger }) return PageResults.Say(Notice.NotFound);
        var outcome = await call.District.Union(merger.Successor).TakeOverTasks(new(call.Context, call.Code), cancellationToken);
        if (outcome.Value is not { } taken) return PageResults.Say(Notice.Of(outcome.Refusals[0]));
        Frame.Flash.Say(http, Say.It(RegisterTexts.TookOver, taken.Count));
        return PageResults.Go(At(call));
    }

    /// <summary>Tasks that went over; a refusal leaves the merger standing, and the page offers to take over again.</summary>
    private static async Task<int> HandOver(SchoolCall call, SchoolCode successor, CancellationToken cancellationToken)
    {
        var context = call.Context with { CommandId = CommandIds.Derive(call.Context.CommandId, "takeover"), ExpectedRevision = null };
        return (await call.District.Union(successor).TakeOverTasks(new(context, call.Code), cancellationToken)).Value?.Count ?? 0;
    }

    private static async Task<IResult> Draw(SchoolCall call, TimeProvider clock, string act, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await call.District.District.ViewFor(call.Actor, cancellationToken) is not { } view
            || await call.District.District.School(call.Code, cancellationToken) is not { } school)
            return PageResults.Say(Notice.NotFound);
        var others = await DistrictSchools.All(call.District, cancellationToken);
        var plans = school.Merger is { } merger ? await call.District.Union(merger.Successor).Plans(call.Actor, cancellationToken) : null;
        int? taken = plans?.Any(p => p.Id == DistrictTaskRules.IdFor(school.Code, 1)) is true
            ? plans.Value.Where(p => Enumerable.Range(1, plans.Value.Length).Any(n => p.Id == DistrictTaskRules.IdFor(school.Code, n))).Sum(p => p.Versions[0].Tasks.Length)
            : null;
        var parameters = new
        {
            Model = new SchoolProfileModel(view, call.Actor, school, [.. others.Where(s => s.Closes is null)], Zones.DayOf(clock.GetUtcNow(), view.TimeZone), taken),
            Sent = sent,
            Act = act,
        };
        return sent is null ? PageResults.Draw<SchoolProfilePage>(parameters) : PageResults.DrawRefused<SchoolProfilePage>(parameters);
    }

    private static string At(SchoolCall call) => $"/districts/{call.District.Code}/schools/{call.Code}/profile";
}

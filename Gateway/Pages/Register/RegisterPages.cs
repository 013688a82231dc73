using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Register;

/// <summary>The register of schools: the list, and adding to it.</summary>
internal static class RegisterPages
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', '\n'];

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/schools", List).WithName("page.schools");
        pages.MapPost("/districts/{district}/schools", Add).WithName("page.register-school");
        SchoolProfilePages.Map(pages);
        ImportPages.Map(pages);
    }

    private static Task<IResult> List(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        Draw(call, http, clock, null, cancellationToken);

    private static Task<IResult> Add(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var name = form.Required("name", RegisterTexts.Name);
        form.Required("code", RegisterTexts.Code);
        var code = form.Code<SchoolCode>("code", RegisterTexts.Code) ?? default;
        form.Required("group", RegisterTexts.Group);
        var group = form.Code<GroupCode>("group", RegisterTexts.Group) ?? default;
        var opens = form.RequiredDay("opens", RegisterTexts.Since);
        var school = new NewSchool(code, name, group, opens, form.Has("union"), Names(form, "campuses"));
        return FormFlow.Send(
            http, form,
            () => call.District.RegisterSchools(new(call.Context, [school]), cancellationToken),
            [("school.exists", "code"), ("code.", "code"), ("name.", "name"), ("group.", "group"), ("school.too-many-campuses", "campuses")],
            _ => (Say.It(RegisterTexts.Added, name), $"/districts/{call.Code}/schools/{code}/profile"),
            () => Draw(call, http, clock, form, cancellationToken));
    }

    private static async Task<IResult> Draw(DistrictCall call, HttpContext http, TimeProvider clock, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await call.District.ViewFor(call.Actor, cancellationToken) is not { } view) return PageResults.Go($"/districts/{call.Code}/settings");
        var model = new SchoolsModel(
            view, call.Actor, [.. await DistrictSchools.All(call, cancellationToken)], SchoolsAsk.Of(http.Request.Query), Zones.DayOf(clock.GetUtcNow(), view.TimeZone));
        var parameters = new { Model = model, Sent = sent };
        return sent is null ? PageResults.Draw<SchoolsPage>(parameters) : PageResults.DrawRefused<SchoolsPage>(parameters);
    }

    /// <summary>Names in one field, apart by 、 and the like.</summary>
    internal static ImmutableArray<string> Names(PageForm form, string field) =>
        [.. form.Typed(field).Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

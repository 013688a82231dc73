using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>Work areas (工作领域): the whole list in one form. A used one goes out of use; none disappears.</summary>
internal static class AreaPages
{
    /// <summary>Empty lines for new areas.</summary>
    public const int Blank = 2;

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/areas", Show).WithName("page.areas");
        settings.MapPost("/areas", Set).WithName("page.set-areas");
    }

    private static Task<IResult> Show(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, _) => Draw(view, null), cancellationToken);

    private static Task<IResult> Set(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, _) =>
        {
            var areas = Typed(form, view);
            return FormFlow.Send(
                http, form,
                () => call.District.SetAreas(new(call.Context, areas), cancellationToken),
                [],
                _ => (Say.It(SettingsTexts.AreasSaved, areas.Count(a => a.IsUsed)), $"/districts/{call.Code}/settings/areas"),
                () => Draw(view, form));
        }, cancellationToken);

    private static ImmutableArray<WorkArea> Typed(PageForm form, DistrictView view)
    {
        var areas = view.Areas.Select((a, i) => (
            Order: form.Number($"order-{a.Code}", SettingsTexts.Order, 0, 9_999) ?? i + 1,
            Area: !form.Has($"name-{a.Code}") ? a : new WorkArea(a.Code, form.Required($"name-{a.Code}", SettingsTexts.AreaName), form.Required($"short-{a.Code}", SettingsTexts.ShortName), form.Has($"used-{a.Code}")))).ToList();
        var codes = view.Areas.Select(a => a.Code.Value).ToHashSet();
        for (var i = 1; i <= Blank; i++)
        {
            if (form.Text($"new-{i}") is not { } name) continue;
            var code = Enumerable.Range(1, int.MaxValue).Select(n => string.Create(CultureInfo.InvariantCulture, $"a{n:00}")).First(codes.Add);
            areas.Add((int.MaxValue, new(new(code), name, form.Required($"new-short-{i}", SettingsTexts.ShortName))));
        }

        return [.. areas.OrderBy(a => a.Order).Select(a => a.Area)];
    }

    private static Task<IResult> Draw(DistrictView view, PageForm? sent)
    {
        var parameters = new { District = view, Sent = sent };
        return Task.FromResult<IResult>(sent is null ? PageResults.Draw<AreasPage>(parameters) : PageResults.DrawRefused<AreasPage>(parameters));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>Required points (必备工作要点): a list, and a form for one of them; what is sent is the whole list.</summary>
internal static class PointPages
{
    private const string New = "new";

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/required-points", Show).WithName("page.required-points");
        settings.MapPost("/required-points", Set).WithName("page.set-required-point");
        settings.MapPost("/required-points/removal", Remove).WithName("page.remove-required-point");
    }

    private static Task<IResult> Show(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, _) => Draw(call, view, http.Request.Query["point"].FirstOrDefault(), null, cancellationToken), cancellationToken);

    private static Task<IResult> Set(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, async (view, _) =>
        {
            var points = (await call.District.RequiredPoints(cancellationToken))!.Points;
            var typed = Typed(form, points);
            var at = points.ToList().FindIndex(p => p.Code == typed.Code);
            return await FormFlow.Send(
                http, form,
                () => call.District.SetRequiredPoints(new(call.Context, at < 0 ? points.Add(typed) : points.SetItem(at, typed)), cancellationToken),
                [("points.least", "least"), ("points.unit", "unit"), ("points.period", "per"), ("points.word", "works"), ("points.without-words", "works"), ("points.too-many-words", "works"), ("points.unknown-area", "area"), ("name.", "name"), ("text.", "note")],
                _ => (Say.It(SettingsTexts.PointSaved, typed.Name), Address(call)),
                () => Draw(call, view, form.Typed("point"), form, cancellationToken));
        }, cancellationToken);

    private static Task<IResult> Remove(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, async (view, _) =>
        {
            var points = (await call.District.RequiredPoints(cancellationToken))!.Points;
            var removed = points.FirstOrDefault(p => p.Code.Value == form.Typed("point"));
            return removed is null ? PageResults.Say(Notice.NotFound) : await FormFlow.Send(
                http, form,
                () => call.District.SetRequiredPoints(new(call.Context, points.Remove(removed)), cancellationToken),
                [],
                _ => (Say.It(SettingsTexts.PointRemoved, removed.Name), Address(call)),
                () => Draw(call, view, removed.Code.Value, form, cancellationToken));
        }, cancellationToken);

    private static RequiredPoint Typed(PageForm form, ImmutableArray<RequiredPoint> points)
    {
        var old = points.FirstOrDefault(p => p.Code.Value == form.Typed("point"));
        var code = old?.Code.Value ?? Enumerable.Range(1, int.MaxValue).Select(n => string.Create(CultureInfo.InvariantCulture, $"p{n}")).First(c => points.All(p => p.Code.Value != c));
        form.Required("area", SettingsTexts.Area);
        form.Required("least", SettingsTexts.Least);
        return new(
            new(code), form.Required("name", SettingsTexts.PointName), form.Code<AreaCode>("area", SettingsTexts.Area) ?? default,
            [.. Lines(form.Required("works", SettingsTexts.Works)).Select(line => new RecognisedWork(Words(line)))],
            [.. Lines(form.Typed("not-words")).SelectMany(line => Words(line))],
            form.Number("least", SettingsTexts.Least, 1, RequiredPointRules.MaxLeast) ?? 1, form.Required("unit", SettingsTexts.PointUnit),
            form.Typed("per") switch { "semester" => PointPeriod.Semester, "none" => PointPeriod.None, _ => PointPeriod.Year },
            [.. form.All("groups").Select(g => Codes.TryParse<GroupCode>(g, out var group) ? group : default).Where(g => g.Value is not null)],
            form.Text("note"), form.Has("whole"));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<string> Words(string line) =>
        [.. line.Replace('　', ' ').Split(['|', '｜', '、', '，', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static async Task<IResult> Draw(DistrictCall call, DistrictView view, string? asked, PageForm? sent, CancellationToken cancellationToken)
    {
        var points = (await call.District.RequiredPoints(cancellationToken))!.Points;
        var parameters = new { District = view, Points = points, Edited = points.FirstOrDefault(p => p.Code.Value == asked), IsNew = asked == New, Sent = sent };
        return sent is null ? PageResults.Draw<PointsPage>(parameters) : PageResults.DrawRefused<PointsPage>(parameters);
    }

    private static string Address(DistrictCall call) => $"/districts/{call.Code}/settings/required-points";
}

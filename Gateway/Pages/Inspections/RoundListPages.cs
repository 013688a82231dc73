using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Settings;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>Rounds of inspections: the list, and opening one.</summary>
internal static class RoundListPages
{
    public static async Task<IResult> List(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await call.District.Inspections(cancellationToken) is { } catalogue && await call.District.View(cancellationToken) is { } district
            ? PageResults.Draw<InspectionsPage>(new { Model = new InspectionsModel(district, catalogue, call.Actor.IsOfAllGroups, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)) })
            : PageResults.Say(Notice.NoDistrict);

    public static Task<IResult> New(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, today) => Draw(call, view, today, null, cancellationToken), cancellationToken);

    public static Task<IResult> Open(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, today) =>
        {
            var (code, rubric) = (form.Code<InspectionCode>("code", InspectionTexts.Code), form.Code<RubricCode>("rubric", InspectionTexts.Rubric));
            var (name, year) = (form.Required("name", InspectionTexts.Name), form.Number("year", InspectionTexts.JudgedYear, 2000, 2100));
            var (dates, mode, scope) = (InspectionDays.Read(form), Mode(form), Scope(form));
            return FormFlow.Send(
                http, form,
                () => call.District.OpenInspection(new(call.Context, code!.Value, name, year!.Value, rubric!.Value, dates, mode, scope), cancellationToken),
                [("inspection.exists", "code"), ("code.", "code"), ("name.", "name"), ("inspection.dates", "selfUntil"), ("sampling.", "percent"), ("inspection.nobody", "groups"), ("rubric.", "rubric")],
                catalogue => (
                    Say.It(InspectionTexts.Opened, name, catalogue.Rounds.First(r => r.Code == code).Schools.Length), $"{InspectionPages.Round(call.Code, code!.Value)}/teams"),
                () => Draw(call, view, today, form, cancellationToken));
        }, cancellationToken);

    /// <summary>Flaw: form.bad-choice.</summary>
    private static ScoringMode Mode(PageForm form)
    {
        var typed = form.Typed("mode");
        foreach (var mode in Enum.GetValues<ScoringMode>())
            if (typed == mode.ToString()) return mode;
        form.Flaw("form.bad-choice", Say.It(InspectionTexts.UnknownChoice, InspectionTexts.Mode, typed), "mode");
        return default;
    }

    /// <summary>Without ticked groups all schools; a sample where a percentage below 100 is typed. Flaw: form.bad-choice, lest a group that cannot be read open the round for everybody.</summary>
    private static InspectionScope Scope(PageForm form)
    {
        var percent = form.Text("percent") is null ? null : form.Number("percent", InspectionTexts.Percent, 1, 100);
        foreach (var unknown in form.All("groups").Where(g => !Codes.IsCode(g))) form.Flaw("form.bad-choice", Say.It(InspectionTexts.UnknownChoice, InspectionTexts.Groups, unknown), "groups");
        ImmutableArray<GroupCode> groups = [.. form.All("groups").Select(g => Codes.TryParse<GroupCode>(g, out var group) ? group : default).Where(g => g.Value is not null)];
        return new(groups, [], percent is { } share and < 100 ? new(form.Required("seed", InspectionTexts.Seed), share) : null);
    }

    private static async Task<IResult> Draw(DistrictCall call, DistrictView view, DateOnly today, PageForm? sent, CancellationToken cancellationToken)
    {
        var catalogue = (await call.District.Inspections(cancellationToken))!;
        var schools = await Register.DistrictSchools.All(call, cancellationToken);
        var parameters = new
        {
            Model = new NewInspectionModel(view, catalogue, schools.Where(s => s.HasUnion && s.Closes is null).GroupBy(s => s.Group).ToImmutableDictionary(g => g.Key, g => g.Count()), today),
            Sent = sent,
        };
        return sent is null ? PageResults.Draw<NewInspectionPage>(parameters) : PageResults.DrawRefused<NewInspectionPage>(parameters);
    }
}

/// <summary>The days of a round, as they are typed.</summary>
internal static class InspectionDays
{
    private const int UsualObjectionDays = 7;

    public static InspectionDates Read(PageForm form) => new(
        form.RequiredDay("selfFrom", InspectionTexts.SelfFrom), form.RequiredDay("selfUntil", InspectionTexts.SelfUntil),
        form.RequiredDay("visitFrom", InspectionTexts.VisitFrom), form.RequiredDay("visitUntil", InspectionTexts.VisitUntil),
        form.Number("objectionDays", InspectionTexts.ObjectionDays, 1, 60) ?? UsualObjectionDays);
}

/// <param name="MayOpen">The post leads all groups.</param>
public sealed record InspectionsModel(DistrictView District, InspectionCatalogue Catalogue, bool MayOpen, DateOnly Today)
{
    public string At => $"/districts/{District.Code}/inspections";

    /// <summary>What is going on with a round: 自评, 考评, 待公布, 异议期, 已定, 已取消.</summary>
    public string Stage(InspectionRound round) =>
        round.CancelledBecause is not null ? InspectionTexts.StageCancelled
        : round.Publication is { IsPublished: true } publication ? Today <= publication.ObjectionsUntil ? InspectionTexts.StageObjections : InspectionTexts.StageFinal
        : Today < round.Dates.SelfFrom ? InspectionTexts.StageBefore
        : Today < round.Dates.VisitFrom ? InspectionTexts.StageSelf
        : Today <= round.Dates.VisitUntil ? InspectionTexts.StageVisit
        : InspectionTexts.StageConclude;
}

/// <param name="Counts">Schools with a union, by group.</param>
public sealed record NewInspectionModel(DistrictView District, InspectionCatalogue Catalogue, ImmutableDictionary<GroupCode, int> Counts, DateOnly Today)
{
    public string At => $"/districts/{District.Code}/inspections";

    /// <summary>From October on this year is judged, before it the year that is over.</summary>
    public int Year => Today.Month >= 10 ? Today.Year : Today.Year - 1;

    public string Code
    {
        get
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"{Year}-annual");
            for (var n = 2; Catalogue.Rounds.Any(r => r.Code.Value == code); n++) code = string.Create(CultureInfo.InvariantCulture, $"{Year}-annual-{n}");
            return code;
        }
    }

    public InspectionDates Dates => new(Today, Today.AddDays(14), Today.AddDays(15), Today.AddDays(45));

    public IEnumerable<Choice> Groups => District.Groups.Where(g => Counts.ContainsKey(g.Code)).Select(g => new Choice(g.Code.Value, Say.It(InspectionTexts.GroupCount, g.Name, Counts[g.Code])));

    /// <summary>Rubrics that do not add up: they may be chosen, knowingly.</summary>
    public IEnumerable<Rubric> Strange => Catalogue.Rubrics.Where(r => !RubricFlaws.Warnings(r).IsEmpty);

    public IEnumerable<Choice> Rubrics => Catalogue.Rubrics.Select(r => new Choice(r.Code.Value, r.Name));
}

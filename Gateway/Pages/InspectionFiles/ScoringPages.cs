using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Inspections.Files;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.Pages.Inspections;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages.InspectionFiles;

/// <summary>Marks in Excel, of one school or of a round, in two steps. Nothing is kept here between the steps.</summary>
internal static class ScoringPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        Map(pages.MapGroup("/districts/{district}/schools/{school}/inspections/{inspection}/scoring"), "scoring");
        Map(pages.MapGroup("/districts/{district}/inspections/{inspection}/scoring"), "round-scoring");
    }

    private static void Map(RouteGroupBuilder scoring, string name)
    {
        scoring.MapGet("", Show).WithName($"page.{name}");
        scoring.MapGet("/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName($"page.{name}-workbook");
        scoring.MapPost("", Read).WithName($"page.read-{name}").WithMetadata(new BodyLimit(UploadedFile.MaxForm));
        scoring.MapPost("/flaws", Flaws).WithName($"page.flawed-{name}").WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: CarriedTable.MaxField(ScoringPlan.MaxFile));
        scoring.MapPost("/take", Take).WithName($"page.take-{name}").WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: CarriedTable.MaxField(ScoringPlan.MaxFile));
    }

    private static Task<IResult> Show(ScoringScope scope, IAccountNames names, CancellationToken cancellationToken) => Ask(scope, names, null, cancellationToken);

    private static async Task<IResult> Workbook(ScoringScope scope, string? team, string? rater, TimeProvider clock, CancellationToken cancellationToken)
    {
        var workbook = await ScoringFiles.Workbook(scope, team, rater, clock, cancellationToken);
        return workbook.Value is { } found ? found : PageResults.Say(Notice.Of(workbook.Refusals[0]));
    }

    private static async Task<IResult> Ask(ScoringScope scope, IAccountNames names, PageForm? sent, CancellationToken cancellationToken)
    {
        var frame = await Frame(scope, names, cancellationToken);
        if (frame.Value is not { } found) return PageResults.Say(Notice.Of(frame.Refusals[0]));
        var parameters = new { Frame = found, Sent = sent };
        return sent is null ? PageResults.Draw<ScoringPage>(parameters) : PageResults.DrawRefused<ScoringPage>(parameters);
    }

    private static async Task<IResult> Read(ScoringScope scope, PageForm form, IAccountNames names, HttpContext http, CancellationToken cancellationToken) =>
        await Look(scope, form, names, http, cancellationToken) is { } model ? Draw(model, !model.Plan.FileFlaws.IsEmpty) : await Ask(scope, names, form, cancellationToken);

    private static async Task<IResult> Flaws(
        ScoringScope scope, PageForm form, IAccountNames names, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await Look(scope, form, names, http, cancellationToken) is not { } model) return await Ask(scope, names, form, cancellationToken);
        var name = WorkbookFileName.Of((Path.GetFileNameWithoutExtension(model.Table.File.Name), scope.Code.Value), (InspectionFileTexts.FlawFile, "flaws"));
        return await Task.Run(
            () => FlawedTableDownload.Of(model.Table.File, model.Plan.Shape, model.Plan.Reading.Sheets, model.Plan.Flaws, model.Plan.FlawedRows, name, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Gives the good marks. Where bad rows wait, the page stays and offers the workbook in which they are marked.</summary>
    private static async Task<IResult> Take(ScoringScope scope, PageForm form, IAccountNames names, HttpContext http, CancellationToken cancellationToken)
    {
        if (await Look(scope, form, names, http, cancellationToken) is not { } model) return await Ask(scope, names, form, cancellationToken);
        if (model.Plan.GoodRows is 0) return Draw(model, !model.Plan.FileFlaws.IsEmpty);
        var taken = await ScoringImport.Take(scope, model.Plan, cancellationToken);
        var done = model with { Taken = taken };
        var isWhole = model.Plan.BadRows is 0 && taken.All(school => school.Receipt is { Conflicts.IsEmpty: true });
        if (!isWhole && await Look(scope, form, names, http, cancellationToken) is { } rest) return Draw(rest with { Taken = taken }, false);
        Flash.Say(http, Say.It(InspectionFileTexts.Done, done.TakenCount));
        return PageResults.Go(model.Frame.At);
    }

    private static RazorComponentResult Draw(ScoringModel model, bool isRefused) => isRefused
        ? PageResults.DrawRefused<ScoringPreviewPage>(new { Model = model })
        : PageResults.Draw<ScoringPreviewPage>(new { Model = model });

    /// <summary>What the workbook of the form would do; null with a flaw when there is none, or nothing could be written at all.</summary>
    private static async Task<ScoringModel?> Look(ScoringScope scope, PageForm form, IAccountNames names, HttpContext http, CancellationToken cancellationToken)
    {
        if (await CarriedTable.Of(form, http, scope.Actor.Account, ScoringPlan.MaxFile, cancellationToken) is not { } table) return null;
        return (await Frame(scope, names, cancellationToken)).Value is { } frame ? new(frame, table, await ScoringImport.Preview(scope, table.File, cancellationToken)) : null;
    }

    private static async Task<Outcome<ScoringFrame>> Frame(ScoringScope scope, IAccountNames names, CancellationToken cancellationToken)
    {
        var district = scope.District.Code;
        if (await scope.District.District.View(cancellationToken) is not { } view) return new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");
        if (scope.School is { } school)
        {
            if (await scope.Inspection(school).View(scope.Actor, cancellationToken) is not { } inspection) return new Refusal("scope.absent", RefusalKind.Absent, "没有对这所学校的这次检查。");
            var back = InspectionPages.Of(district, school, scope.Code);
            var raters = await Raters(scope.Actor, inspection.Round, inspection.Round.TeamOf(school) is { } team ? [team] : [], names);
            return new ScoringFrame(
                view.Name, $"{inspection.SchoolName} {inspection.Round.Name}", back, inspection.Round.Name, $"{back}/scoring", scope.Actor.School is not null, false,
                raters.IsEmpty ? [new(InspectionFileTexts.SheetOfSchool, $"{back}/scoring/workbook")] : [.. raters.Select(rater => Of(rater, $"{back}/scoring/workbook"))]);
        }

        var board = await scope.District.InspectionDesk.Board(scope.Actor, scope.Code, cancellationToken);
        if (board.Value is not { } found) return Outcome<ScoringFrame>.Refused(board.Refusals);
        var at = $"{InspectionPages.Round(district, scope.Code)}/scoring";
        ImmutableArray<InspectionTeam> teams = [.. found.Round.Teams.Where(team => found.Rows.Any(row => row.Team == team.Name))];
        var each = await Raters(scope.Actor, found.Round, teams, names);
        return new ScoringFrame(
            view.Name, found.Round.Name, InspectionPages.Round(district, scope.Code), found.Round.Name, at, false, true,
            !each.IsEmpty ? [.. each.Select(rater => Of(rater, $"{at}/workbook"))]
            : [
                .. teams.Select(team => new ScoringDownload(Say.It(InspectionFileTexts.SheetsOfTeam, team.Name, found.Rows.Count(row => row.Team == team.Name)), $"{at}/workbook?team={Uri.EscapeDataString(team.Name)}")),
                .. teams.Length == 1 && found.Rows.All(row => row.Team is not null) ? [] : new[] { new ScoringDownload(Say.It(InspectionFileTexts.SheetsOfAll, found.Rows.Length), $"{at}/workbook") },
            ]);
    }

    private static ScoringDownload Of((string Account, string Name) rater, string address) =>
        new(Say.It(InspectionFileTexts.SheetsOfRater, rater.Name), $"{address}?rater={Uri.EscapeDataString(rater.Account)}");

    /// <summary>Where each inspector has a sheet of his own, the office chooses whose it takes; nobody where it has none to choose from.</summary>
    private static async Task<ImmutableArray<(string Account, string Name)>> Raters(Actor actor, InspectionRound round, ImmutableArray<InspectionTeam> teams, IAccountNames names)
    {
        if (!actor.IsDistrict || round.Mode is ScoringMode.Group) return [];
        string[] accounts = [.. teams.SelectMany(team => team.Seats).Select(seat => seat.Account).Distinct()];
        var known = await names.Of(accounts);
        return [.. accounts.Select(account => (account, known.GetValueOrDefault(account, account)))];
    }
}

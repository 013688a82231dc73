using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Districts.Import;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Register;

/// <summary>Schools from a workbook: hand it in, look at what it would do, take it over. Nothing is kept here between the steps.</summary>
internal static class ImportPages
{
    /// <summary>Largest workbook in bytes: a list of 2,000 schools has some 200 KB.</summary>
    private const long MaxFile = 2L * 1024 * 1024;

    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MaxFileBytes = MaxFile, MaxUnpackedBytes = 60L * 1024 * 1024 };

    public static void Map(RouteGroupBuilder pages)
    {
        var schools = pages.MapGroup("/districts/{district}/schools");
        schools.MapGet("/_workbook", Workbook).WithName("page.schools-workbook");
        schools.MapGet("/_import", Ask).WithName("page.school-import");
        schools.MapPost("/_import", Read).WithName("page.read-school-import");
        schools.MapPost("/_import/flaws", Flaws).WithName("page.flawed-school-import");
        schools.MapPost("/_import/take", Take).WithName("page.take-school-import");
    }

    /// <summary>The template; with the schools that are there already, or empty.</summary>
    private static async Task<IResult> Workbook(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (call.Actor.UnlessOfAllGroups() is { } refusal) return PageResults.Say(Notice.Of(refusal));
        if (await call.District.View(cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        var isEmpty = http.Request.Query.ContainsKey("empty");
        var schools = isEmpty ? [] : (await DistrictSchools.All(call, cancellationToken)).Where(s => s.Closes is null).ToImmutableArray();
        var name = WorkbookFileName.Of((view.Name, call.Code.Value), isEmpty ? (RegisterTexts.TemplateFile, "template") : (RegisterTexts.ListFile, "schools"));
        return new TableDownload(SchoolTable.Template(view, schools), name, clock.GetUtcNow());
    }

    private static async Task<IResult> Ask(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (call.Actor.UnlessOfAllGroups() is { } refusal) return PageResults.Say(Notice.Of(refusal));
        return await call.District.View(cancellationToken) is { } view
            ? PageResults.Draw<ImportPage>(new { District = view, Today = Today(view, clock) })
            : PageResults.Go($"/districts/{call.Code}/settings");
    }

    /// <summary>The first step hands a file in; the second one carries it and changes what was chosen beside it.</summary>
    private static async Task<IResult> Read(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (call.Actor.UnlessOfAllGroups() is { } refusal) return PageResults.Say(Notice.Of(refusal));
        if (await call.District.View(cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        if (await CarriedTable.Of(form, http, call.Visitor.Account, MaxFile, cancellationToken) is not { } table)
            return PageResults.DrawRefused<ImportPage>(new { District = view, Today = Today(view, clock), Sent = form });
        var model = await Look(call, view, form, table, cancellationToken);
        if (form.HasFlaws) return PageResults.DrawRefused<ImportPage>(new { District = view, Today = Today(view, clock), Sent = form });
        return model.Preview.IsReadable
            ? PageResults.Draw<ImportPreviewPage>(new { Model = model })
            : PageResults.DrawRefused<ImportPreviewPage>(new { Model = model });
    }

    private static async Task<IResult> Take(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (call.Actor.UnlessOfAllGroups() is { } refusal) return PageResults.Say(Notice.Of(refusal));
        if (await call.District.View(cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        if (await CarriedTable.Of(form, http, call.Visitor.Account, MaxFile, cancellationToken) is not { } table)
            return PageResults.DrawRefused<ImportPage>(new { District = view, Today = Today(view, clock), Sent = form });
        var model = await Look(call, view, form, table, cancellationToken);
        return await FormFlow.Send(
            http, form,
            () => call.District.ImportSchools(model.Preview.Command(call.Context), cancellationToken),
            [],
            _ => (Say.It(RegisterTexts.Imported, model.Preview.Count(ImportKind.New), model.Preview.Count(ImportKind.Changed)), $"/districts/{call.Code}/schools"),
            () => Task.FromResult<IResult>(PageResults.DrawRefused<ImportPreviewPage>(new { Model = model, Sent = form })));
    }

    private static async Task<IResult> Flaws(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (call.Actor.UnlessOfAllGroups() is { } refusal) return PageResults.Say(Notice.Of(refusal));
        if (await call.District.View(cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        if (await CarriedTable.Of(form, http, call.Visitor.Account, MaxFile, cancellationToken) is not { } table)
            return PageResults.DrawRefused<ImportPage>(new { District = view, Today = Today(view, clock), Sent = form });
        var model = await Look(call, view, form, table, cancellationToken);
        var name = WorkbookFileName.Of((Path.GetFileNameWithoutExtension(table.File.Name), "schools"), (RegisterTexts.FlawFile, "flaws"));
        var wrong = model.Preview.Rows.Where(r => r.Kind is ImportKind.Wrong).Select(r => (r.Row, string.Join('\n', r.Flaws.Select(f => f.Text))));
        return FlawedTableDownload.Of(table.File, SchoolTable.Shape, model.Preview.Sheets, model.Preview.AllFlaws, wrong, name, clock.GetUtcNow());
    }

    private static async Task<ImportModel> Look(
        DistrictCall call, DistrictView view, PageForm form, CarriedTable carried, CancellationToken cancellationToken)
    {
        var (opens, from) = (form.RequiredDay("opens", RegisterTexts.Since), form.RequiredDay("from", RegisterTexts.ImportFrom));
        var refused = form.All("group-all").Except(form.All("group-yes")).ToImmutableHashSet();
        var schools = await DistrictSchools.All(call, cancellationToken);
        var table = await Task.Run(() => TableReader.Read(carried.File, SchoolTable.Shape, Limits), cancellationToken);
        var preview = SchoolImportReader.Read(table, view, schools, new(opens, from, refused));
        return new(view, preview, carried, opens, from, refused);
    }

    private static DateOnly Today(DistrictView view, TimeProvider clock) => Zones.DayOf(clock.GetUtcNow(), view.TimeZone);
}

using DistrictUnion.Accounts.Import;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.SignIn;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>Accounts from a workbook: hand it in, look at what it would do, take it over. Nothing is kept here between the steps.</summary>
internal static class AccountImportPages
{
    /// <summary>Largest workbook in bytes: 3,000 rows have some 300 KB.</summary>
    private const long MaxFile = 2L * 1024 * 1024;

    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MaxFileBytes = MaxFile, MaxUnpackedBytes = 60L * 1024 * 1024 };

    public static void Map(RouteGroupBuilder pages)
    {
        var import = pages.MapGroup("/districts/{district}/accounts/import");
        import.MapGet("", (KeeperCall call, IGrainFactory grains) => Ask(call, grains, null)).WithName("page.account-import");
        import.MapPost("", Read).WithName("page.read-account-import");
        import.MapPost("/flaws", Flaws).WithName("page.flawed-account-import");
        import.MapPost("/take", Take).WithName("page.take-account-import");
        import.MapGet("/template", Template).WithName("page.account-import-template-workbook");
    }

    private static async Task<IResult> Ask(KeeperCall call, IGrainFactory grains, PageForm? sent)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        return sent is null ? PageResults.Draw<AccountImportPage>(new { Frame = frame }) : PageResults.DrawRefused<AccountImportPage>(new { Frame = frame, Sent = sent });
    }

    private static async Task<IResult> Read(KeeperCall call, PageForm form, AccountImport import, IGrainFactory grains) =>
        await Look(call, form, import, grains) is not { } model ? await Ask(call, grains, form)
        : model.Preview is null ? PageResults.DrawRefused<AccountImportPreviewPage>(new { Model = model })
        : PageResults.Draw<AccountImportPreviewPage>(new { Model = model });

    private static async Task<IResult> Flaws(KeeperCall call, PageForm form, AccountImport import, IGrainFactory grains, TimeProvider clock)
    {
        if (await Look(call, form, import, grains) is not { } model) return await Ask(call, grains, form);
        var name = WorkbookFileName.Of((Path.GetFileNameWithoutExtension(model.Table.File.Name), "accounts"), (AccountTexts.FlawFile, "flaws"));
        var wrong = model.Lines.Where(l => l.Line.State is ImportState.Wrong).Select(l => (l.Row, string.Join('\n', l.Line.Flaws.Select(f => f.Text))));
        return FlawedTableDownload.Of(model.Table.File, AccountTable.Shape, model.Reading.Sheets, model.Flaws, wrong, name, clock.GetUtcNow());
    }

    private static async Task<IResult> Take(KeeperCall call, PageForm form, AccountImport import, IGrainFactory grains)
    {
        if (await Look(call, form, import, grains) is not { Preview: not null } model) return await Ask(call, grains, form);
        var applied = await call.Once(() => import.Apply(call.Keeper, DistrictOf(model.Frame), AccountTable.Rows(model.Reading), call.Aborted));
        if (applied.Value is not { } done)
        {
            foreach (var refusal in applied.Refusals) form.Flaw(refusal.Code, refusal.Text, "file");
            return PageResults.DrawRefused<AccountImportPreviewPage>(new { Model = model, Sent = form });
        }

        Flash.Say(call.Http, Say.It(AccountTexts.ImportDone, done.Slips.Length));
        return done.Slips.IsEmpty ? PageResults.Go(model.Frame.Home) : await AccountsPages.ShowSlips(call, model.Frame, done.Slips);
    }

    private static async Task<IResult> Template(KeeperCall call, IGrainFactory grains, TimeProvider clock) =>
        await AccountsFrame.Of(call, grains) is { } frame
            ? new TableDownload(AccountTable.Template(frame), WorkbookFileName.Of((AccountTexts.TemplateTitle, "accounts-template")), clock.GetUtcNow())
            : PageResults.Say(Notice.NoDistrict);

    /// <summary>What the workbook of the form would do; null with a flaw when there is none, or nobody may import.</summary>
    private static async Task<AccountImportModel?> Look(KeeperCall call, PageForm form, AccountImport import, IGrainFactory grains)
    {
        if (await CarriedTable.Of(form, call.Http, call.Visitor.Account, MaxFile, call.Aborted) is not { } table) return null;
        if (await AccountsFrame.Of(call, grains) is not { } frame) return null;
        var reading = await Task.Run(() => TableReader.Read(table.File, AccountTable.Shape, Limits), call.Aborted);
        if (!reading.Flaws.IsEmpty) return new(frame, table, reading, null);
        var preview = await import.Preview(call.Keeper, DistrictOf(frame), AccountTable.Rows(reading), call.Aborted);
        if (preview.Value is { } value) return new(frame, table, reading, value);
        foreach (var refusal in preview.Refusals) form.Flaw(refusal.Code, refusal.Text, "file");
        return null;
    }

    private static ImportDistrict DistrictOf(AccountsFrame frame) =>
        ImportDistrict.Of(frame.District, frame.Schools.Select(s => (s.Key, s.Value)), frame.Areas.Select(a => (a.Code, a.Name)));
}

using DistrictUnion.Accounts.Import;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.SignIn;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>Importing accounts from a workbook.</summary>
internal static class AccountImportPages
{
    /// <summary>Largest workbook in bytes: 3,000 rows have some 300 KB.</summary>
    private const long MaxFile = 3L * 1024 * 1024;

    public static void Map(RouteGroupBuilder pages)
    {
        var import = pages.MapGroup("/districts/{district}/accounts/import");
        import.MapGet("", (KeeperCall call, IGrainFactory grains) => Draw(call, grains, null)).WithName("page.account-import");
        import.MapPost("", Upload).WithName("page.account-import-upload").WithMetadata(new BodyLimit(MaxFile));
        import.MapGet("/template", Template).WithName("page.account-import-template-workbook");
        import.MapGet("/{key}", Preview).WithName("page.account-import-preview");
        import.MapGet("/{key}/flaws", Flaws).WithName("page.account-import-flaws-workbook");
        import.MapPost("/{key}/application", Apply).WithName("page.account-import-application");
    }

    private static async Task<IResult> Draw(KeeperCall call, IGrainFactory grains, PageForm? sent)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        var model = new ImportModel(frame, null, null);
        return sent is null ? PageResults.Draw<AccountImportPage>(new { Model = model }) : PageResults.DrawRefused<AccountImportPage>(new { Model = model, Sent = sent });
    }

    private static async Task<IResult> Upload(KeeperCall call, PageForm form, ShownOnce kept, IGrainFactory grains)
    {
        if (form.Files.Count != 1 || form.Files[0].Length == 0) form.Flaw("upload.one-file", AccountTexts.ImportNoFile, "file");
        if (form.HasFlaws) return await Draw(call, grains, form);
        var bytes = new byte[form.Files[0].Length];
        await using (var stream = form.Files[0].OpenReadStream()) await stream.ReadExactlyAsync(bytes, call.Aborted);
        var grid = AccountSheet.Read(bytes);
        if (grid is null) form.Flaw("upload.unreadable", AccountTexts.ImportBadFile, "file");
        else if (!grid.Missing.IsEmpty) form.Flaw("upload.bad-head", Say.It(AccountTexts.ImportBadHead, string.Join('、', grid.Missing)), "file");
        if (form.HasFlaws) return await Draw(call, grains, form);
        var key = kept.Put(call.Visitor.Account, new UploadedAccounts(Path.GetFileName(form.Files[0].FileName), bytes, grid!, AccountSheet.Rows(grid!)));
        return PageResults.Go($"/districts/{call.District}/accounts/import/{key}");
    }

    private static async Task<IResult> Preview(KeeperCall call, string key, ShownOnce kept, AccountImport import, IGrainFactory grains)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        if (kept.Find<UploadedAccounts>(call.Visitor.Account, key) is not { } upload) return Gone(call);
        var preview = await import.Preview(call.Keeper, DistrictOf(frame), upload.Rows, call.Aborted);
        return preview.Value is { } value
            ? PageResults.Draw<AccountImportPage>(new { Model = new ImportModel(frame, value, key) })
            : PageResults.Say(Notice.Of(preview.Refusals[0]));
    }

    private static async Task<IResult> Flaws(KeeperCall call, string key, ShownOnce kept, AccountImport import, IGrainFactory grains)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        if (kept.Find<UploadedAccounts>(call.Visitor.Account, key) is not { } upload) return Gone(call);
        var preview = await import.Preview(call.Keeper, DistrictOf(frame), upload.Rows, call.Aborted);
        return preview.Value is { } value && AccountSheet.Marked(upload, value) is { } marked
            ? TypedResults.File(marked, WorkbookDownload.MediaType, Path.ChangeExtension(upload.Name, ".xlsx"))
            : PageResults.Say(Notice.NotFound);
    }

    private static async Task<IResult> Apply(KeeperCall call, string key, ShownOnce kept, AccountImport import, IGrainFactory grains)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        if (kept.Find<UploadedAccounts>(call.Visitor.Account, key) is not { } upload) return Gone(call);
        var applied = await call.Once(() => import.Apply(call.Keeper, DistrictOf(frame), upload.Rows, call.Aborted));
        if (applied.Value is not { } done) return PageResults.Say(Notice.Of(applied.Refusals[0]));
        Flash.Say(call.Http, Say.It(AccountTexts.ImportDone, done.Slips.Length));
        return done.Slips.IsEmpty ? PageResults.Go(frame.Home) : AccountsPages.ShowSlips(call, frame, done.Slips);
    }

    private static async Task<IResult> Template(KeeperCall call, IGrainFactory grains, TimeProvider clock) =>
        await AccountsFrame.Of(call, grains) is { } frame
            ? new WorkbookDownload(AccountSheet.Template(frame, clock.GetUtcNow()), WorkbookFileName.Of((AccountTexts.TemplateTitle, "accounts-template")))
            : PageResults.Say(Notice.NoDistrict);

    private static IResult Gone(KeeperCall call)
    {
        Flash.Say(call.Http, AccountTexts.ImportGone);
        return PageResults.Go($"/districts/{call.District}/accounts/import");
    }

    private static ImportDistrict DistrictOf(AccountsFrame frame) =>
        ImportDistrict.Of(frame.District, frame.Schools.Select(s => (s.Key, s.Value)), frame.Areas.Select(a => (a.Code, a.Name)));
}

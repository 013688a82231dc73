using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Gateway.Backfills;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Ledgers;
using DistrictUnion.Gateway.Pages.Sheets;

namespace DistrictUnion.Gateway.Pages.Backfills;

/// <summary>Earlier years of many schools (补录) from one workbook, by the office.</summary>
internal static class BackfillPages
{
    private const string Ledger = "ledger", Group = "group", WasOpen = "was-open", Yes = "yes";

    /// <summary>Kinds that most districts have in Excel; the others are one click.</summary>
    private static readonly ImmutableArray<string> Usual = ["l04", "l14"];

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/backfill", Years).WithName("page.backfill");
        var import = pages.MapGroup("/districts/{district}/backfill/{year}");
        import.MapGet("", async (DistrictCall call, int year, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            (await Of(call, year, http, clock, cancellationToken)).Ask()).WithName("page.backfill-year");
        import.MapGet("/template", Template).WithRequestTimeout(ApiPaths.LongTime).WithName("page.backfill-template");
        import.MapPost("", async (DistrictCall call, int year, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, year, http, clock, cancellationToken)).Read(form, cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.read-backfill");
        import.MapPost("/flaws", async (DistrictCall call, int year, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, year, http, clock, cancellationToken)).Flaws(form, cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: SheetImport.MaxCarried).WithRequestTimeout(ApiPaths.LongTime).WithName("page.flawed-backfill");
        import.MapPost("/take", async (DistrictCall call, int year, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
            await (await Of(call, year, http, clock, cancellationToken)).Take(form, () => ImportOf(call, year, clock, cancellationToken), cancellationToken))
            .WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithFormOptions(valueLengthLimit: SheetImport.MaxCarried).WithRequestTimeout(ApiPaths.LongTime).WithName("page.take-backfill");
    }

    private static async Task<IResult> Years(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var (today, first) = (Zones.DayOf(clock.GetUtcNow(), district.TimeZone), BackfillImport.FirstRoundYear(district));
        ImmutableArray<int> years = [.. Enumerable.Range(1, BackfillRules.MostYears).Select(back => today.Year - back).Where(year => BackfillRules.IsFree(year, first, today))];
        return PageResults.Draw<BackfillPage>(new { District = district, Years = years });
    }

    private static async Task<IResult> Template(DistrictCall call, int year, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if ((await BackfillImport.Of(call, year, clock, cancellationToken)).Value is not { } import) return PageResults.Say(Notice.NotFound);
        var query = http.Request.Query;
        var choice = new BackfillChoice([.. query[Ledger].OfType<string>().Where(Codes.IsCode).Select(code => new LedgerCode(code))], query.ContainsKey(WasOpen));
        GroupCode[] groups = [.. query[Group].OfType<string>().Where(Codes.IsCode).Select(code => new GroupCode(code))];
        return new TableDownload(await import.Template(choice, groups, cancellationToken), import.FileName, clock.GetUtcNow());
    }

    private static string AddressOf(DistrictCall call, int year) => string.Create(CultureInfo.InvariantCulture, $"/districts/{call.Code}/backfill/{year}");

    private static async Task<SheetSteps> Of(DistrictCall call, int year, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        new(await ImportOf(call, year, clock, cancellationToken), call.Actor, http, clock);

    /// <returns>Null: there is no such district, or the year cannot be entered afterwards.</returns>
    private static async Task<SheetImport?> ImportOf(DistrictCall call, int year, TimeProvider clock, CancellationToken cancellationToken)
    {
        if ((await BackfillImport.Of(call, year, clock, cancellationToken)).Value is not { } import) return null;
        return new(
            new(
                import.District.Name, ($"/districts/{call.Code}/backfill", BackfillTexts.Title), Say.It(BackfillTexts.OfYear, year), BackfillTexts.About, BackfillTexts.Template,
                SheetTexts.School, AddressOf(call, year))
            {
                AsksWhy = true,
                WhyLabel = BackfillTexts.Because,
                WhyHint = BackfillTexts.BecauseHint,
                Done = BackfillTexts.Done,
                Taken = BackfillTexts.Taken,
                Choosing =
                [
                    new(Ledger, BackfillTexts.Ledgers, BackfillTexts.LedgersHint, [.. import.Kinds.Select(k => new Choice(k.Code.Value, $"{LedgerWords.Code(k.Code)} {k.Name}"))], Usual),
                    new(Group, BackfillTexts.Groups, BackfillTexts.GroupsHint, [.. import.District.Groups.Where(g => call.Actor.Covers(g.Code)).Select(g => new Choice(g.Code.Value, g.Name))], []),
                    new(WasOpen, BackfillTexts.Opening, BackfillTexts.OpeningHint, [new(Yes, BackfillTexts.WasOpen)], []),
                ],
            },
            null,
            import.FileName,
            async (file, because) =>
            {
                var (plan, refusals) = await import.Plan(file, because, cancellationToken);
                return new(plan, refusals);
            },
            (plan, _) => import.Take((BackfillPlan)plan, cancellationToken));
    }
}

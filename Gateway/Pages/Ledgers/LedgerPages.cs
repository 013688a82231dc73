using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>Ledgers (台账): a school's shelf, one ledger with its entries, the district's coverage and what it settles about them.</summary>
internal static class LedgerPages
{
    private const string School = "/districts/{district}/schools/{school}";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(School + "/ledgers", ShelfPages.Now).WithName("page.ledgers-now");
        pages.MapGet(School + "/years/{year}/ledgers", ShelfPages.Show).WithName("page.ledgers");
        var ledger = pages.MapGroup(School + "/ledgers/{ledger}/{period}");
        ledger.MapGet("", LedgerViewPages.Show).WithName("page.ledger");
        ledger.MapPost("/voiding", LedgerViewPages.Void).WithName("page.entries-void");
        ledger.MapPost("/nothing", LedgerViewPages.Declare).WithName("page.ledger-nothing");
        ElsewherePages.Map(ledger);
        ledger.MapPost("/opening", LedgerViewPages.Open).WithName("page.ledger-opening");
        ledger.MapGet("/new", EntryDesk.New).WithName("page.entry-new");
        ledger.MapGet("/entries/{number:int}", EntryDesk.Show).WithName("page.entry");
        ledger.MapPost("/entries", EntryDesk.Write).WithName("page.entry-write");
        EvidencePages.Map(ledger);
        ledger.MapGet("/paste", PastePages.Show).WithName("page.entries-paste");
        ledger.MapPost("/paste", PastePages.Send).WithName("page.paste-entries").WithMetadata(new BodyLimit(PastePages.MaxForm));
        pages.MapGet("/districts/{district}/ledgers", CoveragePages.Now).WithName("page.ledger-coverage-now");
        pages.MapGet("/districts/{district}/years/{year}/ledgers", CoveragePages.Show).WithName("page.ledger-coverage");
        pages.MapGet("/districts/{district}/years/{year}/ledgers/workbook", CoveragePages.Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("page.ledger-coverage-workbook");
        FundsPages.Map(pages);
        SchoolsImportPages.Map(pages);
        LedgerSettingsPages.Map(pages.MapGroup("/districts/{district}/settings/ledgers"));
    }

    /// <summary>Address of a school's shelf in a year.</summary>
    public static string Shelf(string school, int year) => $"{school}/years/{year}/ledgers";

    /// <summary>Address of one ledger.</summary>
    public static string Ledger(string school, LedgerCode kind, LedgerPeriod period) => $"{school}/ledgers/{kind}/{period}";

    /// <summary>Address of a school.</summary>
    public static string Of(SchoolCall call) => $"/districts/{call.District.Code}/schools/{call.Code}";
}

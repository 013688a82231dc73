using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>A school's ledgers in a year (台账目录).</summary>
internal static class ShelfPages
{
    /// <summary>On to the year that is now.</summary>
    public static async Task<IResult> Now(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        await call.District.District.View(cancellationToken) is { } district
            ? PageResults.Go(LedgerPages.Shelf(LedgerPages.Of(call), Zones.DayOf(clock.GetUtcNow(), district.TimeZone).Year))
            : PageResults.Say(Notice.NotFound);

    public static async Task<IResult> Show(SchoolCall call, int year, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.District.View(cancellationToken) is not { } district
            || await call.District.LedgerShelf.Shelf(call.Actor, call.Code, year, cancellationToken) is not { } shelf)
        {
            return PageResults.Say(Notice.NotFound);
        }

        var text = (http.Request.Query["q"].FirstOrDefault() ?? "").Trim();
        return PageResults.Draw<ShelfPage>(new
        {
            Model = new ShelfModel(district, call.Actor, LedgerPages.Of(call), shelf, text, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)),
        });
    }
}

/// <summary>The shelf as it is drawn.</summary>
/// <param name="At">Address of the school.</param>
/// <param name="Text">What is searched for; empty: everything is shown.</param>
public sealed record ShelfModel(DistrictView District, Actor Actor, string At, SchoolShelf Shelf, string Text, DateOnly Today)
{
    public ImmutableArray<ShelfLedger> Shown { get; } =
        [.. Shelf.Ledgers.Where(l => Text.Length == 0 || l.Kind.Aliases.Append(l.Kind.Name).Append(l.Kind.Code.Value).Any(name => name.Contains(Text, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Whether an entry may be written from here.</summary>
    internal bool MayWrite(ShelfLedger ledger) =>
        ledger.Kind.Source is LedgerSource.Entries && PolicyTable.Allows("page.entry-write", Actor) && (Actor.IsDistrict || Actor.Keeps(ledger.Kind));

    public string AddressOf(ShelfLedger ledger) => ledger.Kind.Source switch
    {
        LedgerSource.Plan => $"{At}/plans",
        LedgerSource.Progress => $"{At}/quarters",
        _ => LedgerPages.Ledger(At, ledger.Kind.Code, ledger.Current),
    };
}

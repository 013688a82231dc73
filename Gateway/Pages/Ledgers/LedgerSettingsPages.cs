using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Settings;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>What the district settles about ledgers: which kinds are kept and by whom; the kinds themselves and limits have pages of their own.</summary>
internal static class LedgerSettingsPages
{
    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("", Show).WithName("page.ledger-kinds");
        settings.MapPost("", Switch).WithName("page.switch-ledgers");
        LimitPages.Map(settings);
        KindPages.Map(settings);
    }

    private static Task<IResult> Show(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        Open(call, clock, (view, catalogue) => Draw(view, catalogue, null), cancellationToken);

    /// <summary>One form of all kinds; only those that became different are sent.</summary>
    private static Task<IResult> Switch(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        Open(call, clock, (view, catalogue) =>
        {
            // A kind that somebody added meanwhile does not stand in the form: it stays as it is.
            var drawn = form.All("kind").ToHashSet();
            ImmutableArray<LedgerSwitch> changed =
            [
                .. from kept in catalogue.Kinds
                   let code = kept.Kind.Code
                   where drawn.Contains(code.Value)
                   let isOn = form.Has($"on-{code}")
                   let groups = form.All($"groups-{code}").Select(g => new GroupCode(g)).Order().ToImmutableArray()
                   where isOn != kept.IsOn || !groups.SequenceEqual(kept.Groups.Order())
                   select new LedgerSwitch(code, isOn, groups),
            ];
            return FormFlow.Send(
                http, form,
                async () => changed.IsEmpty ? catalogue : await call.District.SwitchLedgers(new(call.Context, changed), cancellationToken),
                [],
                after => (changed.IsEmpty ? LedgerTexts.NothingChanged : Say.It(LedgerTexts.Switched, changed.Length, after.Kinds.Count(k => k.IsOn)), AddressOf(call)),
                () => Draw(view, catalogue, form));
        }, cancellationToken);

    public static string AddressOf(DistrictCall call, string page = "") => $"/districts/{call.Code}/settings/ledgers{page}";

    /// <summary>Opens a page about the whole district with what it settled about ledgers.</summary>
    public static Task<IResult> Open(
        DistrictCall call, TimeProvider clock, Func<DistrictView, LedgerCatalogue, Task<IResult>> draw, CancellationToken cancellationToken) =>
        WholeDistrict.Open(
            call, clock,
            async (view, _) => await call.District.Ledgers(cancellationToken) is { } catalogue ? await draw(view, catalogue) : PageResults.Say(Notice.NoDistrict),
            cancellationToken);

    private static Task<IResult> Draw(DistrictView view, LedgerCatalogue catalogue, PageForm? sent)
    {
        var parameters = new { District = view, Catalogue = catalogue, Sent = sent };
        return Task.FromResult<IResult>(sent is null ? PageResults.Draw<KindsPage>(parameters) : PageResults.DrawRefused<KindsPage>(parameters));
    }
}

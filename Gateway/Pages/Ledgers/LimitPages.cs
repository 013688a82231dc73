using System.Globalization;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>What may be spent (经费标准), and when a year of mutual aid begins: the whole list in one form.</summary>
internal static class LimitPages
{
    /// <summary>Empty lines for new limits.</summary>
    public const int Blank = 3;

    private const decimal Most = 10_000_000;

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/limits", Show).WithName("page.ledger-limits");
        settings.MapPost("/limits", Set).WithName("page.set-ledger-limits");
    }

    private static Task<IResult> Show(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        LedgerSettingsPages.Open(call, clock, (view, catalogue) => Draw(view, catalogue, null), cancellationToken);

    private static Task<IResult> Set(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        LedgerSettingsPages.Open(call, clock, (view, catalogue) =>
        {
            var limits = Typed(form);
            var preset = form.Typed("act") == "preset" ? LedgerLimits.Presets.FirstOrDefault(p => p.Name == form.Typed("preset")) : null;
            if (preset is not null) limits.AddRange(preset.Limits.Where(l => limits.All(own => (own.Name, own.FromYear) != (l.Name, l.FromYear))));
            var month = form.Number("month", LedgerTexts.MutualAidMonth, 1, 12) ?? catalogue.MutualAidMonth;
            return FormFlow.Send(
                http, form,
                () => call.District.SetLedgerLimits(new(call.Context, [.. limits.OrderBy(l => l.FromYear)], month), cancellationToken),
                [("limit.month", "month")],
                _ => (preset is null ? Say.It(LedgerTexts.LimitsSaved, limits.Count) : Say.It(LedgerTexts.PresetTaken, preset.Name, limits.Count), LedgerSettingsPages.AddressOf(call, "/limits")),
                () => Draw(view, catalogue, form));
        }, cancellationToken);

    /// <summary>The rows with a name; one whose name was emptied is taken out. Flaws: form.missing, form.bad-number.</summary>
    private static List<LedgerLimit> Typed(PageForm form)
    {
        var limits = new List<LedgerLimit>();
        for (var i = 1; i <= LedgerLimits.Most + Blank && form.Has($"name-{i}"); i++)
        {
            if (form.Text($"name-{i}") is not { } name) continue;
            if (form.Text($"year-{i}") is null) form.Required($"year-{i}", LedgerTexts.FromYear);
            limits.Add(new(name, form.Number($"year-{i}", LedgerTexts.FromYear, 2000, 2100) ?? 2000, Amount(form, $"amount-{i}"), form.Text($"basis-{i}")));
        }

        return limits;
    }

    private static decimal Amount(PageForm form, string field)
    {
        var text = form.Required(field, LedgerTexts.Amount).Replace(",", "", StringComparison.Ordinal).TrimEnd('元');
        if (text.Length == 0) return 1;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and <= Most) return amount;
        form.Flaw("form.bad-number", LedgerTexts.AmountWrong, field);
        return 1;
    }

    private static Task<IResult> Draw(DistrictView view, LedgerCatalogue catalogue, PageForm? sent)
    {
        var parameters = new { District = view, Catalogue = catalogue, Sent = sent };
        return Task.FromResult<IResult>(sent is null ? PageResults.Draw<LimitsPage>(parameters) : PageResults.DrawRefused<LimitsPage>(parameters));
    }
}

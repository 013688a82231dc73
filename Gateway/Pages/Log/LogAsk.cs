using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Log;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Log;

/// <summary>What is asked of the log, as the page's filters spell it in the address.</summary>
/// <param name="Sent">The filters as they were typed, with what is wrong with them.</param>
/// <param name="Query">The question; of what is wrong nothing is asked.</param>
public sealed record LogAsk(PageForm Sent, LogQuery Query)
{
    public const int PageSize = 50;

    /// <summary>Names of the filters, in the order in which they stand in addresses.</summary>
    private static readonly string[] Names = ["school", "account", "from", "until", "kind", "text"];

    public static LogAsk Of(IQueryCollection query)
    {
        var form = new PageForm(new FormCollection(query.ToDictionary()));
        var (from, until) = (form.Day("from", LogTexts.From), form.Day("until", LogTexts.Until));
        if (from > until) form.Flaw("log.days-reversed", LogTexts.DaysReversed, "until");
        if (form.Text("text")?.Length > LogQuery.MaxText) form.Flaw("log.text-too-long", Say.It(LogTexts.TextTooLong, LogQuery.MaxText), "text");
        var kind = form.Text("kind");
        return new(form, new(
            form.Code<SchoolCode>("school", LogTexts.School),
            form.Text("account") is { } person ? [person] : [],
            from,
            until,
            Enum.TryParse<LogSubject>(kind, ignoreCase: true, out var subject) && !int.TryParse(kind, out _) ? [subject] : [],
            kind is not null && LogWords.Of(kind) is { } word ? [word.Kind] : [],
            form.Text("text"),
            MarkOf(form.Text("before")),
            PageSize));
    }

    /// <summary>The question with the accounts of whoever is called as typed; ids may be typed too.</summary>
    internal async ValueTask<LogQuery> Resolved(DistrictCode district, IAccountNames names) =>
        Query.Accounts is [var person] && await names.Find(district, person, LogQuery.MaxAccounts) is { IsEmpty: false } found ? Query with { Accounts = found } : Query;

    /// <summary>Address of the same question, without a place in it.</summary>
    public string AddressOf(string at, params ImmutableArray<(string Name, string Value)> instead)
    {
        var parts = Names.Select(name => (Name: name, Value: instead.FirstOrDefault(i => i.Name == name).Value ?? Sent.Text(name)))
            .Concat(instead.Where(i => !Names.Contains(i.Name)).Select(i => (i.Name, Value: (string?)i.Value)))
            .Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}");
        var query = string.Join('&', parts);
        return query.Length == 0 ? at : $"{at}?{query}";
    }

    private static LogMark? MarkOf(string? text) =>
        text?.Split('.') is [var position, var number] && long.TryParse(position, out var p) && p >= 0 && int.TryParse(number, out var n) && n >= 0 ? new(p, n) : null;
}

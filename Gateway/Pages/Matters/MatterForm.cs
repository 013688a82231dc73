using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Matters;

/// <summary>The fields of a step: <c>v-KEY</c> what is typed into a field, <c>r-2-KEY</c> what is typed into the second line.</summary>
internal static class MatterForm
{
    /// <summary>Lines that stand there for a start, and that a button adds.</summary>
    public const int FirstRows = 8;

    public const int MoreRows = 5;

    /// <summary>Name of the button that adds lines; the form comes back with them.</summary>
    public const string More = "more";

    public static string Field(string key) => $"v-{key}";

    /// <param name="row">From 1.</param>
    public static string Row(int row, string key) => string.Create(CultureInfo.InvariantCulture, $"r-{row}-{key}");

    public static MatterContent Read(PageForm form, MatterStep step) => new(
        step.Columns.Select(c => (c.Key, Typed: Typed(form, Field(c.Key)))).ToImmutableSortedDictionary(v => v.Key, v => v.Typed, StringComparer.Ordinal),
        step.Rows.IsEmpty ? [] : [.. Enumerable.Range(1, RowsOf(form, step)).Select(row => step.Rows.ToImmutableSortedDictionary(c => c.Key, c => Typed(form, Row(row, c.Key)), StringComparer.Ordinal))]);

    /// <summary>Lines that the form has.</summary>
    public static int RowsOf(PageForm form, MatterStep step) => Enumerable.Range(1, MostRows).TakeWhile(row => form.Has(Row(row, step.Rows[0].Key))).Count();

    /// <summary>The same with its refusals at the fields that they are about.</summary>
    public static Outcome<MatterReceipt> Placed(Outcome<MatterReceipt> outcome) =>
        outcome.Value is not null ? outcome : Outcome<MatterReceipt>.Refused(outcome.Refusals.Select(refusal => refusal with { Place = FieldOf(refusal.Place) }));

    private const int MostRows = 200;

    private static string? FieldOf(string? place) => place?.Split(':') switch
    {
        [var row, var key] when int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => Row(number, key),
        [var key] when key is not ("rows" or "reason" or "due" or "note" or "kind") => Field(key),
        _ => place,
    };

    /// <summary>Of several ticks a line each, and what stands beside them.</summary>
    private static string Typed(PageForm form, string field) => string.Join('\n', form.All(field));
}

using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Pages.Forms;
using EntryTable = DistrictUnion.Gateway.Ledgers.LedgerTable;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>A column of ours, beside what it may be in the export of another system.</summary>
/// <param name="From">The heading that stands for it, as it was remembered or guessed; null: none.</param>
/// <param name="Constant">What stands in each row instead; null: nothing.</param>
public sealed record MappedColumn(string Key, string Heading, bool IsRequired, bool IsPrivate, string? From, string? Constant)
{
    public string FromField => MappingFields.From(Key);

    public string ConstantField => MappingFields.Constant(Key);
}

/// <summary>The export of another system on its way to becoming a mapping.</summary>
/// <param name="Heads">Rows that may be its headings.</param>
/// <param name="Head">The one that is taken for them.</param>
/// <param name="SameBy">Names of the columns by which two entries are told apart; none: all.</param>
/// <param name="Because">Of the office: why it fills in for the school.</param>
public sealed record MappingModel(
    LedgerImportFrame Frame, CarriedTable Table, ImmutableArray<TableHead> Heads, TableHead Head, ImmutableArray<MappedColumn> Columns, ImmutableArray<string> SameBy, string? Because)
{
    /// <summary>Headings that stand for no column.</summary>
    public IEnumerable<string> Unused => Head.Named.Except(Columns.Select(c => c.From).OfType<string>());

    public string? SampleOf(string? heading) => heading is not null && Head.Headings.IndexOf(heading) is >= 0 and var at ? Head.Samples[at] : null;

    /// <param name="asked">The row of headings that somebody chose; null: what was remembered, or looks most like ours.</param>
    /// <returns>Null: the workbook has no row that could be headings.</returns>
    internal static MappingModel? Of(LedgerImportFrame frame, CarriedTable table, ImmutableArray<LedgerMapping> mappings, string? asked, string? because)
    {
        var heads = ImportPlan.HeadsOf(table.File);
        if (heads.IsEmpty) return null;
        var ledger = new EntryTable(frame.View.Kind);
        ImmutableArray<TableColumn> columns = [.. ledger.Shape.Columns.Where(c => c.Key is not EntryTable.NumberKey and not EntryTable.RevisionKey)];
        var before = asked is null ? ImportPlan.MappingOf(table.File, frame.View.Kind.Code, mappings) : null;
        var head = heads.FirstOrDefault(h => MappingFields.Name(h) == asked)
            ?? heads.FirstOrDefault(h => before is not null && before.Fits(before.Kind, h.Named))
            ?? heads.MaxBy(h => MappingGuess.Of(columns, h.Named).Count)!;
        var guessed = before?.Columns.ToImmutableDictionary() ?? MappingGuess.Of(columns, head.Named);
        var typed = ledger.Columns.ToDictionary(c => c.Key);
        return new(
            frame, table, heads, head,
            [
                .. columns.Select(c => new MappedColumn(
                    c.Key, c.Heading, typed.GetValueOrDefault(c.Key) is { IsRequired: true }, typed.GetValueOrDefault(c.Key) is { IsPrivate: true },
                    guessed.GetValueOrDefault(c.Key), before?.Constants.GetValueOrDefault(c.Key))),
            ],
            [.. frame.View.Kind.SameBy.Where(typed.ContainsKey).Select(ledger.Heading)], because);
    }
}

/// <summary>The fields of a mapping.</summary>
public static class MappingFields
{
    /// <summary>The row of headings.</summary>
    public const string Head = "head";

    /// <summary>The mapping by which a preview was made, so that nothing is taken by another one.</summary>
    public const string Seen = "mapping-seen";

    public static string From(string key) => "c-" + key.Replace('#', '_');

    public static string Constant(string key) => "k-" + key.Replace('#', '_');

    public static string Name(TableHead head) => $"{head.Row}:{head.Sheet}";

    /// <summary>What the form says about the headings that it was drawn for.</summary>
    public static LedgerMapping Read(PageForm form, MappingModel drawn) => new(
        drawn.Frame.View.Kind.Code, drawn.Head.Named,
        drawn.Columns.Where(c => form.Text(c.FromField) is not null).ToImmutableSortedDictionary(c => c.Key, c => form.Text(c.FromField)!, StringComparer.Ordinal),
        drawn.Columns.Where(c => form.Text(c.ConstantField) is not null).ToImmutableSortedDictionary(c => c.Key, c => form.Text(c.ConstantField)!, StringComparer.Ordinal));
}

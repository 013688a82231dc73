using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Workbooks;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>A workbook laid beside a ledger: each row with what it would do. Nothing is written yet.</summary>
/// <param name="FileFlaws">Why the workbook cannot be taken at all; then there are no rows.</param>
internal sealed record ImportPlan(LedgerTable Table, TableReading Reading, ImmutableArray<TableFlaw> FileFlaws, ImmutableArray<PlannedRow<EntryEdit>> Rows) : IImportPlan
{
    /// <summary>Largest workbook in bytes: 10,000 rows of long texts have some 8 MB.</summary>
    public const long MaxFile = 16L * 1024 * 1024;

    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MaxFileBytes = MaxFile };

    /// <summary>What would be sent to the ledger.</summary>
    public ImmutableArray<EntryEdit> Edits => [.. Rows.Select(r => r.Edit).OfType<EntryEdit>()];

    /// <summary>How the export of another system was read; null: by our own headings.</summary>
    public LedgerMapping? Mapping { get; init; }

    /// <summary>What is private may be shown to who asks.</summary>
    public bool MayShow { get; init; }

    /// <summary>It is nobody's template, and its headings are not ours: somebody has to say what they are.</summary>
    public bool AsksForMapping { get; init; }

    public TableShape Shape => Mapping is null ? Table.Shape : Table.MappedBy(Mapping);

    public IEnumerable<IPlannedRow> Lines => Rows;

    /// <param name="view">The whole ledger with what is private open: only so can be said what changed. It is shown to nobody.</param>
    /// <param name="mayShow">What is private may stand in words about a row.</param>
    /// <param name="mappings">Of exports of other systems; one for these headings goes before our own names.</param>
    public static ImportPlan Of(SourceFile file, LedgerView view, bool mayShow, params ImmutableArray<LedgerMapping> mappings)
    {
        var table = new LedgerTable(view.Kind);
        var (template, spoilt) = LedgerBase.Read(file, Limits);
        if ((spoilt ?? template?.Unless(view)) is { } foreign) return new(table, new([], [], [foreign], []), [foreign], []);
        if (template is null && MappingOf(file, view.Kind.Code, mappings) is { } mapping) return Mapped(file, table, view, mayShow, mapping);
        var reading = TableReader.Read(file, table.Shape, Limits);
        ImmutableArray<TableFlaw> flaws = [.. reading.Flaws.Where(f => !f.IsOfCell), .. template is null ? [] : Gone(table, reading, template)];
        return flaws.IsEmpty
            ? new(table, reading, [], new RowSorter(table, view, template, null, mayShow).Sort(reading.Rows, Unreadable(reading))) { MayShow = mayShow }
            : new(table, reading, flaws, []) { AsksForMapping = template is null && flaws.All(f => f.Code is "table.no-headings" or "table.heading-missing" or "table.heading-twice") };
    }

    /// <summary>The mapping that was made for a workbook like this one.</summary>
    public static LedgerMapping? MappingOf(SourceFile file, LedgerCode kind, ImmutableArray<LedgerMapping> mappings) =>
        mappings.Any(m => m.Kind == kind) && HeadsOf(file) is { IsEmpty: false } heads ? mappings.FirstOrDefault(m => heads.Any(head => m.Fits(kind, head.Named))) : null;

    /// <summary>The rows of a workbook that may be its headings.</summary>
    public static ImmutableArray<TableHead> HeadsOf(SourceFile file) => TableReader.Heads(file, Limits);

    private static ImportPlan Mapped(SourceFile file, LedgerTable table, LedgerView view, bool mayShow, LedgerMapping mapping)
    {
        var read = TableReader.Read(file, table.MappedBy(mapping), Limits);
        var reading = read with { Rows = [.. read.Rows.Select(row => row with { Cells = row.Cells.AddRange(mapping.Constants) })] };
        ImmutableArray<TableFlaw> flaws = [.. reading.Flaws.Where(f => !f.IsOfCell)];
        return new(table, reading, flaws, flaws.IsEmpty ? new RowSorter(table, view, null, mapping, mayShow).Sort(reading.Rows, Unreadable(reading)) : []) { Mapping = mapping, MayShow = mayShow };
    }

    private static ILookup<(string Sheet, int Row), TableFlaw> Unreadable(TableReading reading) => reading.Flaws.ToLookup(f => (f.Sheet, f.Row));

    /// <summary>The plan after the ledger has judged the edits: new, changed, the same after all, or wrong at these cells.</summary>
    public ImportPlan Judged(LedgerPreview preview)
    {
        var lines = preview.Lines.ToDictionary(line => line.Line);
        return this with { Rows = [.. Rows.Select(row => row.Edit is { } edit ? Judged(row, lines[edit.Line]) : row)] };
    }

    /// <summary>What would be written: edits that are good.</summary>
    public ImmutableArray<EntryEdit> Good => [.. Rows.Where(r => r.State is ImportRowState.New or ImportRowState.Changed).Select(r => r.Edit!)];

    private static PlannedRow<EntryEdit> Judged(PlannedRow<EntryEdit> row, EditPreview line) => row with
    {
        State = line.State switch
        {
            EditState.New => ImportRowState.New,
            EditState.Changed => ImportRowState.Changed,
            EditState.Unchanged => ImportRowState.Unchanged,
            _ => ImportRowState.Wrong,
        },
        Flaws = [.. line.Flaws.Select(flaw => row.Row.Flaw(flaw.Code, flaw.Text, ColumnOf(flaw)))],
    };

    /// <summary>The place of a refusal is line:column, of a check line:column:check.</summary>
    private static string? ColumnOf(Refusal flaw) => flaw.Place?.Split(':') is [_, { Length: > 0 } column, ..] ? column : null;

    /// <summary>Headings that the template had and the sheet has not: renamed or taken out. Passing over them would lose what stands below.</summary>
    private static IEnumerable<TableFlaw> Gone(LedgerTable table, TableReading reading, LedgerBase template) =>
        from sheet in reading.Sheets
        from column in table.Compared
        where template.Memory.Keys.Contains(column.Key) && !sheet.Columns.ContainsKey(column.Key)
        let unused = string.Join("、", reading.Notes.Where(n => n.Code is "table.column-unused" && n.Sheet == sheet.Name).Select(n => TableFlaw.Letters(n.Column) + " 列"))
        select new TableFlaw(
            "ledger.heading-gone", $"表头“{table.Heading(column.Key)}”不见了：被改名或删去了{(unused.Length > 0 ? $"（{unused}的表头不认识）" : "")}，请改回来。", sheet.Name, sheet.HeadRow);
}

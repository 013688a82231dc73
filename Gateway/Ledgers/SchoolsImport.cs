using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>A new entry of one of the schools of a workbook.</summary>
internal sealed record SchoolEntry(School School, LedgerPeriod Period, EntryEdit Edit);

/// <summary>
/// One workbook with new entries of many schools, by the office: a ledger's table with a column 学校 before it. Each school's rows are judged by its own ledger
/// and written by one command of it, so that one school's flaws stop no other. Flaws: ledger.school-missing, ledger.school-unknown, ledger.school-twice,
/// ledger.template-school, and those of <see cref="ImportPlan"/>.
/// </summary>
internal sealed class SchoolsImport
{
    public const string SchoolKey = LedgerMapping.SchoolKey, SchoolHeading = "学校";

    private const int SchoolsAtOnce = 1_000;

    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MaxFileBytes = ImportPlan.MaxFile };

    private readonly DistrictCall call;
    private readonly Func<TableRow, LedgerPeriod> periodOf;
    private readonly EntrySource source;
    private readonly LedgerTable table;
    private readonly ImmutableArray<School> schools;
    private readonly NamedSchools named;
    private readonly TableShape shape;

    /// <param name="periodOf">The ledger into which a row goes.</param>
    private SchoolsImport(DistrictCall call, LedgerKind kind, Func<TableRow, LedgerPeriod> periodOf, EntrySource source, ImmutableArray<School> schools)
    {
        (this.call, this.periodOf, this.source, this.schools, named, table) = (call, periodOf, source, schools, new(schools), new(kind));
        shape = table.Shape with
        {
            Columns = [new(SchoolKey, SchoolHeading, true, "学校名称", "单位", "单位名称"), .. table.Shape.Columns.Where(c => c.Key is not LedgerTable.NumberKey and not LedgerTable.RevisionKey)],
        };
    }

    public LedgerKind Kind => table.Kind;

    /// <returns>Null: schools keep no such kind, it is made from plans, or its periods differ from school to school (届).</returns>
    public static async Task<SchoolsImport?> Of(DistrictCall call, LedgerCode code, LedgerPeriod period, CancellationToken cancellationToken)
    {
        if (await call.District.Ledgers(cancellationToken) is not { } catalogue || catalogue.Kinds.FirstOrDefault(k => k.Kind.Code == code) is not { IsOn: true } kept) return null;
        if (kept.Kind.Source is not LedgerSource.Entries || kept.Kind.Period != period.Kind || period.Kind is LedgerPeriodKind.Term) return null;
        var page = await call.District.SchoolsFor(call.Actor, null, 0, SchoolsAtOnce, cancellationToken);
        return new(call, kept.Kind, _ => period, EntrySource.Imported, [.. page.Schools.Where(s => s.HasUnion && (kept.Groups.IsEmpty || kept.Groups.Contains(s.Group)))]);
    }

    /// <summary>Entries of an earlier year that are entered afterwards (补录): each goes into the ledger of its day.</summary>
    /// <param name="schools">Whose entries may be entered.</param>
    public static SchoolsImport OfYear(DistrictCall call, KeptKind kept, int year, int mutualAidMonth, ImmutableArray<School> schools) => new(
        call, kept.Kind, row => LedgerPeriod.Of(kept.Kind.Period, DayOf(kept.Kind, row) ?? new DateOnly(year, 1, 1), mutualAidMonth), EntrySource.Backfilled,
        [.. schools.Where(s => kept.Groups.IsEmpty || kept.Groups.Contains(s.Group))])
    {
        Year = year,
    };

    /// <summary>Entries of other calendar years are refused (backfill.other-year); null: the period of the ledger says which.</summary>
    public int? Year { get; private init; }

    /// <summary>The table on one sheet of a workbook that has several.</summary>
    public TableShape ShapeOn(string sheet) => shape with { Sheet = sheet };

    /// <summary>The day of a row, where its kind has one and it can be read.</summary>
    private static DateOnly? DayOf(LedgerKind kind, TableRow row) =>
        kind.DateColumn is { } key && kind.Column(key) is { } column && RowSorter.TextOf(row, column) is { } text
        && ColumnValue.Read(column, text).Value is { } value && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    public TableTemplate Template(LedgerPeriod period, int year) => Template(SheetNames.Of([Kind.Name])[0], $"{period.Name}{Kind.Name}（多校导入模板）", year);

    /// <summary>The table on a sheet, with its columns and an example of a year.</summary>
    public TableTemplate Template(string sheet, string title, int year) => new(
        sheet, title, "",
        [new(SchoolHeading, 18, true, "学校的全称，从下拉列表里选。", [.. schools.Select(s => s.Name)]), .. LedgerTemplate.Columns(table)],
        ["示例", .. table.Columns.Select(c => LedgerTemplate.ExampleOf(c, year)), ""],
        [.. Kind.Notes, "一行是一所学校的一条新条目，学校必须写。已经登记过的同样内容不会重复登记；改动已有条目请到学校的台账里办理。", "先上传预览，不会马上保存；有问题的行会在原文件里标出来，没有问题的学校可以先导入。"],
        []);

    /// <param name="because">Why the office writes for the schools.</param>
    /// <returns>Refusals where nothing could be written at all: reason.missing, text.too-long.</returns>
    public async Task<(RowPlan<SchoolEntry>? Plan, ImmutableArray<Refusal> Refusals)> Plan(SourceFile file, string? because, CancellationToken cancellationToken)
    {
        if (LedgerBase.Read(file, Limits) is { Found: { } own })
            return (RowPlan<SchoolEntry>.Refused(shape, new TableFlaw("ledger.template-school", $"这是“{own.SchoolName}”一所学校的模板，请到那所学校的台账里导入；多所学校一起导入请用本页的模板。")), []);
        return await Plan(await Task.Run(() => TableReader.Read(file, shape, Limits), cancellationToken), because, cancellationToken);
    }

    /// <summary>The same of a table that was read.</summary>
    public async Task<(RowPlan<SchoolEntry>? Plan, ImmutableArray<Refusal> Refusals)> Plan(TableReading reading, string? because, CancellationToken cancellationToken)
    {
        ImmutableArray<TableFlaw> whole = [.. reading.Flaws.Where(f => reading.Rows.All(r => (r.Sheet.Name, r.Number) != (f.Sheet, f.Row)))];
        if (!whole.IsEmpty) return (new(shape, reading, whole, []), []);
        var found = new Dictionary<(string Sheet, int Row), PlannedRow<SchoolEntry>>();
        var unreadable = reading.Flaws.ToLookup(f => (f.Sheet, f.Row));
        foreach (var row in reading.Rows.Where(row => SchoolOf(row) is null)) found[(row.Sheet.Name, row.Number)] = Nowhere(row, [.. unreadable[(row.Sheet.Name, row.Number)]]);
        foreach (var row in reading.Rows.Where(row => SchoolOf(row) is not null && IsOfOtherYear(row)))
            found[(row.Sheet.Name, row.Number)] = PlannedRow<SchoolEntry>.Wrong(row, SchoolOf(row)!.Name, row.Flaw("backfill.other-year", $"这一行不是{Year}年的，请写到那一年的补录表里。", Kind.DateColumn));
        foreach (var rows in reading.Rows.Where(row => !found.ContainsKey((row.Sheet.Name, row.Number))).GroupBy(row => (School: SchoolOf(row)!, Period: periodOf(row))))
        {
            var (planned, refusals) = await OfLedger(rows.Key.School, rows.Key.Period, reading with { Rows = [.. rows] }, because, cancellationToken);
            if (!refusals.IsEmpty) return (null, refusals);
            foreach (var row in planned) found[(row.Row.Sheet.Name, row.Row.Number)] = row;
        }

        return (new(shape, reading, [], [.. reading.Rows.Select(r => found[(r.Sheet.Name, r.Number)])]), []);
    }

    /// <summary>Writes the good rows, a command a school. A school that refuses stops no other; sent again, nothing is written twice.</summary>
    public async Task<ImmutableArray<Refusal>> Take(RowPlan<SchoolEntry> plan, string? because, CancellationToken cancellationToken)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var entries in plan.Good.GroupBy(e => (e.School, e.Period)))
        {
            var (school, period) = entries.Key;
            var context = call.Context with { CommandId = CommandIds.Derive(call.Context.CommandId, $"{school.Code} {Kind.Code} {period}"), ExpectedRevision = null };
            var written = await Ledger(school, period).Ledger.Write(new(context, [.. entries.Select(e => e.Edit)], source, because), cancellationToken);
            refusals.AddRange(written.Refusals.Select(r => r with { Text = $"{school.Name}：{r.Text}" }));
        }

        return refusals.ToImmutable();
    }

    private async Task<(ImmutableArray<PlannedRow<SchoolEntry>> Rows, ImmutableArray<Refusal> Refusals)> OfLedger(
        School school, LedgerPeriod period, TableReading reading, string? because, CancellationToken cancellationToken)
    {
        var ledger = Ledger(school, period);

        // Private values are opened to find what is there already, and leave this place in no word.
        if (await LedgerFiles.Whole(ledger, true, cancellationToken) is not { } view) return ([.. reading.Rows.Select(row => Nowhere(row, []))], []);
        var sorted = new RowSorter(table, view, null, null, mayShow: false).Sort(reading.Rows, reading.Flaws.ToLookup(f => (f.Sheet, f.Row)));
        var plan = new ImportPlan(table, reading, [], sorted);
        if (!plan.Edits.IsEmpty)
        {
            var preview = await ledger.Ledger.Preview(new(call.Context with { ExpectedRevision = null }, plan.Edits, source, because), cancellationToken);
            if (preview.Value is not { } judged)
            {
                return preview.Refusals.Any(r => r.Place == "because")
                    ? ([], preview.Refusals)
                    : ([.. reading.Rows.Select(row => PlannedRow<SchoolEntry>.Wrong(row, school.Name, [.. preview.Refusals.Select(r => row.Flaw(r.Code, r.Text))]))], []);
            }

            plan = plan.Judged(judged);
        }

        return ([.. plan.Rows.Select(r => new PlannedRow<SchoolEntry>(r.Row, school.Name, r.State, r.Edit is { } edit ? new(school, period, edit) : null, r.Flaws, r.What))], []);
    }

    private bool IsOfOtherYear(TableRow row) => Year is { } year && DayOf(Kind, row) is { } day && day.Year != year;

    private LedgerCall Ledger(School school, LedgerPeriod period) => new(new(call, school.Code), Kind.Code, period);

    private School? SchoolOf(TableRow row) => named.Find(row.Text(SchoolKey));

    private PlannedRow<SchoolEntry> Nowhere(TableRow row, ImmutableArray<TableFlaw> unreadable) => PlannedRow<SchoolEntry>.Wrong(
        row, null, !unreadable.IsEmpty ? unreadable : [named.Flaw(row, SchoolKey, "ledger.school", $"没有“{row.Text(SchoolKey)}”这所学校，或它不用记这种台账。")]);
}

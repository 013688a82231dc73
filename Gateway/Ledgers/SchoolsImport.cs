using System.Collections.Immutable;
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
internal sealed record SchoolEntry(School School, EntryEdit Edit);

/// <summary>
/// One workbook with new entries of many schools, by the office: a ledger's table with a column 学校 before it. Each school's rows are judged by its own ledger
/// and written by one command of it, so that one school's flaws stop no other. Flaws: ledger.school-missing, ledger.school-unknown, ledger.school-twice,
/// ledger.template-school, and those of <see cref="ImportPlan"/>.
/// </summary>
internal sealed class SchoolsImport
{
    private const string SchoolKey = LedgerMapping.SchoolKey, SchoolHeading = "学校";
    private const int SchoolsAtOnce = 1_000;

    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MaxFileBytes = ImportPlan.MaxFile };

    private readonly DistrictCall call;
    private readonly LedgerPeriod period;
    private readonly LedgerTable table;
    private readonly ImmutableArray<School> schools;
    private readonly TableShape shape;

    private SchoolsImport(DistrictCall call, LedgerKind kind, LedgerPeriod period, ImmutableArray<School> schools)
    {
        (this.call, this.period, this.schools, table) = (call, period, schools, new(kind));
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
        return new(call, kept.Kind, period, [.. page.Schools.Where(s => s.HasUnion && (kept.Groups.IsEmpty || kept.Groups.Contains(s.Group)))]);
    }

    public TableTemplate Template(int year) => new(
        SheetNames.Of([Kind.Name])[0], $"{period.Name}{Kind.Name}（多校导入模板）", "",
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
        var reading = await Task.Run(() => TableReader.Read(file, shape, Limits), cancellationToken);
        ImmutableArray<TableFlaw> whole = [.. reading.Flaws.Where(f => reading.Rows.All(r => (r.Sheet.Name, r.Number) != (f.Sheet, f.Row)))];
        if (!whole.IsEmpty) return (new(shape, reading, whole, []), []);
        var found = new Dictionary<(string Sheet, int Row), PlannedRow<SchoolEntry>>();
        foreach (var rows in reading.Rows.GroupBy(SchoolOf))
        {
            if (rows.Key is not { } school)
            {
                foreach (var row in rows) found[(row.Sheet.Name, row.Number)] = Nowhere(row);
                continue;
            }

            var (planned, refusals) = await OfSchool(school, reading with { Rows = [.. rows] }, because, cancellationToken);
            if (!refusals.IsEmpty) return (null, refusals);
            foreach (var row in planned) found[(row.Row.Sheet.Name, row.Row.Number)] = row;
        }

        return (new(shape, reading, [], [.. reading.Rows.Select(r => found[(r.Sheet.Name, r.Number)])]), []);
    }

    /// <summary>Writes the good rows, a command a school. A school that refuses stops no other; sent again, nothing is written twice.</summary>
    public async Task<ImmutableArray<Refusal>> Take(RowPlan<SchoolEntry> plan, string? because, CancellationToken cancellationToken)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var entries in plan.Good.GroupBy(e => e.School))
        {
            var context = call.Context with { CommandId = CommandIds.Derive(call.Context.CommandId, entries.Key.Code.Value), ExpectedRevision = null };
            var written = await Ledger(entries.Key).Ledger.Write(new(context, [.. entries.Select(e => e.Edit)], EntrySource.Imported, because), cancellationToken);
            refusals.AddRange(written.Refusals.Select(r => r with { Text = $"{entries.Key.Name}：{r.Text}" }));
        }

        return refusals.ToImmutable();
    }

    private async Task<(ImmutableArray<PlannedRow<SchoolEntry>> Rows, ImmutableArray<Refusal> Refusals)> OfSchool(
        School school, TableReading reading, string? because, CancellationToken cancellationToken)
    {
        var ledger = Ledger(school);

        // Private values are opened to find what is there already, and leave this place in no word.
        if (await LedgerFiles.Whole(ledger, true, cancellationToken) is not { } view) return ([.. reading.Rows.Select(Nowhere)], []);
        var sorted = new RowSorter(table, view, null, null, mayShow: false).Sort(reading.Rows, reading.Flaws.ToLookup(f => (f.Sheet, f.Row)));
        var plan = new ImportPlan(table, reading, [], sorted);
        if (!plan.Edits.IsEmpty)
        {
            var preview = await ledger.Ledger.Preview(new(call.Context with { ExpectedRevision = null }, plan.Edits, EntrySource.Imported, because), cancellationToken);
            if (preview.Value is not { } judged)
            {
                return preview.Refusals.Any(r => r.Place == "because")
                    ? ([], preview.Refusals)
                    : ([.. reading.Rows.Select(row => PlannedRow<SchoolEntry>.Wrong(row, school.Name, [.. preview.Refusals.Select(r => row.Flaw(r.Code, r.Text))]))], []);
            }

            plan = plan.Judged(judged);
        }

        return ([.. plan.Rows.Select(r => new PlannedRow<SchoolEntry>(r.Row, school.Name, r.State, r.Edit is { } edit ? new(school, edit) : null, r.Flaws, r.What))], []);
    }

    private LedgerCall Ledger(School school) => new(new(call, school.Code), Kind.Code, period);

    private School? SchoolOf(TableRow row) =>
        row.Text(SchoolKey) is { } typed && schools.Where(s => TableColumn.Bare(s.Name) == TableColumn.Bare(typed) || s.Code.Value == typed.Trim()).ToArray() is [var one] ? one : null;

    private PlannedRow<SchoolEntry> Nowhere(TableRow row) => PlannedRow<SchoolEntry>.Wrong(
        row, null,
        row.Text(SchoolKey) is not { } typed ? row.Flaw("ledger.school-missing", "没有写是哪所学校的。", SchoolKey)
        : schools.Count(s => TableColumn.Bare(s.Name) == TableColumn.Bare(typed)) > 1 ? row.Flaw("ledger.school-twice", $"有几所学校叫“{typed}”，请改写学校的编号。", SchoolKey)
        : row.Flaw("ledger.school-unknown", $"没有“{typed}”这所学校，或它不用记这种台账。", SchoolKey));
}

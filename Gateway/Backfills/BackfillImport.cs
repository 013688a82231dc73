using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Backfills;

/// <summary>Something of an earlier year of a school that would be taken: a task, or the score.</summary>
internal sealed record PastEdit(School School, PastTask? Task, PastScore? Score);

/// <summary>
/// One workbook with an earlier year of many schools (补录): plan tasks with what became of them, entries of the chosen ledgers, scores. Each school is judged and
/// written by itself: its tasks and score by one command, each of its ledgers by another. Flaws: those of <see cref="BackfillChoice"/>, <see cref="PastTaskTable"/>,
/// <see cref="PastScoreTable"/>, <see cref="SchoolsImport"/> and <see cref="BackfillRules"/>; backfill.school-missing, backfill.school-unknown, backfill.school-twice,
/// backfill.score-twice, backfill.nothing.
/// </summary>
internal sealed class BackfillImport
{
    /// <summary>Largest workbook in bytes.</summary>
    public const long MaxFile = 8L * 1024 * 1024;

    private const int SchoolsAtOnce = 1_000;
    private const int AtOnce = 8;
    private const string EmptyTable = "table.empty", NoHeadings = "table.no-headings";

    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MaxFileBytes = MaxFile };

    private readonly DistrictCall call;
    private readonly DistrictView district;
    private readonly LedgerCatalogue catalogue;
    private readonly ImmutableArray<School> schools;
    private readonly int year;

    private BackfillImport(DistrictCall call, DistrictView district, LedgerCatalogue catalogue, ImmutableArray<School> schools, int year) =>
        (this.call, this.district, this.catalogue, this.schools, this.year) = (call, district, catalogue, schools, year);

    public DistrictView District => district;

    /// <summary>Kinds of ledgers that can be entered afterwards: those that schools keep by year.</summary>
    public ImmutableArray<LedgerKind> Kinds => [.. Kept.Select(k => k.Kind)];

    private IEnumerable<KeptKind> Kept => catalogue.Kinds.Where(k =>
        k.IsOn && k.Kind.Source is LedgerSource.Entries && k.Kind.Period is LedgerPeriodKind.CalendarYear or LedgerPeriodKind.SchoolYear or LedgerPeriodKind.MutualAidYear);

    /// <returns>Refusals: district.unknown, backfill.year-open.</returns>
    public static async Task<Outcome<BackfillImport>> Of(DistrictCall call, int year, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district || await call.District.Ledgers(cancellationToken) is not { } catalogue)
            return new Refusal("district.unknown", RefusalKind.Absent, "没有这个区。");
        var (today, first) = (Zones.DayOf(clock.GetUtcNow(), district.TimeZone), FirstRoundYear(district));
        if (!BackfillRules.IsFree(year, first, today)) return BackfillRules.NotFree(year, first, today);
        var page = await call.District.SchoolsFor(call.Actor, null, 0, SchoolsAtOnce, cancellationToken);
        return new BackfillImport(call, district, catalogue, page.Schools, year);
    }

    public static int? FirstRoundYear(DistrictView district) => district.Rounds.IsEmpty ? null : district.Rounds.Min(r => r.Quarter).Year;

    public WorkbookFileName FileName => WorkbookFileName.Of((district.Name, district.Code.Value), ($"{year}年", $"{year}"), ("补录模板", "backfill"));

    /// <summary>The workbook to be filled in.</summary>
    /// <param name="only">Of these groups alone; none: of all.</param>
    public async Task<TableTemplate> Template(BackfillChoice choice, IReadOnlyCollection<GroupCode> only, CancellationToken cancellationToken)
    {
        var order = district.Groups.ToDictionary(g => g.Code, g => g.Order);
        var chosen = There(choice.WasOpen).Where(s => only.Count == 0 || only.Contains(s.Group)).OrderBy(s => order.GetValueOrDefault(s.Group, int.MaxValue)).ThenBy(s => s.Name, StringComparer.Ordinal).ToImmutableArray();
        var scores = new ConcurrentDictionary<SchoolCode, PastScore?>();
        await Each(chosen, async (school, cancelled) =>
            scores[school.Code] = (await call.Union(school.Code).PastScores(call.Actor, cancelled))?.Scores.FirstOrDefault(s => s.Year == year)?.Score, cancellationToken);
        var first = PastTaskTable.Template(year, [.. chosen.Select(s => s.Name)], district.Areas);
        return first with
        {
            Author = district.Name,
            Notes =
            [
                $"这份表把{year}年各学校的计划、台账和考核得分一次录入系统，都注明“补录”，不算逾期和迟报。用不到的工作表可以空着或删去。",
                .. first.Notes, "先上传预览，不会马上保存；有问题的行会在原文件里标出来，没有问题的行可以先导入。同一份文件传两次只算一次。",
            ],
            Others =
            [
                .. Parts(choice, chosen).Select(part => part.Import.Template(part.Sheet, $"{year}年{part.Import.Kind.Name}（补录）", year)),
                PastScoreTable.Template(year, [.. chosen.Select(s => (s.Name, scores.GetValueOrDefault(s.Code)))]),
            ],
            Key = choice.Sheet(district, year),
        };
    }

    /// <param name="because">Why, and from which papers.</param>
    /// <returns>Refusals where nothing could be taken at all: reason.missing, text.too-long.</returns>
    public async Task<(BackfillPlan? Plan, ImmutableArray<Refusal> Refusals)> Plan(SourceFile file, string? because, CancellationToken cancellationToken)
    {
        var (choice, foreign) = BackfillChoice.Read(file, district, year, Limits);
        if (choice is null) return (BackfillPlan.Refused(foreign!), []);
        var filing = Filing(file, because, choice);
        var there = There(choice.WasOpen);
        var (tasks, scores) = await Task.Run(() => (TableReader.Read(file, PastTaskTable.Shape, Limits), TableReader.Read(file, PastScoreTable.Shape, Limits)), cancellationToken);
        scores = scores with { Rows = scores.Rows.RemoveAll(PastScoreTable.IsBlank) };
        var ledgers = ImmutableArray.CreateBuilder<(SchoolsImport Import, RowPlan<SchoolEntry> Plan)>();
        var readings = new List<TableReading> { tasks, scores };
        foreach (var (sheet, import) in Parts(choice, there))
        {
            var reading = await Task.Run(() => TableReader.Read(file, import.ShapeOn(sheet), Limits), cancellationToken);
            readings.Add(reading);
            if (Whole(reading).Any() || reading.Rows.IsEmpty) continue;
            var (plan, refusals) = await import.Plan(reading, because, cancellationToken);
            if (plan is null) return (null, refusals);
            ledgers.Add((import, plan));
        }

        var whole = readings.SelectMany(Whole).ToImmutableArray();
        if (whole.IsEmpty && readings.All(r => r.Rows.IsEmpty)) whole = [new("backfill.nothing", "各工作表里都没有内容。")];
        if (!whole.IsEmpty) return (BackfillPlan.Refused([.. whole]), []);
        var (past, refused) = await Past(tasks, scores, filing, there, cancellationToken);
        return refused.IsEmpty ? (new BackfillPlan(filing, past, ledgers.ToImmutable(), Together(readings)), []) : (null, refused);
    }

    /// <summary>Writes the good rows, eight schools at a time. A school that refuses stops no other; sent again, nothing is written twice.</summary>
    public async Task<ImmutableArray<Refusal>> Take(BackfillPlan plan, CancellationToken cancellationToken)
    {
        var refusals = new ConcurrentBag<Refusal>();
        var good = plan.Past.Where(r => r.State is ImportRowState.New or ImportRowState.Changed).Select(r => r.Edit!).GroupBy(e => e.School);
        await Each(good, async (edits, cancelled) =>
        {
            var context = call.Context with { CommandId = CommandIds.Derive(call.Context.CommandId, edits.Key.Code.Value), ExpectedRevision = null };
            var command = new BackfillYear(context, year, [.. edits.Select(e => e.Task).OfType<PastTask>()], edits.Select(e => e.Score).FirstOrDefault(s => s is not null), plan.Filing);
            foreach (var refusal in (await call.Union(edits.Key.Code).Backfill(command, cancelled)).Refusals) refusals.Add(refusal with { Text = $"{edits.Key.Name}：{refusal.Text}" });
        }, cancellationToken);
        await Each(plan.Ledgers, async (part, cancelled) =>
        {
            foreach (var refusal in await part.Import.Take(part.Plan, plan.Filing.Because, cancelled)) refusals.Add(refusal);
        }, cancellationToken);
        return [.. refusals.OrderBy(r => r.Text, StringComparer.Ordinal)];
    }

    /// <summary>Tasks and scores, school by school, in the order of the workbook.</summary>
    private async Task<(ImmutableArray<PlannedRow<PastEdit>> Rows, ImmutableArray<Refusal> Refusals)> Past(
        TableReading tasks, TableReading scores, Backfilling filing, ImmutableArray<School> there, CancellationToken cancellationToken)
    {
        var (found, refusals) = (new ConcurrentDictionary<(string Sheet, int Row), PlannedRow<PastEdit>>(), new ConcurrentBag<Refusal>());
        var (unreadable, bySchool) = (tasks.Flaws.Concat(scores.Flaws).ToLookup(f => (f.Sheet, f.Row)), new Dictionary<School, PastRows>());
        var named = new NamedSchools(there);
        foreach (var (row, isTask) in tasks.Rows.Select(r => (r, true)).Concat(scores.Rows.Select(r => (r, false))))
        {
            var flaws = unreadable[(row.Sheet.Name, row.Number)].ToList();
            var school = named.Find(row.Text(PastTaskTable.School));
            if (school is null) flaws.Add(Nowhere(row, named, filing.WasOpen));
            var rows = school is null ? new() : bySchool.TryGetValue(school, out var kept) ? kept : bySchool[school] = new();
            if (!isTask && rows.Score is not null) flaws.Add(row.Flaw("backfill.score-twice", $"“{school!.Name}”的得分写了两行。", PastScoreTable.School));
            var task = isTask ? PastTaskTable.Read(row, year, rows.Tasks.Count + 1, district.Areas, flaws) : null;
            var score = isTask ? null : PastScoreTable.Read(row, year, flaws);
            if (flaws.Count > 0) found[(row.Sheet.Name, row.Number)] = PlannedRow<PastEdit>.Wrong(row, school?.Name, [.. flaws]);
            else if (isTask) rows.Tasks.Add((row, task!));
            else rows.Score = (row, score!);
        }

        await Each(bySchool.Where(s => s.Value.Any), async (pair, cancelled) =>
        {
            var (school, rows) = pair;
            var command = new BackfillYear(call.Context with { ExpectedRevision = null }, year, [.. rows.Tasks.Select(t => t.Task)], rows.Score?.Score, filing);
            var preview = await call.Union(school.Code).PreviewBackfill(command, cancelled);
            foreach (var refusal in preview.Refusals.Where(r => r.Place == "because")) refusals.Add(refusal);
            var lines = preview.Value?.Tasks.ToDictionary(t => t.Line);
            foreach (var (row, task) in rows.Tasks) found[(row.Sheet.Name, row.Number)] = Judged(row, new(school, task, null), lines?[task.Line], preview.Refusals, task.Title);
            if (rows.Score is { } scored)
                found[(scored.Row.Sheet.Name, scored.Row.Number)] = Judged(scored.Row, new(school, null, scored.Score), preview.Value?.Score, preview.Refusals, ScoreOf(scored.Score));
        }, cancellationToken);
        return ([.. tasks.Rows.Concat(scores.Rows).Select(row => found[(row.Sheet.Name, row.Number)])], [.. refusals.Distinct()]);
    }

    private static PlannedRow<PastEdit> Judged(TableRow row, PastEdit edit, BackfillLine? line, ImmutableArray<Refusal> refusals, string what) => line is null
        ? PlannedRow<PastEdit>.Wrong(row, edit.School.Name, [.. refusals.Select(r => row.Flaw(r.Code, r.Text, PastTaskTable.School))])
        : line.State switch
        {
            BackfillState.Wrong => PlannedRow<PastEdit>.Wrong(row, edit.School.Name, [.. line.Flaws.Select(f => row.Flaw(f.Code, f.Text, f.Place?.Split(':')[^1]))]),
            BackfillState.Unchanged => PlannedRow<PastEdit>.Unchanged(row, edit.School.Name),
            var state => new(row, edit.School.Name, state is BackfillState.New ? ImportRowState.New : ImportRowState.Changed, edit, [], $"{row.Sheet.Name}：{what}"),
        };

    private static string ScoreOf(PastScore score) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{score.Name} {score.Score:0.##}/{score.Full:0.##}");

    /// <summary>A school that the office leads and that was not there then is named as such.</summary>
    private TableFlaw Nowhere(TableRow row, NamedSchools named, bool wasOpen) =>
        new NamedSchools(schools).Find(row.Text(PastTaskTable.School)) is { } absent && BackfillRules.UnlessThere(absent, year, wasOpen) is { } refusal
            ? row.Flaw(refusal.Code, refusal.Text, PastTaskTable.School)
            : named.Flaw(row, PastTaskTable.School, "backfill.school", $"没有“{row.Text(PastTaskTable.School)}”这所学校。");

    private ImmutableArray<School> There(bool wasOpen) => [.. schools.Where(s => s.HasUnion && BackfillRules.UnlessThere(s, year, wasOpen) is null)];

    private static Backfilling Filing(SourceFile file, string? because, BackfillChoice choice) =>
        new(because?.Trim() ?? "", new(file.Name, Convert.ToHexStringLower(SHA256.HashData(file.Content.Span))), choice.WasOpen);

    /// <summary>The chosen ledgers, each with its sheet.</summary>
    private ImmutableArray<(string Sheet, SchoolsImport Import)> Parts(BackfillChoice choice, ImmutableArray<School> there)
    {
        KeptKind[] kinds = [.. choice.Ledgers.Distinct().Select(code => Kept.FirstOrDefault(k => k.Kind.Code == code)).OfType<KeptKind>()];
        var names = SheetNames.Of([PastTaskTable.Sheet, PastScoreTable.Sheet, .. kinds.Select(k => k.Kind.Name)]);
        return [.. kinds.Select((kind, i) => (names[i + 2], SchoolsImport.OfYear(call, kind, year, catalogue.MutualAidMonth, there)))];
    }

    /// <summary>What is wrong with a sheet as a whole; one that is missing or empty is none.</summary>
    private static IEnumerable<TableFlaw> Whole(TableReading reading) => reading.Flaws.Where(f =>
        f.Code is not (EmptyTable or NoHeadings) && reading.Rows.All(r => (r.Sheet.Name, r.Number) != (f.Sheet, f.Row)));

    private static TableReading Together(List<TableReading> readings) => new(
        [.. readings.SelectMany(r => r.Sheets)], [.. readings.SelectMany(r => r.Rows)], [.. readings.SelectMany(r => r.Flaws)], [.. readings.SelectMany(r => r.Notes)]);

    private static Task Each<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> act, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (item, cancelled) => await act(item, cancelled));

    /// <summary>What a workbook says of one school.</summary>
    private sealed class PastRows
    {
        public List<(TableRow Row, PastTask Task)> Tasks { get; } = [];

        public (TableRow Row, PastScore Score)? Score { get; set; }

        public bool Any => Tasks.Count > 0 || Score is not null;
    }
}

/// <summary>A workbook of an earlier year laid beside what there is. Nothing is written yet.</summary>
/// <param name="Past">Tasks and scores.</param>
/// <param name="Ledgers">The ledgers that have rows in it.</param>
internal sealed record BackfillPlan(
    Backfilling Filing, ImmutableArray<PlannedRow<PastEdit>> Past, ImmutableArray<(SchoolsImport Import, RowPlan<SchoolEntry> Plan)> Ledgers, TableReading Reading) : IImportPlan
{
    public TableShape Shape => PastTaskTable.Shape;

    public ImmutableArray<TableFlaw> FileFlaws { get; init; } = [];

    public IEnumerable<IPlannedRow> Lines => Past.Concat<IPlannedRow>(
        Ledgers.SelectMany(part => part.Plan.Rows).Select(row => row.What.Length == 0 ? row : row with { What = $"{row.Row.Sheet.Name}：{row.What}" }));

    public static BackfillPlan Refused(params ImmutableArray<TableFlaw> flaws) => new(new(""), [], [], new([], [], flaws, [])) { FileFlaws = flaws };
}

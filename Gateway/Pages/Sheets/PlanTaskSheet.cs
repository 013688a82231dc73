using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Plans;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Tables;
using Microsoft.Extensions.Primitives;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>
/// A plan's draft as a workbook: a row for each task; rows without an id are new tasks. What comes back goes into the draft, task by task, read as the
/// editor's row reads it. Flaws: plan.template-missing, plan.template-broken, plan.template-school, plan.template-plan, plan.row-unknown, plan.row-twice,
/// plan.conflict, plan.task-gone, plan.area-unknown, plan.choice-unknown, plan.months-unreadable, form.missing, form.bad-number, text.too-long.
/// </summary>
internal sealed class PlanTaskSheet(PlanFrame frame, PlanWork work)
{
    public const string SheetName = "_计划";

    private const string IdKey = "id", Title = "title", Area = "area", Way = "way", Month = "month", Quantity = "quantity", Unit = "unit", BoundKey = "bound", MeasureKey = "measure", Owner = "owner";
    private const int OwnColumns = 1;
    private const int Lines = 3;
    private const int MostRows = 2_000;

    private static readonly (string Name, string Format) Kind = ("计划模板", "1");

    /// <summary>Columns whose change counts, by the names of the editor's fields.</summary>
    private static readonly ImmutableArray<(string Key, string Heading)> Columns =
    [
        (Title, SheetTexts.PlanTask), (Area, SheetTexts.ReportArea), (Way, SheetTexts.PlanWay), (Month, SheetTexts.PlanMonths), (Quantity, SheetTexts.PlanQuantity),
        (Unit, SheetTexts.PlanUnit), (BoundKey, SheetTexts.PlanBound), (MeasureKey, SheetTexts.PlanMeasure), (Owner, SheetTexts.PlanOwner),
    ];

    private static readonly TableShape Shape = new(
        [new(IdKey, SheetTexts.ReportId, false), .. Columns.Select(c => new TableColumn(c.Key, c.Heading, c.Key is Title or Area))], MostRows)
    {
        HasLinesBelow = false,
    };

    private readonly ImmutableArray<WorkArea> areas = [.. frame.District.Areas.Where(a => a.IsUsed)];

    public TableTemplate Template() => new(
        SheetNames.Of([work.Plan.Title])[0], work.Draft.Title, frame.School.Name,
        [new(SheetTexts.ReportId, 12, false, "系统里的任务编号，不要改动；新的任务留空。"), .. Columns.Select(c => Column(c.Key, c.Heading))],
        [],
        [.. Say.It(SheetTexts.PlanNotes, string.Join("、", TaskFields.Ways.Select(w => w.Name))).Split('\n')],
        [.. work.Draft.Tasks.Select(t => Cells(t).Select(c => CellText.Safe(c.Text)).Prepend(t.Id.Value).ToImmutableArray())])
    {
        OwnColumns = OwnColumns,
        Key = TemplateMemory.Sheet(
            SheetName,
            [[Kind.Name, Kind.Format], ["学校", frame.District.Code.Value, frame.School.Code.Value, frame.School.Name], ["计划", work.Plan.Id.Value, work.Plan.Title]],
            [.. Columns.Select(c => c.Key)],
            work.Draft.Tasks.Select(t => (t.Id.Value, "", Cells(t).Select(c => c.Text)))),
    };

    public RowPlan<PlanEdit> Plan(SourceFile file)
    {
        var (memory, isSpoilt) = TemplateMemory.Read(file, SheetName, Kind, Lines, MostRows, SheetImport.Limits);
        var reading = TableReader.Read(file, Shape, SheetImport.Limits);
        if (!reading.Flaws.IsEmpty && reading.Sheets.IsEmpty) return RowPlan<PlanEdit>.Refused(Shape, reading.Flaws);
        if ((memory is null ? Missing(isSpoilt) : Unless(memory)) is { } foreign) return RowPlan<PlanEdit>.Refused(Shape, foreign);
        var unreadable = reading.Flaws.ToLookup(f => (f.Sheet, f.Row));
        ImmutableArray<TableFlaw> whole = [.. reading.Flaws.Where(f => reading.Rows.All(r => (r.Sheet.Name, r.Number) != (f.Sheet, f.Row)))];
        if (!whole.IsEmpty) return new(Shape, reading, whole, []);
        var known = new TemplateRows(memory!.Rows, IdKey, "plan.row", SheetTexts.ReportId, "新的任务请把编号留空。");
        var next = work.NextTask;
        var rows = ImmutableArray.CreateBuilder<PlannedRow<PlanEdit>>();
        foreach (var row in reading.Rows)
        {
            rows.Add(Sorted(row, known, [.. unreadable[(row.Sheet.Name, row.Number)]], next));
            if (rows[^1].Edit?.Task?.Id == next) next = PlanEditing.NextTask([next]);
        }

        return new(Shape, reading, [], rows.ToImmutable());
    }

    private PlannedRow<PlanEdit> Sorted(TableRow row, TemplateRows known, ImmutableArray<TableFlaw> unreadable, TaskId next)
    {
        if (!unreadable.IsEmpty) return PlannedRow<PlanEdit>.Wrong(row, null, unreadable);
        var (id, before, flaw) = known.Find(row);
        return flaw is not null ? PlannedRow<PlanEdit>.Wrong(row, id, flaw)
            : before is null ? New(row, next)
            : work.Draft.Tasks.FirstOrDefault(t => t.Id.Value == id) is { } task ? Compared(row, task, before)
            : PlannedRow<PlanEdit>.Wrong(row, id, row.Flaw("plan.task-gone", "下载模板以后这项任务已从草稿里拿掉了；要加回来请在系统里办理。", IdKey));
    }

    private PlannedRow<PlanEdit> New(TableRow row, TaskId id)
    {
        var blank = new PlanTask(id, TaskKind.OneOff, "", areas[0].Code, null, [], null, Recurrence.None, PlanTask.UsualWeight, null, null);
        var (task, flaws) = Read(row, blank, Columns.ToDictionary(c => c.Key, c => row.Text(c.Key) ?? ""));
        if (!flaws.IsEmpty) return PlannedRow<PlanEdit>.Wrong(row, null, flaws);
        var cells = Cells(task).ToArray();
        return work.Draft.Tasks.Any(t => Cells(t).SequenceEqual(cells))
            ? PlannedRow<PlanEdit>.Unchanged(row, null)
            : new(row, null, ImportRowState.New, Put(task), [], task.Title);
    }

    private PlannedRow<PlanEdit> Compared(TableRow row, PlanTask task, RememberedRow before)
    {
        var typed = Cells(task).ToDictionary(c => c.Key, c => c.Text);

        // 3月至5月 and 0.8 万元 are kept as 3月、4月、5月 and 8000 元: a row is compared as it is meant, where it can be read.
        var raw = Columns.ToDictionary(c => c.Key, c => row.Sheet.Columns.ContainsKey(c.Key) ? row.Text(c.Key) ?? "" : typed[c.Key]);
        var (read, unreadable) = Read(row, task, raw);
        var meant = unreadable.IsEmpty ? Cells(read).ToDictionary(c => c.Key, c => c.Text) : raw;
        var (conflicts, what) = (ImmutableArray.CreateBuilder<TableFlaw>(), new List<string>());
        foreach (var (key, heading) in Columns.Where(c => row.Sheet.Columns.ContainsKey(c.Key)))
        {
            var (old, theirs) = (Normal(key, before.Values.GetValueOrDefault(key)), Normal(key, typed[key]));
            if (Normal(key, raw[key]) == old) continue;
            var mine = Normal(key, meant[key]);
            var change = ThreeWay.Of(mine, old, theirs);
            if (change is CellChange.None) continue;
            if (change is CellChange.Both) conflicts.Add(row.Flaw("plan.conflict", ThreeWay.Conflict(heading, mine, old, theirs), key));
            typed[key] = raw[key];
            what.Add(ThreeWay.Said(heading, old, mine));
        }

        var said = string.Join("；", what.Prepend(task.Title));
        if (conflicts.Count > 0) return new(row, task.Id.Value, ImportRowState.Conflict, null, conflicts.ToImmutable(), said);
        if (what.Count == 0) return PlannedRow<PlanEdit>.Unchanged(row, task.Id.Value);
        var (changed, flaws) = Read(row, task, typed);
        return flaws.IsEmpty ? new(row, task.Id.Value, ImportRowState.Changed, Put(changed), [], said) : PlannedRow<PlanEdit>.Wrong(row, task.Id.Value, flaws);
    }

    /// <summary>The cells as the editor's row would send them, read by the editor.</summary>
    private (PlanTask Task, ImmutableArray<TableFlaw> Flaws) Read(TableRow row, PlanTask before, Dictionary<string, string> cells)
    {
        var flaws = ImmutableArray.CreateBuilder<TableFlaw>();
        var fields = cells.ToDictionary(c => c.Key, c => new StringValues(c.Value));
        if (cells[Title].Trim() is not { Length: > 0 and <= PlanTask.MaxTitle } title)
            flaws.Add(cells[Title].Trim().Length == 0 ? row.Flaw("form.missing", "任务没有填。", Title) : row.Flaw("text.too-long", $"任务最多 {PlanTask.MaxTitle} 个字。", Title));
        if (areas.FirstOrDefault(a => a.Name == cells[Area].Trim() || a.ShortName == cells[Area].Trim()) is { } area) fields[Area] = area.Code.Value;
        else if (cells[Area].Length == 0 || frame.AreaName(before.Area) != cells[Area].Trim())
            flaws.Add(row.Flaw("plan.area-unknown", cells[Area].Length == 0 ? "工作领域没有填。" : $"没有“{cells[Area]}”这个工作领域，请从下拉列表里选。", Area));
        foreach (var (key, choices) in new[] { (Way, TaskFields.Ways), (BoundKey, TaskFields.Bounds), (MeasureKey, TaskFields.Measures) })
        {
            var typed = cells[key].Trim();
            if (choices.FirstOrDefault(c => c.Name == typed) is { } chosen) fields[key] = chosen.Value;
            else if (typed.Length > 0) flaws.Add(row.Flaw("plan.choice-unknown", $"“{typed}”不认识，请从下拉列表里选。", key));
            else fields[key] = "";
        }

        if (MonthsText.Read(cells[Month], work.Plan.Span) is { } months) fields[Month] = months.Select(m => m.ToString()).ToArray();
        else if (cells[Month] == MonthsText.Of(before.Months, work.Plan.Span)) fields[Month] = before.Months.Select(m => m.ToString()).ToArray();
        else flaws.Add(row.Flaw("plan.months-unreadable", $"“{ThreeWay.Shown(cells[Month])}”读不出来，或不在计划的月份里；请写 3月、9月 这样的月份。", Month));
        var form = new PageForm(new FormCollection(fields));
        var task = TaskFields.Read(form, before);
        flaws.AddRange(form.Flaws.Select(f => row.Flaw(f.Code, f.Text, f.Place)));
        return (task, flaws.ToImmutable());
    }

    private PlanEdit Put(PlanTask task) => new(work.Plan.Id, PlanEditAct.Put, 0, [], task);

    private IEnumerable<(string Key, string Text)> Cells(PlanTask task) =>
    [
        (Title, task.Title), (Area, frame.AreaName(task.Area)), (Way, TaskFields.NameOfWay(task)), (Month, MonthsText.Of(task.Months, work.Plan.Span)),
        (Quantity, TaskFields.QuantityOf(task.Target)), (Unit, task.Target?.Unit ?? ""),
        (BoundKey, task.Target is { } bound ? TaskFields.Bounds.First(c => c.Value == bound.Bound.ToString()).Name : ""),
        (MeasureKey, task.Target is { } measured ? TaskFields.Measures.First(c => c.Value == measured.Measure.ToString()).Name : ""),
        (Owner, task.Owner ?? ""),
    ];

    private TemplateColumn Column(string key, string heading) => key switch
    {
        Title => new(heading, 44, true, $"要做什么，最多 {PlanTask.MaxTitle} 字。"),
        Area => new(heading, 14, true, "从下拉列表里选。", [.. areas.Select(a => a.Name)]),
        Way => new(heading, 12, false, "从下拉列表里选；空着是一次性。", [.. TaskFields.Ways.Select(w => w.Name)]),
        Month => new(heading, 18, false, "写 3月、9月，或 3月至5月。"),
        Quantity => new(heading, 10, false, "只写数字；没有数量目标的留空。"),
        Unit => new(heading, 8, false, "次、人、篇、元、%。"),
        BoundKey => new(heading, 10, false, "从下拉列表里选；空着是不少于。", [.. TaskFields.Bounds.Select(c => c.Name)]),
        MeasureKey => new(heading, 20, false, "从下拉列表里选；空着按单位判断。", [.. TaskFields.Measures.Select(c => c.Name)]),
        _ => new(heading, 16, false, "谁负责，可以不写。"),
    };

    private static TableFlaw Missing(bool isSpoilt) => isSpoilt
        ? new("plan.template-broken", "模板里用来核对的内容已损坏，请重新下载模板再填。")
        : new("plan.template-missing", "这不是从系统下载的计划模板。手里只有自己的 Excel 或 Word 计划，请在计划页上传文件，由系统读出任务。");

    private TableFlaw? Unless(TemplateMemory memory) =>
        (memory[1, 1], memory[1, 2]) != (frame.District.Code.Value, frame.School.Code.Value) ? new("plan.template-school", $"这是“{memory[1, 3]}”的模板，不能导入“{frame.School.Name}”的计划。")
        : memory[2, 1] != work.Plan.Id.Value ? new("plan.template-plan", $"这是“{memory[2, 2]}”的模板，不能导入“{work.Plan.Title}”。")
        : null;

    private static string? Normal(string key, string? text) =>
        text is null || TableReader.AsRead(text) is not { Length: > 0 } read ? null
        : key is Quantity && decimal.TryParse(read.FormKC(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.###", CultureInfo.InvariantCulture)
            : read;
}

using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Pages.Progress;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Pages.Sheets;

/// <summary>
/// A quarter's report as a workbook: a row for each task that the post may speak of, with what is saved; rows without an id are 计划外工作. What comes
/// back goes into the draft. Flaws: report.template-missing, report.template-broken, report.template-school, report.template-quarter, report.row-unknown,
/// report.row-twice, report.conflict, report.extra-untitled, report.extra-area-unknown, report.extra-only-words, and those of the report's fields.
/// </summary>
internal sealed class ReportSheet(ReportFormModel model)
{
    public const string SheetName = "_季报";

    private const string IdKey = "id", TitleKey = "title", AreaKey = "area", AskedKey = "asked";
    private const int OwnColumns = 4;
    private const int Lines = 3;
    private const int MostRows = 2_000;

    private static readonly (string Name, string Format) Kind = ("季报模板", "1");

    private static readonly TableShape Shape = new(
        [
            new(IdKey, SheetTexts.ReportId, false), new(TitleKey, SheetTexts.ReportTask, true), new(AreaKey, SheetTexts.ReportArea, false), new(AskedKey, SheetTexts.ReportAsked, false),
            .. Enum.GetValues<ReportField>().Select(f => new TableColumn(KeyOf(f), ReportWords.Of(f), f is ReportField.State)),
        ],
        MostRows)
    {
        HasLinesBelow = false,
    };

    private readonly ImmutableArray<ReportFormRow> rows = [.. model.Rows.Where(r => r.IsOpenTo(model.Actor))];

    public int Count => rows.Length;

    public TableTemplate Template() => new(
        model.Report.Quarter.Name, Say.It(SheetTexts.ReportTitle, model.Year.School.Name, model.Report.Quarter.Name), model.Year.School.Name,
        [
            new(SheetTexts.ReportId, 18, false, "系统里的任务编号，不要改动；计划外工作留空。"),
            new(SheetTexts.ReportTask, 30, true, "计划里的任务；计划外工作写做了什么。"),
            new(SheetTexts.ReportArea, 14, false, "计划外工作可以从下拉列表里选。", [.. model.Year.Areas.Select(a => a.Name)]),
            new(SheetTexts.ReportAsked, 24, false, "这项任务的要求和到现在的进度，供对照，不用填。"),
            .. Enum.GetValues<ReportField>().Select(Column),
        ],
        [],
        [.. Say.It(SheetTexts.ReportNotes, string.Join("、", Enum.GetValues<TaskState>().Select(Words.Of))).Split('\n')],
        [.. rows.Select(Cells)])
    {
        OwnColumns = OwnColumns,
        Key = TemplateMemory.Sheet(
            SheetName,
            [[Kind.Name, Kind.Format], ["学校", model.Year.District.Value, model.Year.School.Code.Value, model.Year.School.Name], ["季度", model.Report.Quarter.ToString(), model.Report.Quarter.Name]],
            [.. Enum.GetValues<ReportField>().Select(KeyOf)],
            rows.Select(r => (r.Occurrence.Id.Value, "", Enum.GetValues<ReportField>().Select(f => r.Typed.GetValueOrDefault(f) ?? "")))),
    };

    public RowPlan<ReportDraftEdit> Plan(SourceFile file)
    {
        var (memory, isSpoilt) = TemplateMemory.Read(file, SheetName, Kind, Lines, MostRows, SheetImport.Limits);
        var reading = TableReader.Read(file, Shape, SheetImport.Limits);
        if (!reading.Flaws.IsEmpty && reading.Sheets.IsEmpty) return RowPlan<ReportDraftEdit>.Refused(Shape, reading.Flaws);
        if ((memory is null ? Missing(isSpoilt) : Unless(memory)) is { } foreign) return RowPlan<ReportDraftEdit>.Refused(Shape, foreign);
        var unreadable = reading.Flaws.Where(f => f.Row > 0).ToLookup(f => (f.Sheet, f.Row));
        ImmutableArray<TableFlaw> whole = [.. reading.Flaws.Where(f => reading.Rows.All(r => (r.Sheet.Name, r.Number) != (f.Sheet, f.Row)))];
        if (!whole.IsEmpty) return new(Shape, reading, whole, []);
        var known = new TemplateRows(memory!.Rows, IdKey, "report.row", SheetTexts.ReportId, "计划外工作请把编号留空。");
        return new(Shape, reading, [], [.. reading.Rows.Select(row => Sorted(row, known, [.. unreadable[(row.Sheet.Name, row.Number)]]))]);
    }

    /// <summary>Good rows as one edit of the draft.</summary>
    public static ReportDraftEdit Whole(Quarter quarter, RowPlan<ReportDraftEdit> plan) =>
        new(quarter, [.. plan.Good.SelectMany(e => e.Fields)], null, null, null) { ExtraRows = [.. plan.Good.SelectMany(e => e.ExtraRows)] };

    private PlannedRow<ReportDraftEdit> Sorted(TableRow row, TemplateRows known, ImmutableArray<TableFlaw> unreadable)
    {
        if (!unreadable.IsEmpty) return PlannedRow<ReportDraftEdit>.Wrong(row, null, unreadable);
        var (id, before, flaw) = known.Find(row);
        return flaw is not null ? PlannedRow<ReportDraftEdit>.Wrong(row, id, flaw)
            : before is null ? Extra(row)
            : rows.FirstOrDefault(r => r.Occurrence.Id.Value == id) is { } asked ? Compared(row, asked, before)
            : PlannedRow<ReportDraftEdit>.Wrong(row, id, row.Flaw("report.unknown-occurrence", "这项任务已经不在本季要填的任务里，请下载新的模板。", IdKey));
    }

    private PlannedRow<ReportDraftEdit> Compared(TableRow row, ReportFormRow asked, RememberedRow before)
    {
        var id = asked.Occurrence.Id;
        var (fields, conflicts, what) = (ImmutableArray.CreateBuilder<DraftField>(), ImmutableArray.CreateBuilder<TableFlaw>(), new List<string>());
        foreach (var field in Enum.GetValues<ReportField>().Where(f => row.Sheet.Columns.ContainsKey(KeyOf(f))))
        {
            var (mine, old, theirs) = (Normal(field, row.Text(KeyOf(field))), Normal(field, before.Values.GetValueOrDefault(KeyOf(field))), Normal(field, asked.Typed.GetValueOrDefault(field)));
            var change = ThreeWay.Of(mine, old, theirs);
            if (change is CellChange.None) continue;
            if (change is CellChange.Both) conflicts.Add(row.Flaw("report.conflict", ThreeWay.Conflict(ReportWords.Of(field), mine, old, theirs), KeyOf(field)));
            fields.Add(new(id, field, mine));
            what.Add(ThreeWay.Said(ReportWords.Of(field), old, mine));
        }

        var said = string.Join("；", what.Prepend(asked.Task.Title));
        if (conflicts.Count > 0) return new(row, id.Value, ImportRowState.Conflict, null, conflicts.ToImmutable(), said);
        if (fields.Count == 0) return PlannedRow<ReportDraftEdit>.Unchanged(row, id.Value);
        var edit = new ReportDraftEdit(model.Report.Quarter, fields.ToImmutable(), null, null, null);
        var typed = model.With(model.Draft.With(edit, model.Actor.Account, model.Now)).Rows.First(r => r.Occurrence.Id == id);
        ImmutableArray<TableFlaw> flaws = [.. typed.HardFlaws.Select(f => row.Flaw(f.Code, f.Text, KeyOf(ReportFields.FieldOf(f.Code))))];
        return flaws.IsEmpty ? new(row, id.Value, ImportRowState.Changed, edit, [], said) : PlannedRow<ReportDraftEdit>.Wrong(row, id.Value, flaws);
    }

    /// <summary>计划外工作 has no ids: what is there in the same words is the same.</summary>
    private PlannedRow<ReportDraftEdit> Extra(TableRow row)
    {
        var flaws = ImmutableArray.CreateBuilder<TableFlaw>();
        if (!model.Actor.IsOfAllAreas) flaws.Add(row.Flaw("report.area-not-yours", "计划外工作由不限领域的岗位填写。"));
        var title = row.Text(TitleKey);
        if (title is null) flaws.Add(row.Flaw("report.extra-untitled", "没有任务编号的行是计划外工作，要写做了什么。", TitleKey));
        var area = row.Text(AreaKey) is { } name ? model.Year.Areas.FirstOrDefault(a => a.Name == name || a.ShortName == name)?.Code : null;
        if (area is null && row.Text(AreaKey) is { } unknown) flaws.Add(row.Flaw("report.extra-area-unknown", $"没有“{unknown}”这个工作领域，请从下拉列表里选。", AreaKey));
        foreach (var field in Enum.GetValues<ReportField>().Where(f => f is not ReportField.Text && row.Text(KeyOf(f)) is not null))
            flaws.Add(row.Flaw("report.extra-only-words", $"计划外工作只写任务、工作领域和完成情况，“{ReportWords.Of(field)}”请留空。", KeyOf(field)));
        if (flaws.Count > 0) return PlannedRow<ReportDraftEdit>.Wrong(row, null, flaws.ToImmutable());
        var work = new ExtraWork(title!, area, row.Text(KeyOf(ReportField.Text)));
        if (model.Draft.Extra.Any(e => (Read(e.Title), e.Area, Read(e.Text)) == (Read(work.Title), work.Area, Read(work.Text)))) return PlannedRow<ReportDraftEdit>.Unchanged(row, null);
        var edit = new ReportDraftEdit(model.Report.Quarter, [], null, null, null) { ExtraRows = [new(null, work)] };
        var checks = ReportOutlook.Of(model.Report, model.Draft.With(edit, model.Actor.Account, model.Now), model.Today).Flaws.Where(f => f.Place?.StartsWith("extra[", StringComparison.Ordinal) is true || f.Code is "report.too-many-extra");
        ImmutableArray<TableFlaw> wrong = [.. checks.Select(f => row.Flaw(f.Code, f.Text, TitleKey))];
        return wrong.IsEmpty ? new(row, null, ImportRowState.New, edit, [], Say.It(SheetTexts.ReportExtra, title!)) : PlannedRow<ReportDraftEdit>.Wrong(row, null, wrong);
    }

    private static TableFlaw Missing(bool isSpoilt) => isSpoilt
        ? new("report.template-broken", "模板里用来核对的内容已损坏，请重新下载模板再填。")
        : new("report.template-missing", "这不是从系统下载的季报模板，认不出各行是哪项任务；请下载模板再填。");

    private TableFlaw? Unless(TemplateMemory memory) =>
        (memory[1, 1], memory[1, 2]) != (model.Year.District.Value, model.Year.School.Code.Value) ? new("report.template-school", $"这是“{memory[1, 3]}”的模板，不能导入“{model.Year.School.Name}”的报告。")
        : memory[2, 1] != model.Report.Quarter.ToString() ? new("report.template-quarter", $"这是{memory[2, 2]}的模板，不能导入{model.Report.Quarter.Name}的报告。")
        : null;

    private ImmutableArray<string> Cells(ReportFormRow row) =>
    [
        row.Occurrence.Id.Value, CellText.Safe(row.Task.Title), row.AreaName, CellText.Safe(Asked(row)),
        .. Enum.GetValues<ReportField>().Select(f => CellText.Safe(row.Typed.GetValueOrDefault(f) ?? "")),
    ];

    /// <summary>9月 · 组织委员 · 目标 ≥ 2 次 · 累计 1 / 2.</summary>
    private static string Asked(ReportFormRow row) => string.Join(" · ", new[]
    {
        Figures.Months(row.Occurrence.Months), row.Task.Owner, row.Task.Target is { } target ? Say.It(ReportTexts.TargetIs, Figures.Aim(target)) : null, ReportWords.Sum(row.Outlook),
    }.Where(part => !string.IsNullOrEmpty(part)));

    private static TemplateColumn Column(ReportField field) => field switch
    {
        ReportField.State => new(ReportWords.Of(field), 12, false, "从下拉列表里选。", [.. Enum.GetValues<TaskState>().Select(Words.Of)]),
        ReportField.Quantity => new(ReportWords.Of(field), 12, false, "只写数字，不写单位；按百分比计的写达到的百分数。没有数量目标的任务留空。"),
        ReportField.Share => new(ReportWords.Of(field), 12, false, "没有数量目标、状态是“进行中”的任务可以写完成的百分数，如 50。"),
        ReportField.Text => new(ReportWords.Of(field), 36, false, "做了什么，最多 4000 字。"),
        ReportField.Note => new(ReportWords.Of(field), 20, false, "系统提示异常而情况属实的，在这里写明原因。"),
        _ => new(ReportWords.Of(field), 22, false, "任务落后时写。"),
    };

    private static string KeyOf(ReportField field) => field.ToString().ToLowerInvariant();

    private static string? Read(string? text) => text is null || TableReader.AsRead(text) is not { Length: > 0 } read ? null : read;

    /// <summary>In one spelling: a number without what Excel adds to it.</summary>
    private static string? Normal(ReportField field, string? text) =>
        Read(text) is not { } read ? null
        : field is ReportField.Quantity or ReportField.Share
            && decimal.TryParse(read.FormKC().TrimEnd('%'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.######", CultureInfo.InvariantCulture)
            : read;
}

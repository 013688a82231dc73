using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Inspections;

namespace DistrictUnion.Gateway.Inspections.Files;

/// <summary>What was written of a school.</summary>
/// <param name="Refusals">Why nothing was.</param>
internal sealed record TakenMarks(SchoolMarks Marks, InspectionReceipt? Receipt, ImmutableArray<Refusal> Refusals);

/// <summary>Marks from a workbook: first what each row would do, then the good ones are given. The same workbook twice changes nothing.</summary>
internal static class ScoringImport
{
    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MaxFileBytes = ScoringPlan.MaxFile };

    /// <summary>
    /// The workbook beside what stands. Flaws of the file: scoring.not-template, scoring.template-broken, scoring.template-inspection, scoring.template-school,
    /// scoring.template-rubric, scoring.template-rater, scoring.template-kind and those of <see cref="TableReader"/>.
    /// </summary>
    public static async Task<ScoringPlan> Preview(ScoringScope scope, SourceFile file, CancellationToken cancellationToken)
    {
        var rows = TableReader.ReadHidden(file, ScoringBase.SheetName, ScoringBase.MostRows, Limits);
        if (rows is null) return ScoringPlan.Refused(NotOurs(file));
        if (ScoringBase.Parse(rows.Value) is not { } before) return ScoringPlan.Refused(new TableFlaw("scoring.template-broken", "评分表里用来核对的内容已损坏，请重新下载评分表。"));
        if ((before.District, before.Inspection) != (scope.District.Code.Value, scope.Code.Value))
            return ScoringPlan.Refused(new TableFlaw("scoring.template-inspection", $"这是“{before.InspectionName}”的评分表，不能导入这次检查。"));
        if (scope.School is { } school && before.Sheets.All(s => s.School != school.Value))
            return ScoringPlan.Refused(new TableFlaw("scoring.template-school", $"这是“{string.Join("、", before.Sheets.Select(s => s.Name).Take(3))}”的评分表，不能导入别的学校。"));
        var shape = ScoringTable.Shape(before.Kind);
        var reading = await Task.Run(() => TableReader.Read(file, shape, Limits), cancellationToken);
        ImmutableArray<TableFlaw> flaws = [.. reading.Flaws.Where(flaw => !flaw.IsOfCell)];
        if (!flaws.IsEmpty) return new(shape, reading, flaws, [], []);
        return await Lay(scope, before, shape, reading, cancellationToken);
    }

    /// <summary>Gives the good marks, school by school; those of a school all or none.</summary>
    public static async Task<ImmutableArray<TakenMarks>> Take(ScoringScope scope, ScoringPlan plan, CancellationToken cancellationToken)
    {
        var taken = ImmutableArray.CreateBuilder<TakenMarks>();
        foreach (var marks in plan.Schools.Where(school => school.HasGood))
        {
            // Each school has a stream of its own: the id follows from the request's, so that sending it again counts once.
            var context = scope.District.Context with { CommandId = CommandIds.Derive(scope.District.Context.CommandId, marks.School.Value), ExpectedRevision = null };
            var outcome = await scope.Inspection(marks.School).Score(Command(marks, context), cancellationToken);
            taken.Add(new(marks, outcome.Value, outcome.IsRefused ? outcome.Refusals : []));
        }

        return taken.ToImmutable();
    }

    private static async Task<ScoringPlan> Lay(ScoringScope scope, ScoringBase before, TableShape shape, TableReading reading, CancellationToken cancellationToken)
    {
        var unreadable = reading.Flaws.ToLookup(flaw => (flaw.Sheet, flaw.Row));
        var byId = reading.Rows.Select(row => (Row: row, Id: (row.Text(ScoringTable.Id) ?? "").Split('/'))).ToArray();
        var (schools, strays, notes) = (ImmutableArray.CreateBuilder<SchoolMarks>(), Strays(before, byId), new List<TableFlaw>());
        foreach (var sheet in before.Sheets)
        {
            var rows = byId.Where(row => row.Id is [var school, _] && school == sheet.School).Select(row => (row.Row, row.Id[1])).ToArray();
            if (rows.Length == 0) continue;
            if (scope.School is { } only && only.Value != sheet.School)
            {
                notes.Add(new("scoring.school-skipped", $"“{sheet.Name}”是别的学校，没有读；几所学校一起导入请到检查批次的页面。"));
                continue;
            }

            if (await scope.Inspection(new(sheet.School)).View(scope.Actor, cancellationToken) is not { } view)
            {
                strays = strays.AddRange(rows.Select(row => Stray(row.Row, "scope.absent", $"没有对“{sheet.Name}”的这次检查，或者不归你检查。")));
                continue;
            }

            if (ScoringBase.RubricOf(view.Round.Rubric) != before.Rubric)
                return new(shape, reading, [new("scoring.template-rubric", $"这份评分表是按“{before.RubricName}”的另一个版本做的，请重新下载评分表。")], [], []);
            var owner = ScoringScope.SheetOf(view, scope.Actor, before.Key.Length == 0 ? null : before.Key);
            if (owner.Value is not { } scored || (scored.Kind, scored.Key) != (before.Kind, before.Key)) return new(shape, reading, [NotMine(before, owner)], [], []);
            schools.Add(await Judged(scope, new ScoringSorter(scored, sheet, unreadable).Sort(rows), cancellationToken));
            var missing = view.Items.Select(i => i.Item.Number).Except(rows.Select(row => int.TryParse(row.Item2, out var item) ? item : 0)).ToArray();
            if (missing.Length > 0) notes.Add(new("scoring.items-missing", $"“{sheet.Name}”缺少第 {string.Join("、", missing)} 项，这些项不变。"));
        }

        return new(shape, reading with { Notes = [.. notes, .. reading.Notes.Where(note => note.Code is "table.column-unused")] }, [], schools.ToImmutable(), strays);
    }

    private static async Task<SchoolMarks> Judged(ScoringScope scope, SchoolMarks marks, CancellationToken cancellationToken)
    {
        if (!marks.HasGood) return marks;
        var context = scope.District.Context with { ExpectedRevision = null };
        return marks.Judged(await scope.Inspection(marks.School).Preview(Command(marks, context), cancellationToken));
    }

    private static ScoreItems Command(SchoolMarks marks, CommandContext context) =>
        new(context, marks.Sheet.Kind, marks.Edits, marks.GoodOpinion, marks.Sheet.Key.Length == 0 ? null : marks.Sheet.Key);

    /// <summary>Rows with a mark or a reason that belong to no school of the workbook. Others without an id are lines around the table.</summary>
    private static ImmutableArray<PlannedMark> Strays(ScoringBase before, IEnumerable<(TableRow Row, string[] Id)> rows)
    {
        var keys = ScoringTable.KeysOf(before.Kind);
        return
        [
            .. from row in rows
               where row.Id is not [var school, _] || before.Sheets.All(sheet => sheet.School != school)
               where row.Row.Text(keys.Marks) is not null || (row.Row.Text(keys.Note) is not null && row.Row.Text(ScoringTable.Id) is not null)
               select Stray(row.Row, "scoring.row-unknown", "这一行没有项目标识，不知道是哪一项；多出的行请删去，问题写在“扣分原因”里。"),
        ];
    }

    private static PlannedMark Stray(TableRow row, string code, string text) => new(row, row.Sheet.Name, null, ImportRowState.Wrong, null, [row.Flaw(code, text, ScoringTable.Id)], "");

    private static TableFlaw NotMine(ScoringBase before, Outcome<ScoredSheet> owner) => (before.Kind, owner.Value?.Kind) switch
    {
        (SheetKind.Self, _) => new("scoring.template-kind", "这是学校的自评表，不能当作检查组的评分表导入。"),
        (_, SheetKind.Self) => new("scoring.template-kind", "这是检查组的评分表，不能当作自评表导入。"),
        _ => new("scoring.template-rater", owner.IsRefused ? owner.Refusals[0].Text : "这是别人的评分表，请导入自己下载的那一份。"),
    };

    /// <summary>Why there is no hidden sheet: the file cannot be read, or it is somebody's own.</summary>
    private static TableFlaw NotOurs(SourceFile file)
    {
        var reading = TableReader.Read(file, ScoringTable.Shape(SheetKind.Inspector), Limits);
        return reading.Flaws.FirstOrDefault(flaw => flaw.Code is "table.not-workbook" or "table.too-large" or "table.broken" or "table.encrypted" or "table.has-macros")
            ?? new("scoring.not-template", "这不是从系统下载的评分表。请下载评分表，填好再上传。");
    }
}

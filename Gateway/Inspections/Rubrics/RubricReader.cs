using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Inspections.Files;

namespace DistrictUnion.Gateway.Inspections.Rubrics;

/// <summary>Reads a workbook as a rubric: our template, or a district's own table of items.</summary>
internal sealed class RubricReader
{
    private const string NoHeadings = "table.no-headings", Empty = "table.empty";

    private static readonly ReadingLimits Limits = ReadingLimits.Default with { MaxFileBytes = RubricPlan.MaxFile };

    private readonly SourceFile file;
    private readonly DistrictView district;
    private readonly List<TableSheet> sheets = [];
    private readonly List<TableFlaw> flaws = [];
    private readonly List<string> notes = [];
    private readonly Dictionary<string, TableRow> rowOf = [];

    private RubricReader(SourceFile file, DistrictView district) => (this.file, this.district) = (file, district);

    /// <param name="code">Of the rubric that it shall be.</param>
    /// <param name="before">What holds under this code now; null: there is none.</param>
    /// <param name="name">What it shall be called; null: as the workbook says, as it was called before, or as the file.</param>
    /// <returns>Flaws of the file: those of <see cref="TableReader"/>, rubric.no-items. Flaws at cells: table.cell-error, table.formula-without-value, table.bad-yes-no, rubric.marks-missing,
    /// rubric.marks-not-number, rubric.item-missing, rubric.number-invalid, rubric.word-unknown, rubric.value-not-number, and those of <see cref="RubricFlaws"/>.</returns>
    public static RubricPlan Read(SourceFile file, DistrictView district, LedgerCatalogue catalogue, RubricCode code, Rubric? before, string? name) =>
        new RubricReader(file, district).Read(catalogue, code, before, name);

    private RubricPlan Read(LedgerCatalogue catalogue, RubricCode code, Rubric? before, string? name)
    {
        var reading = TableReader.Read(file, RubricTable.Items with { Sheet = RubricTable.ItemSheet }, Limits);
        if (reading.Sheets.IsEmpty && reading.Flaws.Any(flaw => flaw.Code is NoHeadings)) reading = TableReader.Read(file, RubricTable.Items, Limits);
        if (reading.Flaws.FirstOrDefault(flaw => flaw.Code is NoHeadings) is not null) return RubricPlan.Refused(reading, NotARubric);
        if (reading.Flaws.Any(flaw => !flaw.IsOfCell)) return RubricPlan.Refused(reading, [.. reading.Flaws.Where(flaw => !flaw.IsOfCell)]);
        if (reading.Sheets.All(sheet => !sheet.Columns.ContainsKey(RubricTable.Item) && !sheet.Columns.ContainsKey(RubricTable.Content)))
            return RubricPlan.Refused(reading, NotARubric);
        flaws.AddRange(reading.Flaws);
        sheets.AddRange(reading.Sheets);
        notes.AddRange(reading.Notes.Where(note => note.Code is "table.column-unused").Select(note => note.Text));
        var rows = new RubricItemRows(reading, Groups());
        var sections = rows.Read();
        flaws.AddRange(rows.Flaws);
        if (sections.IsEmpty && flaws.Count == 0) return RubricPlan.Refused(reading, new TableFlaw("rubric.no-items", "没有读到考核项目。"));
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        var usual = before?.Name ?? (stem.Length <= RubricNames.Most ? stem : RubricNames.Short(stem));
        var rubric = Whole(new(code, 0, usual, rows.Total ?? 100, Keyed(sections, catalogue)), name);
        Judge(rubric, rows, catalogue);
        if (!rows.HasWays) notes.Add("没有“计分方式”一列，各项都由考评人员评定。");
        ImmutableArray<string> warnings = sections.IsEmpty ? [] : [.. RubricFlaws.Warnings(rubric), .. Unsourced(rubric)];
        return new(rubric, [.. sheets], reading, [], [.. flaws.Distinct()], warnings, [.. notes.Distinct()]);
    }

    private static TableFlaw NotARubric { get; } = new("rubric.not-template", "没有找到考核细则。表里要有一行表头，写着“分值”和“考核项目”（或“项目”“内容”），可以下载空白模板对照。");

    /// <summary>Groups by name and by code.</summary>
    private Dictionary<string, GroupCode> Groups()
    {
        var groups = district.Groups.ToDictionary(g => g.Code.Value, g => g.Code);
        foreach (var group in district.Groups) groups[group.Name] = group.Code;
        return groups;
    }

    /// <summary>People know a column by its name on the sheet; a rubric keeps its key.</summary>
    private static ImmutableArray<RubricSection> Keyed(ImmutableArray<RubricSection> sections, LedgerCatalogue catalogue)
    {
        return [.. sections.Select(section => section with { Items = [.. section.Items.Select(Of)] })];

        RubricItem Of(RubricItem item) =>
            item.Source?.Column is { } named ? item with { Source = item.Source with { Column = RubricTable.KeyOf(item, named, catalogue) } } : item;
    }

    private Rubric Whole(Rubric rubric, string? name)
    {
        var about = Rows(RubricTable.About).ToLookup(row => row.Text(RubricTable.Fact) ?? "");
        var said = Said(RubricTable.Name);
        var steps = rubric.Items.All(item => item.Marks % 0.5m == 0) ? 0.5m : 0.1m;
        return Outcomes(rubric with
        {
            Name = name ?? said ?? rubric.Name,
            Total = Number(RubricTable.Total) ?? rubric.Total,
            Step = Number(RubricTable.Step) ?? steps,
            BonusCap = Number(RubricTable.BonusCap) ?? 0,
            MayExceedTotal = Said(RubricTable.MayExceed) is not ("否" or "不可以" or "不"),
            Notes = [.. about[RubricTable.Note].Select(row => row.Text(RubricTable.Value)).OfType<string>()],
            Grades = Grades(rubric.Total),
            Weights = Weights(),
        });

        string? Said(string fact) => about[fact].FirstOrDefault() is { } row && Remember(fact, row).Text(RubricTable.Value) is { } text ? text : null;

        decimal? Number(string fact) => Said(fact) is null ? null : NumberAt(about[fact].First(), RubricTable.Value);
    }

    private Rubric Outcomes(Rubric rubric)
    {
        var (gates, vetoes, bonuses) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<RubricVeto>(), new List<RubricBonus>());
        foreach (var row in Rows(RubricTable.Outcomes))
        {
            if (row.Text(RubricTable.Matter) is not { } matter)
            {
                flaws.Add(row.Flaw("rubric.matter-missing", "事项没有填。", RubricTable.Matter));
                continue;
            }

            Remember(matter, row);
            switch (row.Text(RubricTable.Outcome))
            {
                case RubricTable.GateWord: gates.Add(matter); break;
                case RubricTable.VetoWord: vetoes.Add(Veto(row, matter)); break;
                case RubricTable.BonusWord: Bonus(row, matter, bonuses); break;
                default: flaws.Add(row.Flaw("rubric.word-unknown", $"种类请写“{RubricTable.GateWord}”“{RubricTable.VetoWord}”或“{RubricTable.BonusWord}”。", RubricTable.Outcome)); break;
            }
        }

        return rubric with { Gates = gates.ToImmutable(), Vetoes = vetoes.ToImmutable(), Bonuses = [.. bonuses] };
    }

    private RubricVeto Veto(TableRow row, string matter)
    {
        var (said, concerned) = (row.Text(RubricTable.Effect), row.Text(RubricTable.Concerned));
        foreach (var effect in Enum.GetValues<VetoEffect>())
        {
            if (Words.Of(effect) != said) continue;
            var item = effect is VetoEffect.ZeroItem && int.TryParse(concerned?.FormKC(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
            return new(matter, effect, effect is VetoEffect.CapGrade ? concerned : null, item);
        }

        flaws.Add(row.Flaw("rubric.word-unknown", $"否决后果请从下拉列表里选：{string.Join("、", Enum.GetValues<VetoEffect>().Select(Words.Of))}。", RubricTable.Effect));
        return new(matter, VetoEffect.NoAward);
    }

    /// <summary>Levels of one bonus stand on rows of the same name; what holds for the whole bonus is taken from any of them.</summary>
    private void Bonus(TableRow row, string matter, List<RubricBonus> bonuses)
    {
        var at = bonuses.FindIndex(bonus => bonus.Name == matter);
        if (at < 0)
        {
            at = bonuses.Count;
            bonuses.Add(new(matter, []));
        }

        var level = new BonusLevel(row.Text(RubricTable.Level) ?? matter, NumberAt(row, RubricTable.Bonus) ?? 0);
        bonuses[at] = bonuses[at] with
        {
            Levels = bonuses[at].Levels.Add(level),
            HighestOnly = new RowReader(row, RubricTable.Outcomes, flaws).YesNo(RubricTable.Highest) ?? bonuses[at].HighestOnly,
            Cap = NumberAt(row, RubricTable.Cap) ?? bonuses[at].Cap,
        };
    }

    private ImmutableArray<RubricGrade> Grades(decimal total)
    {
        var grades = ImmutableArray.CreateBuilder<RubricGrade>();
        foreach (var row in Rows(RubricTable.Grades))
        {
            if (row.Text(RubricTable.Grade) is not { } name) continue;
            Remember(name, row);
            if (row.Text(RubricTable.Least) is null) flaws.Add(row.Flaw("rubric.value-not-number", "分数线没有填。", RubricTable.Least));
            grades.Add(new(name, NumberAt(row, RubricTable.Least) ?? 0, row.Text(RubricTable.Requires)));
        }

        if (grades.Count > 0 || sheets.Any(sheet => sheet.Name == RubricTable.GradeSheet)) return grades.ToImmutable();
        notes.Add("没有“等次”工作表，按优秀 90%、良好 80%、合格 60% 设置，可以在系统里改。");
        return [new("优秀", total * 0.9m), new("良好", total * 0.8m), new("合格", total * 0.6m), new("不合格", 0)];
    }

    private RaterWeights? Weights()
    {
        var rows = Rows(RubricTable.Raters).Where(row => row.Text(RubricTable.Weight) is not null).ToLookup(row => row.Text(RubricTable.Rater) ?? "");
        if (rows.Count == 0) return null;
        foreach (var row in rows.SelectMany(r => r)) Remember("weights", row);
        return new(Of(RubricTable.SelfWord), Of(RubricTable.InspectorWord), Of(RubricTable.PeerWord));

        int Of(string rater) => rows[rater].FirstOrDefault() is { } row && NumberAt(row, RubricTable.Weight) is { } weight ? (int)Math.Clamp(weight, -1, 10_000) : 0;
    }

    /// <summary>Rows of a sheet that may be missing: a district's own table has none of them.</summary>
    private ImmutableArray<TableRow> Rows(TableShape shape)
    {
        var reading = TableReader.Read(file, shape, Limits);
        sheets.AddRange(reading.Sheets);
        flaws.AddRange(reading.Flaws.Where(flaw => flaw.Code is not (NoHeadings or Empty)));
        return reading.Rows;
    }

    private TableRow Remember(string place, TableRow row) => rowOf[place] = row;

    private decimal? NumberAt(TableRow row, string key)
    {
        if (row.Text(key) is not { } text) return null;
        if (ScoringTable.TryMark(text, out var number)) return number;
        flaws.Add(row.Flaw("rubric.value-not-number", $"要写数字，现在是“{(text.Length <= 20 ? text : text[..20] + "…")}”。", key));
        return null;
    }

    /// <summary>What the rubric's own rules say, at the cells that it is about. What was told while reading is not told again.</summary>
    private void Judge(Rubric rubric, RubricItemRows rows, LedgerCatalogue catalogue)
    {
        var told = flaws.Select(flaw => (flaw.Sheet, flaw.Row)).ToHashSet();
        foreach (var refusal in RubricFlaws.Of(rubric).Concat(RubricFlaws.Beside(rubric, catalogue.Kinds.Select(k => k.Kind), district.Groups.Select(g => g.Code))))
        {
            if (refusal.Code is "rubric.empty" && flaws.Count > 0) continue;
            if (int.TryParse(refusal.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && rows.RowOf.TryGetValue(number, out var row))
            {
                if (!told.Contains((row.Sheet.Name, row.Number))) flaws.Add(row.Flaw(refusal.Code, refusal.Text, ColumnOf(refusal.Code)));
            }
            else if (PlaceOf(refusal) is { } other)
            {
                if (!told.Contains((other.Sheet.Name, other.Number))) flaws.Add(other.Flaw(refusal.Code, refusal.Text, OtherColumnOf(refusal.Code)));
            }
            else
            {
                flaws.Add(new(refusal.Code, refusal.Text, sheets[0].Name));
            }
        }
    }

    private TableRow? PlaceOf(Refusal refusal) => rowOf.GetValueOrDefault(refusal.Place switch { "name" => RubricTable.Name, "step" => RubricTable.Step, var place => place ?? "" });

    private static string ColumnOf(string code) => code switch
    {
        "rubric.marks-invalid" or "rubric.marks-off-step" => RubricTable.Marks,
        "rubric.scoring-incomplete" or "rubric.ladder-disordered" => RubricTable.Parameters,
        "rubric.source-invalid" or "rubric.source-unknown" or "rubric.source-private" => RubricTable.Where,
        "rubric.number-twice" => RubricTable.Number,
        "rubric.ledger-unknown" => RubricTable.Ledgers,
        "rubric.group-unknown" => RubricTable.Groups,
        "text.too-long" => RubricTable.Criterion,
        _ => RubricTable.Item,
    };

    private static string OtherColumnOf(string code) => code switch
    {
        "rubric.veto-unknown" => RubricTable.Concerned,
        "rubric.bonus-empty" => RubricTable.Bonus,
        "rubric.grade-twice" => RubricTable.Grade,
        "rubric.weights-invalid" => RubricTable.Weight,
        _ => RubricTable.Value,
    };

    /// <summary>How many items no data speak about: nobody has to mend that, but it should be known.</summary>
    private static IEnumerable<string> Unsourced(Rubric rubric)
    {
        var (all, without) = (rubric.Items.Count(), rubric.Items.Count(item => item.Source is null));
        if (without > 0) yield return $"{all} 项里有 {without} 项没有数据来源，由考评人员查看后评分。";
    }
}

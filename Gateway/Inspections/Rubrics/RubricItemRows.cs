using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Inspections.Files;

namespace DistrictUnion.Gateway.Inspections.Rubrics;

/// <summary>A row of the items' sheet with the item that it became.</summary>
internal sealed record ReadItem(TableRow Row, RubricItem Item);

/// <summary>
/// Reads the rows of a rubric's items: parts with their items. Tolerant of what districts write for themselves: parts that stand once over their
/// items, marks within a part's name (民主管理（25分）), sums below, no numbers, no ways of scoring.
/// </summary>
/// <param name="groups">Groups of the district by what people call them.</param>
internal sealed partial class RubricItemRows(TableReading reading, IReadOnlyDictionary<string, GroupCode> groups)
{
    private const string OnlyPart = "考核项目";

    private static readonly string[] SumWords = ["合计", "总计", "总分", "小计", "共计"];

    private readonly List<TableFlaw> flaws = [];
    private readonly List<(string Name, decimal? Marks, List<ReadItem> Items)> parts = [];
    private int highest;

    public IReadOnlyList<TableFlaw> Flaws => flaws;

    /// <summary>The row of each item by its number; of one that stands twice the second.</summary>
    public Dictionary<int, TableRow> RowOf { get; } = [];

    /// <summary>What a line 合计 says; null: there is none.</summary>
    public decimal? Total { get; private set; }

    /// <summary>A way of scoring was given for at least one item.</summary>
    public bool HasWays { get; private set; }

    public ImmutableArray<RubricSection> Read()
    {
        foreach (var row in reading.Rows) Take(row);
        return
        [
            .. from part in parts where part.Items.Count > 0
               select new RubricSection(part.Name, part.Marks ?? part.Items.Sum(i => i.Item.Marks), [.. part.Items.Select(i => i.Item)]),
        ];
    }

    private void Take(TableRow row)
    {
        var marks = row.Text(RubricTable.Marks);
        var texts = new[] { RubricTable.Part, RubricTable.Item, RubricTable.Content }.Select(row.Text).OfType<string>().ToArray();
        if (texts.Any(text => SumWords.Any(word => text.Replace(" ", "", StringComparison.Ordinal).StartsWith(word, StringComparison.Ordinal))))
        {
            if (!texts.Any(text => text.StartsWith("小计", StringComparison.Ordinal)) && Number(marks) is { } sum) Total = sum;
            return;
        }

        // A line that names a part over its whole width, or alone.
        if (texts.Length > 0 && texts.All(text => text == texts[0]) && (marks is null || marks == texts[0]) && row.Text(RubricTable.Criterion) is var criterion && (criterion is null || criterion == texts[0]))
        {
            if (IsHead(row)) Begin(texts[0], null);
            else flaws.Add(row.Flaw("rubric.marks-missing", "分值没有填。", RubricTable.Marks));
            return;
        }

        var (part, name, content) = Names(row);
        if (part is not null && (parts.Count == 0 || PartName(part).Name != parts[^1].Name)) Begin(part, row);
        if (parts.Count == 0) parts.Add((OnlyPart, null, []));
        if (name is null)
        {
            flaws.Add(row.Flaw("rubric.item-missing", "考核项目没有填。", row.Sheet.Columns.ContainsKey(RubricTable.Item) ? RubricTable.Item : RubricTable.Content));
            return;
        }

        if (Number(marks) is not { } full)
        {
            flaws.Add(marks is null
                ? row.Flaw("rubric.marks-missing", "分值没有填。", RubricTable.Marks)
                : row.Flaw("rubric.marks-not-number", $"分值要写数字，现在是“{Cut(marks)}”。", RubricTable.Marks));
            return;
        }

        Add(row, name, content, full);
    }

    /// <summary>A text over its whole width, or with numerals before it (一、组织建设); a mere item without marks is none.</summary>
    private static bool IsHead(TableRow row) => row.Text(RubricTable.Marks) is not null || (row.Cells.Count == 1 && PartHead().IsMatch(row.Cells.Values.First()));

    private void Begin(string text, TableRow? row)
    {
        var (name, marks) = PartName(text);
        if (row?.Text(RubricTable.PartMarks) is { } given)
        {
            marks = Number(given);
            if (marks is null) flaws.Add(row.Flaw("rubric.marks-not-number", $"部分分值要写数字，现在是“{Cut(given)}”。", RubricTable.PartMarks));
        }

        parts.Add((name, marks, []));
    }

    /// <summary>
    /// What is a part, an item and its content: where people have both 项目 and 内容, 项目 is the part and 内容 is what is marked, unless a
    /// column of parts stands, too.
    /// </summary>
    private static (string? Part, string? Name, string? Content) Names(TableRow row)
    {
        var (part, item, content) = (row.Text(RubricTable.Part), row.Text(RubricTable.Item), row.Text(RubricTable.Content));
        var columns = row.Sheet.Columns;
        if (columns.ContainsKey(RubricTable.Part)) return item is not null ? (part, item, content) : (part, content, null);
        return columns.ContainsKey(RubricTable.Item) && columns.ContainsKey(RubricTable.Content) ? (item, content, null) : (null, item ?? content, null);
    }

    private void Add(TableRow row, string text, string? content, decimal marks)
    {
        var criterion = string.Join('\n', new[] { content, row.Text(RubricTable.Criterion) }.OfType<string>());
        var name = OneLine(text);
        if (name.Length > RubricNames.Most) (name, criterion) = (RubricNames.Short(name), string.Join('\n', new[] { text, criterion }.Where(t => t.Length > 0)));
        var number = NumberOf(row);
        highest = Math.Max(highest, number);
        RowOf[number] = row;
        var cells = new RowReader(row, RubricTable.Items, flaws);
        var item = new RubricItem(number, name, marks, Scoring(row, marks))
        {
            Criterion = criterion.Length > 0 ? criterion : null,
            Basis = cells.List(RubricTable.Basis),
            Ledgers = LedgersOf(row, cells),
            IsMandatory = cells.YesNo(RubricTable.Mandatory) is true,
            NeedsEvidence = cells.YesNo(RubricTable.Evidence) is true,
            Groups = GroupsOf(row, cells),
            WhenNone = Choice<WhenNone>(row, RubricTable.WhenNone, Words.Of),
            Source = Choice<ItemMeasure>(row, RubricTable.Measure, Words.Of) is { } measure
                ? new(measure, row.Text(RubricTable.Where), row.Text(RubricTable.Among), row.Text(RubricTable.Column))
                : null,
        };
        parts[^1].Items.Add(new(row, item));
    }

    private int NumberOf(TableRow row)
    {
        if (row.Text(RubricTable.Number) is not { } text) return highest + 1;
        if (int.TryParse(text.FormKC(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 10_000) return number;

        // Numbers within their part (1.1, ①) are of people's own; ours follow the order.
        if (!HasOwnColumns(row)) return highest + 1;
        flaws.Add(row.Flaw("rubric.number-invalid", $"序号要写整数，现在是“{Cut(text)}”。", RubricTable.Number));
        return highest + 1;
    }

    private ItemScoring Scoring(TableRow row, decimal marks)
    {
        var kind = Choice<ScoringKind>(row, RubricTable.Kind, Words.Of);
        HasWays |= kind is not null;
        return RubricParameters.Read(kind ?? ScoringKind.Judge, row.Text(RubricTable.Parameters), row.Text(RubricTable.Unit), marks);
    }

    private ImmutableArray<LedgerCode> LedgersOf(TableRow row, RowReader cells)
    {
        var found = ImmutableArray.CreateBuilder<LedgerCode>();
        foreach (var text in cells.List(RubricTable.Ledgers))
        {
            if (Codes.TryParse<LedgerCode>(text.FormKC().ToLowerInvariant(), out var code)) found.Add(code);
            else flaws.Add(row.Flaw("rubric.ledger-unknown", $"台账要写编号（L01），现在是“{Cut(text)}”。", RubricTable.Ledgers));
        }

        return found.ToImmutable();
    }

    private ImmutableArray<GroupCode>? GroupsOf(TableRow row, RowReader cells)
    {
        var found = ImmutableArray.CreateBuilder<GroupCode>();
        foreach (var text in cells.List(RubricTable.Groups))
        {
            if (groups.TryGetValue(text, out var group)) found.Add(group);
            else flaws.Add(row.Flaw("rubric.group-unknown", $"本区没有“{Cut(text)}”这个分组。", RubricTable.Groups));
        }

        return found.Count == 0 ? null : found.ToImmutable();
    }

    /// <summary>One of our words; null with a flaw where something else stands.</summary>
    private T? Choice<T>(TableRow row, string key, Func<T, string> words)
        where T : struct, Enum
    {
        if (row.Text(key) is not { } text) return null;
        foreach (var value in Enum.GetValues<T>())
            if (TableColumn.Bare(words(value)) == TableColumn.Bare(text)) return value;
        flaws.Add(row.Flaw("rubric.word-unknown", $"“{Cut(text)}”不认识，请从下拉列表里选：{string.Join("、", Enum.GetValues<T>().Select(words))}。", key));
        return null;
    }

    private static bool HasOwnColumns(TableRow row) => row.Sheet.Columns.ContainsKey(RubricTable.Kind);

    private static decimal? Number(string? text) => text is not null && ScoringTable.TryMark(text, out var number) ? number : null;

    /// <summary>A part's name, and its marks where they stand within: 民主管理（25分）.</summary>
    private static (string Name, decimal? Marks) PartName(string text)
    {
        var line = OneLine(text);
        return PartMarks().Match(line) is { Success: true } found ? (Short(found.Groups[1].Value), Number(found.Groups[2].Success ? found.Groups[2].Value : found.Groups[3].Value)) : (Short(line), null);

        static string Short(string name) => name.Length > RubricNames.Most ? RubricNames.Short(name) : name;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private static string Cut(string text) => text.Length <= 20 ? OneLine(text) : OneLine(text)[..20] + "…";

    [GeneratedRegex(@"^(.+?)\s*(?:[（(]\s*([0-9０-９.]{1,7})\s*分?\s*[)）]|([0-9０-９.]{1,7})\s*分)$")]
    private static partial Regex PartMarks();

    [GeneratedRegex("^[（(]?[一二三四五六七八九十]{1,3}[）)、.．\\s]")]
    private static partial Regex PartHead();
}

/// <summary>Names of items that people wrote as whole sentences.</summary>
internal static partial class RubricNames
{
    public const int Most = 100;
    private const int Kept = 60;

    /// <summary>The first clause; where that is too long, too, what fits.</summary>
    public static string Short(string text) => FirstClause().Match(text) is { Success: true, Length: <= Most } clause ? clause.Value
        : text[..(char.IsHighSurrogate(text[Kept - 1]) ? Kept - 1 : Kept)] + "…";

    [GeneratedRegex("^[^，。；：;:]{4,}")]
    private static partial Regex FirstClause();
}

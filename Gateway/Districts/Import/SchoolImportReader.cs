using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Districts.Import;

/// <summary>What the person said beside the list.</summary>
/// <param name="Opens">First day of new schools whose row names none.</param>
/// <param name="From">First day of new names and groups.</param>
/// <param name="RefusedGroups">Groups that the district does not know and that are not to be made.</param>
internal sealed record ImportChoice(DateOnly Opens, DateOnly From, ImmutableHashSet<string> RefusedGroups);

/// <summary>Lays a list of schools beside the district. The same list, district and choice give the same preview.</summary>
internal sealed class SchoolImportReader
{
    private readonly ImportChoice choice;
    private readonly Dictionary<string, School> byCode;
    private readonly ILookup<string, School> byName;
    private readonly Dictionary<string, SchoolGroup> groups;
    private readonly Dictionary<string, SchoolGroup> missing = [];
    private readonly HashSet<string> taken;
    private int number;
    private int order;

    private SchoolImportReader(DistrictView district, IReadOnlyList<School> schools, ImportChoice choice)
    {
        this.choice = choice;
        byCode = schools.ToDictionary(s => s.Code.Value);
        byName = schools.ToLookup(s => s.Name);
        groups = district.Groups.GroupBy(g => g.Name).ToDictionary(g => g.Key, g => g.First());
        taken = [.. byCode.Keys];
        number = taken.Select(c => int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && c.Length <= 6 ? n : 0).Append(0).Max();
        order = district.Groups.Select(g => g.Order).Append(0).Max();
        GroupCodes = [.. district.Groups.Select(g => g.Code.Value)];
    }

    private HashSet<string> GroupCodes { get; }

    public static SchoolPreview Read(TableReading table, DistrictView district, IReadOnlyList<School> schools, ImportChoice choice)
    {
        if (!table.Flaws.All(f => f.Row > 0 && f.Column > 0)) return new(table.Sheets, [], [], table.Flaws, table.Notes);
        var reader = new SchoolImportReader(district, schools, choice);
        var bad = table.Flaws.ToLookup(f => (f.Sheet, f.Row));
        reader.taken.UnionWith(table.Rows.Select(r => r.Text(SchoolTable.Code)).OfType<string>());
        ImportRow[] rows = [.. table.Rows.Select(row => reader.Take(row, bad[(row.Sheet.Name, row.Number)]))];
        ImmutableArray<ImportRow> checkedRows = [.. ReportingPaths.Resolve(ImportRepeats.Mark(rows), reader.byCode)];
        ImmutableArray<MissingGroup> made =
        [
            .. from pair in reader.missing
               let count = checkedRows.Count(r => r.Kind is not ImportKind.Wrong && r.Group == pair.Key)
               where count > 0
               select new MissingGroup(pair.Value, count),
        ];
        return new(table.Sheets, checkedRows, made, [], table.Notes);
    }

    private ImportRow Take(TableRow row, IEnumerable<TableFlaw> known)
    {
        var flaws = known.ToList();
        var cells = new RowReader(row, SchoolTable.Shape, flaws);
        var name = cells.Required(SchoolTable.Name)?.ReplaceLineEndings("");
        var group = cells.Required(SchoolTable.Group) is { } named ? GroupOf(named, cells) : null;
        var opens = cells.Day(SchoolTable.Opens);
        var hasUnion = cells.YesNo(SchoolTable.HasUnion);
        var campuses = cells.List(SchoolTable.Campuses);
        if (campuses.Length > SchoolRules.MaxCampuses) cells.Flaw("school.too-many-campuses", $"校区最多 {SchoolRules.MaxCampuses} 个。", SchoolTable.Campuses);
        var (code, isNumbered) = CodeOf(cells, name);
        var result = new ImportRow(ImportKind.Wrong, row, code ?? "", isNumbered, name ?? "", row.Text(SchoolTable.Group) ?? "", null, null, [], []);
        if (flaws.Count == 0 && code is not null && byCode.GetValueOrDefault(code) is { } school)
        {
            if (school.Closes is not null) cells.Flaw("school.closed", $"“{school.Name}”已停办或合并，不能再改。", SchoolTable.Code);
            else return Compare(result, school, name!, group!, hasUnion, row.Text(SchoolTable.Campuses) is null ? null : campuses);
        }
        else if (flaws.Count == 0)
        {
            foreach (var other in byName[name!])
                cells.Flaw("school.same-name", $"“{name}”已登记为编号 {other.Code}，如果就是这所学校，请写这个编号。", SchoolTable.Name);
            if (flaws.Count == 0 && code is not null)
                return result with { Kind = ImportKind.New, School = new(new(code), name!, group!.Code, opens ?? choice.Opens, hasUnion ?? true, campuses) };
        }

        return result with { Flaws = [.. flaws] };
    }

    private ImportRow Compare(ImportRow row, School school, string name, SchoolGroup group, bool? hasUnion, ImmutableArray<string>? campuses)
    {
        var change = new SchoolChange(
            school.Code, choice.From,
            name == school.Name ? null : name,
            group.Code == school.Group ? null : group.Code,
            campuses is { } listed && !listed.SequenceEqual(school.Campuses) ? listed : null,
            hasUnion is { } union && union != school.HasUnion ? union : null);
        var changes = new List<string>();
        if (change.Name is not null) changes.Add($"更名：{school.Name} → {name}");
        if (change.Group is not null) changes.Add($"调到“{group.Name}”");
        if (change.Campuses is { } now) changes.Add($"校区：{string.Join('、', now)}");
        if (change.HasUnion is { } has) changes.Add(has ? "已建会" : "未建会");
        return changes.Count == 0
            ? row with { Kind = ImportKind.Unchanged }
            : row with { Kind = ImportKind.Changed, Change = change, Changes = [.. changes] };
    }

    private SchoolGroup? GroupOf(string name, RowReader cells)
    {
        if (groups.TryGetValue(name, out var group) || missing.TryGetValue(name, out group)) return group;
        if (choice.RefusedGroups.Contains(name))
        {
            cells.Flaw("group.unknown", $"没有“{name}”这个分组。", SchoolTable.Group);
            return null;
        }

        var code = Enumerable.Range(1, int.MaxValue).Select(n => $"g{n}").First(GroupCodes.Add);
        return missing[name] = new(new(code), name, ++order);
    }

    /// <summary>The code of the row; where it names none, that of the school of this name, else the next free number.</summary>
    private (string? Code, bool IsNumbered) CodeOf(RowReader cells, string? name)
    {
        if (cells.Narrow(SchoolTable.Code) is { } code)
        {
            if (Codes.IsCode(code)) return (code, false);
            cells.Flaw("table.bad-code", "学校编号只能用小写字母、数字和连字符，1 到 32 个。", SchoolTable.Code);
            return (null, false);
        }

        if (name is null) return (null, false);
        if (byName[name].FirstOrDefault(s => s.Closes is null) is { } school) return (school.Code.Value, false);
        string next;
        do
        {
            next = (++number).ToString("000", CultureInfo.InvariantCulture);
        }
        while (!taken.Add(next));
        return (next, true);
    }
}

using System.Collections.Immutable;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain;

namespace DistrictUnion.Accounts.Import;

/// <summary>One row of a sheet of accounts, as its cells read. Blank cells are empty texts.</summary>
/// <param name="Row">Number of the row in the sheet, for flaws.</param>
/// <param name="School">Code or name of the school; blank or <c>qu</c>: the office.</param>
/// <param name="Role">角色; blank: 主席 when the title is one, else 填报员.</param>
/// <param name="Areas">工作领域 that a 填报员 is limited to, with 、 between them; blank: none.</param>
/// <param name="LedgerKinds">台账 (L01 …) likewise.</param>
public sealed record ImportRow(
    int Row, string School, string Title, string Role, string Name, string Phone, string From, string To, string Areas, string LedgerKinds);

/// <summary>What the district has, to be read against.</summary>
/// <param name="Schools">Code by code and by name, as people type them.</param>
/// <param name="Areas">Code by code and by name.</param>
public sealed record ImportDistrict(
    DistrictCode District, ImmutableDictionary<string, SchoolCode> Schools, ImmutableDictionary<string, AreaCode> Areas)
{
    /// <summary>By code and by name; a name that two of them have means neither.</summary>
    public static ImportDistrict Of(DistrictCode district, IEnumerable<(SchoolCode Code, string Name)> schools, IEnumerable<(AreaCode Code, string Name)> areas) =>
        new(district, ByWord(schools, code => code.Value), ByWord(areas, code => code.Value));

    private static ImmutableDictionary<string, TCode> ByWord<TCode>(IEnumerable<(TCode Code, string Name)> all, Func<TCode, string> write)
        where TCode : struct
    {
        var words = all.ToArray();
        return words.Select(w => (Word: write(w.Code), w.Code))
            .Concat(words.GroupBy(w => Typed.Plain(w.Name)).Where(g => g.Count() == 1).Select(g => (Word: g.Key, g.First().Code)))
            .DistinctBy(w => w.Word).ToImmutableDictionary(w => w.Word, w => w.Code);
    }
}

/// <summary>What a row would do.</summary>
public enum ImportState
{
    New,
    Changed,
    Unchanged,
    Wrong,
}

/// <summary>A row and what it would do.</summary>
/// <param name="What">In words: what is new or changes.</param>
/// <param name="Flaws">Why it is wrong; the place of each is the column's head.</param>
public sealed record ImportLine(int Row, ImportState State, string Name, string Title, SchoolCode? School, string What, ImmutableArray<Refusal> Flaws);

/// <summary>All rows and what they would do; nothing is done yet.</summary>
public sealed record ImportPreview(ImmutableArray<ImportLine> Lines)
{
    public int Count(ImportState state) => Lines.Count(line => line.State == state);
}

/// <summary>What was done. Wrong rows were left out.</summary>
/// <param name="Slips">One for each new account, with its posts; shown once.</param>
public sealed record ImportDone(ImmutableArray<ImportLine> Lines, ImmutableArray<Slip> Slips);

/// <summary>An account's slip (账号条).</summary>
public sealed record Slip(FirstPassword Password, string? Phone, ImmutableArray<Tenure> Posts);

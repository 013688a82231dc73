using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Districts.Import;

/// <summary>What taking a row over would do.</summary>
public enum ImportKind
{
    New,
    Changed,
    Unchanged,
    Wrong,
}

/// <summary>A row of the list beside what the district knows.</summary>
/// <param name="IsNumbered">The code is proposed by us.</param>
/// <param name="Group">Name of the group as the row has it.</param>
/// <param name="Changes">In words, what becomes different.</param>
public sealed record ImportRow(
    ImportKind Kind,
    TableRow Row,
    string Code,
    bool IsNumbered,
    string Name,
    string Group,
    NewSchool? School,
    SchoolChange? Change,
    ImmutableArray<string> Changes,
    ImmutableArray<TableFlaw> Flaws);

/// <summary>A group that the list names and the district does not know yet.</summary>
/// <param name="Count">Rows in it.</param>
public sealed record MissingGroup(SchoolGroup Group, int Count);

/// <summary>A list of schools that was handed in, before anything is done with it.</summary>
/// <param name="Flaws">Of the file and its sheets; rows carry their own.</param>
public sealed record SchoolPreview(
    ImmutableArray<TableSheet> Sheets, ImmutableArray<ImportRow> Rows, ImmutableArray<MissingGroup> Groups, ImmutableArray<TableFlaw> Flaws, ImmutableArray<TableFlaw> Notes)
{
    /// <summary>Every flaw, those of the file first.</summary>
    public IEnumerable<TableFlaw> AllFlaws => Flaws.Concat(Rows.SelectMany(row => row.Flaws));

    public bool IsReadable => Flaws.IsEmpty;

    public int Count(ImportKind kind) => Rows.Count(row => row.Kind == kind);

    /// <summary>What is taken over: every row without flaws.</summary>
    public ImportSchools Command(CommandContext context) => new(
        context,
        [.. Groups.Select(g => g.Group)],
        [.. Rows.Select(r => r.School).OfType<NewSchool>()],
        [.. Rows.Select(r => r.Change).OfType<SchoolChange>()]);
}

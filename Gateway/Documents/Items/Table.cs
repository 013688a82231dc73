using System.Collections.Immutable;
using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Items;

/// <summary>A table of a plan: roles of the columns and rows of cells; an empty cell is the default piece.</summary>
/// <param name="First">Index of its first line in the plan's body.</param>
/// <param name="Last">Index of its last line.</param>
internal sealed record Table(ImmutableArray<ColumnRole> Roles, List<Piece[]> Rows, int First, int Last)
{
    private readonly int[] _columns = [.. Enum.GetValues<ColumnRole>().Select(role => Roles.IndexOf(role))];

    public int Column(ColumnRole role) => _columns[(int)role];

    /// <summary>Times make a schedule; a mere deadline behind project and contents, or a column of targets, makes projects.</summary>
    public bool IsSchedule => Roles.Any(role => role.IsTime()) && (Roles[0].IsTime() || Column(ColumnRole.Target) < 0 && !HasDeadlineOnly);

    private bool HasDeadlineOnly => Column(ColumnRole.Name) >= 0 && Column(ColumnRole.Content) >= 0 && Roles.All(role => !role.IsTime() || role == ColumnRole.Finish);

    public bool IsProjects => !IsSchedule && (Column(ColumnRole.Content) >= 0 || Column(ColumnRole.Name) >= 0);
}

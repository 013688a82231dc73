using System.Globalization;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>How marks and states are written on pages.</summary>
internal static class InspectionWords
{
    public const string Nothing = "—";

    /// <summary>Without zeros behind: 4, 3.5; no mark: —.</summary>
    public static string Marks(decimal? marks) => marks is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : Nothing;

    /// <summary>As it stands in a field: empty without a mark.</summary>
    public static string Typed(decimal? marks) => marks is null ? "" : Marks(marks);

    /// <summary>Class and sign of a state: only what somebody waits for has weight.</summary>
    public static (string Css, string Sign) Mark(InspectionState state) => state switch
    {
        InspectionState.NotStarted => ("x", "○"),
        InspectionState.SelfScoring or InspectionState.Inspecting => ("y", "◐"),
        InspectionState.Cancelled => ("n", "✕"),
        _ => ("g", "●"),
    };

    public static (string Css, string Sign) Mark(FindingState state, bool isOverdue) => state switch
    {
        FindingState.Open => isOverdue ? ("x", "■") : ("y", "▲"),
        FindingState.Reported => ("y", "◐"),
        FindingState.Withdrawn => ("n", "✕"),
        _ => ("g", "●"),
    };
}

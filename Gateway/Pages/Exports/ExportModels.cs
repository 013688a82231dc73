using System.Collections.Immutable;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Exports;

/// <summary>What a school can take along.</summary>
/// <param name="At">Address of the school's pages.</param>
/// <param name="Years">Newest first, at least one.</param>
/// <param name="IsEmpty">There is neither a plan nor a round yet: a workbook would be empty.</param>
public sealed record ExportsModel(string DistrictName, string TimeZone, string SchoolName, string At, ImmutableArray<int> Years, bool IsEmpty);

/// <summary>What the district's office can take along.</summary>
/// <param name="Quarters">Opened ones, newest first.</param>
/// <param name="Usual">The last quarter that was due.</param>
/// <param name="Schools">Those that the post covers.</param>
/// <param name="LastYear">The last calendar year that is over.</param>
public sealed record DistrictExportsModel(string DistrictName, string At, ImmutableArray<Choice> Quarters, string? Usual, ImmutableArray<Choice> Schools, int LastYear);

/// <summary>What is made, and where.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Back">Where it was ordered.</param>
/// <param name="File">Where it lies, once it is made.</param>
public sealed record ExportPlace(string District, string TimeZone, string Title, string Back, string File);

/// <summary>A page that waits for a file looks again by itself, also without script.</summary>
internal static class ExportProgress
{
    /// <summary>What an ordinary workbook takes: whoever orders it finds it ready.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public static async Task<IResult> Page(HttpContext context, ExportDesk desk, ExportOrder order, ExportPlace place, CancellationToken cancellationToken)
    {
        var state = await desk.Ask(order, Patience, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        if (state.IsUnderWay) context.Response.Headers["Refresh"] = "2";
        return PageResults.Draw<ExportPage>(new { State = state, Place = place });
    }
}

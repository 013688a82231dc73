using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Plans;

/// <summary>The lines of one plan, noise cut out.</summary>
/// <param name="Title">Its heading; empty when none is printed.</param>
/// <param name="TitleText">The title without the page's ordinal, null when none is printed.</param>
/// <param name="Byline">Lines directly above and below the title: the school, the school year.</param>
/// <param name="Body">Everything behind the title.</param>
/// <param name="CollectionTitle">The title of the page that names these plans.</param>
/// <param name="Contents">The lines of a table of contents: copies of headings.</param>
internal sealed record PlanText(
    Piece Title, string? TitleText, List<Piece> Byline, List<Piece> Body, string? CollectionTitle, IReadOnlyList<Piece> Contents)
{
    public int Start => Byline.Count > 0 && (Title.IsEmpty || Byline[0].Start < Title.Start) ? Byline[0].Start : !Title.IsEmpty ? Title.Start : Body.Count > 0 ? Body[0].Start : 0;

    public int End => Body.Count > 0 ? Body[^1].End : Title.End;
}

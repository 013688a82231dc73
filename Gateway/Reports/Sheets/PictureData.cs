using System.Collections.Immutable;

namespace DistrictUnion.Reports.Sheets;

/// <summary>A picture over the cells of a table.</summary>
/// <param name="Png">Its bytes.</param>
/// <param name="Text">What it shows, for who cannot see it.</param>
/// <param name="Row">Index in the sheet's rows of the row at whose top it begins.</param>
/// <param name="Column">Index of the column at whose left edge it begins.</param>
/// <param name="Side">Length of its sides in points; it is square.</param>
public sealed record PictureData(ImmutableArray<byte> Png, string Text, int Row, int Column, double Side);

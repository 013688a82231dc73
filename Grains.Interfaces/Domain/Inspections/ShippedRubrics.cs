using System.Collections.Immutable;

namespace DistrictUnion.Domain.Inspections;

/// <summary>The rubrics that come with the product, a file a version in <c>Shipped/</c>. Source: domain study §2.3, in our own words.</summary>
public static class ShippedRubrics
{
    public static ImmutableArray<Rubric> All { get; } = ShippedData.Read<Rubric>("rubric.");
}

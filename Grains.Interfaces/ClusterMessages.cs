namespace DistrictUnion.Grains.Interfaces;

/// <summary>What crosses between the processes of a cluster as JSON with <see cref="Domain.DomainJson.Options"/>.</summary>
public static class ClusterMessages
{
    /// <summary>Our own types; all others are the business of Orleans' serializers.</summary>
    public static bool IsOurs(Type type) => type.Namespace?.StartsWith("DistrictUnion.", StringComparison.Ordinal) is true;
}

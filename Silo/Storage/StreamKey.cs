using DistrictUnion.Domain;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Storage;

/// <summary>Takes the names of streams apart: <c>kind:district/rest</c>.</summary>
internal static class StreamKey
{
    public static string KindOf(StreamName stream) => stream.Value.Split(':')[0];

    /// <summary>Every stream belongs to one district.</summary>
    public static string DistrictOf(string stream) => stream.Split(':', 2)[^1].Split('/')[0];

    public static (DistrictCode District, SchoolCode School) OfSchool(StreamName stream)
    {
        var parts = stream.Value.Split(':', '/');
        return (new(parts[1]), new(parts[2]));
    }
}

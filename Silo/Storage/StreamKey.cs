using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Storage;

/// <summary>Takes the names of streams apart: <c>kind:district/rest</c>.</summary>
internal static class StreamKey
{
    public static string KindOf(StreamName stream) => stream.Value.Split(':')[0];

    /// <summary>Every stream belongs to one district.</summary>
    public static string DistrictOf(string stream) => stream.Split(':', 2)[^1].Split('/')[0];

    /// <summary>The school that a stream is of; null: the district's own.</summary>
    public static SchoolCode? SchoolOf(StreamName stream) => KindOf(stream) switch
    {
        "school" or "ledger" or "books" or "matters" => new(stream.Value.Split(':', '/')[2]),
        "inspection" => new(stream.Value.Split(':', '/')[3]),
        _ => null,
    };

    public static (DistrictCode District, InspectionCode Inspection, SchoolCode School) OfInspection(StreamName stream)
    {
        var parts = stream.Value.Split(':', '/');
        return (new(parts[1]), new(parts[2]), new(parts[3]));
    }

    public static (DistrictCode District, SchoolCode School, LedgerCode Kind, LedgerPeriod Period) OfLedger(StreamName stream)
    {
        var parts = stream.Value.Split(':', '/');
        return LedgerPeriod.TryParse(parts[4], out var period) ? (new(parts[1]), new(parts[2]), new(parts[3]), period) : throw new UnknownStreamException(stream);
    }

    public static (DistrictCode District, SchoolCode School) OfSchool(StreamName stream)
    {
        var parts = stream.Value.Split(':', '/');
        return (new(parts[1]), new(parts[2]));
    }
}

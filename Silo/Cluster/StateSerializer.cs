using System.Text.Json;
using DistrictUnion.Domain;
using Orleans.Storage;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Writes grains' states as everything else is written; Orleans' default cannot read all of it back (ORLEANS.md, trap 2).</summary>
internal sealed class StateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, DomainJson.Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, DomainJson.Options)!;
}

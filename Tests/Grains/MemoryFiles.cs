using DistrictUnion.Domain.Files;
using DistrictUnion.Grains.Files;

namespace DistrictUnion.Tests.Grains;

/// <summary>Files in memory.</summary>
internal sealed class MemoryFiles : IFileStore
{
    public Dictionary<string, byte[]> Kept { get; } = [];

    public Task Put(string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Kept[sha256] = bytes.ToArray();
        return Task.CompletedTask;
    }

    public Task<byte[]?> Get(string sha256, CancellationToken cancellationToken) => Task.FromResult(Kept.GetValueOrDefault(sha256));

    public Task<byte[]?> Part(string sha256, long from, CancellationToken cancellationToken) =>
        Task.FromResult(Kept.GetValueOrDefault(sha256)?.Skip((int)from).Take(FileContent.PartLength).ToArray());
}

using DistrictUnion.Domain.Files;

namespace DistrictUnion.Grains.Files;

/// <summary>Keeps the bytes of files under their digest, once each. Storage implements it.</summary>
public interface IFileStore
{
    /// <summary>Keeps bytes; returns when they are on the disk. The same bytes again do nothing.</summary>
    /// <param name="sha256">Their digest, 64 lower-case hex digits.</param>
    Task Put(string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <returns>The bytes; null when they are not there.</returns>
    /// <exception cref="InvalidDataException">They are not what was kept.</exception>
    Task<byte[]?> Get(string sha256, CancellationToken cancellationToken);

    /// <summary>A part of the bytes, for who hands a file on without holding the whole. Before the first part the whole is compared with its digest.</summary>
    /// <param name="from">Where the part begins, from 0.</param>
    /// <returns>At most <see cref="FileContent.PartLength"/> bytes, none behind the end; null when the file is not there.</returns>
    /// <exception cref="InvalidDataException">They are not what was kept.</exception>
    Task<byte[]?> Part(string sha256, long from, CancellationToken cancellationToken);
}

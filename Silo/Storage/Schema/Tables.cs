namespace DistrictUnion.Storage.Schema;

/// <summary>One committed command. See <see cref="Journal.JournalRow"/> for what the columns mean.</summary>
internal sealed class JournalTable
{
    public long Position { get; set; }

    public required string Stream { get; set; }

    public long Version { get; set; }

    public long At { get; set; }

    public required string Actor { get; set; }

    public required string CommandId { get; set; }

    public required string CommandDigest { get; set; }

    public required byte[] Facts { get; set; }

    public required byte[] Answer { get; set; }

    public required byte[] PreviousHash { get; set; }

    public required byte[] Hash { get; set; }
}

/// <summary>One seal of a district. See <see cref="Sealing.Seals"/>.</summary>
internal sealed class SealTable
{
    public long Number { get; set; }

    public required string District { get; set; }

    public long At { get; set; }

    public required string Heads { get; set; }

    public required byte[] PreviousDigest { get; set; }

    public required byte[] Digest { get; set; }
}

/// <summary>A value of a person, with the key of its HMAC. Both go when it is erased.</summary>
internal sealed class PrivateValueTable
{
    public required string Reference { get; set; }

    public required string District { get; set; }

    public required string Class { get; set; }

    public required byte[] Value { get; set; }

    public required byte[] HmacKey { get; set; }

    public long At { get; set; }
}

/// <summary>A checkpoint or a draft.</summary>
internal sealed class GrainStateTable
{
    public required string Name { get; set; }

    public required string Key { get; set; }

    public long Etag { get; set; }

    public required string Json { get; set; }
}

/// <summary>One row: the schema number of the read model, and the names of its tables with commas between them.</summary>
internal sealed class ReadModelTable
{
    public int Schema { get; set; }

    public required string Tables { get; set; }
}

/// <summary>PostgreSQL alone: an attached file that is kept here. Its bytes lie in <see cref="FileChunkTable"/>.</summary>
internal sealed class KeptFileTable
{
    public required string Sha256 { get; set; }

    public long Length { get; set; }
}

/// <summary>PostgreSQL alone: bytes of an attached file, from the place where they begin in it.</summary>
internal sealed class FileChunkTable
{
    public required string Sha256 { get; set; }

    public long Begins { get; set; }

    public required byte[] Bytes { get; set; }
}

/// <summary>PostgreSQL alone: the last position of the journal, the last number of the seals. Its row is the lock of who appends, too.</summary>
internal sealed class CounterTable
{
    public required string Name { get; set; }

    public long Number { get; set; }
}

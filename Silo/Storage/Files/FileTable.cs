using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using DistrictUnion.Domain.Files;
using DistrictUnion.Storage.Postgres;
using Npgsql;

namespace DistrictUnion.Storage.Files;

/// <summary>
/// Files in two tables of a PostgreSQL database: <c>kept_files</c> has a row for each, <c>file_chunks</c> its bytes in pieces. A file is
/// one transaction, so that what stands under a digest is whole. The program's role may only add and read. Files have connections of
/// their own: they are large, depend on no order, and writers of the journal need not wait for them.
/// </summary>
internal sealed class FileTable(string connectionString) : IFileShelf
{
    /// <summary>Bytes of a row. They may differ from row to row, so another number needs no migration.</summary>
    private const int ChunkLength = 512 * 1024;

    /// <summary>Files that are listed with one question.</summary>
    private const int Page = 1_000;

    private const int Connections = 8;

    private readonly NpgsqlDataSource source = PostgresDatabase.Durable(connectionString, Connections);

    public async Task Put(string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (await Length(sha256, cancellationToken) is not null) return;
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Whoever puts the same bytes meanwhile waits at this row until they are whole, or gone.
        if (await Execute(connection, "INSERT INTO kept_files (sha256, length) VALUES ($1, $2) ON CONFLICT DO NOTHING", cancellationToken, Of(sha256), Of((long)bytes.Length)) == 0)
            return;
        for (var begins = 0; begins < bytes.Length; begins += ChunkLength)
        {
            var chunk = bytes.Slice(begins, Math.Min(ChunkLength, bytes.Length - begins));
            await Execute(connection, "INSERT INTO file_chunks (sha256, begins, bytes) VALUES ($1, $2, $3)", cancellationToken, Of(sha256), Of((long)begins), Of(chunk));
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<byte[]?> Get(string sha256, CancellationToken cancellationToken)
    {
        if (await Length(sha256, cancellationToken) is not { } length) return null;
        var bytes = await Read(sha256, 0, length, cancellationToken);
        return FileDigest.Of(bytes) == sha256 ? bytes : throw Broken(sha256);
    }

    public async Task<byte[]?> Part(string sha256, long from, CancellationToken cancellationToken)
    {
        if (await Length(sha256, cancellationToken) is not { } length) return null;
        if (from == 0 && await Digest(sha256, length, cancellationToken) != sha256) throw Broken(sha256);
        return await Read(sha256, from, Math.Clamp(length - from, 0, FileContent.PartLength), cancellationToken);
    }

    public async Task<long?> Length(string sha256, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT length FROM kept_files WHERE sha256 = $1");
        command.Parameters.Add(Of(FileDigest.Require(sha256)));
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async IAsyncEnumerable<KeptFile> All([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = ""; ;)
        {
            var page = await List(last, cancellationToken);
            foreach (var file in page) yield return file;
            if (page.Count < Page) yield break;
            last = page[^1].Name;
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static InvalidDataException Broken(string sha256) => new($"The file {sha256} in the database is not what was kept under its digest.");

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static async Task<int> Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<KeptFile>> List(string after, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT sha256, length FROM kept_files WHERE sha256 > $1 ORDER BY sha256 LIMIT $2");
        command.Parameters.AddRange(new NpgsqlParameter[] { Of(after), Of(Page) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var files = new List<KeptFile>();
        while (await reader.ReadAsync(cancellationToken)) files.Add(new(reader.GetString(0), reader.GetInt64(1)));
        return files;
    }

    private async Task<string> Digest(string sha256, long length, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var (_, bytes) in Chunks(sha256, 0, length, cancellationToken)) hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <exception cref="InvalidDataException">Some of the bytes are not there.</exception>
    private async Task<byte[]> Read(string sha256, long from, long count, CancellationToken cancellationToken)
    {
        var (part, missing) = (new byte[count], count);
        await foreach (var (begins, bytes) in Chunks(sha256, from, from + count, cancellationToken))
        {
            var (first, end) = (Math.Max(begins, from), Math.Min(begins + bytes.Length, from + count));
            bytes.AsSpan((int)(first - begins), (int)(end - first)).CopyTo(part.AsSpan((int)(first - from)));
            missing -= end - first;
        }

        return missing == 0 ? part : throw Broken(sha256);
    }

    /// <summary>The rows that hold bytes between two places, in their order.</summary>
    private async IAsyncEnumerable<(long Begins, byte[] Bytes)> Chunks(string sha256, long from, long until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            "SELECT begins, bytes FROM file_chunks WHERE sha256 = $1 AND begins < $3 AND begins + length(bytes) > $2 ORDER BY begins");
        command.Parameters.AddRange(new NpgsqlParameter[] { Of(sha256), Of(from), Of(until) });
        await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) yield return (reader.GetInt64(0), await reader.GetFieldValueAsync<byte[]>(1, cancellationToken));
    }
}

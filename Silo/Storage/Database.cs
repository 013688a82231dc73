using System.Data.Common;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage;

/// <summary>The database under storage: its connections, its life, and the few things that it does in its own way.</summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>Where it is, for a sentence; never with a password.</summary>
    public abstract string Place { get; }

    /// <summary>What it says differently.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>A pooled connection that cannot write. A statement sees one snapshot.</summary>
    public abstract DbConnection OpenReader();

    /// <summary>A transaction that reads: all its statements see one snapshot.</summary>
    public abstract DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>Becomes the owner, and brings the lasting tables to this program's schema.</summary>
    /// <exception cref="StorageException">Somebody else owns it, it is of another program, or it does not keep what it confirms.</exception>
    public abstract Task Start();

    /// <summary>The writer's own connection. It is opened again after it was lost.</summary>
    /// <exception cref="StorageException">The place does not keep what it confirms: <c>storage.not-durable</c>; or somebody else owns the database by now: <c>storage.in-use</c>.</exception>
    public abstract WriterSession OpenWriter(WriterFigures figures);

    /// <summary>A turn that one process has at a time, whoever owns the database; it lasts until it is disposed of. Null: somebody else has it.</summary>
    public abstract Task<IAsyncDisposable?> TakeBackupTurn();

    /// <summary>Closes the connections and gives the database free.</summary>
    public abstract Task Stop();

    /// <summary>Stops for good.</summary>
    public virtual async ValueTask DisposeAsync() => await Stop();
}

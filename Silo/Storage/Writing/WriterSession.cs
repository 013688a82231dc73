using System.Data;
using System.Data.Common;

namespace DistrictUnion.Storage.Writing;

/// <summary>The writer's connection, and what is known as long as it lasts. Lives on the writer's thread.</summary>
internal abstract class WriterSession : IDisposable
{
    protected WriterSession(DbConnection connection, Dialect dialect, WriterFigures figures)
    {
        (Connection, Dialect, Figures) = (connection, dialect, figures);
        Heads = new(connection);
    }

    public DbConnection Connection { get; }

    public Dialect Dialect { get; }

    public WriterFigures Figures { get; }

    public StreamHeads Heads { get; }

    /// <summary>The connection was lost: another session is needed.</summary>
    public bool IsBroken => Connection.State != ConnectionState.Open;

    /// <summary>No other process writes.</summary>
    public virtual bool IsAlone => true;

    /// <summary>What must be done alone is done: from now on others may write, too, where the database is shared.</summary>
    public virtual void Begun()
    {
    }

    /// <summary>What was erased must not be found where the database writes ahead, either; where readers keep it there, it goes after them.</summary>
    public virtual void Scrub()
    {
    }

    /// <summary>Commits a group: each write gets its result or its own exception, none before the commit is confirmed.</summary>
    /// <exception cref="DbException">The commit itself failed; its outcome is unknown, and nobody was answered.</exception>
    public abstract void Commit(IReadOnlyList<QueuedWrite> group);

    /// <summary>Runs statements within a transaction that the caller holds.</summary>
    /// <returns>Rows that each changed.</returns>
    public abstract int[] Run(IReadOnlyList<Statement> statements);

    public virtual void Dispose() => Connection.Dispose();
}

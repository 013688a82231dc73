using Npgsql;

namespace DistrictUnion.Storage.Postgres;

/// <summary>The lock of who writes, held by his connection: by one owner alone, or shared by the silos of a cluster.</summary>
internal sealed class SessionLock(NpgsqlConnection connection)
{
    private const long Number = 7_310_455_003;

    /// <summary>Time for which a silo that begins waits for another that is making the read model anew; below the time that a command may take.</summary>
    private const string Patience = "5s";

    /// <summary>Whether nobody else holds it, shared or not.</summary>
    public bool IsAlone { get; private set; }

    public bool TakeAlone() => IsAlone = connection.Scalar<bool>("SELECT pg_try_advisory_lock(@0)", Number);

    /// <param name="mayBeAlone">Whether to hold it alone until <see cref="Share"/>, where nobody has it; else, who has it alone is waited for.</param>
    public bool TakeShared(bool mayBeAlone)
    {
        if (!mayBeAlone) return connection.Scalar<bool>("SELECT pg_try_advisory_lock_shared(@0)", Number);
        if (TakeAlone()) return true;
        try
        {
            connection.Execute($"SET lock_timeout = '{Patience}'");
            connection.Execute("SELECT pg_advisory_lock_shared(@0)", Number);
            connection.Execute("RESET lock_timeout");
            return true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    /// <summary>Lets others have it, too.</summary>
    public void Share()
    {
        connection.Execute("SELECT pg_advisory_lock_shared(@0)", Number);
        connection.Execute("SELECT pg_advisory_unlock(@0)", Number);
        IsAlone = false;
    }
}

namespace DistrictUnion.Accounts.Store;

/// <summary>How signing in went for one account from one address.</summary>
internal sealed class AttemptRow
{
    /// <summary>Id of the account; for a name that nobody has, a digest of it, so that both look alike.</summary>
    public required string Subject { get; set; }

    /// <summary>The address as <see cref="SignIn.NetworkAddress"/> writes it.</summary>
    public required string Address { get; set; }

    /// <summary>Failures since the last success or lock.</summary>
    public int Failures { get; set; }

    /// <summary>Locks since the last success: each is twice as long as the one before.</summary>
    public int Locks { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset? LastFailureAt { get; set; }

    public DateTimeOffset? SucceededAt { get; set; }
}

/// <summary>A signed-in session. It ends by being deleted.</summary>
internal sealed class SessionRow
{
    public required string Id { get; set; }

    public required string AccountId { get; set; }

    public required string HoldingId { get; set; }

    public SignIn.SessionStage Stage { get; set; }

    public required string Address { get; set; }

    public required string UserAgent { get; set; }

    public DateTimeOffset From { get; set; }

    public DateTimeOffset LastSeen { get; set; }
}

/// <summary>A token for the API. The token itself is not kept.</summary>
internal sealed class TokenRow
{
    public required string Id { get; set; }

    public required string AccountId { get; set; }

    public required string HoldingId { get; set; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the token, 64 lower-case hex digits.</summary>
    public required string Hash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

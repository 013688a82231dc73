namespace DistrictUnion.Accounts.Store;

/// <summary>A one-time code with which a person sets a new password.</summary>
internal sealed class ResetCodeRow
{
    public required string Id { get; set; }

    public required string AccountId { get; set; }

    public required string Hash { get; set; }

    public required string IssuedBy { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>Somebody asked for a reset from the sign-in page.</summary>
internal sealed class ResetRequestRow
{
    public required string Id { get; set; }

    /// <summary>Whom it may concern; null: nobody of that name, kept only to count how often an address asks.</summary>
    public string? AccountId { get; set; }

    public required string Address { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public string? AnsweredBy { get; set; }

    public Account? Account { get; set; }
}

/// <summary>A district's settings of accounts, as JSON of <see cref="Settings.AccountSettings"/>.</summary>
internal sealed class SettingsRow
{
    public required string District { get; set; }

    public required string Json { get; set; }
}

/// <summary>A key of Data Protection.</summary>
internal sealed class KeyRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string Xml { get; set; }
}

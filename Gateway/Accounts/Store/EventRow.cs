namespace DistrictUnion.Accounts.Store;

/// <summary>An <see cref="Events.AccountEvent"/> that waits to be told.</summary>
internal sealed class EventRow
{
    public required string Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>JSON.</summary>
    public required string Content { get; set; }
}

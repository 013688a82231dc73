using System.Text.Json;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Domain;

namespace DistrictUnion.Accounts.Store;

/// <summary>An <see cref="AccountEvent"/> that waits to be told.</summary>
internal sealed class EventRow
{
    public required string Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>JSON.</summary>
    public required string Content { get; set; }

    /// <summary>The content, read.</summary>
    public AccountEvent Event => JsonSerializer.Deserialize<AccountEvent>(Content, DomainJson.Options)!;

    public static EventRow Of(AccountEvent happened) =>
        new() { Id = Ids.New(), At = happened.At, Content = JsonSerializer.Serialize(happened, DomainJson.Options) };
}

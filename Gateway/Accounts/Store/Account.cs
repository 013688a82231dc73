using Microsoft.AspNetCore.Identity;

namespace DistrictUnion.Accounts.Store;

/// <summary>
/// A person's account, as Identity's user. What Identity keeps for mail, claims and its own lockout is not used: people sign in by school and
/// post, and lockout is counted per account and address (<see cref="SignIn.Attempts"/>).
/// </summary>
internal sealed class Account : IdentityUser
{
    /// <summary>The person's name as shown.</summary>
    public required string Name { get; set; }

    /// <summary>The name as it is looked for: <see cref="Typed.Plain"/>.</summary>
    public required string PlainName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was disabled; null: it is not.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public DateTimeOffset? PasswordSetAt { get; set; }

    /// <summary>When somebody first signed in with the present password; expiry counts from here.</summary>
    public DateTimeOffset? PasswordFirstUsedAt { get; set; }

    /// <summary>Whether the present password was handed out and must be changed at the next sign-in.</summary>
    public bool PasswordIsOneTime { get; set; }

    /// <summary>The last time step whose code was accepted, so that none counts twice (RFC 6238 §5.2).</summary>
    public long? LastCodeStep { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>The holding in which the person acted last; the next session begins with it.</summary>
    public string? LastHolding { get; set; }

    public List<HoldingRow> Holdings { get; } = [];
}

/// <summary>A password that an account once had, as its hash.</summary>
internal sealed class PasswordRow
{
    public long Id { get; set; }

    public required string AccountId { get; set; }

    public required string Hash { get; set; }

    public DateTimeOffset SetAt { get; set; }
}

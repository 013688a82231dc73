using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Accounts.Store;

/// <summary>A post (岗位): it stays when the person who holds it changes.</summary>
internal sealed class PostRow
{
    public required string Id { get; set; }

    public Role Role { get; set; }

    public required string District { get; set; }

    public string? School { get; set; }

    public required string Title { get; set; }

    /// <summary>The title as it is looked for at sign-in.</summary>
    public required string PlainTitle { get; set; }

    // What narrows the post: codes with spaces between them.
    public string Groups { get; set; } = "";

    public string Schools { get; set; } = "";

    public string Areas { get; set; } = "";

    public string LedgerKinds { get; set; } = "";

    public DateOnly From { get; set; }

    /// <summary>The last day; null: open.</summary>
    public DateOnly? To { get; set; }

    public List<HoldingRow> Holdings { get; } = [];

    public PostLimits Limits
    {
        get => new(
            [.. Words(Groups).Select(GroupCode.Of)], [.. Words(Schools).Select(SchoolCode.Of)], [.. Words(Areas).Select(AreaCode.Of)],
            [.. Words(LedgerKinds)]);
        set
        {
            Groups = string.Join(' ', value.Groups);
            Schools = string.Join(' ', value.Schools);
            Areas = string.Join(' ', value.Areas);
            LedgerKinds = string.Join(' ', value.LedgerKinds);
        }
    }

    private static ImmutableArray<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>Who holds a post from when to when (任职). A stand-in (代理人) holds it beside the holder.</summary>
internal sealed class HoldingRow
{
    public required string Id { get; set; }

    public required string PostId { get; set; }

    public required string AccountId { get; set; }

    public DateOnly From { get; set; }

    /// <summary>The last day; null: until somebody else takes over.</summary>
    public DateOnly? To { get; set; }

    public bool IsStandIn { get; set; }

    public PostRow Post { get; set; } = null!;

    public Account Account { get; set; } = null!;

    /// <summary>Whether it holds on a day, and the post is open on it.</summary>
    public bool IsOn(DateOnly day) => From <= day && !(To < day) && Post.From <= day && !(Post.To < day);

    /// <summary>Whether it is over before a day.</summary>
    public bool IsOver(DateOnly day) => To < day || Post.To < day;
}

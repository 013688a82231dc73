using DistrictUnion.Accounts.Events;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Accounts.Posts;

/// <summary>Who looks after accounts, in which post and from where.</summary>
/// <param name="Title">Title of the post.</param>
/// <param name="Covers">Whether a school lies within the groups of the post; asked for officers only, since groups are the district's business.</param>
public sealed record Keeper(Actor Actor, string Title, string? Address, Func<SchoolCode, bool> Covers)
{
    /// <summary>Stands for an account where the program itself acted.</summary>
    public const string ProgramAccount = "system";

    /// <summary>How people read it.</summary>
    public const string ProgramName = "系统";

    /// <summary>The program itself: the command line, the first start, the sample district.</summary>
    public static Keeper Program(DistrictCode district) => new(new(ProgramAccount, Role.DistrictAdmin, district), ProgramName, null, _ => true);

    public bool IsAdministratorOf(DistrictCode district) => Actor.Role is Role.DistrictAdmin && Actor.District == district;

    internal AccountEvent Event(string kind, DateTimeOffset at, string? subject, string text, SchoolCode? school = null) =>
        new(kind, at, Actor.Account, Title, Actor.District, school ?? Actor.School, subject, Address, text);
}

using System.Collections.Immutable;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Matters;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.SignIn;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>What all pages about a district's accounts need: names of the district, its schools, groups and areas.</summary>
/// <param name="At">Address of the district's accounts.</param>
/// <param name="Home">Where the list is for who looks: the district's, or that of a chair's school.</param>
/// <param name="Actor">Who looks.</param>
public sealed record AccountsFrame(
    DistrictCode District, string Name, string TimeZone, string At, string Home, Actor Actor, ImmutableSortedDictionary<SchoolCode, string> Schools,
    ImmutableArray<Choice> Groups, ImmutableArray<WorkArea> Areas)
{
    /// <summary>Null: the district is not founded yet.</summary>
    internal static async Task<AccountsFrame?> Of(KeeperCall call, IGrainFactory grains)
    {
        var grain = grains.District(call.District);
        if (await grain.View(call.Aborted) is not { } view) return null;
        var schools = (await AllSchools.Of(grain, call.Aborted)).ToImmutableSortedDictionary(s => s.Code, s => s.Name);
        var (at, own) = ($"/districts/{call.District}/accounts", call.Keeper.Actor.School);
        return new(
            call.District, view.Name, view.TimeZone, at, own is null ? at : $"/districts/{call.District}/schools/{own}/accounts", call.Keeper.Actor,
            own is { } of ? schools.Where(s => s.Key == of).ToImmutableSortedDictionary() : schools, [.. view.Groups.Select(g => new Choice(g.Code.Value, g.Name))], view.Areas);
    }

    public string SchoolName(SchoolCode? school) => school is { } of ? Schools.GetValueOrDefault(of, of.Value) : AccountTexts.OfficeSchool;

    public string GroupName(GroupCode group) => Groups.FirstOrDefault(g => g.Value == group.Value)?.Name ?? group.Value;

    public string AreaName(AreaCode area) => Areas.FirstOrDefault(a => a.Code == area)?.Name ?? area.Value;

    public string Moment(DateTimeOffset? moment) => moment is { } at ? Figures.Moment(at, TimeZone) : AccountTexts.OpenEnd;

    /// <summary>Roles that who looks may give.</summary>
    public IEnumerable<Role> GivableRoles => Actor.Role switch
    {
        Role.DistrictAdmin => Enum.GetValues<Role>(),
        Role.SystemAdmin => [Role.SystemAdmin, Role.DistrictAdmin, Role.LogAuditor],
        Role.DistrictOfficer => [Role.SchoolChair, Role.SchoolMember],
        Role.SchoolChair => [Role.SchoolMember],
        _ => [],
    };

    public bool MayKeep => GivableRoles.Any();
}

/// <summary>The list of accounts.</summary>
/// <param name="School">A school's own list; null: the district's.</param>
/// <param name="OpenRequests">Requests for a reset that wait.</param>
public sealed record AccountListModel(AccountsFrame Frame, SchoolCode? School, ImmutableArray<AccountLine> Lines, AccountFilter Filter, int OpenRequests)
{
    /// <summary>What an accepted election (换届) asks for in the school.</summary>
    public ImmutableArray<HandOverProposal> Proposals { get; init; } = [];
}

/// <summary>One account.</summary>
public sealed record AccountModel(AccountsFrame Frame, AccountView Account);

/// <summary>A post to be handed over, or to get a stand-in.</summary>
/// <param name="People">Accounts that may be chosen.</param>
public sealed record HandOverModel(AccountsFrame Frame, PostView Post, ImmutableArray<AccountLine> People, DateOnly Today, bool IsStandIn)
{
    /// <summary>What an accepted election asks for; null: nothing.</summary>
    public HandOverProposal? Proposal { get; init; }

    public string Address => $"{Frame.At}/posts/{Post.Post}/{(IsStandIn ? "stand-in" : "hand-over")}";

    public HolderLine? Holder => Post.Holders.FirstOrDefault(h => !h.IsStandIn && !(h.To < Today));
}

/// <summary>A new post.</summary>
public sealed record NewAccountModel(AccountsFrame Frame, ImmutableArray<AccountLine> People, SchoolCode? School);

/// <summary>Requests for resets.</summary>
public sealed record RequestsModel(AccountsFrame Frame, ImmutableArray<ResetRequestLine> Lines);

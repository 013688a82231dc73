using System.Collections.Frozen;
using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>
/// The one table of who may do what: a row for every route of the API and every page, by the route's name. A route without a row is not
/// reached. The gate reads it before anything else of a request is looked at; pages offer by it what a post may do.
/// </summary>
internal static partial class PolicyTable
{
    // Lazy: the order in which static members of several files are made is nobody's to know.
    private static readonly Lazy<FrozenDictionary<string, PolicyRow>> ByName = new(() => Rows.ToFrozenDictionary(row => row.Name));

    public static ImmutableArray<PolicyRow> Rows => [.. Api, .. Pages, .. LedgerPages, .. InspectionPages, .. Matters, .. Archives, .. Backfills, .. Accounts, .. Operation];

    /// <summary>The row of a route, or null.</summary>
    public static PolicyRow? Of(Endpoint endpoint) => Named(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName);

    /// <summary>The name of the route that a request came by, if it is one of the table.</summary>
    public static string? NameOf(HttpContext context) => context.GetEndpoint() is { } endpoint ? Of(endpoint)?.Name : null;

    /// <summary>Whether the route is about accounts, which tell what was done with them (Accounts/Events).</summary>
    public static bool IsAboutAccounts(PolicyRow row) => Accounts.Contains(row);

    public static PolicyRow? Named(string? name) => name is null ? null : ByName.Value.GetValueOrDefault(name);

    /// <summary>The API's own description, which Development serves beside the routes.</summary>
    public static bool IsOutside(PathString path) => path.StartsWithSegments("/swagger");

    /// <summary>Whether a page offers an act to a post.</summary>
    /// <param name="name">Name of a route that stands in the table.</param>
    /// <param name="state">State of the plan or report, where the act is about one.</param>
    public static bool Allows(string name, Actor actor, WorkState? state = null) => ByName.Value[name].Allows(actor, state);

    private static PolicyRow Reads(string name, Roles roles, Reach reach) => new(name, roles, reach, false, Stage.Ready, []);

    private static PolicyRow Changes(string name, Roles roles, Reach reach, params ImmutableArray<WorkState> states) =>
        new(name, roles, reach, true, Stage.Ready, states);

    /// <summary>For everybody, signed in or not.</summary>
    private static PolicyRow Open(string name) => new(name, Roles.All, Reach.Nothing, false, Stage.Nobody, []);

    /// <summary>A form for everybody.</summary>
    private static PolicyRow OpenForm(string name) => Open(name) with { IsChanging = true };

    /// <summary>A form for whoever is signed in, about himself.</summary>
    private static PolicyRow OwnForm(string name, Stage stage = Stage.Ready) => Own(name, stage) with { IsChanging = true };

    /// <summary>For whoever is signed in, about himself.</summary>
    private static PolicyRow Own(string name, Stage stage = Stage.Ready) => new(name, Roles.All, Reach.Nothing, false, stage, []);
}

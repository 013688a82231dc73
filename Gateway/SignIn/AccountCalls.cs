using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>What requests about accounts have in common.</summary>
internal static class AccountCalls
{
    /// <summary>Does it once, however often the request or the form is sent, and to whichever gateway.</summary>
    public static Task<Outcome<T>> Once<T>(HttpContext http, Func<Task<Outcome<T>>> act)
        where T : class
    {
        var call = http.Features.Get<Call>()!;
        http.RequestServices.GetRequiredService<AccountsUnit>().Once(call.Visitor.Account, http.Request.Path, call.Command!.CommandId);
        return act();
    }
}

/// <summary>A request of somebody about his own account.</summary>
internal sealed record OwnCall(HttpContext Http, Visit Visit)
{
    public string Address => Keepers.AddressOf(Http);

    public T Service<T>()
        where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <inheritdoc cref="AccountCalls.Once"/>
    public Task<Outcome<T>> Once<T>(Func<Task<Outcome<T>>> act)
        where T : class => AccountCalls.Once(Http, act);

    public static ValueTask<OwnCall?> BindAsync(HttpContext context) => ValueTask.FromResult<OwnCall?>(new(context, context.Features.Get<Visit>()!));
}

/// <summary>A request of somebody who looks after accounts of a district.</summary>
internal sealed record KeeperCall(HttpContext Http, DistrictCode District, Keeper Keeper)
{
    public CancellationToken Aborted => Http.RequestAborted;

    public Visitor Visitor => Http.Features.Get<Visitor>()!;

    /// <summary>The school of the address, where it names one.</summary>
    public SchoolCode? School => Codes.TryParse<SchoolCode>(Http.Request.RouteValues["school"] as string, out var school) ? school : null;

    public T Service<T>()
        where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <inheritdoc cref="AccountCalls.Once"/>
    public Task<Outcome<T>> Once<T>(Func<Task<Outcome<T>>> act)
        where T : class => AccountCalls.Once(Http, act);

    public static async ValueTask<KeeperCall?> BindAsync(HttpContext context) =>
        new(context, new((string)context.Request.RouteValues["district"]!), await Keepers.Of(context));
}

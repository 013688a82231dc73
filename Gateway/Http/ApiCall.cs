using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Comparison;
using DistrictUnion.Grains.Interfaces.Districts;
using DistrictUnion.Grains.Interfaces.Log;
using DistrictUnion.Grains.Interfaces.Progress;

namespace DistrictUnion.Gateway.Http;

/// <summary>A request that passed the gate: who asks, and under which command id.</summary>
/// <param name="Command">Null for a request that only reads.</param>
internal sealed record ApiCall(Actor Actor, CommandContext? Command);

/// <summary>A request about a district.</summary>
internal sealed record DistrictCall(IGrainFactory Grains, DistrictCode Code, ApiCall Call)
{
    public Actor Actor => Call.Actor;

    /// <summary>Who sends the command, under which id, on which revision; only for routes that change something.</summary>
    public CommandContext Context => Call.Command!;

    public IDistrictGrain District => Grains.District(Code);

    public IComparisonGrain Comparison => Grains.Comparison(Code);

    public ILogGrain Log => Grains.Log(Code);

    public string Path => $"/api/v1/districts/{Code}";

    public ISchoolUnionGrain Union(SchoolCode school) => Grains.SchoolUnion(Code, school);

    public static ValueTask<DistrictCall?> BindAsync(HttpContext context) => ValueTask.FromResult<DistrictCall?>(Of(context));

    internal static DistrictCall Of(HttpContext context) => new(
        context.RequestServices.GetRequiredService<IGrainFactory>(),
        new((string)context.Request.RouteValues["district"]!),
        context.Features.Get<ApiCall>()!);
}

/// <summary>A request about a school.</summary>
internal sealed record SchoolCall(DistrictCall District, SchoolCode Code)
{
    public Actor Actor => District.Actor;

    public CommandContext Context => District.Context;

    public ISchoolUnionGrain Union => District.Union(Code);

    /// <summary>The revision that a draft was typed on (If-Match); 0: whatever is there now.</summary>
    public int TypedOn => (int)Math.Min(Context.ExpectedRevision ?? 0, int.MaxValue);

    public string Path => $"{District.Path}/schools/{Code}";

    public static ValueTask<SchoolCall?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<SchoolCall?>(new(DistrictCall.Of(context), new((string)context.Request.RouteValues["school"]!)));
}

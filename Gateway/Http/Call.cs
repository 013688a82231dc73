using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Books;
using DistrictUnion.Grains.Interfaces.Comparison;
using DistrictUnion.Grains.Interfaces.Districts;
using DistrictUnion.Grains.Interfaces.Inspections;
using DistrictUnion.Grains.Interfaces.Ledgers;
using DistrictUnion.Grains.Interfaces.Log;
using DistrictUnion.Grains.Interfaces.Matters;
using DistrictUnion.Grains.Interfaces.Progress;

namespace DistrictUnion.Gateway.Http;

/// <summary>A request that passed the gate: who asks, and under which command id.</summary>
/// <param name="Command">Null for a request that only reads.</param>
internal sealed record Call(Visitor Visitor, CommandContext? Command)
{
    /// <summary>The visitor in his post.</summary>
    public Actor Actor => Visitor.Post!.Actor;
}

/// <summary>A request about a district.</summary>
internal sealed record DistrictCall(IGrainFactory Grains, DistrictCode Code, Call Call)
{
    public Visitor Visitor => Call.Visitor;

    public Actor Actor => Call.Actor;

    /// <summary>Who sends the command, under which id, on which revision; only for routes that change something.</summary>
    public CommandContext Context => Call.Command!;

    public IDistrictGrain District => Grains.District(Code);

    public IComparisonGrain Comparison => Grains.Comparison(Code);

    public ILedgerShelfGrain LedgerShelf => Grains.LedgerShelf(Code);

    public IInspectionDeskGrain InspectionDesk => Grains.InspectionDesk(Code);

    public IMatterDeskGrain MatterDesk => Grains.MatterDesk(Code);

    public ILogGrain Log => Grains.Log(Code);

    public string Path => $"/api/v1/districts/{Code}";

    public ISchoolUnionGrain Union(SchoolCode school) => Grains.SchoolUnion(Code, school);

    public static ValueTask<DistrictCall?> BindAsync(HttpContext context) => ValueTask.FromResult<DistrictCall?>(Of(context));

    internal static DistrictCall Of(HttpContext context) => new(
        context.RequestServices.GetRequiredService<IGrainFactory>(),
        new((string)context.Request.RouteValues["district"]!),
        context.Features.Get<Call>()!);
}

/// <summary>A request about a school.</summary>
internal sealed record SchoolCall(DistrictCall District, SchoolCode Code)
{
    public Visitor Visitor => District.Visitor;

    public Actor Actor => District.Actor;

    public CommandContext Context => District.Context;

    public ISchoolUnionGrain Union => District.Union(Code);

    public IMatterGrain Matters => District.Grains.Matters(District.Code, Code);

    public IBookGrain Books => District.Grains.Books(District.Code, Code);

    /// <summary>The revision that a draft was typed on (If-Match); 0: whatever is there now.</summary>
    public int TypedOn => (int)Math.Min(Context.ExpectedRevision ?? 0, int.MaxValue);

    public string Path => $"{District.Path}/schools/{Code}";

    public static ValueTask<SchoolCall?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<SchoolCall?>(new(DistrictCall.Of(context), new((string)context.Request.RouteValues["school"]!)));
}

/// <summary>A request about one ledger of a school.</summary>
internal sealed record LedgerCall(SchoolCall School, LedgerCode Kind, LedgerPeriod Period)
{
    public DistrictCall District => School.District;

    public Actor Actor => School.Actor;

    public CommandContext Context => School.Context;

    public ILedgerGrain Ledger => District.Grains.Ledger(District.Code, School.Code, Kind, Period);

    public string Path => $"{School.Path}/ledgers/{Kind}/{Period}";

    /// <summary>What the print of another system is attached to.</summary>
    public FileSubject Whole => Subject(0);

    /// <summary>What evidence of an entry is attached to.</summary>
    public FileSubject Subject(int entry) => FileSubject.Of(new EntrySubject(Kind, Period, entry));

    public static async ValueTask<LedgerCall?> BindAsync(HttpContext context) =>
        LedgerPeriod.TryParse((string)context.Request.RouteValues["period"]!, out var period)
            ? new((await SchoolCall.BindAsync(context))!, new((string)context.Request.RouteValues["ledger"]!), period)
            : null;
}

/// <summary>A request about the inspection of a school.</summary>
internal sealed record InspectionCall(SchoolCall School, InspectionCode Code)
{
    public DistrictCall District => School.District;

    public Actor Actor => School.Actor;

    public CommandContext Context => School.Context;

    public IInspectionGrain Inspection => District.Grains.Inspection(District.Code, Code, School.Code);

    public string Path => $"{School.Path}/inspections/{Code}";

    public static async ValueTask<InspectionCall?> BindAsync(HttpContext context) =>
        new((await SchoolCall.BindAsync(context))!, new((string)context.Request.RouteValues["inspection"]!));
}

/// <summary>A request about a matter (请示事项) of a school.</summary>
internal sealed record MatterCall(SchoolCall School, int Number)
{
    public Actor Actor => School.Actor;

    public CommandContext Context => School.Context;

    public IMatterGrain Matters => School.Matters;

    public string Path => $"{School.Path}/matters/{Number}";

    /// <summary>The matter as the post may see it; null: absent.</summary>
    public Task<MatterView?> View(CancellationToken cancellationToken) => Matters.View(Actor, Number, cancellationToken);

    public static async ValueTask<MatterCall?> BindAsync(HttpContext context) =>
        new((await SchoolCall.BindAsync(context))!, int.Parse((string)context.Request.RouteValues["matter"]!, NumberStyles.None, CultureInfo.InvariantCulture));
}

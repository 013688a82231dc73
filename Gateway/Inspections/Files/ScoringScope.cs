using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Inspections;
using DistrictUnion.Reports.Inspections;

namespace DistrictUnion.Gateway.Inspections.Files;

/// <summary>Which sheets of marks a request is about: one school's, or those of a round that the post sees.</summary>
/// <param name="School">Null: all of them.</param>
internal sealed record ScoringScope(DistrictCall District, InspectionCode Code, SchoolCode? School)
{
    public static ScoringScope Of(InspectionCall call) => new(call.District, call.Code, call.School.Code);

    /// <summary>Of a page whose address may name a school.</summary>
    public static ValueTask<ScoringScope?> BindAsync(HttpContext context) => ValueTask.FromResult<ScoringScope?>(new(
        DistrictCall.Of(context), new((string)context.Request.RouteValues["inspection"]!), context.Request.RouteValues["school"] is string school ? new(school) : null));

    public Actor Actor => District.Actor;

    public IInspectionGrain Inspection(SchoolCode school) => District.Grains.Inspection(District.Code, Code, school);

    /// <summary>The sheet that a post fills in for a school: the school its own; an inspector his or the team's; the office the team's, or that of who is named.</summary>
    /// <returns>Refused: scope.forbidden, team.no-rater, team.no-seat.</returns>
    public static Outcome<ScoredSheet> SheetOf(InspectionView view, Actor actor, string? rater)
    {
        if (actor.School is not null) return new ScoredSheet(view, SheetKind.Self, "");
        if (view.MySheet is { } mine && (rater is null || rater == mine || view.Round.SeatOf(actor.Account, view.School) is not null)) return new ScoredSheet(view, SheetKind.Inspector, mine);
        if (!actor.IsDistrict) return new Refusal("scope.forbidden", RefusalKind.Forbidden, "只有检查这所学校的人员可以打分。");
        if (rater is null) return new Refusal("team.no-rater", RefusalKind.Invalid, "请选择录入谁的评分。", "rater");
        return view.Round.SeatOf(rater, view.School) is { } seat
            ? new ScoredSheet(view, SheetKind.Inspector, RaterMarks.SheetOf(view.Round, seat))
            : new Refusal("team.no-seat", RefusalKind.Invalid, "这个人不在检查这所学校的组里。", "rater");
    }
}

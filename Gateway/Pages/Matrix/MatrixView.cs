using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Pages.Matrix;

/// <summary>Asks everything that 报送情况 shows.</summary>
internal sealed class MatrixView(DeskPeople people, TimeProvider clock)
{
    /// <summary>What the address asks for; null: no round was opened in that year, or none at all.</summary>
    public async Task<(MatrixAsk? Ask, DistrictView? District)> Asked(DistrictCall call, IQueryCollection query, CancellationToken cancellationToken)
    {
        if (await call.District.ViewFor(call.Actor, cancellationToken) is not { } district) return (null, null);
        if (Usual(district, query, Zones.DayOf(clock.GetUtcNow(), district.TimeZone)) is not { } quarter) return (null, district);
        var ask = MatrixAsk.Of(call.Code, quarter, query);
        return (ask.Group is { } group && (district.Groups.All(g => g.Code != group) || !call.Actor.Covers(group)) ? ask with { Group = null } : ask, district);
    }

    public async Task<Outcome<MatrixModel>> Of(DistrictCall call, MatrixAsk ask, DistrictView district, CancellationToken cancellationToken)
    {
        var compared = await call.Comparison.Compare(call.Actor, ask.Query, cancellationToken);
        if (compared.Value is not { } view) return Outcome<MatrixModel>.Refused(compared.Refusals);
        var matrix = new ReportingMatrix(view, ask.Filter);
        var reported = matrix;
        if (ask.Basis is Basis.Accepted)
        {
            var onReported = await call.Comparison.Compare(call.Actor, ask.Query with { From = ask.Quarter, Basis = Basis.Reported }, cancellationToken);
            if (onReported.Value is not { } other) return Outcome<MatrixModel>.Refused(onReported.Refusals);
            reported = new(other, ask.Filter);
        }

        var waiting = await call.Comparison.WaitingCount(call.Actor, cancellationToken);
        if (waiting.Value is not { } count) return Outcome<MatrixModel>.Refused(waiting.Refusals);
        var notices = await call.District.Notices(call.Actor, ask.Quarter, cancellationToken);
        if (notices.Value is not { } noticed) return Outcome<MatrixModel>.Refused(notices.Refusals);
        var matters = await call.MatterDesk.List(call.Actor, new(), cancellationToken);
        if (matters.Value is not { } open) return Outcome<MatrixModel>.Refused(matters.Refusals);
        var chase = ChaseList.Of(reported);
        return new MatrixModel(
            matrix, district, ask, chase, noticed.Notices, await people.Contacts(call.Code, cancellationToken),
            new(
                count.Reports, count.Plans, chase.Count - chase.Of(ChaseWhy.Returned).Length, view.Tables[^1].Round!.Dates.Due,
                chase.Of(ChaseWhy.Returned).Length, reported.Listed.Count(s => reported.Table.Rows[s] is { IsOnBehalf: true, IsConfirmed: false }),
                await people.OpenResets(call, cancellationToken), open.Waiting, open.Overdue),
            Zones.DayOf(view.AskedAt, view.TimeZone));
    }

    /// <summary>The asked quarter, else the last of the asked year, else the last that has opened; before the first opens, the first.</summary>
    private static Quarter? Usual(DistrictView district, IQueryCollection query, DateOnly today)
    {
        var rounds = district.Rounds;
        if (Quarter.TryParse(query["quarter"], out var asked) && rounds.Any(r => r.Quarter == asked)) return asked;
        if (int.TryParse(query["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return rounds.LastOrDefault(r => r.Quarter.Year == year)?.Quarter;
        return (rounds.LastOrDefault(r => r.Dates.Opens <= today) ?? rounds.FirstOrDefault())?.Quarter;
    }
}

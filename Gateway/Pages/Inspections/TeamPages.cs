using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Settings;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>Who inspects which schools.</summary>
internal static class TeamPages
{
    /// <summary>Values of the form: a choice for each school, and the seats.</summary>
    public const int MaxValues = 8_192;

    public static Task<IResult> Show(DistrictCall call, InspectionCode inspection, InspectorSeats seats, IAccountNames names, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, _) => Draw(call, view, inspection, seats, names, null, cancellationToken), cancellationToken);

    public static Task<IResult> Save(
        DistrictCall call, InspectionCode inspection, PageForm form, HttpContext http, InspectorSeats seats, IAccountNames names, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, async (view, _) =>
        {
            if (await Round(call, inspection, cancellationToken) is not { } round) return PageResults.Say(Notice.NotFound);
            var teams = new TeamForm(round, await seats.Candidates(call.Code, cancellationToken)).Read(form);
            return await FormFlow.Send(
                http, form,
                async () =>
                {
                    var set = await call.District.SetInspectionTeams(new(call.Context, inspection, teams), cancellationToken);
                    if (!set.IsRefused) await seats.Reach(call.Code, teams, cancellationToken);
                    return set;
                },
                [],
                _ => (Say.It(InspectionTexts.TeamsSaved, teams.Length, teams.Sum(t => t.Schools.Length)), form.Typed("act") == "more" ? $"{InspectionPages.Round(call.Code, inspection)}/teams" : InspectionPages.Round(call.Code, inspection)),
                () => Draw(call, view, inspection, seats, names, form, cancellationToken));
        }, cancellationToken);

    private static async Task<InspectionRound?> Round(DistrictCall call, InspectionCode inspection, CancellationToken cancellationToken) =>
        (await call.District.Inspections(cancellationToken))?.Rounds.FirstOrDefault(r => r.Code == inspection);

    private static async Task<IResult> Draw(
        DistrictCall call, DistrictView view, InspectionCode inspection, InspectorSeats seats, IAccountNames names, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await Round(call, inspection, cancellationToken) is not { } round || await call.District.Rubric(round.Rubric, cancellationToken) is not { } rubric) return PageResults.Say(Notice.NotFound);
        var candidates = await seats.Candidates(call.Code, cancellationToken);

        // Who lost the post since keeps the seat until somebody takes it away.
        var others = round.Teams.SelectMany(t => t.Seats).DistinctBy(s => s.Account).Where(s => candidates.All(c => c.Account != s.Account)).ToArray();
        var known = await names.Of(others.Select(s => s.Account));
        candidates = [.. candidates, .. others.Select(s => new SeatCandidate(s.Account, known.GetValueOrDefault(s.Account, s.Account), InspectionTexts.NoPost, s.OwnSchools))];
        var parameters = new { Model = new TeamsModel(view, round, rubric, candidates), Sent = sent };
        return sent is null ? PageResults.Draw<TeamsPage>(parameters) : PageResults.DrawRefused<TeamsPage>(parameters);
    }
}

/// <summary>Reads the teams of the form: what has neither name nor seats is no team.</summary>
internal sealed class TeamForm(InspectionRound round, ImmutableArray<SeatCandidate> candidates)
{
    public const string Spread = "spread";

    public ImmutableArray<InspectionTeam> Read(PageForm form)
    {
        var drafts = Enumerable.Range(0, InspectionRoundRules.MostTeams).Select(i => Draft(form, i)).TakeWhile(d => d is not null).OfType<TeamDraft>().ToArray();
        var chosen = round.Schools.ToDictionary(s => s.School, s => drafts.FirstOrDefault(d => d.Id == form.Typed($"s-{s.School}")));
        if (form.Typed("act") == Spread) SpreadOut(drafts, chosen);
        return
        [
            .. from draft in drafts
               let schools = round.Schools.Select(s => s.School).Where(s => chosen[s] == draft).ToImmutableArray()
               where draft.Name is not null || !draft.Seats.IsEmpty || !schools.IsEmpty
               select new InspectionTeam(draft.Name ?? "", draft.Seats, schools),
        ];
    }

    /// <summary>Schools without a team go to the team with the fewest of them that has nobody of their own.</summary>
    private void SpreadOut(TeamDraft[] drafts, Dictionary<SchoolCode, TeamDraft?> chosen)
    {
        foreach (var school in round.Schools.Select(s => s.School).Where(s => chosen[s] is null).ToArray())
        {
            chosen[school] = drafts
                .Where(d => d.Name is not null && !d.Seats.Any(seat => seat.OwnSchools.Contains(school)))
                .MinBy(d => chosen.Values.Count(other => other == d));
        }
    }

    private TeamDraft? Draft(PageForm form, int number)
    {
        var id = TeamsModel.IdOf(number);
        if (!form.Has($"{id}-name")) return null;
        var (leader, members, peers) = (form.Text($"{id}-leader"), form.All($"{id}-members"), form.All($"{id}-peers"));
        var seats = new[] { leader }.Concat(members).OfType<string>().Distinct()
            .Select(account => Seat(account, account == leader, RaterKind.Inspector))
            .Concat(peers.Where(p => p != leader && !members.Contains(p)).Select(account => Seat(account, false, RaterKind.Peer)));
        return new(id, form.Text($"{id}-name"), [.. seats]);
    }

    private InspectorSeat Seat(string account, bool isLeader, RaterKind kind) =>
        new(account, isLeader, candidates.FirstOrDefault(c => c.Account == account)?.OwnSchools ?? round.Teams.SelectMany(t => t.Seats).FirstOrDefault(s => s.Account == account)?.OwnSchools ?? [], kind);

    private sealed record TeamDraft(string Id, string? Name, ImmutableArray<InspectorSeat> Seats);
}

/// <summary>The teams of a round, with one empty place more.</summary>
public sealed record TeamsModel(DistrictView District, InspectionRound Round, Rubric Rubric, ImmutableArray<SeatCandidate> Candidates)
{
    public string At => InspectionPages.Round(District.Code, Round.Code);

    public bool HasPeers => Rubric.Weights is { Peers: > 0 };

    /// <summary>Teams by the beginning of their fields; the last one is empty.</summary>
    public IEnumerable<(string Id, InspectionTeam? Team)> Places => Round.Teams.Select((team, i) => (IdOf(i), (InspectionTeam?)team)).Append((IdOf(Round.Teams.Length), null));

    public IEnumerable<(string Name, ImmutableArray<ExpectedSchool> Schools)> Groups =>
        from schools in Round.Schools.GroupBy(s => s.Group)
        let place = District.Groups.FirstOrDefault(g => g.Code == schools.Key)
        orderby place?.Order ?? int.MaxValue, schools.Key
        select (place?.Name ?? schools.Key.Value, schools.ToImmutableArray());

    public string IdOf(SchoolCode school) => Round.Teams.Select((team, i) => (team, i)).Where(t => t.team.Schools.Contains(school)).Select(t => IdOf(t.i)).FirstOrDefault("");

    internal static string IdOf(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t{number}");
}

using System.Collections.Immutable;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Import;

/// <summary>Reads accounts and posts from rows: says first what each would do, then does it. The same rows twice change nothing.</summary>
public sealed class AccountImport(AccountsUnit unit, Holders holders, AccountMaker maker)
{
    /// <summary>Rows that one import takes: three posts for each of 1,000 schools.</summary>
    public const int MostRows = 3_000;

    /// <returns>Refused: account.import-too-many, account.not-yours.</returns>
    public async Task<Outcome<ImportPreview>> Preview(
        Keeper keeper, ImportDistrict district, ImmutableArray<ImportRow> rows, CancellationToken cancellationToken = default)
    {
        if (Refuse(keeper, district, rows) is { } refusal) return refusal;
        var sorted = await Sort(keeper, district, rows, cancellationToken);
        return new ImportPreview([.. sorted.Select(s => s.Line)]);
    }

    /// <summary>Does what the preview said for the rows that are not wrong, in one transaction.</summary>
    /// <returns>Refused: account.import-too-many, account.not-yours.</returns>
    public Task<Outcome<ImportDone>> Apply(
        Keeper keeper, ImportDistrict district, ImmutableArray<ImportRow> rows, CancellationToken cancellationToken = default) =>
        unit.Change<ImportDone>(async () =>
        {
            if (Refuse(keeper, district, rows) is { } refusal) return refusal;
            var sorted = await Sort(keeper, district, rows, cancellationToken);
            var today = (await holders.Of(district.District.Value, cancellationToken)).DayOf(unit.Now);

            // Looking for changes after each of some thousand rows would take minutes; they are looked for once, when all is saved.
            unit.Db.ChangeTracker.AutoDetectChangesEnabled = false;
            var people = new Dictionary<string, Made>();
            var slips = new Dictionary<string, (Made Made, List<Tenure> Posts)>();
            foreach (var one in sorted.Where(s => s.Line.State is ImportState.Changed)) Change(keeper, one);
            foreach (var one in sorted.Where(s => s.Line.State is ImportState.New))
            {
                var made = people.TryGetValue(one.Row!.PersonKey, out var known) ? known : null;
                if (made is null)
                {
                    var found = await maker.Find(one.Account is { } id ? new(id) : new(null, one.Row.Name, one.Row.Phone), district.District, keeper, cancellationToken);
                    if (found.Value is not { } person) return Outcome<ImportDone>.Refused(found.Refusals.Select(r => r with { Place = $"{one.Line.Row}" }));
                    people[one.Row.PersonKey] = made = person;
                }

                var post = maker.NewPost(one.Row.Post, today);
                var held = await maker.Hold(made.Account, post, post.From, post.To, isStandIn: false, cancellationToken);
                if (held.Value is not { } holding) return Outcome<ImportDone>.Refused(held.Refusals.Select(r => r with { Place = $"{one.Line.Row}" }));
                unit.Tell(keeper.Event(AccountEventKinds.PostGiven, unit.Now, made.Account.Id, $"导入：任职岗位“{post.Title}”", one.Row.Post.School));
                if (made.First is null) continue;
                if (!slips.TryGetValue(made.Account.Id, out var slip)) slips[made.Account.Id] = slip = (made, []);
                slip.Posts.Add(Tenure.Of(holding));
            }

            unit.Db.ChangeTracker.AutoDetectChangesEnabled = true;
            return new ImportDone(
                [.. sorted.Select(s => s.Line)], [.. slips.Values.Select(s => new Slip(s.Made.First!, s.Made.Account.PhoneNumber, [.. s.Posts]))]);
        }, cancellationToken);

    private static Refusal? Refuse(Keeper keeper, ImportDistrict district, ImmutableArray<ImportRow> rows) =>
        !keeper.IsAdministratorOf(district.District) && keeper.Actor.Role is not Domain.Accounts.Role.DistrictOfficer ? AccountRights.NotYours
        : rows.Length > MostRows ? new("account.import-too-many", RefusalKind.TooLarge, $"一次最多导入 {MostRows} 行。")
        : null;

    private async Task<List<SortedRow>> Sort(Keeper keeper, ImportDistrict district, ImmutableArray<ImportRow> rows, CancellationToken cancellationToken)
    {
        var today = (await holders.Of(district.District.Value, cancellationToken)).DayOf(unit.Now);
        var holdings = await unit.Db.Holdings.Include(h => h.Post).Include(h => h.Account)
            .Where(h => h.Post.District == district.District.Value).ToListAsync(cancellationToken);
        return new ImportSorter(keeper, district, today, [.. holdings.Where(h => !h.IsOver(today))]).Sort(rows);
    }

    private void Change(Keeper keeper, SortedRow one)
    {
        var (row, holding) = (one.Row!, one.Holding!);
        if (row.Phone is not null) holding.Account.PhoneNumber = row.Phone;
        if (row.HasFrom) holding.From = row.Post.From!.Value;
        if (holding.From < holding.Post.From) holding.Post.From = holding.From;
        holding.To = row.Post.To;
        holding.Post.Limits = row.Post.Limits;
        unit.Cache.ForgetAccount(holding.AccountId);
        unit.Tell(keeper.Event(AccountEventKinds.PostChanged, unit.Now, holding.AccountId, $"导入：修改岗位“{holding.Post.Title}”的任职", row.Post.School));
    }
}

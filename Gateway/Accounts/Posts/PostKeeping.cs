using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Posts;

/// <summary>Gives, changes and ends posts; hands them over. A post stays, with all that was done in it, when its person changes.</summary>
public sealed class PostKeeping(AccountsUnit unit, Holders holders, AccountMaker maker)
{
    /// <summary>A stand-in is for a time: longer than this is a hand-over.</summary>
    public const int MostStandInDays = 366;

    /// <summary>Makes a post and gives it to somebody.</summary>
    /// <returns>Refused: account.not-yours, account.*, post.title-invalid, post.scope-mismatch, post.limits-mismatch, post.dates-reversed, post.powers-apart.</returns>
    public Task<Outcome<Given>> Give(Keeper keeper, NewPost post, Person person, CancellationToken cancellationToken = default) =>
        unit.Change(() => GiveWithin(keeper, post, person, cancellationToken), cancellationToken);

    /// <summary>工作交接: the holder's last day is the one before, the other begins; the post keeps drafts, to-dos and history.</summary>
    /// <param name="from">First day of the new holder; not before today.</param>
    /// <returns>Refused: post.absent, post.ended, account.not-yours, post.from-past, post.powers-apart, post.held-already, account.*.</returns>
    public Task<Outcome<Given>> HandOver(Keeper keeper, string post, Person person, DateOnly from, CancellationToken cancellationToken = default) =>
        OnPost(keeper, post, async (row, today) =>
        {
            if (from < today) return new Refusal("post.from-past", RefusalKind.Invalid, "交接日期不能早于今天。", "from");
            var made = await maker.Find(person, new(row.District), keeper, cancellationToken);
            if (made.Value is not { } to) return Outcome<Given>.Refused(made.Refusals);
            foreach (var old in row.Holdings.Where(h => !(h.To < from)).ToArray())
            {
                // One that had not begun ends before it does, and stays in the history.
                old.To = from.AddDays(-1);
                unit.Cache.ForgetAccount(old.AccountId);
            }

            return await Held(keeper, row, to, from, null, isStandIn: false, AccountEventKinds.PostHandedOver, $"岗位“{row.Title}”自 {from:yyyy-MM-dd} 起交接", cancellationToken);
        }, cancellationToken);

    /// <summary>代理人: somebody acts in the post beside its holder for some days.</summary>
    /// <returns>Refused: as for a hand-over, and post.stand-in-too-long, post.dates-reversed.</returns>
    public Task<Outcome<Given>> StandIn(Keeper keeper, string post, Person person, DateOnly from, DateOnly to, CancellationToken cancellationToken = default) =>
        OnPost(keeper, post, async (row, today) =>
        {
            if (from < today) return new Refusal("post.from-past", RefusalKind.Invalid, "代理的开始日期不能早于今天。", "from");
            if (to < from) return new Refusal("post.dates-reversed", RefusalKind.Invalid, "结束日期不能早于开始日期。", "to");
            if (to.DayNumber - from.DayNumber >= MostStandInDays)
                return new Refusal("post.stand-in-too-long", RefusalKind.Invalid, "代理最长一年，更久请办理工作交接。", "to");
            var made = await maker.Find(person, new(row.District), keeper, cancellationToken);
            return made.Value is { } stand
                ? await Held(keeper, row, stand, from, to, isStandIn: true, AccountEventKinds.StandInNamed, $"岗位“{row.Title}”{from:yyyy-MM-dd} 至 {to:yyyy-MM-dd} 代理", cancellationToken)
                : Outcome<Given>.Refused(made.Refusals);
        }, cancellationToken);

    /// <summary>Ends one holding (a stand-in, one of two who share a post) or the whole post.</summary>
    /// <param name="holding">Null: the post itself, for everyone.</param>
    /// <param name="last">The last day; null: it ends now.</param>
    /// <returns>Refused: post.absent, account.not-yours, post.last-administrator.</returns>
    public Task<Outcome<Done>> End(Keeper keeper, string post, string? holding, DateOnly? last, CancellationToken cancellationToken = default) =>
        OnPost<Done>(keeper, post, async (row, today) =>
        {
            var until = last ?? today.AddDays(-1);
            var ending = row.Holdings.Where(h => holding is null ? !h.IsOver(today) : h.Id == holding).ToArray();
            if (holding is not null && ending.Length == 0) return AccountRights.PostAbsent;
            if (await LastAdministrator(row, ending, cancellationToken)) return LastOne;
            if (holding is null) row.To = until;
            foreach (var one in ending)
            {
                one.To = until;
                unit.Cache.ForgetAccount(one.AccountId);
                unit.Tell(keeper.Event(AccountEventKinds.PostEnded, unit.Now, one.AccountId, $"岗位“{row.Title}”到 {until:yyyy-MM-dd} 止", SchoolOf(row)));
            }

            return Done.It;
        }, cancellationToken);

    /// <summary>Renames a post, or changes what narrows it.</summary>
    /// <returns>Refused: post.absent, account.not-yours, and the flaws of a post.</returns>
    public Task<Outcome<Done>> Change(Keeper keeper, string post, string title, PostLimits limits, CancellationToken cancellationToken = default) =>
        OnPost<Done>(keeper, post, (row, today) =>
        {
            var changed = new NewPost(row.Role, title, new(row.District), SchoolOf(row), limits, row.From, row.To);
            if (PostRules.Flaws(changed, today).ToArray() is { Length: > 0 } flaws) return Task.FromResult(Outcome<Done>.Refused(flaws));
            row.Title = title.Trim();
            row.PlainTitle = Typed.Plain(title);
            row.Limits = limits;
            unit.Cache.Clear();
            unit.Tell(keeper.Event(AccountEventKinds.PostChanged, unit.Now, null, $"修改岗位“{row.Title}”", SchoolOf(row)));
            return Task.FromResult<Outcome<Done>>(Done.It);
        }, cancellationToken);

    internal static Refusal LastOne { get; } = new(
        "post.last-administrator", RefusalKind.Conflict, "这是本区最后一个区管理员，请先另设一个区管理员。");

    internal async Task<Outcome<Given>> GiveWithin(Keeper keeper, NewPost post, Person person, CancellationToken cancellationToken)
    {
        if (!AccountRights.MayKeep(keeper, post.Role, post.District, post.School)) return AccountRights.NotYours;
        var today = (await holders.Of(post.District.Value, cancellationToken)).DayOf(unit.Now);
        if (PostRules.Flaws(post, today).ToArray() is { Length: > 0 } flaws) return Outcome<Given>.Refused(flaws);
        var made = await maker.Find(person, post.District, keeper, cancellationToken);
        if (made.Value is not { } to) return Outcome<Given>.Refused(made.Refusals);
        var row = maker.NewPost(post, today);
        return await Held(keeper, row, to, row.From, row.To, isStandIn: false, AccountEventKinds.PostGiven, $"任职：岗位“{row.Title}”", cancellationToken);
    }

    /// <summary>Whether nobody would administer the district once these holdings, or this account's, have ended.</summary>
    internal async Task<bool> LastAdministrator(PostRow row, HoldingRow[] ending, CancellationToken cancellationToken)
    {
        if (row.Role is not Role.DistrictAdmin) return false;
        var today = (await holders.Of(row.District, cancellationToken)).DayOf(unit.Now);
        var all = await unit.Db.Holdings.Include(h => h.Post)
            .Where(h => h.Post.District == row.District && h.Post.Role == Role.DistrictAdmin && h.Account.DisabledAt == null).ToListAsync(cancellationToken);
        return !all.Any(h => h.IsOn(today) && !ending.Contains(h));
    }

    private async Task<Outcome<Given>> Held(
        Keeper keeper, PostRow row, Made to, DateOnly from, DateOnly? until, bool isStandIn, string kind, string text, CancellationToken cancellationToken)
    {
        var held = await maker.Hold(to.Account, row, from, until, isStandIn, cancellationToken);
        if (held.Value is not { } holding) return Outcome<Given>.Refused(held.Refusals);
        unit.Tell(keeper.Event(kind, unit.Now, to.Account.Id, text, SchoolOf(row)));
        return new Given(to.Account.Id, to.Account.Name, Tenure.Of(holding), to.First);
    }

    private Task<Outcome<T>> OnPost<T>(Keeper keeper, string post, Func<PostRow, DateOnly, Task<Outcome<T>>> act, CancellationToken cancellationToken)
        where T : class =>
        unit.Change<T>(async () =>
        {
            var row = await unit.Db.Posts.Include(p => p.Holdings).ThenInclude(h => h.Account).SingleOrDefaultAsync(p => p.Id == post, cancellationToken);
            if (row is null || row.District != keeper.Actor.District.Value) return AccountRights.PostAbsent;
            if (!AccountRights.MayKeep(keeper, row)) return AccountRights.NotYours;
            var today = (await holders.Of(row.District, cancellationToken)).DayOf(unit.Now);
            if (row.To < today) return new Refusal("post.ended", RefusalKind.Conflict, "这个岗位已经结束。");
            return await act(row, today);
        }, cancellationToken);

    private static SchoolCode? SchoolOf(PostRow row) => row.School is { } school ? new SchoolCode(school) : null;
}

using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Posts;

/// <summary>Makes accounts, posts and holdings inside a change that somebody else has begun and may do.</summary>
public sealed class AccountMaker(AccountsUnit unit, Holders holders, PasswordChanges passwords)
{
    /// <summary>The account that is meant, or a new one with a first password.</summary>
    /// <returns>Refused: account.absent, account.disabled, account.name-invalid, account.phone-invalid, account.phone-taken.</returns>
    internal async Task<Outcome<Made>> Find(Person person, DistrictCode district, Keeper keeper, CancellationToken cancellationToken)
    {
        if (person.Account is { } id)
        {
            var account = await unit.Db.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
            if (account is null || !await IsOf(id, district, cancellationToken)) return AccountRights.Absent;
            if (account.DisabledAt is not null) return new Refusal("account.disabled", RefusalKind.Conflict, "这个账号已停用，请先启用。");
            return new Made(account, null);
        }

        if (PostRules.PersonFlaws(person).ToArray() is { Length: > 0 } flaws) return Outcome<Made>.Refused(flaws);
        var phone = Typed.Phone(person.Phone);
        if (await PhoneTaken(phone, district, null, cancellationToken) is { } taken) return taken;
        var made = New(person.Name!, phone, person.NewId);
        var first = passwords.PutFirst(made);
        unit.Db.Accounts.Add(made);
        unit.Tell(keeper.Event(AccountEventKinds.AccountCreated, unit.Now, made.Id, "新建账号"));
        return new Made(made, first);
    }

    internal Account New(string name, string? phone, string? newId = null)
    {
        var id = newId ?? Ids.New();
        return new()
        {
            Id = id,
            UserName = id,
            NormalizedUserName = id.ToUpperInvariant(),
            Name = name.Trim(),
            PlainName = Typed.Plain(name),
            PhoneNumber = phone,
            CreatedAt = unit.Now,
            SecurityStamp = Ids.New(),
        };
    }

    internal PostRow NewPost(NewPost post, DateOnly today)
    {
        var row = new PostRow
        {
            Id = Ids.New(),
            Role = post.Role,
            District = post.District.Value,
            School = post.School?.Value,
            Title = post.Title.Trim(),
            PlainTitle = Typed.Plain(post.Title),
            Limits = post.Limits,
            From = post.From ?? today,
            To = post.To,
        };
        unit.Db.Posts.Add(row);
        return row;
    }

    /// <returns>Refused: post.powers-apart, post.held-already.</returns>
    internal async Task<Outcome<HoldingRow>> Hold(Account account, PostRow post, DateOnly from, DateOnly? to, bool isStandIn, CancellationToken cancellationToken)
    {
        var held = unit.Db.Entry(account).State is EntityState.Added ? [] : await holders.NotOver(account.Id, cancellationToken);
        held.AddRange(account.Holdings.Where(h => !held.Contains(h) && unit.Db.Entry(h).State is EntityState.Added));
        if (PostRules.Against(held, post.Role) is { } apart) return apart;
        if (held.Any(h => h.PostId == post.Id && !(h.To < from) && !(to < h.From))) return PostRules.HeldAlready;
        var row = new HoldingRow
        {
            Id = Ids.New(),
            PostId = post.Id,
            AccountId = account.Id,
            From = from,
            To = to,
            IsStandIn = isStandIn,
            Post = post,
            Account = account,
        };
        unit.Db.Holdings.Add(row);
        unit.Cache.ForgetAccount(account.Id);
        return row;
    }

    internal async Task<Refusal?> PhoneTaken(string? phone, DistrictCode district, string? except, CancellationToken cancellationToken)
    {
        if (phone is null) return null;
        var code = district.Value;
        var taken = await unit.Db.Holdings.AnyAsync(h => h.Post.District == code && h.Account.PhoneNumber == phone && h.AccountId != except, cancellationToken)
            || unit.Db.ChangeTracker.Entries<HoldingRow>().Any(h => h.State is EntityState.Added && h.Entity.Post.District == code
                && h.Entity.Account.PhoneNumber == phone && h.Entity.AccountId != except);
        return taken ? new("account.phone-taken", RefusalKind.Conflict, "这个电话号码已登记在另一个账号上。", "phone") : null;
    }

    private Task<bool> IsOf(string account, DistrictCode district, CancellationToken cancellationToken) =>
        unit.Db.Holdings.AnyAsync(h => h.AccountId == account && h.Post.District == district.Value, cancellationToken);
}

/// <summary>An account, and its first password when it was made just now.</summary>
internal sealed record Made(Account Account, FirstPassword? First);

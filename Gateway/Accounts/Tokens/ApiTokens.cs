using System.Collections.Immutable;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Tokens;

/// <summary>A token of the API as it is listed. The token itself is shown once, when it is issued.</summary>
/// <param name="Post">Title of the post that it speaks for.</param>
public sealed record TokenLine(
    string Id, string Name, string Holding, string Post, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <summary>A new token.</summary>
/// <param name="Token">To be sent as <c>Authorization: Bearer</c>; kept nowhere.</param>
public sealed record IssuedToken(string Token, TokenLine Line);

/// <summary>Tokens for programs that speak for one post of a person.</summary>
public sealed class ApiTokens(AccountsUnit unit, Holders holders)
{
    public const string Prefix = "du_";
    public const int MostDays = 366;
    public const int MostName = 60;

    /// <summary>Tokens that an account may have at a time.</summary>
    public const int MostTokens = 20;

    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(5);

    /// <summary>Issues a token for the post in which the person acts.</summary>
    /// <param name="days">Days until it expires: 1 to 366.</param>
    /// <returns>Refused: token.name-invalid, token.days-out-of-range, token.too-many, token.outlives (one that was issued by a token ends no later than that).</returns>
    public Task<Outcome<IssuedToken>> Issue(Visit visit, string name, int days, string? address, CancellationToken cancellationToken = default) =>
        unit.Change<IssuedToken>(async () =>
        {
            if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > MostName || name.Any(char.IsControl))
                return new Refusal("token.name-invalid", RefusalKind.Invalid, "请写明令牌的用途，最多 60 个字。", "name");
            if (days is < 1 or > MostDays) return new Refusal("token.days-out-of-range", RefusalKind.Invalid, "有效期要在 1 到 366 天之间。", "days");
            var now = unit.Now;
            if (await unit.Db.Tokens.CountAsync(t => t.AccountId == visit.Account && t.RevokedAt == null && t.ExpiresAt > now, cancellationToken) >= MostTokens)
                return new Refusal("token.too-many", RefusalKind.Conflict, "有效的令牌最多 20 个，请先收回不用的。");
            if (visit.IsToken && await unit.Db.Tokens.AnyAsync(t => t.Id == visit.Session && t.ExpiresAt < now.AddDays(days), cancellationToken))
                return new Refusal("token.outlives", RefusalKind.Conflict, "用令牌发出的令牌不能比它自己更晚到期，请登录后操作。", "days");
            var token = Prefix + Ids.Secret();
            var row = new TokenRow
            {
                Id = Ids.New(),
                AccountId = visit.Account,
                HoldingId = visit.Current.Holding,
                Name = name.Trim(),
                Hash = Ids.Digest(token),
                CreatedAt = now,
                ExpiresAt = now.AddDays(days),
            };
            unit.Db.Tokens.Add(row);
            unit.Tell(visit.Event(AccountEventKinds.TokenIssued, now, visit.Account, address, $"发出接口令牌“{row.Name}”，{days} 天有效"));
            return new IssuedToken(token, Line(row, visit.Current.Title));
        }, cancellationToken);

    /// <summary>Who speaks by a token; null when it is none, expired or revoked, or its account or post has ended.</summary>
    public async Task<Visit?> Find(string token, CancellationToken cancellationToken = default)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var hash = Ids.Digest(token);
        if (unit.Cache.Find(hash) is { } kept) return kept;
        var now = unit.Now;
        var row = await unit.Db.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now, cancellationToken);
        if (row is null) return null;
        var account = await unit.Db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == row.AccountId, cancellationToken);
        var holding = (await holders.Today(row.AccountId, cancellationToken)).FirstOrDefault(h => h.Id == row.HoldingId);
        if (account is not { DisabledAt: null } || holding is null) return null;
        if (row.LastUsedAt is not { } used || now - used > UsedEvery)
            await unit.Db.Tokens.Where(t => t.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancellationToken);
        var post = Tenure.Of(holding);
        var visit = new Visit(row.Id, account.Id, account.Name, SessionStage.Open, post, [post], IsToken: true, 0);
        unit.Cache.Keep(hash, visit);
        return visit;
    }

    /// <summary>One's own tokens, the newest first; revoked and expired ones as well.</summary>
    public async Task<ImmutableArray<TokenLine>> Of(Visit visit, CancellationToken cancellationToken = default)
    {
        var rows = await unit.Db.Tokens.AsNoTracking().Where(t => t.AccountId == visit.Account)
            .Join(unit.Db.Holdings.Include(h => h.Post), t => t.HoldingId, h => h.Id, (t, h) => new { Token = t, h.Post.Title })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(r => r.Token.CreatedAt).Select(r => Line(r.Token, r.Title))];
    }

    /// <summary>Ends one of one's own tokens.</summary>
    /// <returns>Refused: token.absent.</returns>
    public Task<Outcome<Done>> Revoke(Visit visit, string id, string? address, CancellationToken cancellationToken = default) =>
        unit.Change<Done>(async () =>
        {
            if (await unit.Db.Tokens.SingleOrDefaultAsync(t => t.Id == id && t.AccountId == visit.Account, cancellationToken) is not { } row)
                return new Refusal("token.absent", RefusalKind.Absent, "没有这个令牌。");
            if (row.RevokedAt is not null) return Done.It;
            row.RevokedAt = unit.Now;
            unit.Cache.Forget(row.Hash);
            unit.Tell(visit.Event(AccountEventKinds.TokenRevoked, unit.Now, visit.Account, address, $"收回接口令牌“{row.Name}”"));
            return Done.It;
        }, cancellationToken);

    private static TokenLine Line(TokenRow row, string post) =>
        new(row.Id, row.Name, row.HoldingId, post, row.CreatedAt, row.ExpiresAt, row.LastUsedAt, row.RevokedAt);
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Store;

/// <summary>Identity's store on our tables. Recovery codes are kept as SHA-256 only: each has 50 random bits and counts once.</summary>
internal sealed class AccountStore(AccountsContext context) : UserOnlyStore<Account, AccountsContext, string>(context)
{
    // Redeeming puts back what is left, which are digests already; a code has 11 characters.
    private const int DigestLength = 64;

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => code.Length == DigestLength ? code : Digest(code)), cancellationToken);

    public override Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, Digest(code), cancellationToken);

    private static string Digest(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}

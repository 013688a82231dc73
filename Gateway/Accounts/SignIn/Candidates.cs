using System.Linq.Expressions;
using DistrictUnion.Accounts.Store;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.SignIn;

/// <summary>Finds whom a typed organisation and name may mean.</summary>
public sealed class Candidates(AccountsUnit unit, Holders holders)
{
    /// <summary>What people of the district's office type as their organisation.</summary>
    public const string Office = "qu";

    /// <summary>More people than this of one name: the name is not enough.</summary>
    internal const int Most = 5;

    /// <param name="organisation">A school's code, <see cref="Office"/>, a district's code, “district/school”, or nothing.</param>
    /// <param name="name">Title of a post (where an organisation is named), name of a person, or telephone number.</param>
    /// <returns>Accounts that are not disabled and hold such a post today; none when there are too many.</returns>
    internal async Task<IReadOnlyList<Account>> Of(string organisation, string name, CancellationToken cancellationToken)
    {
        var plain = Typed.Plain(name);
        if (plain.Length == 0) return [];
        var phone = Typed.Phone(name) ?? "-";
        var org = Typed.Plain(organisation);
        var query = unit.Db.Holdings.Include(h => h.Post).Include(h => h.Account).Where(h => h.Account.DisabledAt == null);
        query = org.Length == 0
            ? query.Where(h => h.Account.PlainName == plain || h.Account.PhoneNumber == phone)
            : query.Where(In(org)).Where(h => h.Post.PlainTitle == plain || h.Account.PlainName == plain || h.Account.PhoneNumber == phone);
        var found = new Dictionary<string, Account>();
        foreach (var holding in await query.OrderBy(h => h.Id).Take(200).ToListAsync(cancellationToken))
        {
            if (await holders.IsToday(holding, cancellationToken)) found.TryAdd(holding.AccountId, holding.Account);
        }

        return found.Count <= Most ? [.. found.Values] : [];
    }

    /// <summary>The subject under which attempts on a name that nobody has are counted.</summary>
    internal static string Nobody(string organisation, string name) => "?" + Ids.Digest($"{Typed.Plain(organisation)}\n{Typed.Plain(name)}")[..20];

    /// <summary>Which holdings a typed organisation means.</summary>
    internal static Expression<Func<HoldingRow, bool>> In(string organisation) => Typed.Plain(organisation).Split('/') switch
    {
        [Office] => h => h.Post.School == null,
        [var district, Office] => h => h.Post.School == null && h.Post.District == district,
        [var district, var school] => h => h.Post.District == district && h.Post.School == school,
        [var code, ..] => h => h.Post.School == code || (h.Post.School == null && h.Post.District == code),
        [] => h => false,
    };
}

using System.Collections.Immutable;
using DistrictUnion.Accounts.Import;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>Slips to print (账号条).</summary>
/// <param name="Address">Where the service is, as who prints them sees it.</param>
public sealed record SlipsModel(AccountsFrame Frame, ImmutableArray<Slip> Slips, string Address);

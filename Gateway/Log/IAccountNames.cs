using System.Collections.Immutable;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Log;

/// <summary>How people call the accounts that the log names by their ids.</summary>
internal interface IAccountNames
{
    /// <returns>Names of the accounts that are known; who is missing is shown by the id.</returns>
    ValueTask<ImmutableDictionary<string, string>> Of(IEnumerable<string> accounts);

    /// <returns>Ids of accounts that have or had a post in the district and whose name holds the text; at most <paramref name="most"/>.</returns>
    ValueTask<ImmutableArray<string>> Find(DistrictCode district, string name, int most);
}

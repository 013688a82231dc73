using System.Collections.Immutable;

namespace DistrictUnion.Gateway.Log;

/// <summary>How people call the accounts that the log names by their ids.</summary>
internal interface IAccountNames
{
    /// <returns>Names of the accounts that are known; who is missing is shown by the id.</returns>
    ValueTask<ImmutableDictionary<string, string>> Of(IEnumerable<string> accounts);
}

/// <summary>Where no accounts are kept, nobody has a name.</summary>
internal sealed class NoAccountNames : IAccountNames
{
    public ValueTask<ImmutableDictionary<string, string>> Of(IEnumerable<string> accounts) => ValueTask.FromResult(ImmutableDictionary<string, string>.Empty);
}

namespace DistrictUnion.Accounts;

/// <summary>The database of accounts cannot be used as it is. The message is for whoever runs the service.</summary>
public sealed class AccountsException(string code, string message) : Exception(message)
{
    /// <summary>Stable: <c>accounts.newer</c>, <c>accounts.older</c>.</summary>
    public string Code => code;
}

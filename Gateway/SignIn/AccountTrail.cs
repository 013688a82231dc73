using DistrictUnion.Accounts.Events;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>Writes what is done with accounts into the service's log, without the person: kind and district only.</summary>
internal sealed partial class AccountTrail(ILogger<AccountTrail> logger) : IAccountEvents
{
    public ValueTask Record(AccountEvent happened)
    {
        Log(happened.Kind, happened.District?.Value, happened.School?.Value);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Account event {Kind} in {District} {School}")]
    private partial void Log(string kind, string? district, string? school);
}
